/*
 * Words of readings that are not in the sums yet are counted first (word_count.h). Then workers,
 * who are forks and so have the sums and what was counted, look for faults, each in a chunk of
 * documents at a time, and answer with rows. Only documents that hold a rare word much like a
 * frequent one are looked at, and those whose rows are others than those in the catalog are written
 * and indexed anew, many of them together: each commit makes a segment of the index. The index is
 * committed before the catalog: after a crash between the two the catalog still lacks the rows, and
 * the next run, which is still due, puts both again.
 *
 * Acts make no difference to what is counted: what is withdrawn was read like all else, and its
 * words alone never make a proposal (a good word stands in two documents).
 */
#include "archive/faults.h"
#include "annotate/fault.h"
#include "archive/apply.h"
#include "archive/line_up.h"
#include "archive/trees.h"
#include "archive/word_count.h"
#include "archive/word_sums.h"
#include "archive/writer.h"
#include "base/log.h"
#include "base/map.h"
#include "base/wire.h"
#include "catalog/fault_rows.h"
#include "doc/correction.h"

/* Of answers that wait: then they are written, all under one lock that waits for no worker. */
static const size_t waiting_bytes_max = 8 << 20;
enum { GROWTH = 100 };     // all is looked at again where the words are a hundredth more or fewer
enum { KEPT_SHARE = 32 };  // sums are kept anew where more than so much has come

struct relating {
    FaultsOrder order;
    struct archive *archive;  // NULL: nobody else writes
    struct arena *arena;
    FaultReadingList readings;
    StrList due;  // deposits
    WordChunkList chunks;
    struct fault_words *words;
    struct fault_model *model;  // NULL: too few words to judge by
    uint64_t state;
    bool all;   // every document of the holding
    bool gone;  // another writer brought readings
    bool in_batch;
    Buf waiting;                 // answers of workers
    uint64_t counted, to_count;  // documents, for the progress
    struct catalog *own;         // of a worker, and its analyzer
    struct analyzer *analyzer;
};

/* --- finding, in a worker -------------------------------------------------------------------- */

static void rows_of(const FaultList *faults, struct arena *scratch, FaultRowList *rows) {
    for (size_t i = 0; i < faults->n; i++) {
        const Fault *fault = &faults->p[i];
        *LIST_ADD(scratch, rows) = (FaultRow){
            .part = fault->part,
            .start = fault->start,
            .end = fault->end,
            .seen = fault->seen,
            .meant = fault->meant,
            .text = fault->proposal,
            .pattern = correction_pattern(fault->meant, fault->seen, scratch),
            .rule = fault->rule,
            .version = fault->version,
            .certainty = fault->certainty,
        };
    }
}

static bool are_same(const FaultRowList *a, const FaultRowList *b) {
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++) {
        const FaultRow *x = &a->p[i], *y = &b->p[i];
        same = x->part == y->part && x->start == y->start && x->end == y->end &&
               x->certainty == y->certainty && x->version == y->version &&
               str_equal(x->seen, y->seen) && str_equal(x->meant, y->meant) &&
               str_equal(x->text, y->text) && str_equal(x->rule, y->rule);
    }
    return same;
}

static void write_rows(Buf *out, const FaultRowList *rows) {
    wire_put_varint(out, rows->n);
    for (size_t i = 0; i < rows->n; i++) {
        const FaultRow *row = &rows->p[i];
        wire_put_varint(out, row->part);
        wire_put_varint(out, row->start);
        wire_put_varint(out, row->end);
        wire_put_str(out, row->seen);
        wire_put_str(out, row->meant);
        wire_put_str(out, row->text);
        wire_put_str(out, row->pattern);
        wire_put_str(out, row->rule);
        wire_put_varint(out, row->version);
        wire_put_varint(out, row->certainty);
    }
}

