/*
 * Originals are read where they stand in the store. A reading that comes out the same, byte for
 * byte, makes no version; one that fails leaves the reading before in force.
 */
#include "archive/reread.h"
#include "archive/batch.h"
#include "archive/faults.h"
#include "archive/handle.h"
#include "archive/line_up.h"
#include "archive/writer.h"
#include "base/map.h"
#include "doc/doc_json.h"

struct reread {
    struct archive *archive;
    const RereadRequest *request;
    RereadCount *count;
    IngestCount sums;
    struct arena *jobs_arena;
    StrList deposits;
    struct batch *batch;
};

static bool note_deposit(void *context, Str id, Fail *fail) {
    struct reread *reread = context;
    (void)fail;
    str_list_add(reread->jobs_arena, &reread->deposits, str_copy(reread->jobs_arena, id));
    return true;
}

static bool make_job(struct reread *reread, Str deposit, Job *job, Fail *fail) {
    struct arena *arena = reread->jobs_arena;
    DepositRow row;
    OcflObject object;
    if (!catalog_deposit(reread->archive->catalog, deposit, arena, &row, fail) ||
        !ocfl_object_open(reread->archive->root, deposit, arena, &object, fail))
        return false;
    const OcflVersion *head = &object.versions.p[object.versions.n - 1];
    *job = (Job){.kind = JOB_REREAD, .deposit = deposit, .reading = row.reading + 1};
    for (size_t i = 0; i < row.files.n; i++) {
        Str path = str_format(arena, "original/%.*s", STR_ARG(row.files.p[i].path));
        const OcflEntry *entry = ocfl_object_find(head, path);
        if (entry == NULL)
            return fail_set(fail, FAIL_CORRUPT, "object %.*s lacks %.*s", STR_ARG(deposit),
                            STR_ARG(path));
        *LIST_ADD(arena, &job->files) = (PlanFile){entry->content_path, row.files.p[i].path};
    }
    const OcflEntry *reading = handle_reading_of(&object);
    if (reading != NULL) {
        job->reading_path = reading->content_path;
        job->reading_sha512 = reading->sha512;
    }
    return true;
}

static void tell_failed(struct reread *reread, Str deposit, FailCode code, Str reason) {
    IngestLine line = {.deposit = deposit,
                       .path = deposit,
                       .outcome = INGEST_NOT_READ,
                       .code = code,
                       .reason = reason};
    reread->count->failed++;
    if (reread->request->line == NULL)
        return;
    struct arena *scratch = arena_create();
    DepositRow row;
    Fail unlisted;
    if (catalog_deposit(reread->archive->catalog, deposit, scratch, &row, &unlisted))
        line.path = row.received_as;
    reread->request->line(reread->request->context, &line);
    arena_destroy(scratch);
}

static LineUpNext next_job(void *context, size_t i, Buf *out) {
    struct reread *reread = context;
    Job job = {.kind = JOB_REREAD, .deposit = reread->deposits.p[i]};
    ArenaMark mark = arena_mark(reread->jobs_arena);
    Fail fail;
    if (reread->request->progress != NULL)
        reread->request->progress(reread->request->context, i, reread->deposits.n);
    bool ok = make_job(reread, reread->deposits.p[i], &job, &fail);
    if (ok) {
        job_write(&job, out);
    } else {
        reread->count->deposits++;
        tell_failed(reread, reread->deposits.p[i], fail.code, str_from_c(fail.message));
    }
    arena_reset(reread->jobs_arena, mark);
    return ok ? LINE_UP_JOB : LINE_UP_SKIP;
}

/* What a batch did after all: one whose deposit changed meanwhile was not kept. */
static void tell_done(void *context, const IngestLine *line) {
    struct reread *reread = context;
    if (line->outcome == INGEST_NOT_READ) {
        reread->count->changed--;
        reread->count->failed++;
    }
    if (reread->request->line != NULL)
        reread->request->line(reread->request->context, line);
}

static bool flush(struct reread *reread, Fail *fail) {
    BatchTelling telling = {tell_done, reread, &reread->sums, false};
    return batch_commit(reread->batch, &telling, fail);
}

