/*
 * Workers run ahead; answers come back in the order of the sorted list and become items of a batch.
 * What decides an item's fate is asked in this order: could the bytes be had (else refused), are
 * they known (else new), do they name themselves as something that is here (then a new version of
 * it).
 */
#include "archive/ingest.h"
#include "archive/batch.h"
#include "archive/faults.h"
#include "archive/handle.h"
#include "archive/line_up.h"
#include "archive/writer.h"
#include "base/digest.h"
#include "base/stamp.h"
#include "doc/doc_json.h"
#include "store/provenance.h"

static const uint64_t provenance_bytes_max = 64 << 20;

struct ingest {
    struct archive *archive;
    const IngestRequest *request;
    IngestCount *count;
    Plan plan;
    struct arena *plan_arena;
    struct accession accession;
    struct batch *batch;
    JobContext jobs;
    struct pool *pool, *second;  // second: one worker for what must be read once more
    size_t next;                 // the first deposit of the plan not yet in a batch
    uint64_t started_ms;
};

static uint64_t elapsed_ms(const struct ingest *ingest) {
    return stamp_elapsed_ms() - ingest->started_ms;
}

static void tell_progress(struct ingest *ingest) {
    ingest->count->elapsed_ms = elapsed_ms(ingest);
    if (ingest->request->progress != NULL)
        ingest->request->progress(ingest->request->context, ingest->count);
}

static bool flush(struct ingest *ingest, bool last, Fail *fail) {
    BatchTelling telling = {ingest->request->line, ingest->request->context, ingest->count, last};
    bool ok = batch_commit(ingest->batch, &telling, fail);
    tell_progress(ingest);
    return ok;
}

/* --- fates --------------------------------------------------------------------------- */

static BatchItem *new_item(struct ingest *ingest, const PlanDeposit *plan, uint64_t bytes) {
    BatchItem *item = batch_add(ingest->batch, bytes);
    item->told.path = plan->received_as;
    item->told.size_bytes = plan->size_bytes;
    item->told.file_count = (uint32_t)plan->files.n;
    item->files = plan->files;
    return item;
}

static void refused(struct ingest *ingest, const PlanDeposit *plan, FailCode code, Str reason) {
    BatchItem *item = new_item(ingest, plan, 0);
    item->kind = ingest->request->dry_run ? JOURNAL_OTHER : JOURNAL_REFUSED;
    item->told.outcome = INGEST_REFUSED;
    item->told.code = code;
    item->told.reason = str_copy(ingest->batch->arena, reason);
}

/* Whether the deposit's present version, or one before, came by this very path. */
static bool came_by(struct ingest *ingest, const DepositRow *row, Str path, bool *same,
                    Fail *fail) {
    struct arena *arena = ingest->batch->arena;
    ReceiptRowList receipts;
    OcflObject object;
    Provenance kept = {0};
    Str bytes;
    if (!catalog_receipts(ingest->archive->catalog, row->id, arena, &receipts, fail))
        return false;
    *same = str_equal(row->received_as, path);
    for (size_t i = 0; i < receipts.n && !*same; i++)
        *same = str_equal(receipts.p[i].path, path);
    if (*same || row->version == 1)
        return true;
    if (!ocfl_object_open(ingest->archive->root, row->id, arena, &object, fail))
        return false;
    const OcflEntry *entry =
        ocfl_object_find(&object.versions.p[object.versions.n - 1], STR("provenance.json"));
    if (entry != NULL && (!ocfl_object_read(entry, provenance_bytes_max, arena, &bytes, fail) ||
                          !provenance_parse(bytes, arena, &kept, fail)))
        return false;
    for (size_t i = 0; i < kept.events.n && !*same; i++)
        *same = str_equal(kept.events.p[i].received_as, path);
    return true;
}

