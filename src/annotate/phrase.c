/*
 * Aho and Corasick would save a factor of the depth and cost a rebuild for every name that an
 * archive adds; a trie takes insertions as they come. States are numbered as they are made; the
 * root is 0, so that state 0 as a target means "no edge".
 */
#include "annotate/phrase.h"
#include <string.h>

typedef struct {
    uint32_t from, word, to;  // to 0: free
} Edge;

struct phrase {
    struct arena *arena;
    Edge *edges;
    size_t mask, edge_count;
    LIST_OF(uint32_t) values;  // by state, 0: no phrase ends there
};

struct phrase *phrase_create(struct arena *arena) {
    struct phrase *phrases = ARENA_NEW(arena, struct phrase);
    phrases->arena = arena;
    phrases->mask = 255;
    phrases->edges = ARENA_ARRAY(arena, Edge, phrases->mask + 1);
    *LIST_ADD(arena, &phrases->values) = 0;
    return phrases;
}

static Edge *edge_of(const struct phrase *phrases, uint32_t from, uint32_t word) {
    uint64_t key = ((uint64_t)from << 32 | word) * 0x9E3779B97F4A7C15U;
    size_t at = (size_t)(key >> 32) & phrases->mask;
    while (phrases->edges[at].to != 0 &&
           (phrases->edges[at].from != from || phrases->edges[at].word != word))
        at = (at + 1) & phrases->mask;
    return &phrases->edges[at];
}

static void grow(struct phrase *phrases) {
    Edge *old = phrases->edges;
    size_t count = phrases->mask + 1;
    phrases->mask = 2 * count - 1;
    phrases->edges = ARENA_ARRAY(phrases->arena, Edge, 2 * count);
    for (size_t i = 0; i < count; i++)
        if (old[i].to != 0)
            *edge_of(phrases, old[i].from, old[i].word) = old[i];
}

uint32_t phrase_add(struct phrase *phrases, const uint32_t *words, size_t n, uint32_t value) {
    must(n > 0 && n <= PHRASE_WORDS && value != 0);
    uint32_t state = 0;
    for (size_t i = 0; i < n; i++) {
        must(words[i] != 0);
        Edge *edge = edge_of(phrases, state, words[i]);
        if (edge->to == 0) {
            *edge = (Edge){state, words[i], (uint32_t)phrases->values.n};
            *LIST_ADD(phrases->arena, &phrases->values) = 0;
            state = edge->to;
            if (++phrases->edge_count * 2 > phrases->mask)
                grow(phrases);
        } else {
            state = edge->to;
        }
    }
    uint32_t *kept = &phrases->values.p[state];
    *kept = *kept == 0 ? value : *kept;
    return *kept;
}

static bool is_passed(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i);
    return tok->mark == '.' || (tok->mark == '-' && (tok->flags & TOK_GLUED) != 0);
}

PhraseMatch phrase_longest(const struct phrase *phrases, const Scan *scan, const uint32_t *words,
                           size_t i) {
    PhraseMatch best = {0, i};
    uint32_t state = 0;
    for (int depth = 0; depth < PHRASE_WORDS && i < scan->n; depth++) {
        if (depth > 0 && is_passed(scan, i))
            i++;
        const Tok *tok = scan_at(scan, i);
        if (tok->shape == SHAPE_NONE || words[i] == 0 || (depth > 0 && (tok->flags & TOK_BLOCK)))
            break;
        state = edge_of(phrases, state, words[i])->to;
        if (state == 0)
            break;
        i++;
        if (phrases->values.p[state] != 0)
            best = (PhraseMatch){phrases->values.p[state], i};
    }
    return best;
}