/* Whether the index must know of them. */
static bool are_searched(const FaultRowList *rows) {
    bool any = false;
    for (size_t i = 0; i < rows->n; i++)
        any = any || document_correction_counts(&(Span){.kind = SPAN_CORRECTION,
                                                        .source = {.kind = SOURCE_RULE},
                                                        .certainty = rows->p[i].certainty});
    return any;
}

/* The row for the index, made here for the committer, of a document with its faults. */
static bool write_index_row(struct relating *relating, Str id, const struct document *document,
                            struct arena *scratch, Buf *out, Fail *fail) {
    DocumentRow row;
    EngineRow made;
    Buf bytes = {0};
    if (relating->analyzer == NULL)
        relating->analyzer = analyzer_create();
    Applier applier = {.catalog = relating->own, .analyzer = relating->analyzer};
    if (!catalog_row(relating->own, id, scratch, &row, fail))
        return false;
    if (!row.has_acts && row.state == STATE_VISIBLE) {
        if (!apply_make_row(&applier, &row, document, scratch, &made, fail))
            return false;
        engine_row_write(&made, &bytes);
    }
    wire_put_str(out, buf_as_str(&bytes));
    buf_free(&bytes);
    return true;
}

/* The answer says only what is to be written: an id, rows, the row for the index. */
static bool find_one(struct relating *relating, Str id, const FaultPlaceList *suspects,
                     struct arena *scratch, Buf *out, Fail *fail) {
    struct document document;
    FaultList faults = {0};
    FaultRowList rows = {0}, before;
    if (!fault_rows_get(relating->own, id, scratch, &before, fail))
        return false;
    if (suspects->n == 0 && before.n == 0)
        return true;
    if (!catalog_base_document(relating->own, id, scratch, &document, fail))
        return false;
    /* Without suspects there are none, though it may have had some when less was held. */
    if (suspects->n > 0)
        fault_find(relating->model, &document, &(FaultLook){true, suspects}, scratch, &faults);
    rows_of(&faults, scratch, &rows);
    if (are_same(&rows, &before))
        return true;
    wire_put_str(out, id);
    write_rows(out, &rows);
    bool is_searched = are_searched(&rows) || are_searched(&before);
    wire_put_u8(out, is_searched);
    return !is_searched || (fault_rows_add_spans(&rows, scratch, &document, fail) &&
                            write_index_row(relating, id, &document, scratch, out, fail));
}

static bool find_in(struct relating *relating, const WordChunk *chunk, struct arena *scratch,
                    Buf *out, Fail *fail) {
    FaultPlaces places;
    if (!fault_words_read_places(chunk->places, scratch, &places, fail))
        return false;
    must(places.documents.n == chunk->documents.n);
    FaultPlaceList *suspects = fault_model_suspects(relating->model, &places, scratch);
    ArenaMark mark = arena_mark(scratch);
    for (size_t i = 0; i < chunk->documents.n; i++) {
        Str id = chunk->documents.p[i];
        if (id.n > 0 && !find_one(relating, id, &suspects[i], scratch, out, fail))
            return fail_add(fail, "%.*s", STR_ARG(id));
        arena_reset(scratch, mark);
    }
    return true;
}

static bool work(void *context, size_t i, Buf *answer, Fail *fail) {
    struct relating *relating = context;
    if (relating->own == NULL &&
        !catalog_open(relating->order.catalog_path, false, &relating->own, fail))
        return false;
    struct arena *scratch = arena_create();
    bool ok = find_in(relating, &relating->chunks.p[i], scratch, answer, fail);
    arena_destroy(scratch);
    return ok;
}

/* --- writing --------------------------------------------------------------------------------- */

static bool open_batch(struct relating *relating, Fail *fail) {
    FaultsOrder *order = &relating->order;
    uint64_t state;
    if (relating->in_batch)
        return true;
    relating->in_batch = true;
    if (relating->archive != NULL) {
        if (!writer_begin(relating->archive, "fonds add", fail))
            return false;
        /* A rebuild may have put others in their place. */
        order->catalog = relating->archive->catalog;
        order->engine = relating->archive->engine;
    }
    if (!fault_rows_state(order->catalog, &state, fail))
        return false;
    relating->gone = state != relating->state;
    return relating->gone ||
           (engine_begin(order->engine, fail) && catalog_begin(order->catalog, fail));
}

