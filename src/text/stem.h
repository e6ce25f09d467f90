/*
 * stem: from a folded word to its stem (Snowball), with a memory of the words it has met: a text of
 * 14 million words has some 200,000 different ones. The door to libstemmer.
 */
#ifndef FONDS_TEXT_STEM_H
#define FONDS_TEXT_STEM_H

#include "base/str.h"

typedef enum {
    STEM_NONE,  // the word itself
    STEM_ENGLISH,
    STEM_RUSSIAN,
    STEM_GERMAN,
    STEM_FRENCH,
    STEM_SPANISH,
    STEM_ITALIAN,
    STEM_LANGUAGE_COUNT
} StemLanguage;

/*
 * Of a BCP 47 tag: "en", "en-US", "RU"; STEM_ENGLISH for an empty one, STEM_NONE for one not known
 * here.
 */
StemLanguage stem_language(Str tag);

struct stemmer;  // for one thread; opens a language at its first word
struct stemmer *stem_create(void);
void stem_destroy(struct stemmer *stemmer);  // NULL is welcome

/*
 * The stem of a word as token_next() folds it; it lives until the next call. The script overrules
 * the language: a Cyrillic word is stemmed as Russian, a Latin one under STEM_RUSSIAN as English,
 * so that quoted words of another language meet their query. Words with digits, and one- and
 * two-letter words, are their own stems.
 */
Str stem_word(struct stemmer *stemmer, Str word, StemLanguage language);

#endif
