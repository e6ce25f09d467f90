/*
 * words: numbers, times, certainty and languages as readers say them.
 */
#ifndef FONDS_WEB_WORDS_H
#define FONDS_WEB_WORDS_H

#include "doc/description.h"

Str words_count(struct arena *results, uint64_t count);  // 7,056
Str words_some(struct arena *results, uint64_t count, const char *one,
               const char *many);                        // 1 document
Str words_bytes(struct arena *results, uint64_t bytes);  // 3.4 MB
Str words_day(struct arena *results, int64_t seconds);   // 3 May 2026
/* The file / a rule / a person, and how sure it is where it is not wholly so: "a rule, likely (92
 * %)". */
Str words_source(struct arena *results, Source source, uint16_t certainty);
/* For a column of them: how sure a rule is only where it is less than sure. */
Str words_source_brief(struct arena *results, Source source, uint16_t certainty);
/*
 * A name of a file or a path, legibly. What is not UTF-8 is read in the encoding that it looks
 * like, and the bytes stand behind it: café.txt ("caf\xe9.txt").
 */
Str words_path(struct arena *results, Str path);
Str words_language(Str bcp47);  // English; the code itself where it is not known here

#endif
