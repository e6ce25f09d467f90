/*
 * utf8: reading, writing and mending UTF-8 by the Unicode Standard, table 3-7: no surrogates, no
 * overlong forms, nothing above U+10FFFF. Needs no library; what needs tables of characters is
 * text/unicode.h.
 */
#ifndef FONDS_TEXT_UTF8_H
#define FONDS_TEXT_UTF8_H

#include "base/str.h"

enum { UTF8_REPLACEMENT = 0xFFFD, UTF8_MAX = 0x10FFFF };

bool utf8_valid(Str s);    // well formed; U+0000 is welcome
bool utf8_is_text(Str s);  // well formed and without U+0000: what a document may hold
size_t utf8_ascii(Str s);  // length of the run of ASCII bytes at its start

/*
 * Takes the character at *at and moves *at behind it; false at the end, *c then 0. Bytes that are
 * no UTF-8 give UTF8_REPLACEMENT and move by the longest start of a character that they are (1 to 3
 * bytes), never by 0.
 */
bool utf8_next(Str s, size_t *at, uint32_t *c);
/* Moves *at back over the character before it; false at the start. */
bool utf8_back(Str s, size_t *at, uint32_t *c);

/* at is 0, s.n, or where a character begins; false beyond the end. Of valid UTF-8. */
bool utf8_is_boundary(Str s, size_t at);
size_t utf8_floor(Str s, size_t at);  // the nearest boundary not behind at; clamped to s
size_t utf8_count(Str s);             // characters; of valid UTF-8

/*
 * Writes c, which must be a character (no surrogate, at most UTF8_MAX); returns the bytes written,
 * 1 to 4.
 */
size_t utf8_put(uint32_t c, char out[4]);

/* A run of bytes that were no text. */
typedef struct {
    size_t start, end;  // bytes in the repaired text: one U+FFFD for each broken character
    size_t from;        // byte in what was given
    Str bytes;          // what stood there; points into what was given
} Utf8Damage;
typedef LIST_OF(Utf8Damage) Utf8DamageList;

/*
 * The text with U+FFFD for what is not UTF-8 and for U+0000; adjoining broken places are one
 * damage. Text that needs no repair is handed back as it is, not copied.
 */
Str utf8_repair(Str bytes, struct arena *results, Utf8DamageList *damage);

#endif