/* Known bytes: nothing to tell the journal if they came under this very name before. */
static bool known(struct ingest *ingest, const PlanDeposit *plan, Str deposit, Fail *fail) {
    BatchItem *item = new_item(ingest, plan, 0);
    struct arena *arena = ingest->batch->arena;
    DepositRow row;
    bool same_name;
    item->told.deposit = str_copy(arena, deposit);
    item->told.outcome = INGEST_KNOWN;
    item->kind = JOURNAL_RECEIVED;
    if (!catalog_deposit(ingest->archive->catalog, deposit, arena, &row, fail) ||
        !came_by(ingest, &row, plan->received_as, &same_name, fail))
        return false;
    if (same_name || ingest->request->dry_run)
        item->kind = JOURNAL_OTHER;
    /* What an interrupted run of this accession kept belongs to its sums. */
    if (str_equal(row.received_as, plan->received_as) && ingest->accession.written &&
        str_equal(row.accession, ingest->accession.id))
        item->told.outcome = row.version > 1   ? INGEST_NEW_VERSION
                             : row.reading > 0 ? INGEST_KEPT
                                               : INGEST_NOT_READ;
    return true;
}

static bool fill_new(struct ingest *ingest, BatchItem *item, Fail *fail) {
    ReadingHead head = {0};
    if (item->answer.read &&
        !doc_json_parse_head(item->answer.head, ingest->batch->arena, &head, fail))
        return false;
    item->kind = ingest->request->dry_run ? JOURNAL_OTHER : JOURNAL_DEPOSIT;
    item->told.document_count = head.document_count;
    item->told.apparatus_count = head.apparatus_count;
    item->told.code = item->answer.code;
    item->told.reason = item->answer.reason;
    for (size_t i = 0; i < head.reports.n; i++)
        if (str_is(head.reports.p[i].code, "not-read") && item->told.unread++ == 0)
            item->told.unread_first = head.reports.p[i].detail;
    return true;
}

/* What a reading names itself by (doc/reading.h); empty where it has no such name. */
static bool identity_of(const JobAnswer *answer, struct arena *arena, Str *identity, Fail *fail) {
    ReadingHead head = {0};
    if (answer->read && !doc_json_parse_head(answer->head, arena, &head, fail))
        return false;
    *identity = reading_identity(&head, arena);
    return true;
}

/* The deposit whose next version these bytes are: named by --replaces, or because both name
 * themselves alike. */
static bool replaced_by(struct ingest *ingest, Str identity, Str *deposit, Fail *fail) {
    StrList same = {0};
    *deposit = ingest->request->replaces;
    if (deposit->n > 0 || identity.n == 0)
        return true;
    if (!catalog_with_identity(ingest->archive->catalog, identity, ingest->batch->arena, &same,
                               fail))
        return false;
    if (same.n > 0)
        *deposit = same.p[0];
    return true;
}

/* A worker died over it: the bytes are kept all the same, digested here. */
static bool kept_blind(struct ingest *ingest, const PlanDeposit *plan, const Fail *why,
                       JobAnswer *answer) {
    struct arena *arena = ingest->batch->arena;
    *answer = (JobAnswer){.code = why->code, .reason = str_copy(arena, str_from_c(why->message))};
    for (size_t i = 0; i < plan->files.n; i++) {
        DepositFile *file = LIST_ADD(arena, &answer->files);
        Sha512Hex hex;
        Fail fail;
        if (!digest_file(plan->files.p[i].path, &hex, &file->size_bytes, &fail)) {
            refused(ingest, plan, fail.code, str_from_c(fail.message));
            return false;
        }
        file->path = plan->files.p[i].name;
        file->sha512 = str_copy(arena, digest_str(&hex));
    }
    answer->deposit = job_deposit_id(answer->files, plan->as_one, arena);
    return true;
}

static bool is_listed(struct ingest *ingest, Str deposit) {
    DepositRow row;
    Fail missing;
    return catalog_deposit(ingest->archive->catalog, deposit, ingest->batch->arena, &row, &missing);
}

struct fate {
    const PlanDeposit *plan;
    JobAnswer answer;
    Str identity;
    uint64_t bytes;
};