static bool add_item(struct reread *reread, const JobAnswer *answer, uint64_t bytes, Fail *fail) {
    struct arena *arena = reread->batch->arena;
    DepositRow row;
    ReadingHead head;
    if (!catalog_deposit(reread->archive->catalog, answer->deposit, arena, &row, fail) ||
        !doc_json_parse_head(answer->head, arena, &head, fail))
        return false;
    BatchItem *item = batch_add(reread->batch, bytes);
    item->kind = reread->request->dry_run ? JOURNAL_OTHER : JOURNAL_READING;
    item->answer = *answer;
    item->version = row.version + 1;
    item->reading = row.reading + 1;
    item->told = (IngestLine){
        .path = row.received_as,
        .outcome = INGEST_NEW_VERSION,
        .deposit = answer->deposit,
        .document_count = head.document_count,
        .apparatus_count = head.apparatus_count,
    };
    return true;
}

/* What was read is what was kept? */
static bool is_sound(struct reread *reread, const JobAnswer *answer, bool *sound, Fail *why,
                     Fail *fail) {
    DepositRow row;
    *sound = true;
    if (!catalog_deposit(reread->archive->catalog, answer->deposit, reread->batch->arena, &row,
                         fail))
        return false;
    for (size_t i = 0; *sound && i < answer->files.n && i < row.files.n; i++)
        if (!str_equal(answer->files.p[i].sha512, row.files.p[i].sha512))
            *sound = fail_set(why, FAIL_CORRUPT,
                              "%.*s is not what its digest says; restore the object from a second "
                              "copy",
                              STR_ARG(row.files.p[i].path));
    return true;
}

static bool take(void *context, size_t i, const PoolResult *result, Fail *fail) {
    struct reread *reread = context;
    reread->count->deposits++;
    Str deposit = reread->deposits.p[i];
    if (!result->ok) {
        tell_failed(reread, deposit, result->fail.code, str_from_c(result->fail.message));
        return true;
    }
    if (batch_is_full(reread->batch) && !flush(reread, fail))
        return false;
    struct arena *arena = reread->batch->arena;
    JobAnswer answer;
    Fail why;
    bool sound;
    if (!job_read_answer(str_copy(arena, result->result), arena, &answer, fail) ||
        !is_sound(reread, &answer, &sound, &why, fail))
        return false;
    if (!sound) {
        tell_failed(reread, deposit, why.code, str_from_c(why.message));
        return true;
    }
    if (!answer.read) {
        tell_failed(reread, deposit, answer.code, answer.reason);
        return true;
    }
    if (answer.unchanged) {
        reread->count->unchanged++;
        return true;
    }
    reread->count->changed++;
    reread->count->kept_blocks += answer.kept_blocks;
    reread->count->fresh_blocks += answer.fresh_blocks;
    reread->count->lost_blocks += answer.lost_blocks;
    return add_item(reread, &answer, result->result.n, fail);
}

static bool run(struct reread *reread, Fail *fail) {
    JobContext jobs = handle_job_context(reread->archive);
    LineUp line_up = {reread, next_job, take};
    struct pool *pool = NULL;
    bool ok = job_pool(&jobs, reread->request->workers, &pool, fail) &&
              line_up_run(pool, reread->deposits.n, &line_up, fail) && flush(reread, fail);
    pool_close(pool);
    return ok;
}

/*
 * What a writer who died left is finished first, so that the catalog has all deposits. Each is read
 * once, however often it is named.
 */
static bool begin(struct reread *reread, Fail *fail) {
    struct archive *archive = reread->archive;
    if (!reread->request->dry_run) {
        bool ok = writer_begin(archive, "fonds reread", fail);
        writer_end(archive);
        if (!ok)
            return false;
    }
    const StrList *asked = &reread->request->deposits;
    if (asked->n == 0)
        return browse_each_deposit(archive->catalog, note_deposit, reread, fail);
    struct map *seen = map_create(reread->jobs_arena);
    for (size_t i = 0; i < asked->n; i++) {
        bool is_new;
        (void)map_put(seen, asked->p[i], &is_new);
        if (is_new)
            str_list_add(reread->jobs_arena, &reread->deposits, asked->p[i]);
    }
    return true;
}

bool reread_run(struct archive *archive, const RereadRequest *request, RereadCount *count,
                Fail *fail) {
    *count = (RereadCount){0};
    struct reread reread = {
        .archive = archive, .request = request, .count = count, .jobs_arena = arena_create()};
    reread.batch = batch_create(archive, "fonds reread", NULL);
    bool ok = begin(&reread, fail);
    ok = ok && (reread.deposits.n == 0 || run(&reread, fail));
    FaultsRequest faults = {request->workers, request->faults, request->context, NULL};
    if (ok && !request->dry_run)
        faults_run(archive, &faults);
    batch_destroy(reread.batch);
    arena_destroy(reread.jobs_arena);
    return ok;
}
