/*
 * A set of 64-bit hashes, open addressing, at most half full: every one of the seven million words
 * of a volume series is looked up, and nearly all are known, so one probe of a table that fits the
 * second cache is the whole cost; words met a moment ago are found in a smaller one before it. Two
 * words of the same hash would be taken for one, and the second would be missing from what fuzzy
 * words may mean; among a million words that is once in thirty million archives.
 */
#include "query/vocabulary.h"
#include "base/wire.h"
#include "index/analyze.h"

enum { SLOTS_FIRST = 1 << 14, RECENT_BITS = 12 };

struct vocabulary {
    uint64_t *slots;  // 0: free
    size_t slot_count, used;
    uint64_t recent[1 << RECENT_BITS];  // of words just met: a text repeats its own
    Buf fresh;
};

struct vocabulary *vocabulary_create(void) {
    struct vocabulary *vocabulary = mem_alloc(sizeof *vocabulary);
    vocabulary->slots = mem_alloc(SLOTS_FIRST * sizeof *vocabulary->slots);
    vocabulary->slot_count = SLOTS_FIRST;
    return vocabulary;
}

void vocabulary_destroy(struct vocabulary *vocabulary) {
    if (vocabulary == NULL)
        return;
    buf_free(&vocabulary->fresh);
    mem_free(vocabulary->slots);
    mem_free(vocabulary);
}

static uint64_t *slot_of(const struct vocabulary *vocabulary, uint64_t hash) {
    for (size_t i = (size_t)hash;; i++) {
        uint64_t *slot = &vocabulary->slots[i & (vocabulary->slot_count - 1)];
        if (*slot == 0 || *slot == hash)
            return slot;
    }
}

static void widen(struct vocabulary *vocabulary) {
    uint64_t *old = vocabulary->slots;
    size_t old_count = vocabulary->slot_count;
    vocabulary->slot_count *= 2;
    vocabulary->slots = mem_alloc(vocabulary->slot_count * sizeof *vocabulary->slots);
    for (size_t i = 0; i < old_count; i++)
        if (old[i] != 0)
            *slot_of(vocabulary, old[i]) = old[i];
    mem_free(old);
}

/* False where it was there. */
static bool add(struct vocabulary *vocabulary, Str word) {
    uint64_t hash = wire_checksum(word) | 1;
    uint64_t *recent = &vocabulary->recent[hash >> (64 - RECENT_BITS)];
    if (*recent == hash)
        return false;
    *recent = hash;
    uint64_t *slot = slot_of(vocabulary, hash);
    if (*slot != 0)
        return false;
    *slot = hash;
    if (++vocabulary->used * 2 > vocabulary->slot_count)
        widen(vocabulary);
    return true;
}

void vocabulary_know(struct vocabulary *vocabulary, Str tokens) {
    AnalyzedToken token;
    for (size_t at = 0; analyze_next(tokens, &at, &token);)
        (void)add(vocabulary, token.token);
}

bool vocabulary_lists(Str token) {
    return token.n > 0 && token.p[0] != '!' && token.p[0] != '-' && token.p[0] != '\x01';
}

void vocabulary_note(struct vocabulary *vocabulary, Str token) {
    if (!vocabulary_lists(token) || !add(vocabulary, token))
        return;
    buf_char(&vocabulary->fresh, (char)token.n);
    buf_str(&vocabulary->fresh, token);
}

Str vocabulary_new(const struct vocabulary *vocabulary) {
    return buf_as_str(&vocabulary->fresh);
}

void vocabulary_kept(struct vocabulary *vocabulary) {
    buf_clear(&vocabulary->fresh);
}
