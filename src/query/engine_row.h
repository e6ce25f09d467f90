/*
 * engine_row: one document as it can be found. Workers make it, the pipe carries it, the committer
 * puts it.
 */
#ifndef FONDS_QUERY_ENGINE_ROW_H
#define FONDS_QUERY_ENGINE_ROW_H

#include "base/buf.h"
#include "base/fail.h"
#include "doc/date.h"
#include "doc/document.h"
#include "index/analyze.h"

/* Per mille: a date by a rule of less is possibly on its day, never certainly. */
enum { ENGINE_ROW_CERTAIN_LEAST = 750 };

typedef enum { VISIBLE_YES, VISIBLE_WITHDRAWN, VISIBLE_DESTROYED } Visibility;

typedef struct {
    Field field;
    Str value;
    Str norm;  // another form that finds it (AVP RF); or empty
} FacetValue;
typedef LIST_OF(FacetValue) FacetValueList;

typedef struct {
    Str id;  // full id
    DocumentRole role;
    Visibility visibility;
    uint32_t reading;    // number of the reading
    uint64_t text_hash;  // engine_row_hash()
    bool undated;
    DateDaysList days;      // of dates whose role dates the document
    int32_t sort_day;       // least of them; DAY_OPEN_AFTER where undated
    StrList collections;    // full ids; as made, those that the document names; the committer adds
                            // all above
    FacetValueList facets;  // field values that can be filtered and counted
    uint32_t languages;     // analyze_languages()
    uint32_t lengths[ZONE_COUNT];  // in words
    Str zones[ZONE_COUNT];         // tokens, by analyze_zone()
} EngineRow;

/*
 * The row of a document, visible until the caller says otherwise; full ids are made with deposit.
 * Slices live in results or in the document.
 */
void engine_row_make(struct analyzer *analyzer, Str deposit, const struct document *document,
                     uint32_t reading, struct arena *results, EngineRow *row);
void engine_row_write(const EngineRow *row, Buf *out);
MUST_USE bool engine_row_read(Str bytes, struct arena *results, EngineRow *row, Fail *fail);

/* Of all that is indexed of a document: a snippet is never cut from another text than the one that
 * was searched. */
uint64_t engine_row_hash(const struct document *document);

#endif
