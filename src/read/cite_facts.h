/*
 * cite_facts: what every style of citation needs to know of a document, found once. Texts are on
 * one line, with single spaces; what is not said is empty, and nothing is invented.
 */
#ifndef FONDS_READ_CITE_FACTS_H
#define FONDS_READ_CITE_FACTS_H

#include "read/cite.h"

/* A date as far as it is plain: year, month and day as written, 0 where not; months 1 to 12. */
typedef struct {
    int64_t year;  // may be 0 or less where has_year
    unsigned month, day;
    bool has_year;
} CiteDay;

typedef struct {
    Str edtf;       // empty: none, or none that a machine can read
    Str words;      // for readers; empty: undated
    CiteDay first;  // of a plain date or of an interval's start
    CiteDay last;   // of an interval's end
    bool is_interval, is_uncertain;
    uint8_t season;  // 21 to 41 as in EDTF, else 0
} CiteDate;

typedef struct {
    Str title;        // never empty; of a document that has none: its kind, or "Untitled document"
    StrList authors;  // as printed: no name is cut into pieces
    StrList recipients;
    bool is_letter;  // its title is who writes to whom, made by a rule: nothing to be quoted
    CiteDate date;
    Str number;  // in its volume, without the full stop
    Str kind;
    Str archive;        // of origin, as given
    Str archive_short;  // its short form, where one is given
    Str reference;      // archival reference, as given
    Str source_note;    // as given, where there is no reference
    Str language;       // BCP 47
    Str volume;         // title; empty: stands alone
    StrList editors;
    Str publisher, place, published;  // of the volume, or of the document where it stands alone
    CiteDate published_on;            // where `published` is a day or a moment in figures
    Str address;                      // with @reading where that is asked for
    Str holding;                      // title of the archive that answers
    CiteDate accessed;
} CiteFacts;

void cite_facts_find(const CiteInput *input, struct arena *results, CiteFacts *facts);
/* In one line, white space single, none at the ends. */
Str cite_facts_line(Str text, struct arena *results);

#endif
