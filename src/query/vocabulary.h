/*
 * vocabulary: which words the index has met. FTS5 lists its terms only by reading all of its lists,
 * a fifth of a second for seven thousand documents; so the writer notes each new word and keeps it
 * beside the index.
 */
#ifndef FONDS_QUERY_VOCABULARY_H
#define FONDS_QUERY_VOCABULARY_H

#include "base/buf.h"
#include <stdbool.h>

struct vocabulary;

struct vocabulary *vocabulary_create(void);
void vocabulary_destroy(struct vocabulary *vocabulary);  // NULL is welcome

/* Words that are kept already, as tokens (docs/formats/index.md). */
void vocabulary_know(struct vocabulary *vocabulary, Str tokens);
/* A token is a word, or one written like a name: no stem, no filler, no mark of what goes on. */
bool vocabulary_lists(Str token);
/* A token that is being put; those that are not listed are left out. */
void vocabulary_note(struct vocabulary *vocabulary, Str token);
/* The words noted that were not known, as tokens; until the next note. vocabulary_kept() makes them
 * known. */
Str vocabulary_new(const struct vocabulary *vocabulary);
void vocabulary_kept(struct vocabulary *vocabulary);

#endif