/* Whether a version of the object holds the files that came. */
static bool has_files(const OcflVersion *version, const struct fate *fate, struct arena *arena) {
    DepositFileList originals = {0};
    for (size_t i = 0; i < version->files.n; i++) {
        const OcflEntry *entry = &version->files.p[i];
        if (str_starts(entry->path, STR("original/")))
            *LIST_ADD(arena, &originals) =
                (DepositFile){.path = str_skip(entry->path, 9), .sha512 = entry->sha512};
    }
    return job_same_files(originals, fate->answer.files, fate->plan->as_one);
}

static bool object_has_files(const OcflObject *object, const struct fate *fate,
                             struct arena *arena) {
    for (size_t i = 0; i < object->versions.n; i++)
        if (has_files(&object->versions.p[i], fate, arena))
            return true;
    return false;
}

/* A deposit's id is made of its first bytes; that it is the same does not prove that they are. */
static bool is_held(struct ingest *ingest, const struct fate *fate, Str deposit, bool *held,
                    Fail *fail) {
    struct arena *arena = ingest->batch->arena;
    DepositRow row;
    OcflObject object;
    if (!catalog_deposit(ingest->archive->catalog, deposit, arena, &row, fail))
        return false;
    *held = job_same_files(row.files, fate->answer.files, fate->plan->as_one);
    if (*held || row.version == 1)
        return true;
    if (!ocfl_object_open(ingest->archive->root, deposit, arena, &object, fail))
        return false;
    *held = object_has_files(&object, fate, arena);
    return true;
}

/* The deposit that has these bytes, in whichever version; empty: none has. *other: one has their id
 * and other bytes. */
static bool find_holder(struct ingest *ingest, const struct fate *fate, Str *holder, bool *other,
                        Fail *fail) {
    Str id = fate->answer.deposit, found = id;
    bool held = false, listed = fate->answer.known || is_listed(ingest, id);
    if (!listed &&
        !catalog_with_bytes(ingest->archive->catalog, id, ingest->batch->arena, &found, fail))
        return false;
    if (found.n > 0 && !is_held(ingest, fate, found, &held, fail))
        return false;
    *other = listed && !held;
    *holder = held ? found : (Str){NULL, 0};
    return true;
}

/* Asks the second pool for the next version's reading; block ids are inherited from the reading in
 * force. */
static bool read_next(struct ingest *ingest, const Job *job, PoolResult *result, Fail *fail) {
    Buf words = {0};
    job_write(job, &words);
    bool found = false;
    bool ok = ingest->second != NULL || job_pool(&ingest->jobs, 1, &ingest->second, fail);
    if (ok)
        pool_send(ingest->second, 0, buf_as_str(&words));
    while (ok && !found)
        ok = pool_next(ingest->second, 0, &found, result, fail);
    buf_free(&words);
    return ok;
}

/* The files become the next version of a deposit, unless it has had these very bytes. */
static bool new_version(struct ingest *ingest, const struct fate *fate, Str deposit, Fail *fail) {
    struct arena *arena = ingest->batch->arena;
    DepositRow row;
    OcflObject object;
    PoolResult result;
    if (!catalog_deposit(ingest->archive->catalog, deposit, arena, &row, fail) ||
        !ocfl_object_open(ingest->archive->root, deposit, arena, &object, fail))
        return ingest->request->replaces.n > 0 ? fail_add(fail, "--replaces %.*s", STR_ARG(deposit))
                                               : false;
    if (object_has_files(&object, fate, arena))
        return known(ingest, fate->plan, deposit, fail);
    Job job = {.kind = JOB_REREAD,
               .files = fate->plan->files,
               .deposit = deposit,
               .reading = row.reading + 1};
    const OcflEntry *before = handle_reading_of(&object);
    if (before != NULL) {
        job.reading_path = before->content_path;
        job.reading_sha512 = before->sha512;
    }
    if (!read_next(ingest, &job, &result, fail))
        return false;
    if (!result.ok && !result.died) {
        refused(ingest, fate->plan, result.fail.code, str_from_c(result.fail.message));
        return true;
    }
    BatchItem *item = new_item(ingest, fate->plan, result.result.n);
    if (result.died) /* the bytes are kept all the same */
        item->answer = (JobAnswer){.deposit = deposit,
                                   .files = fate->answer.files,
                                   .code = result.fail.code,
                                   .reason = str_copy(arena, str_from_c(result.fail.message))};
    else if (!job_read_answer(str_copy(arena, result.result), arena, &item->answer, fail))
        return false;
    if (!fill_new(ingest, item, fail))
        return false;
    item->told.deposit = deposit;
    item->identity = fate->identity;
    item->told.outcome = INGEST_NEW_VERSION;
    item->version = object.versions.p[object.versions.n - 1].number + 1;
    item->reading = item->answer.read ? job.reading : 0;
    return true;
}

