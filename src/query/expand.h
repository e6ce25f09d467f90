/*
 * expand: from a word that is not meant to the letter to the words of the index that it may mean.
 */
#ifndef FONDS_QUERY_EXPAND_H
#define FONDS_QUERY_EXPAND_H

#include "base/str.h"

/*
 * Words within `edits` (1 or 2) insertions, deletions or substitutions of letters, in the order of
 * `words`; distances, where not NULL, gets one number for each.
 */
typedef LIST_OF(uint32_t) DistanceList;
void expand_fuzzy(const StrList *words, Str word, uint32_t edits, struct arena *results,
                  StrList *found, DistanceList *distances);
/* Words that a pattern describes: '*' any letters or none, '?' one letter. Both are folded; UTF-8.
 */
void expand_wild(const StrList *words, Str pattern, struct arena *results, StrList *found);

#endif