static bool close_batch(struct relating *relating, bool ok, Fail *fail) {
    const FaultsOrder *order = &relating->order;
    if (!relating->in_batch)
        return ok;
    relating->in_batch = false;
    if (ok && !relating->gone)
        ok = engine_commit(order->engine, engine_watermark(order->engine), fail) &&
             catalog_commit(order->catalog, catalog_watermark(order->catalog), fail);
    if (!ok) {
        engine_rollback(order->engine);
        catalog_rollback(order->catalog);
    }
    if (relating->archive != NULL)
        writer_end(relating->archive);
    return ok;
}

static void read_rows(WireIn *in, struct arena *arena, FaultRowList *rows) {
    size_t count = wire_count(in, 10);
    for (size_t i = 0; i < count; i++)
        *LIST_ADD(arena, rows) = (FaultRow){
            .part = wire_varint_u32(in),
            .start = wire_varint(in),
            .end = wire_varint(in),
            .seen = wire_str(in),
            .meant = wire_str(in),
            .text = wire_str(in),
            .pattern = wire_str(in),
            .rule = wire_str(in),
            .version = wire_varint_u32(in),
            .certainty = (uint16_t)wire_varint_u32(in),
        };
}

typedef struct {
    Str id;
    FaultRowList rows;
    bool is_searched;  // the index must know
    Str row;           // for the index; empty: acts changed the document, so its row is made here
} Made;

static bool put_made(struct relating *relating, const Made *made, struct arena *scratch,
                     Fail *fail) {
    const FaultsOrder *order = &relating->order;
    Applier applier = {.catalog = order->catalog,
                       .to_catalog = true,
                       .engine = order->engine,
                       .analyzer = order->analyzer};
    DocumentRow listed;
    EngineRow row;
    if (!catalog_row(order->catalog, made->id, scratch, &listed, fail) ||
        !fault_rows_put(order->catalog, made->id, &made->rows, fail))
        return false;
    if (!made->is_searched)
        return true;
    /* Acts may have come while it was being looked at. */
    if (made->row.n == 0 || listed.has_acts || listed.state != STATE_VISIBLE)
        return apply_row(&applier, made->id, scratch, fail);
    struct trees *trees = trees_create(order->catalog, scratch);
    return engine_row_read(made->row, scratch, &row, fail) &&
           trees_complete(trees, listed.deposit, &row, fail) &&
           engine_put(order->engine, &row, fail);
}

static bool was_stopped(const struct relating *relating) {
    return relating->order.stop != NULL && *relating->order.stop != 0;
}

static bool is_over(const void *context) {
    const struct relating *relating = context;
    return relating->gone || was_stopped(relating);
}

static bool write_waiting(struct relating *relating, Fail *fail) {
    if (relating->waiting.n == 0)
        return true;
    WireIn in = wire_in(buf_as_str(&relating->waiting));
    struct arena *scratch = arena_create();
    bool ok = open_batch(relating, fail);
    while (ok && !relating->gone && !wire_done(&in)) {
        Made made = {.id = wire_str(&in)};
        read_rows(&in, scratch, &made.rows);
        made.is_searched = wire_u8(&in) != 0;
        if (made.is_searched)
            made.row = wire_str(&in);
        ok = wire_ok(&in) ? put_made(relating, &made, scratch, fail)
                          : fail_set(fail, FAIL_CORRUPT, "a worker's answer does not decode");
        arena_reset(scratch, (ArenaMark){NULL, 0});
    }
    arena_destroy(scratch);
    buf_clear(&relating->waiting);
    return close_batch(relating, ok, fail);
}

