/*
 * decode: the bytes of a text file as UTF-8, with the encoding found and the reason for it. In
 * order: a byte order mark; UTF-16 by its zeros; sound UTF-8; what the file declares; what the
 * bytes look like.
 */
#ifndef FONDS_TEXT_DECODE_H
#define FONDS_TEXT_DECODE_H

#include "base/fail.h"
#include "text/utf8.h"

typedef struct {
    Str text;      // UTF-8 without U+0000 and byte order mark; may be the input itself
    Str encoding;  // IANA name: "UTF-8", "UTF-16LE", "windows-1251", "KOI8-R", "ISO-8859-1", ...
    Str reason;    // for readers: "byte order mark", "declared", "no byte above 7F", ...
    uint16_t certainty;  // per mille
    size_t
        // where `text` begins in the UTF-8 form: 3 behind a UTF-8 byte order mark, else 0
        origin_base;
    Utf8DamageList damage;  // places of `text` that stand for bytes that are no text
} Decoded;

/*
 * declared: an encoding's name that the file or its carrier gives (charset=, encoding=); empty
 * where none does. A declaration is not believed against sound UTF-8 that holds more than ASCII.
 *
 * errors  UNSUPPORTED for bytes that are no text in any encoding (a program, a picture), naming how
 *         many of them
 */
MUST_USE bool decode_bytes(Str bytes, Str declared, struct arena *results, Decoded *decoded,
                           Fail *fail);

/*
 * The encoding named by a <meta charset>, <meta http-equiv> or XML declaration in the first 1,024
 * bytes.
 */
Str decode_declared_in_markup(Str bytes);

#endif