static bool decide_fate(struct ingest *ingest, const struct fate *fate, Fail *fail) {
    const JobAnswer *answer = &fate->answer;
    Str holder, replaces;
    bool other;
    if (!find_holder(ingest, fate, &holder, &other, fail))
        return false;
    if (other) {
        refused(
            ingest, fate->plan, FAIL_EXISTS,
            str_format(ingest->batch->arena,
                       "other bytes have the id that these would get, %.*s; change its name and "
                       "hand it over with --as-one, which makes the name part of the id",
                       STR_ARG(answer->deposit)));
        return true;
    }
    if (holder.n > 0)
        return known(ingest, fate->plan, holder, fail);
    if (!replaced_by(ingest, fate->identity, &replaces, fail))
        return false;
    if (replaces.n > 0)
        return new_version(ingest, fate, replaces, fail);
    BatchItem *item = new_item(ingest, fate->plan, fate->bytes);
    item->answer = *answer;
    item->identity = fate->identity;
    item->told.deposit = answer->deposit;
    item->told.outcome = answer->read ? INGEST_KEPT : INGEST_NOT_READ;
    item->version = 1;
    item->reading = answer->read;
    return fill_new(ingest, item, fail);
}

/* --- the line of jobs ---------------------------------------------------------------- */

static LineUpNext next_job(void *context, size_t i, Buf *out) {
    struct ingest *ingest = context;
    const PlanDeposit *plan = &ingest->plan.deposits.p[i];
    if (ingest->request->stop != NULL && *ingest->request->stop != 0) {
        ingest->count->stopped = true;
        return LINE_UP_STOP;
    }
    tell_progress(ingest);
    if (plan->refused != FAIL_NONE)
        return LINE_UP_SKIP;
    Job job = {.kind = JOB_TAKE, .files = plan->files, .as_one = plan->as_one, .reading = 1};
    job_write(&job, out);
    return LINE_UP_JOB;
}

static void take_refused_upto(struct ingest *ingest, size_t end) {
    for (; ingest->next < end && ingest->plan.deposits.p[ingest->next].refused != FAIL_NONE;
         ingest->next++) {
        const PlanDeposit *plan = &ingest->plan.deposits.p[ingest->next];
        refused(ingest, plan, plan->refused, plan->reason);
    }
}

/* What the worker found, in the batch's memory; *gone: it was refused. */
static bool open_answer(struct ingest *ingest, const PoolResult *result, struct fate *fate,
                        bool *gone, Fail *fail) {
    struct arena *arena = ingest->batch->arena;
    *gone = result->died && !kept_blind(ingest, fate->plan, &result->fail, &fate->answer);
    if (!result->died &&
        !job_read_answer(str_copy(arena, result->result), arena, &fate->answer, fail))
        return false;
    return *gone || identity_of(&fate->answer, arena, &fate->identity, fail);
}

/* The last ones are committed while workers read the very last: nothing would be done meanwhile. */
static bool is_near_end(const struct ingest *ingest, size_t i) {
    enum { LAST = 4 };
    static const uint64_t bytes_least = 1 << 20;
    return i + 1 + LAST >= ingest->plan.deposits.n && ingest->batch->bytes >= bytes_least;
}

