/*
 * Lines are taken from the journal once, into a list; those that bring documents become jobs over
 * the readings that the store keeps. Catalog and index each know how far they have come, so a line
 * goes only to the one that lacks it.
 */
#include "archive/forward.h"
#include "archive/line_up.h"

enum { BATCH_LINES = 512 };
static const uint64_t batch_bytes_max = 64 << 20;

struct forward {
    ForwardOrder *order;
    struct arena *lines_arena, *batch;
    LIST_OF(JournalLine) lines;
    uint64_t catalog_at, engine_at;  // watermarks before this run
    struct analyzer *analyzer;
    bool open;  // a batch is under way
    size_t batch_lines;
    uint64_t batch_bytes, applied_seq;
};

static bool note_line(void *context, uint64_t seq, Str text, Fail *fail) {
    struct forward *forward = context;
    JournalLine *line = LIST_ADD(forward->lines_arena, &forward->lines);
    (void)seq;
    return journal_line_parse(str_copy(forward->lines_arena, text), forward->lines_arena, line,
                              fail);
}

static bool begin(struct forward *forward, Fail *fail) {
    if (forward->open)
        return true;
    forward->open = true;
    return catalog_begin(forward->order->catalog, fail) &&
           engine_begin(forward->order->engine, fail);
}

static bool commit(struct forward *forward, Fail *fail) {
    if (!forward->open)
        return true;
    uint64_t seq = forward->applied_seq;
    forward->open = false;
    forward->batch_lines = 0;
    forward->batch_bytes = 0;
    arena_reset(forward->batch, (ArenaMark){NULL, 0});
    return catalog_commit(forward->order->catalog,
                          seq > forward->catalog_at ? seq : forward->catalog_at, fail) &&
           engine_commit(forward->order->engine,
                         seq > forward->engine_at ? seq : forward->engine_at, fail);
}

static bool apply(struct forward *forward, const JournalLine *line, const JobAnswer *answer,
                  Fail *fail) {
    if (!begin(forward, fail))
        return false;
    Applier applier = {
        .catalog = forward->order->catalog,
        .to_catalog = line->seq > forward->catalog_at,
        .engine = line->seq > forward->engine_at ? forward->order->engine : NULL,
        .analyzer = forward->analyzer,
    };
    if (!apply_line(&applier, line, answer, forward->batch, fail))
        return fail_add(fail, "journal line %llu", (unsigned long long)line->seq);
    forward->order->documents += applier.documents;
    forward->order->lines++;
    forward->applied_seq = line->seq;
    forward->batch_lines++;
    if (forward->order->progress != NULL)
        forward->order->progress(forward->order->context, forward->order->lines, forward->lines.n);
    return (forward->batch_lines < BATCH_LINES && forward->batch_bytes < batch_bytes_max) ||
           commit(forward, fail);
}

/* Where the reading that a line brought stands in the store. */
static bool find_reading(struct forward *forward, const JournalLine *line, struct arena *results,
                         Job *job, Fail *fail) {
    OcflObject object;
    if (!ocfl_object_open(forward->order->root, line->deposit, results, &object, fail))
        return false;
    for (size_t i = 0; i < object.versions.n; i++) {
        const OcflEntry *entry = object.versions.p[i].number == line->version
                                     ? ocfl_object_find(&object.versions.p[i], STR("reading.jsonl"))
                                     : NULL;
        if (entry != NULL) {
            job->reading_path = entry->content_path;
            job->reading_sha512 = entry->sha512;
            return true;
        }
    }
    return fail_set(fail, FAIL_CORRUPT, "object %.*s has no reading in version %u",
                    STR_ARG(line->deposit), line->version);
}

/*
 * The reading of a line cannot be had. A newer one is no damage, and whoever goes on would lose it.
 */
static bool do_without(struct forward *forward, JournalLine *line, const Fail *why, Fail *fail) {
    ForwardOrder *order = forward->order;
    if (!order->go_on || why->code == FAIL_UNSUPPORTED) {
        *fail = *why;
        return fail_add(fail, "journal line %llu, deposit %.*s", (unsigned long long)line->seq,
                        STR_ARG(line->deposit));
    }
    line->reading = 0;
    line->code = str_from_c(fail_code_name(why->code));
    line->reason = str_copy(forward->lines_arena, str_from_c(why->message));
    str_list_add(order->results, &order->damaged,
                 str_format(order->results, "%.*s: %s", STR_ARG(line->deposit), why->message));
    return true;
}

