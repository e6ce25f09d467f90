/*
 * sniff: what the bytes of a file are, by looking at them; the name decides nothing but doubtful
 * cases. The door to libmagic, which is asked only for the name of what no importer reads.
 */
#ifndef FONDS_IMPORT_SNIFF_H
#define FONDS_IMPORT_SNIFF_H

#include "base/str.h"

typedef enum {
    SNIFF_TEI,
    SNIFF_HTML,   // MHTML too
    SNIFF_TEXT,   // or what decode_bytes() makes of it
    SNIFF_OTHER,  // no importer reads it
} SniffKind;

typedef struct {
    SniffKind kind;
    Str what;    // of SNIFF_OTHER, for readers: "a PDF file", "XML with the root <ead>"
    Str remedy;  // likewise: "export its text as ..."
} Sniff;

Sniff sniff_bytes(Str name, Str bytes, struct arena *results);

#endif
