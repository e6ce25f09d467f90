/*
 * engine_fts5: the rows of the index in SQLite, the words in FTS5. What engine.h promises is kept
 * together by engine.c; here are the tables, the writer, and the answer to one leaf of a query.
 * Tables: docs/formats/index.md.
 */
#ifndef FONDS_QUERY_ENGINE_FTS5_H
#define FONDS_QUERY_ENGINE_FTS5_H

#include "query/engine_row.h"
#include "query/row_table.h"

enum { ENGINE_FTS5_SCHEMA = 2 };

struct engine_fts5;

/* A row that a leaf finds. */
typedef struct {
    uint32_t number;
    float weight;  // occurrences, by the weight of their zones; 0 where they were not asked for
} RowWeight;
typedef LIST_OF(RowWeight) RowWeightList;

MUST_USE bool engine_fts5_make(Str folder, Fail *fail);
MUST_USE bool engine_fts5_open(Str folder, bool writer, struct engine_fts5 **engine, Fail *fail);
void engine_fts5_close(struct engine_fts5 *engine);  // NULL is welcome

MUST_USE bool engine_fts5_begin(struct engine_fts5 *engine, Fail *fail);
MUST_USE bool engine_fts5_put(struct engine_fts5 *engine, const EngineRow *row, Fail *fail);
MUST_USE bool engine_fts5_remove(struct engine_fts5 *engine, Str id, Fail *fail);
MUST_USE bool engine_fts5_commit(struct engine_fts5 *engine, uint64_t watermark, Fail *fail);
void engine_fts5_rollback(struct engine_fts5 *engine);  // what was put since begin is forgotten
void engine_fts5_rest(struct engine_fts5 *engine);
MUST_USE bool engine_fts5_check(struct engine_fts5 *engine, Fail *fail);
uint64_t engine_fts5_watermark(struct engine_fts5 *engine);

/* Reading: one snapshot from start to end; *rows is its rows, living until the next start or close.
 */
MUST_USE bool engine_fts5_start(struct engine_fts5 *engine, struct row_table **rows, Fail *fail);
/* From now on the snapshot's rows have their values, too. */
MUST_USE bool engine_fts5_values(struct engine_fts5 *engine, Fail *fail);
void engine_fts5_end(struct engine_fts5 *engine);

/*
 * The rows that an FTS5 expression finds, in order of their numbers, the dead among them; weigh:
 * how often, over all its phrases.
 */
MUST_USE bool engine_fts5_match(struct engine_fts5 *engine, Str expression, bool weigh,
                                struct arena *results, RowWeightList *found, Fail *fail);
/*
 * The same without weights, as bits, added to `rows`; kept while the snapshot lives, for prefixes
 * of a letter or two: reading all their words takes FTS5 tens of milliseconds, and there are few of
 * them.
 */
MUST_USE bool engine_fts5_prefix(struct engine_fts5 *engine, Str expression, RowSet rows,
                                 Fail *fail);
/* An expression finds some row, which may be a dead one. */
MUST_USE bool engine_fts5_finds(struct engine_fts5 *engine, Str expression, bool *finds,
                                Fail *fail);
/* The words of the index, no stems; some may occur no more. Kept until the snapshot changes. */
MUST_USE bool engine_fts5_words(struct engine_fts5 *engine, const StrList **words, Fail *fail);

/* Words that are written like names and share a key of text/name_key.h; some may occur no more. */
MUST_USE bool engine_fts5_names(struct engine_fts5 *engine, Str key, struct arena *results,
                                StrList *words, Fail *fail);

/* Visits every row by id. */
typedef bool (*EngineFts5Visit)(void *context, Str id, Str facts, Fail *fail);
MUST_USE bool engine_fts5_each(struct engine_fts5 *engine, EngineFts5Visit visit, void *context,
                               Fail *fail);

#endif