struct turn {
    struct forward *forward;
    size_t next;  // the first line not applied
    Fail why;     // a line that could not become a job
};

/* Lines without documents are skipped here; they are applied when the next answer comes, or at the
 * end. */
static LineUpNext turn_job(void *context, size_t i, Buf *out) {
    struct turn *turn = context;
    JournalLine *line = &turn->forward->lines.p[i];
    if (!apply_wants_answer(line))
        return LINE_UP_SKIP;
    Fail why;
    Job job = {.kind = JOB_AGAIN, .deposit = line->deposit, .reading = line->reading};
    struct arena *scratch = arena_create();
    bool found = find_reading(turn->forward, line, scratch, &job, &why);
    if (found)
        job_write(&job, out);
    arena_destroy(scratch);
    return found                                               ? LINE_UP_JOB
           : do_without(turn->forward, line, &why, &turn->why) ? LINE_UP_SKIP
                                                               : LINE_UP_STOP;
}

static bool take_upto(struct forward *forward, size_t *next, size_t end, Fail *fail) {
    for (; *next < end; (*next)++)
        if (!apply(forward, &forward->lines.p[*next], NULL, fail))
            return false;
    return true;
}

static bool turn_take(void *context, size_t i, const PoolResult *result, Fail *fail) {
    struct turn *turn = context;
    struct forward *forward = turn->forward;
    JournalLine *line = &forward->lines.p[i];
    if (!take_upto(forward, &turn->next, i, fail))
        return false;
    if (!result->ok) {
        turn->next = i + 1;
        return do_without(forward, line, &result->fail, fail) && apply(forward, line, NULL, fail);
    }
    JobAnswer answer;
    struct arena *scratch = arena_create();
    bool ok = job_read_answer(result->result, scratch, &answer, fail) &&
              apply(forward, line, &answer, fail);
    forward->batch_bytes += result->result.n;
    arena_destroy(scratch);
    turn->next = i + 1;
    return ok;
}

static bool run(struct forward *forward, Fail *fail) {
    struct pool *pool = NULL;
    struct turn turn = {.forward = forward};
    LineUp line_up = {&turn, turn_job, turn_take};
    bool wants_pool = false;
    for (size_t i = 0; i < forward->lines.n; i++)
        wants_pool = wants_pool || apply_wants_answer(&forward->lines.p[i]);
    bool ok =
        !wants_pool || (job_pool(&forward->order->jobs, forward->order->workers, &pool, fail) &&
                        line_up_run(pool, forward->lines.n, &line_up, fail));
    pool_close(pool);
    if (ok && turn.why.code != FAIL_NONE) {
        *fail = turn.why;
        return false;
    }
    return ok && take_upto(forward, &turn.next, forward->lines.n, fail) && commit(forward, fail);
}

bool forward_to(ForwardOrder *order, Fail *fail) {
    struct forward forward = {
        .order = order,
        .catalog_at = catalog_watermark(order->catalog),
        .engine_at = engine_watermark(order->engine),
    };
    uint64_t at = forward.catalog_at < forward.engine_at ? forward.catalog_at : forward.engine_at;
    if (at + 1 >= journal_next_seq(order->journal))
        return true;
    forward.lines_arena = arena_create();
    forward.batch = arena_create();
    forward.analyzer = analyzer_create();
    bool ok =
        journal_each(order->journal, at + 1, note_line, &forward, fail) && run(&forward, fail);
    if (!ok) {
        catalog_rollback(order->catalog);
        engine_rollback(order->engine);
    }
    analyzer_destroy(forward.analyzer);
    arena_destroy(forward.batch);
    arena_destroy(forward.lines_arena);
    return ok;
}

bool forward_run(struct archive *archive, Fail *fail) {
    ForwardOrder order = {
        .root = archive->root,
        .journal = archive->journal,
        .catalog = archive->catalog,
        .engine = archive->engine,
        .jobs = handle_job_context(archive),
    };
    return forward_to(&order, fail) ||
           fail_add(fail, "bringing catalog and index forward (fonds rebuild makes both again)");
}
