/*
 * record_words: the tables behind record_profile; each ends with an entry of NULL.
 */
#ifndef FONDS_IMPORT_RECORD_WORDS_H
#define FONDS_IMPORT_RECORD_WORDS_H

#include "import/record_profile.h"

typedef struct {
    const char *before;  // what stands before the value
    Field field;
    const char *role;
} RecordWordsPhrase;

typedef struct {
    const char *name, *tag;  // "russian", "ru"
} RecordWordsLanguage;

extern const RecordLabel record_words_labels[];
extern const RecordLabel record_words_set_apart[];
extern const RecordWordsPhrase record_words_phrases[];
extern const RecordWordsLanguage record_words_languages[];
extern const char *const record_words_rights[];    // each says that a paragraph speaks of rights
extern const char *const record_words_archives[];  // words of an archive's name

#endif