static bool take(void *context, size_t i, Str answer, Fail *fail) {
    struct relating *relating = context;
    (void)i;
    buf_str(&relating->waiting, answer);
    return relating->waiting.n < waiting_bytes_max || write_waiting(relating, fail);
}

static bool find_all(struct relating *relating, Fail *fail) {
    LineUpNumbers numbers = {relating, relating->order.workers, work, take, is_over};
    bool ok = line_up_numbers(relating->chunks.n, &numbers, fail);
    catalog_close(relating->own);
    analyzer_destroy(relating->analyzer);
    return ok;
}

/* --- all ------------------------------------------------------------------------------------- */

static void tell_counted(void *context, uint64_t documents) {
    struct relating *relating = context;
    relating->counted += documents;
    if (relating->order.progress != NULL)
        relating->order.progress(relating->order.context, relating->counted, relating->to_count);
}

static bool count(struct relating *relating, const FaultReadingList *readings, bool sums,
                  Fail *fail) {
    WordCount order = {
        .catalog_path = relating->order.catalog_path,
        .workers = relating->order.workers,
        .readings = readings,
        .into = sums ? relating->words : NULL,
        .progress = tell_counted,
        .context = relating,
        .stop = relating->order.stop,
    };
    for (size_t i = 0; i < readings->n; i++)
        relating->to_count += readings->p[i].documents;
    return word_count_run(&order, relating->arena, &relating->chunks, fail);
}

/* The sums of all there is; what was missing in them is in the chunks. */
static bool sum_up(struct relating *relating, FaultReadingList *missing, Fail *fail) {
    Str path = relating->order.sums_path;
    word_sums_load(path, &relating->readings, relating->arena, &relating->words, missing);
    uint64_t before = fault_words_total(relating->words);
    if (!count(relating, missing, true, fail))
        return false;
    if (fault_words_total(relating->words) - before > before / KEPT_SHARE)
        word_sums_keep(path, &relating->readings, relating->words);
    return true;
}

/* Whether the holding is another by so much that all is to be looked at. */
static bool judge_growth(struct relating *relating, Fail *fail) {
    uint64_t looked, total = fault_words_total(relating->words);
    if (!fault_rows_looked(relating->order.catalog, &looked, fail))
        return false;
    relating->all = total - total / GROWTH > looked || looked - looked / GROWTH > total;
    return true;
}

static struct map *map_of_deposits(const struct relating *relating, const FaultReadingList *list) {
    struct map *map = map_create(relating->arena);
    for (size_t i = 0; i < list->n; i++)
        (void)map_put(map, list->p[i].deposit, NULL);
    return map;
}

/* Those that are to be looked at and were in the sums before. */
static bool count_others(struct relating *relating, const FaultReadingList *missing, Fail *fail) {
    struct map *counted = map_of_deposits(relating, missing), *due = map_create(relating->arena);
    FaultReadingList others = {0};
    for (size_t i = 0; i < relating->due.n; i++)
        (void)map_put(due, relating->due.p[i], NULL);
    for (size_t i = 0; i < relating->readings.n; i++) {
        const FaultReading *reading = &relating->readings.p[i];
        if (map_find(counted, reading->deposit) == NULL &&
            (relating->all || map_find(due, reading->deposit) != NULL))
            *LIST_ADD(relating->arena, &others) = *reading;
    }
    return count(relating, &others, false, fail);
}

/* All was looked at: of what is due, or of the holding. */
static bool note_looked(struct relating *relating, Fail *fail) {
    struct catalog *catalog = relating->order.catalog;
    for (size_t i = 0; i < relating->due.n; i++)
        if (!fault_rows_set_due(catalog, relating->due.p[i], false, fail))
            return false;
    return !relating->all ||
           fault_rows_set_looked(catalog, fault_words_total(relating->words), fail);
}

