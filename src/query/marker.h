/*
 * marker: where the words of a query stand in the texts of one document. Words under NOT are not
 * marked; a phrase is one mark; words joined by NEAR are marked wherever they stand.
 */
#ifndef FONDS_QUERY_MARKER_H
#define FONDS_QUERY_MARKER_H

#include "doc/document.h"
#include "query/query_parse.h"

typedef struct {
    size_t start, end;  // bytes in the text of the unit
    uint32_t term;      // which of the query's words or phrases, from 0; of several the first
    Str correction;     // the words of a correction, where it is they that were found; else empty
    uint16_t guessed;   // per mille, where a rule proposed it; else 0
    Str rule;           // of which form of a name it is: "German form"; else empty
    Str asked;          // then: the words of the query
} MarkerHit;
typedef LIST_OF(MarkerHit) MarkerHitList;

/* A text that is marked by itself: a leaf block or a value of the description. */
typedef struct {
    Zone zone;
    uint32_t block;  // id; 0 in the description
    Field field;     // of the description; FIELD_COUNT in a block
    Str text;
    Str language;      // BCP 47 or empty
    const Part *part;  // of a block
    size_t start;      // of a block in its part
} MarkerUnit;
typedef LIST_OF(MarkerUnit) MarkerUnitList;

struct marker;

/* Lives in arena; analyzer and query must outlive it. */
struct marker *marker_create(struct analyzer *analyzer, const Query *query,
                             const struct document *document, struct arena *arena);
size_t marker_term_count(const struct marker *marker);
/* The units of the document: blocks in reading order, then notes, then the description. */
void marker_units(const struct document *document, struct arena *results, MarkerUnitList *units);
/* Marks by their start, none reaching into the next. */
void marker_find(struct marker *marker, const MarkerUnit *unit, struct arena *results,
                 MarkerHitList *hits);

#endif