static bool take(void *context, size_t i, const PoolResult *result, Fail *fail) {
    struct ingest *ingest = context;
    struct fate fate = {.plan = &ingest->plan.deposits.p[i], .bytes = result->result.n};
    bool gone;
    take_refused_upto(ingest, i);
    ingest->next = i + 1;
    if (!result->ok && !result->died) {
        refused(ingest, fate.plan, result->fail.code, str_from_c(result->fail.message));
        return true;
    }
    if (!open_answer(ingest, result, &fate, &gone, fail))
        return false;
    /* The same deposit, or one of the same name, may wait in this batch: then that must be listed
     * first. */
    bool meets = !gone && batch_has(ingest->batch, fate.answer.deposit, fate.identity);
    bool full = batch_is_full(ingest->batch) || is_near_end(ingest, i);
    if ((meets || full) && !gone &&
        (!flush(ingest, false, fail) || !open_answer(ingest, result, &fate, &gone, fail)))
        return false;
    return gone || decide_fate(ingest, &fate, fail);
}

/* Under the lock for a moment: what a dead writer left is finished, and an unfinished accession is
 * known again. */
static bool begin(struct ingest *ingest, Fail *fail) {
    if (ingest->request->dry_run)
        return true;
    bool ok = writer_begin(ingest->archive, "fonds add", fail);
    if (ok)
        accession_resume(ingest->archive, &ingest->accession);
    writer_end(ingest->archive);
    return ok;
}

static bool run(struct ingest *ingest, Fail *fail) {
    LineUp line_up = {ingest, next_job, take};
    if (!job_pool(&ingest->jobs, ingest->request->workers, &ingest->pool, fail) ||
        !line_up_run(ingest->pool, ingest->plan.deposits.n, &line_up, fail))
        return false;
    if (!ingest->count->stopped)
        take_refused_upto(ingest, ingest->plan.deposits.n);
    if (!flush(ingest, !ingest->count->stopped, fail))
        return false;
    /* Whole, or nothing was written at all: the next run begins an accession of its own. */
    return !ingest->accession.written || ingest->count->stopped ||
           accession_end(ingest->archive, &ingest->accession, fail);
}

bool ingest_run(struct archive *archive, const IngestRequest *request, IngestCount *count,
                Fail *fail) {
    *count = (IngestCount){0};
    struct ingest ingest = {
        .archive = archive,
        .request = request,
        .count = count,
        .plan_arena = arena_create(),
        .accession = {.arena = arena_create(),
                      .from = request->paths,
                      .as_one = request->as_one,
                      .replaces = request->replaces},
        .jobs = handle_job_context(archive),
        .started_ms = stamp_elapsed_ms(),
    };
    plan_make(request->paths, request->as_one, ingest.plan_arena, &ingest.plan);
    for (size_t i = 0; i < ingest.plan.deposits.n; i++) {
        count->files++;
        count->bytes += ingest.plan.deposits.p[i].size_bytes;
    }
    count->hidden = ingest.plan.hidden;
    count->archives = ingest.plan.archives;
    ingest.batch = batch_create(archive, "fonds add", &ingest.accession);
    bool ok = request->replaces.n == 0 || ingest.plan.deposits.n == 1 ||
              fail_set(fail, FAIL_INVALID,
                       "--replaces takes one file or folder, and %zu deposits were handed over; "
                       "name one, or a folder with --as-one",
                       ingest.plan.deposits.n);
    ok = ok && begin(&ingest, fail) && run(&ingest, fail);
    pool_close(ingest.pool);
    pool_close(ingest.second);
    count->searchable_ms = elapsed_ms(&ingest);
    FaultsRequest faults = {request->workers, request->faults, request->context, request->stop};
    if (ok && !request->dry_run && !count->stopped)
        faults_run(archive, &faults);
    count->elapsed_ms = elapsed_ms(&ingest);
    batch_destroy(ingest.batch);
    arena_destroy(ingest.accession.arena);
    arena_destroy(ingest.plan_arena);
    return ok;
}
