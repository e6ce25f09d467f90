/*
 * engine: what a full-text engine must do for Fonds. engine_fts5.c is the first one behind it; an
 * embedded index follows. Visibility, role and dates are part of every row, so what is withdrawn
 * never counts.
 */
#ifndef FONDS_QUERY_ENGINE_H
#define FONDS_QUERY_ENGINE_H

#include "query/calendar.h"
#include "query/engine_row.h"
#include "query/query_parse.h"

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
    Field field;  // or FIELD_DATE: by year, value "1962"; of FIELD_COLLECTION also ids of the trees
                  // above
    Str value;
    Str label;                   // what readers call it, where somebody above knows; else empty
    uint64_t certain, possible;  // documents; possible: those that are not certain (years only)
} FacetCount;
typedef LIST_OF(FacetCount) FacetCountList;

typedef enum { ORDER_RELEVANCE, ORDER_DATE, ORDER_DATE_DOWN } SearchOrder;

enum { ENGINE_FACET_MAX = 100 };  // values of one field in an answer, the most frequent; years: all

typedef struct {
    const Query *query;
    SearchOrder order;
    size_t first, count;  // of the hits wanted
    bool facets;          // years, kinds, collections, archives, languages, ...
    bool whole_facet;     // of the field below every value, not the most frequent alone
    Field facet;
    CalendarCountList *calendar;  // filled with counts of what is found; NULL: none
    uint32_t rank_limit_ms;       // after which ranking stops; counts go on; 0: never
} EngineRequest;

typedef struct {
    uint64_t total;  // visible documents; certain + possible where the query has dates
    uint64_t certain, possible;
    uint64_t
        undated;  // that would match but for the date; not in total; 0 where the query has none
    uint64_t undated_in_total;  // with facets: of the total, those without a date
    uint64_t apparatus;         // places in prefaces and lists, not in total
    bool ranking_stopped;
    SearchOrder order;   // as asked; but by date where the query has no words to rank by
    EngineHitList hits;  // equal scores by id, numbers in it by their value: d2 before d10
    FacetCountList facets;
} EngineAnswer;

struct engine;  // for one thread

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
/* In the middle of a failed batch: forgets it. engine_begin() does so, too. */
void engine_rollback(struct engine *engine);

MUST_USE bool engine_search(struct engine *engine, const EngineRequest *request,
                            struct arena *results, EngineAnswer *answer, Fail *fail);
/* Visible documents that hold a word in any form; 0 also on failure. For "nothing found" pages. */
uint64_t engine_word_count(struct engine *engine, Str word);
/* Words that occur and differ from it in one or two letters, the nearest first; at most 5. */
MUST_USE bool engine_near_words(struct engine *engine, Str word, struct arena *results,
                                StrList *words, Fail *fail);
/* Words that are written like names somewhere and share a key of text/name_key.h, by their bytes;
 * some may occur no more. */
MUST_USE bool engine_names(struct engine *engine, Str key, struct arena *results, StrList *words,
                           Fail *fail);
/* In how many visible documents a folded word stands, and in how many it is written like a name. */
typedef struct {
    uint64_t documents, as_name;
} EngineUses;
MUST_USE bool engine_uses(struct engine *engine, Str word, EngineUses *uses, Fail *fail);
/* The analyzer and the languages with which its words were made, for whoever marks them in a text.
 */
struct analyzer *engine_analyzer(struct engine *engine);
void engine_rest(struct engine *engine);  // memory is wanted for something else
/* The database's own check of every page; CORRUPT says what it found. */
MUST_USE bool engine_check(struct engine *engine, Fail *fail);
/* Every row by id, as (id, reading, visibility, text_hash), for verify. */
typedef bool (*EngineVisit)(void *context, Str id, uint32_t reading, Visibility visibility,
                            uint64_t text_hash, Fail *fail);
MUST_USE bool engine_each(struct engine *engine, EngineVisit visit, void *context, Fail *fail);

#endif
