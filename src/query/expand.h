/*
 * expand: from a word that is not meant to the letter to the words of the index that it may mean.
 */
#ifndef FONDS_QUERY_EXPAND_H
#define FONDS_QUERY_EXPAND_H

#include "doc/lexicon.h"
#include "query/query_parse.h"

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

enum { EXPAND_FORMS_MAX = 32 };  // of one word

/*
 * Lays other forms of the names in a query beside them, as the lexicon knows them: of words, also
 * in phrases and beside NEAR, and of the values of agents. What is wanted exactly, wild or fuzzy
 * stays as it is. Initials beside a name that has other forms get theirs (N. in Cyrillic). The
 * forms are named at the end of query->understood.
 */
void expand_names(Query *query, const Lexicon *lexicon, struct analyzer *analyzer,
                  struct arena *results);

#endif
