/*
 * analyze: from the text of a document to the tokens of its zones. Pure; runs in workers. Words by
 * Unicode, folded; each gives its exact form and its stem at one position; the words proposed by a
 * correction stand at the position of what they correct; over a gap and between blocks stands a
 * filler position that no query matches.
 */
#ifndef FONDS_INDEX_ANALYZE_H
#define FONDS_INDEX_ANALYZE_H

#include "base/buf.h"
#include "doc/document.h"

typedef enum {
    ZONE_TITLE,
    ZONE_TEXT,  // blocks that are not notes, of all parts
    ZONE_NOTES,
    ZONE_SUMMARY,  // the abstract: the archive's voice
    ZONE_PEOPLE,   // authors, recipients, participants, persons named
    ZONE_PLACES,
    ZONE_REST,  // every other value of the description
    ZONE_COUNT
} Zone;

const char *zone_name(Zone zone);  // in queries: title text notes summary people places rest
bool zone_find(Str name, Zone *zone);

/* The tokens of one zone in a form that engines store: docs/formats/index.md. Tables of stems live
 * in `analyzer`. */
struct analyzer;
struct analyzer *analyzer_create(void);
void analyzer_destroy(struct analyzer *analyzer);
void analyze_zone(struct analyzer *analyzer, const struct document *document, Zone zone,
                  Buf *tokens);

/* One word of a query in both forms, as documents have it; false where the word has no letters or
 * digits. */
typedef struct {
    StrList exact;  // usually one; several where the word falls apart ("e.g."): then a phrase
    StrList stems;
} AnalyzedWord;
bool analyze_word(struct analyzer *analyzer, Str word, Str language, struct arena *results,
                  AnalyzedWord *out);

#endif
