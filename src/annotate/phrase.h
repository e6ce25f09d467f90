/*
 * phrase: names and cues of several words: a trie over numbers of words, in one open-addressing
 * table from (state, word) to state. A phrase is walked at most PHRASE_WORDS words deep, so that
 * matching at every token costs that many steps each; phrases can be added at any time.
 */
#ifndef FONDS_ANNOTATE_PHRASE_H
#define FONDS_ANNOTATE_PHRASE_H

#include "annotate/scan.h"

enum { PHRASE_WORDS = 8 };

struct phrase;

struct phrase *phrase_create(struct arena *arena);
/*
 * Adds a phrase of words that are not 0, n at most PHRASE_WORDS. One that is there already keeps
 * its value and gives it back; else gives back `value`, which must not be 0.
 */
uint32_t phrase_add(struct phrase *phrases, const uint32_t *words, size_t n, uint32_t value);

typedef struct {
    uint32_t value;  // 0: nothing matched
    size_t end;      // token behind the match
} PhraseMatch;

/*
 * The longest phrase that begins at token i, whose words are words[i], words[i + 1], ... (an array
 * beside scan->toks). Full stops and hyphens between words do not count, nor do line ends within a
 * block.
 */
PhraseMatch phrase_longest(const struct phrase *phrases, const Scan *scan, const uint32_t *words,
                           size_t i);

#endif
