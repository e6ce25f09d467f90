/*
 * engine: what a full-text engine must do for Fonds. engine_fts5.c is the first one behind it; an
 * embedded index follows. Visibility, role and dates are part of every row, so what is withdrawn
 * never counts.
 */
#ifndef FONDS_QUERY_ENGINE_H
#define FONDS_QUERY_ENGINE_H

#include "base/buf.h"
#include "base/fail.h"
#include "doc/date.h"
#include "doc/document.h"
#include "index/analyze.h"
#include "query/query_parse.h"

typedef enum { VISIBLE_YES, VISIBLE_WITHDRAWN, VISIBLE_DESTROYED } Visibility;

typedef struct {
    Field field;
    Str value;
} FacetValue;
typedef LIST_OF(FacetValue) FacetValueList;

/* One row: a document as it can be found. What a worker makes and the committer puts. */
typedef struct {
    Str id;  // full id
    DocumentRole role;
    Visibility visibility;
    uint32_t reading;    // number of the reading
    uint64_t text_hash;  // of what was indexed: a snippet is never cut from another text
    bool undated;
    bool all_of;            // days are an all-of set: one certain member is enough
    DateDaysList days;      // of dates whose role dates the document
    int32_t sort_day;       // least of them; DAY_OPEN_AFTER where undated
    Str language;           // BCP 47 or empty
    StrList collections;    // full ids of every collection above it
    FacetValueList facets;  // field values that can be filtered and counted
    Str zones[ZONE_COUNT];  // tokens, by analyze_zone()
} EngineRow;

/* The row of a document without its visibility; full ids are made with deposit. */
void engine_row_make(struct analyzer *analyzer, Str deposit, const struct document *document,
                     uint32_t reading, struct arena *results, EngineRow *row);
void engine_row_write(const EngineRow *row, Buf *out);  // for the pipe between worker and committer
MUST_USE bool engine_row_read(Str bytes, struct arena *results, EngineRow *row, Fail *fail);

typedef struct {
    uint64_t number;  // the engine's, for this snapshot only
    Str id;
    double score;
    uint32_t reading;
    uint64_t text_hash;
    bool certain;  // with respect to the query's dates; true where it has none
    bool undated;
    int32_t sort_day;
} EngineHit;
typedef LIST_OF(EngineHit) EngineHitList;

typedef struct {
    Field field;  // or FIELD_DATE: by year, value "1962"
    Str value;
    uint64_t certain,
        possible;  // documents; possible counts those that are not certain (years only)
} FacetCount;
typedef LIST_OF(FacetCount) FacetCountList;

typedef enum { ORDER_RELEVANCE, ORDER_DATE, ORDER_DATE_DOWN } SearchOrder;

typedef struct {
    const Query *query;
    SearchOrder order;
    size_t first, count;     // of the hits wanted
    bool facets;             // years, kinds, collections, archives, languages, ...
    uint32_t rank_limit_ms;  // after which ranking stops; counts go on; 0: never
} EngineRequest;

typedef struct {
    uint64_t total;  // visible documents; certain + possible where the query has dates
    uint64_t certain, possible;
    uint64_t undated;    // that would match but for the date; 0 where the query has none
    uint64_t apparatus;  // places in prefaces and lists, not in total
    bool ranking_stopped;
    EngineHitList hits;  // equal scores by id
    FacetCountList facets;
} EngineAnswer;

struct engine;

MUST_USE bool engine_make(Str folder, Fail *fail);  // index/ of the archive
MUST_USE bool engine_open(Str folder, bool writer, struct engine **engine, Fail *fail);
void engine_close(struct engine *engine);
/* Writing: between begin and commit; watermark is the journal's seq that is indexed whole. */
MUST_USE bool engine_begin(struct engine *engine, Fail *fail);
MUST_USE bool engine_put(struct engine *engine, const EngineRow *row,
                         Fail *fail);  // replaces the row of that id
MUST_USE bool engine_remove(struct engine *engine, Str id, Fail *fail);  // MISSING is no failure
MUST_USE bool engine_commit(struct engine *engine, uint64_t watermark, Fail *fail);
uint64_t engine_watermark(struct engine *engine);
MUST_USE bool engine_search(struct engine *engine, const EngineRequest *request,
                            struct arena *results, EngineAnswer *answer, Fail *fail);
/* Documents that hold a word in any form; nearest words that occur. For "nothing found" pages. */
uint64_t engine_word_count(struct engine *engine, Str word);
MUST_USE bool engine_near_words(struct engine *engine, Str word, struct arena *results,
                                StrList *words, Fail *fail);
/* Every row by id, as (id, reading, visibility, text_hash), for verify. */
typedef bool (*EngineVisit)(void *context, Str id, uint32_t reading, Visibility visibility,
                            uint64_t text_hash, Fail *fail);
MUST_USE bool engine_each(struct engine *engine, EngineVisit visit, void *context, Fail *fail);

#endif
