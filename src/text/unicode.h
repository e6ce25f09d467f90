/*
 * unicode: what needs Unicode's tables. The only door to ICU. Nothing is opened before it is
 * needed. What is here may be called from several threads. Text must be valid UTF-8 unless a line
 * says otherwise.
 */
#ifndef FONDS_TEXT_UNICODE_H
#define FONDS_TEXT_UNICODE_H

#include "base/fail.h"
#include "base/str.h"

typedef enum {
    UNICODE_OTHER,  // parts words
    UNICODE_LETTER,
    UNICODE_DIGIT,
    UNICODE_MARK,       // belongs to the letter before it
    UNICODE_IDEOGRAPH,  // Han, kana: a word by itself
    // format characters: soft hyphen, zero-width joiners; part nothing and show nothing
    UNICODE_IGNORED,
} UnicodeClass;
UnicodeClass unicode_class(uint32_t c);

bool unicode_is_upper(uint32_t c);  // upper or title case
bool unicode_is_space(uint32_t c);  // White_Space, and U+FEFF
bool unicode_is_cyrillic(uint32_t c);
bool unicode_is_latin(uint32_t c);

/*
 * The form under which words are compared: NFKC, no case, no diacritics of Latin, Greek and
 * Cyrillic (but the Russian short i stays itself), ø l with stroke ae oe and their like as plain
 * letters, every apostrophe '.
 */
Str unicode_fold(Str text, struct arena *results);
/* The same of one character: returns the bytes written, 0 for a diacritic that falls away. */
enum { UNICODE_FOLD_MAX = 72 };
size_t unicode_fold_one(uint32_t c, char out[UNICODE_FOLD_MAX]);

Str unicode_nfc(Str text, struct arena *results);  // handed back as it is where it is NFC already
Str unicode_lower(Str text, struct arena *results);

/*
 * Bytes in the encoding called `name` (IANA or its aliases) as UTF-8; UNSUPPORTED for a name not
 * known. Broken input becomes U+FFFD.
 */
MUST_USE bool unicode_decode(Str bytes, Str name, struct arena *results, Str *text, Fail *fail);

#endif
