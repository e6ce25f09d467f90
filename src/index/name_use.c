/*
 * Every word of every text passes here, so a word costs one hash and one probe. The table is not
 * emptied between texts: its slots carry the number of the text that filled them.
 */
#include "index/name_use.h"
#include "base/buf.h"
#include "base/wire.h"
#include "index/analyze.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

enum { SLOTS_FIRST = 1 << 12, ABBREVIATION_MAX = 4 };

typedef enum { USE_SMALL, USE_INSIDE, USE_EDGE, USE_COUNT } Use;

typedef struct {
    uint64_t hash;
    size_t at;  // of its bytes in words
    size_t n;
    uint32_t uses[USE_COUNT];
} NameWord;

typedef struct {
    uint32_t text, word;  // the text that filled it; number of the word
} Slot;

struct name_use {
    struct arena *arena;
    LIST_OF(NameWord) list;
    Buf words;
    Slot *slots;
    size_t slot_count;
    uint32_t text;
    size_t last_end;            // of the token before, in what was cut since the last break
    bool has_last, short_last;  // it may be an abbreviation: Mr. N. Gen.
    Use last_use;
};

struct name_use *name_use_create(void) {
    struct name_use *use = mem_alloc(sizeof *use);
    use->arena = arena_create();
    use->slot_count = SLOTS_FIRST;
    use->slots = mem_alloc(use->slot_count * sizeof *use->slots);
    return use;
}

void name_use_destroy(struct name_use *use) {
    if (use == NULL)
        return;
    arena_destroy(use->arena);
    buf_free(&use->words);
    mem_free(use->slots);
    mem_free(use);
}

void name_use_start(struct name_use *use) {
    use->list.n = 0;
    buf_clear(&use->words);
    use->has_last = false;
    if (++use->text == 0) {  // all numbers were used once
        memset(use->slots, 0, use->slot_count * sizeof *use->slots);
        use->text = 1;
    }
}

void name_use_break(struct name_use *use) {
    use->has_last = false;
}

/* --- the words of a text -----------------------------------------------------------------------
 */

static Slot *slot_of(const struct name_use *use, uint64_t hash) {
    for (size_t i = (size_t)hash;; i++) {
        Slot *slot = &use->slots[i & (use->slot_count - 1)];
        if (slot->text != use->text || use->list.p[slot->word].hash == hash)
            return slot;
    }
}

static void widen(struct name_use *use) {
    mem_free(use->slots);
    use->slot_count *= 2;
    use->slots = mem_alloc(use->slot_count * sizeof *use->slots);
    for (size_t i = 0; i < use->list.n; i++)
        *slot_of(use, use->list.p[i].hash) = (Slot){use->text, (uint32_t)i};
}

static NameWord *word_of(struct name_use *use, Str word) {
    uint64_t hash = wire_checksum(word);
    Slot *slot = slot_of(use, hash);
    if (slot->text == use->text)
        return &use->list.p[slot->word];
    *slot = (Slot){use->text, (uint32_t)use->list.n};
    NameWord *fresh = LIST_ADD(use->arena, &use->list);
    *fresh = (NameWord){.hash = hash, .at = use->words.n, .n = word.n};
    buf_str(&use->words, word);
    if (use->list.n * 2 > use->slot_count)
        widen(use);
    return &use->list.p[use->list.n - 1];
}

/* --- how it is written ---------------------------------------------------------------------------
 */

static bool begins_small(Str text, size_t *at) {
    uint32_t c;
    return !utf8_next(text, at, &c) || !unicode_is_upper(c);
}

/* What stands between two words may end a sentence, or open a quotation. */
static bool is_edge(Str between, bool after_short) {
    for (size_t i = 0; i < between.n; i++) {
        char c = between.p[i];
        if (c == '.' && after_short)
            continue;
        if (strchr(".!?:;\"([{\t", c) != NULL)
            return true;
    }
    return str_has(between, STR("\u201c")) || str_has(between, STR("\u201e")) ||
           str_has(between, STR("\u2018")) || str_has(between, STR("\u00ab")) ||
           str_has(between, STR("\u2022"));
}

static Use use_of(const struct name_use *use, Str text, const Token *token) {
    Str written = str_slice(text, token->start, token->end);
    size_t at = 0;
    if (begins_small(written, &at))
        return USE_SMALL;
    if (!begins_small(written, &at))
        return USE_EDGE;  // in capitals
    bool edge =
        !use->has_last || is_edge(str_slice(text, use->last_end, token->start), use->short_last);
    return edge ? USE_EDGE : USE_INSIDE;
}

static bool may_be_name(Str word) {
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] >= '0' && word.p[i] <= '9')
            return false;
    return word.n >= NAME_USE_LETTERS_MIN &&
           (utf8_ascii(word) == word.n || utf8_count(word) >= NAME_USE_LETTERS_MIN);
}

static void count(struct name_use *use, Str word) {
    if (str_ends(word, STR("'s")))
        word.n -= 2;
    if (may_be_name(word))
        word_of(use, analyze_clip(word))->uses[use->last_use]++;
}

void name_use_note(struct name_use *use, Str text, const Token *token) {
    size_t at = 0;
    use->last_use = use_of(use, text, token);
    count(use, token->folded);
    use->short_last = token->end - token->start <= ABBREVIATION_MAX &&
                      !begins_small(str_slice(text, token->start, token->end), &at);
    use->last_end = token->end;
    use->has_last = true;
}

void name_use_join(struct name_use *use, Str word) {
    count(use, word);
}

bool name_use_next(const struct name_use *use, bool by_edges, size_t *at, Str *name) {
    while (*at < use->list.n) {
        const NameWord *word = &use->list.p[(*at)++];
        uint32_t small = word->uses[USE_SMALL], inside = word->uses[USE_INSIDE];
        if (inside > small || (by_edges && small == 0 && word->uses[USE_EDGE] > 0)) {
            *name = str_slice(buf_as_str(&use->words), word->at, word->at + word->n);
            return true;
        }
    }
    return false;
}