static bool run(struct relating *relating, Fail *fail) {
    FaultReadingList missing;
    catalog_rest(relating->order.catalog);
    engine_rest(relating->order.engine);
    bool ok = sum_up(relating, &missing, fail);
    if (ok)
        relating->model = fault_model_create(relating->words, NULL, relating->arena);
    if (relating->model != NULL)
        ok = ok && judge_growth(relating, fail) && count_others(relating, &missing, fail) &&
             find_all(relating, fail) && write_waiting(relating, fail);
    if (ok && !was_stopped(relating)) {
        ok = open_batch(relating, fail);
        if (ok && !relating->gone)
            ok = note_looked(relating, fail);
        ok = close_batch(relating, ok, fail);
    }
    buf_free(&relating->waiting);
    fault_words_destroy(relating->words);
    return ok;
}

static bool find_due(struct relating *relating, Fail *fail) {
    relating->arena = arena_create();
    struct catalog *catalog = relating->order.catalog;
    bool ok = fault_rows_due(catalog, relating->arena, &relating->due, fail) &&
              fault_rows_state(catalog, &relating->state, fail) &&
              fault_rows_readings(catalog, relating->arena, &relating->readings, fail) &&
              (relating->due.n == 0 || run(relating, fail));
    arena_destroy(relating->arena);
    return ok || fail_add(fail, "looking for faults of the copy");
}

void faults_all(const FaultsOrder *order) {
    struct relating relating = {.order = *order};
    Fail why;
    if (!find_due(&relating, &why))
        log_warn("faults: not looked for, which the next add makes up for, reason=%s", why.message);
}

void faults_run(struct archive *archive, const FaultsRequest *request) {
    if (archive->config.faults == 0)
        return;
    struct arena *scratch = arena_create();
    struct relating relating = {
        .archive = archive,
        .order = {.catalog_path = archive->paths.catalog,
                  .sums_path = word_sums_path(archive->paths.index, scratch),
                  .catalog = archive->catalog,
                  .engine = archive->engine,
                  .analyzer = archive->analyzer,
                  .workers = request->workers > 0 ? request->workers : archive->config.workers,
                  .progress = request->progress,
                  .context = request->context,
                  .stop = request->stop},
    };
    Fail why;
    if (!find_due(&relating, &why))
        log_warn("faults: not looked for, which the next add makes up for, reason=%s", why.message);
    arena_destroy(scratch);
}

/* --- of what is not held --------------------------------------------------------------------- */

struct faults_judge {
    struct arena *arena;
    struct fault_words *words;
    struct fault_model *model;  // NULL: too few words to judge by
};

bool faults_judge_open(struct archive *archive, struct faults_judge **judge, Fail *fail) {
    struct arena *arena = arena_create();
    struct faults_judge *fresh = ARENA_NEW(arena, struct faults_judge);
    fresh->arena = arena;
    *judge = NULL;
    FaultReadingList readings, missing;
    if (!fault_rows_readings(archive->catalog, arena, &readings, fail)) {
        faults_judge_close(fresh);
        return false;
    }
    word_sums_load(word_sums_path(archive->paths.index, arena), &readings, arena, &fresh->words,
                   &missing);
    fresh->model = fault_model_create(fresh->words, NULL, arena);
    *judge = fresh;
    return true;
}

FaultsBasis faults_judge_basis(const struct faults_judge *judge) {
    return (FaultsBasis){fault_words_total(judge->words), FAULT_MODEL_WORDS};
}

void faults_judge_close(struct faults_judge *judge) {
    if (judge == NULL)
        return;
    fault_words_destroy(judge->words);
    arena_destroy(judge->arena);
}

bool faults_judge_document(struct faults_judge *judge, struct document *document,
                           struct arena *results, Fail *fail) {
    FaultList faults = {0};
    FaultRowList rows = {0};
    if (judge == NULL || judge->model == NULL || document->role != ROLE_RECORD)
        return true;
    fault_find(judge->model, document, &(FaultLook){false, NULL}, results, &faults);
    rows_of(&faults, results, &rows);
    return fault_rows_add_spans(&rows, results, document, fail);
}
