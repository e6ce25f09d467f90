/*
 * Pairs are counted without their names, in one of 2^23 counters; whether a pair was ever seen is
 * asked of a filter first (Bloom 1970; its three bits in one word of 64), because what was never
 * seen must not be taken for what was. 32 MB hold what an exact table would need several times the
 * room for. Neither depends on the order in which pairs come: bits are set, counters stop at the
 * top.
 */
#include "annotate/fault_words.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/num.h"

enum { PAIR_BITS = 23, FILTER_BITS = 21, WORD_BYTES_MAX = 40 };

struct fault_words {
    struct arena *arena, *scratch;
    struct map *numbers;
    FaultWordList words;
    uint16_t *pairs;
    uint64_t *filter;
    uint64_t total;
    uint32_t documents;
    struct token_cutter *cutter;
};

struct fault_words *fault_words_create(struct arena *arena) {
    struct fault_words *words = ARENA_NEW(arena, struct fault_words);
    words->arena = arena;
    words->scratch = arena_create();
    words->numbers = map_create(arena);
    words->pairs = ARENA_ARRAY(arena, uint16_t, (size_t)1 << PAIR_BITS);
    words->filter = ARENA_ARRAY(arena, uint64_t, (size_t)1 << FILTER_BITS);
    words->cutter = token_create();
    *LIST_ADD(arena, &words->words) = (FaultWord){.word = {NULL, 0}};
    *LIST_ADD(arena, &words->words) = (FaultWord){.word = STR("'s"), .hash = str_hash(STR("'s"))};
    return words;
}

void fault_words_destroy(struct fault_words *words) {
    if (words == NULL)
        return;
    token_destroy(words->cutter);
    arena_destroy(words->scratch);
}

const FaultWordList *fault_words_all(const struct fault_words *words) {
    return &words->words;
}

uint64_t fault_words_total(const struct fault_words *words) {
    return words->total;
}

struct token_cutter *fault_words_cutter(const struct fault_words *words) {
    return words->cutter;
}

uint32_t fault_words_find(const struct fault_words *words, Str folded) {
    const uint64_t *number = folded.n > WORD_BYTES_MAX ? NULL : map_find(words->numbers, folded);
    return number == NULL ? 0 : (uint32_t)*number;
}

/* Where a pair is kept. */
typedef struct {
    uint16_t *count;
    uint64_t *filter, bits;
} Place;

static Place place_of(const struct fault_words *words, uint32_t a, uint32_t b) {
    uint64_t mixed = words->words.p[a].hash * 0x9E3779B97F4A7C15U + words->words.p[b].hash;
    mixed = (mixed ^ mixed >> 31) * 0xD6E8FEB86659FD93U;
    uint64_t other = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9U;
    return (Place){
        .count = &words->pairs[mixed >> (64 - PAIR_BITS)],
        .filter = &words->filter[other >> (64 - FILTER_BITS)],
        .bits = (uint64_t)1 << (other & 63) | (uint64_t)1 << (other >> 6 & 63) |
                (uint64_t)1 << (other >> 12 & 63),
    };
}

uint32_t fault_words_pair(const struct fault_words *words, uint32_t a, uint32_t b) {
    if (a == 0 || b == 0)
        return 0;
    Place place = place_of(words, a, b);
    return (*place.filter & place.bits) != place.bits ? 0 : *place.count;
}

static void count_pair(struct fault_words *words, uint32_t a, uint32_t b) {
    Place place = place_of(words, a, b);
    *place.filter |= place.bits;
    *place.count = (uint16_t)(*place.count + (*place.count < UINT16_MAX));
}

/* The word's number, given at its first sight; 0 for runs that are too long for a word. */
static uint32_t number_of(struct fault_words *words, Str folded) {
    if (folded.n > WORD_BYTES_MAX)
        return 0;
    uint64_t *number = map_find(words->numbers, folded);
    if (number != NULL)
        return (uint32_t)*number;
    Str own = str_copy(words->arena, folded);
    uint32_t next;
    must(num_u32(words->words.n, &next));
    *map_put(words->numbers, own, NULL) = next;
    *LIST_ADD(words->arena, &words->words) = (FaultWord){.word = own, .hash = str_hash(own)};
    return next;
}

static void count_text(struct fault_words *words, Str text, bool listed) {
    FaultTokList toks = {0};
    uint32_t before = 0;
    bool halved = false;
    fault_cut(words->cutter, text, words->scratch, &toks);
    for (size_t i = 0; i < toks.n; i++) {
        const FaultTok *tok = &toks.p[i];
        bool half = halved || (tok->flags & FAULT_CUT_BROKEN) != 0;
        halved = (tok->flags & FAULT_CUT_BROKEN) != 0;
        /* Whether halves are one word is not known before all words are. */
        uint32_t number = half ? 0 : number_of(words, tok->folded);
        if (number != 0) {
            FaultWord *word = &words->words.p[number];
            word->count += word->count < UINT32_MAX;
            word->documents += word->last != words->documents;
            word->last = words->documents;
            word->capitals +=
                (tok->flags & (FAULT_CUT_CAPITAL | FAULT_CUT_EDGE)) == FAULT_CUT_CAPITAL;
            word->listed = word->listed || listed;
            words->total++;
            if (before != 0 && (tok->flags & FAULT_CUT_EDGE) == 0)
                count_pair(words, before, number);
        }
        before = number;
        if (fault_cut_is_genitive(tok))
            words->words.p[before = FAULT_WORDS_GENITIVE].count++;
    }
    arena_reset(words->scratch, (ArenaMark){NULL, 0});
}

static bool is_list(const Part *part) {
    for (size_t i = 0; i < part->spans.n; i++)
        if (part->spans.p[i].kind == SPAN_ENTRY)
            return true;
    return false;
}

void fault_words_add(struct fault_words *words, const struct document *document) {
    words->documents++;
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        count_text(words, part->text, document->role == ROLE_APPARATUS && is_list(part));
    }
}
