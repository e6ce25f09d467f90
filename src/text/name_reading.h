/*
 * name_reading: what a name may have been before somebody wrote it in other letters. A form is read
 * in one romanisation at a time, and only where each of its letters belongs to it; two forms of one
 * original have a reading in common.
 *
 *   Chruschtschow, read as German:  xryev, xrwqev     Khrushchev, as English:  xryev
 *
 * Readings are written in the sounds of name_tables.h, and what romanisations leave out is left out
 * of them: no soft signs, doubled letters once, one letter for e and yo, nothing for i before a
 * vowel.
 */
#ifndef FONDS_TEXT_NAME_READING_H
#define FONDS_TEXT_NAME_READING_H

#include "text/name_letters.h"
#include "text/name_tables.h"

enum {
    NAME_READING_EACH_MAX = 32,  // readings in one system
    NAME_READING_STEPS = 1500,   // tried groups for each letter of a word, in all systems, at most
};

typedef struct {
    NameSystem system;
    Str sounds;
} NameReading;
typedef LIST_OF(NameReading) NameReadingList;

/*
 * Adds all readings of a form: by system, each once. A Cyrillic form is its own reading, beside
 * those of what it may be a case of. steps, where not NULL, grows by the groups that were tried.
 */
void name_reading_list(const NameLetters *letters, struct arena *results, NameReadingList *readings,
                       size_t *steps);

/* A Latin form, as a western name is heard, may sound so. */
bool name_reading_heard(const NameLetters *letters, Str sounds, size_t *steps);

#endif
