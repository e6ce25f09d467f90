/*
 * name_letters: a word as the letters that names are compared by: small, composed, no apostrophes,
 * no hyphens; and the plain letter under a mark.
 */
#ifndef FONDS_TEXT_NAME_LETTERS_H
#define FONDS_TEXT_NAME_LETTERS_H

#include "base/str.h"

enum { NAME_LETTERS_MAX = 40 };  // of a longer word none are kept

typedef enum { NAME_LATIN, NAME_CYRILLIC } NameScript;

typedef struct {
    uint32_t p[NAME_LETTERS_MAX + 1];  // 0 behind the last
    size_t n;                          // 0: the word is no name that we can read
    NameScript script;
    bool marked;  // a letter has a mark: then the others have none, and s is not sh
} NameLetters;

/* Any bytes may be given. A word with digits, or of two scripts, has no letters. */
NameLetters name_letters_of(Str word);
/* The letter without its mark, as folding leaves it: of s with caron, s. */
uint32_t name_letters_plain(uint32_t letter);

/* Small ASCII letters in a row, and what they stand for. */
typedef struct {
    const char *letters, *as;
} NameCluster;
/* How many letters the first cluster of the table has that `plain` begins with; 0: none. plain ends
 * with a 0. */
size_t name_letters_cluster(const uint32_t *plain, const NameCluster *table, size_t count,
                            const char **as);

#endif
