/*
 * Objects are staged first, because a file may have changed since it was read: what cannot be
 * staged is refused and the rest goes on. Only then do lines get their numbers. Under the lock the
 * catalog is asked again what is known: another writer may have brought the same bytes in the
 * meantime.
 */
#include "archive/batch.h"
#include "archive/apply.h"
#include "archive/forward.h"
#include "archive/writer.h"
#include "base/stamp.h"
#include "doc/doc_json.h"
#include "store/journal_seal.h"
#include "store/provenance.h"

enum { BATCH_ITEMS = 512, BATCH_MS = 1500 };
static const uint64_t batch_bytes_max = 16 << 20, provenance_bytes_max = 64 << 20;

struct commit {
    struct batch *batch;
    struct archive *archive;
    struct arena *arena;
    struct ocfl_group *group;
    LIST_OF(JournalLine) lines;
    LIST_OF(size_t) items;  // of each line: index of its item plus 1; 0: of the accession itself
    uint64_t next_seq;
    bool kept;  // store and journal have it, whatever comes after
};

struct batch *batch_create(struct archive *archive, const char *what, struct accession *accession) {
    struct batch *batch = mem_alloc(sizeof *batch);
    batch->archive = archive;
    batch->what = what;
    batch->accession = accession;
    batch->arena = arena_create();
    return batch;
}

void batch_destroy(struct batch *batch) {
    if (batch == NULL)
        return;
    arena_destroy(batch->arena);
    mem_free(batch);
}

BatchItem *batch_add(struct batch *batch, uint64_t bytes) {
    must(!batch->failed);
    if (batch->items.n == 0)
        batch->began_ms = stamp_elapsed_ms();
    batch->bytes += bytes;
    return LIST_ADD(batch->arena, &batch->items);
}

bool batch_is_full(const struct batch *batch) {
    return batch->items.n >= BATCH_ITEMS || batch->bytes >= batch_bytes_max ||
           (batch->items.n > 0 && stamp_elapsed_ms() - batch->began_ms > BATCH_MS);
}

bool batch_has(const struct batch *batch, Str deposit, Str identity) {
    for (size_t i = 0; i < batch->items.n; i++) {
        const BatchItem *item = &batch->items.p[i];
        if (str_equal(item->told.deposit, deposit) ||
            (identity.n > 0 && str_equal(item->identity, identity)))
            return true;
    }
    return false;
}

/* --- objects ------------------------------------------------------------------------- */

/* Of an accession this is told the journal; a reading that cannot be kept leaves the one before. */
static void refuse(const struct batch *batch, BatchItem *item, const Fail *why,
                   struct arena *arena) {
    item->kind = batch->accession == NULL ? JOURNAL_OTHER : JOURNAL_REFUSED;
    item->told.outcome = batch->accession == NULL ? INGEST_NOT_READ : INGEST_REFUSED;
    item->told.document_count = item->told.apparatus_count = 0;
    item->told.code = why->code;
    item->told.reason = str_copy(arena, str_from_c(why->message));
    item->answer = (JobAnswer){.deposit = item->answer.deposit};
}

static bool head_of(const BatchItem *item, struct arena *arena, ReadingHead *head, Fail *fail) {
    *head = (ReadingHead){0};
    return item->reading == 0 || doc_json_parse_head(item->answer.head, arena, head, fail);
}

/* provenance.json: of the version before, if there is one, with what happens now. */
static bool provenance_of(struct commit *commit, const BatchItem *item, Str *bytes, Fail *fail) {
    struct arena *arena = commit->arena;
    Provenance provenance = {.deposit = item->told.deposit};
    ReadingHead head;
    if (!head_of(item, arena, &head, fail))
        return false;
    if (item->version > 1) {
        OcflObject object;
        Str before;
        if (!ocfl_object_open(commit->archive->root, item->told.deposit, arena, &object, fail))
            return false;
        const OcflEntry *entry =
            ocfl_object_find(&object.versions.p[object.versions.n - 1], STR("provenance.json"));
        if (entry != NULL &&
            (!ocfl_object_read(entry, provenance_bytes_max, arena, &before, fail) ||
             !provenance_parse(before, arena, &provenance, fail)))
            return false;
    }
    Str accession =
        commit->batch->accession == NULL ? (Str){NULL, 0} : commit->batch->accession->id;
    ProvenanceEvent event = {
        .kind = PROVENANCE_INGESTION,
        .time = stamp_now(),
        .accession = accession,
        .received_as = item->told.path,
        .who = handle_user(commit->archive, arena),
        .program = handle_program,
        .version = item->version,
    };
    if (item->kind == JOURNAL_DEPOSIT) {
        *LIST_ADD(arena, &provenance.events) = event;
        provenance.files = (JournalFileList){0};
        for (size_t i = 0; i < item->answer.files.n; i++) {
            const DepositFile *file = &item->answer.files.p[i];
            Str path = str_format(arena, "original/%.*s", STR_ARG(file->path));
            *LIST_ADD(arena, &provenance.files) =
                (JournalFile){path, file->sha512, file->size_bytes};
        }
    }
    event.kind = PROVENANCE_READING;
    event.received_as = (Str){NULL, 0};
    event.reading = item->reading;
    event.rules = head.rules;
    event.document_count = head.document_count;
    event.apparatus_count = head.apparatus_count;
    if (item->reading == 0) {
        event.code = str_from_c(fail_code_name(item->answer.code));
        event.reason = item->answer.reason;
    }
    *LIST_ADD(arena, &provenance.events) = event;
    Buf out = {0};
    provenance_print(&provenance, &out);
    *bytes = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return true;
}

static bool stage(struct commit *commit, const BatchItem *item, Fail *fail) {
    struct arena *arena = commit->arena;
    OcflPutList puts = {0};
    for (size_t i = 0; i < item->answer.files.n; i++) {
        OcflPut *put = LIST_ADD(arena, &puts);
        put->path = str_format(arena, "original/%.*s", STR_ARG(item->answer.files.p[i].path));
        put->keep = item->kind == JOURNAL_READING;
        put->from_file = put->keep ? (Str){NULL, 0} : item->files.p[i].path;
        put->sha512 = item->answer.files.p[i].sha512;
    }
    if (item->reading > 0)
        *LIST_ADD(arena, &puts) = (OcflPut){.path = STR("reading.jsonl"),
                                            .bytes = item->answer.reading,
                                            .sha512 = item->answer.reading_sha512};
    OcflPut *provenance = LIST_ADD(arena, &puts);
    provenance->path = STR("provenance.json");
    if (!provenance_of(commit, item, &provenance->bytes, fail))
        return false;
    OcflNote note = {
        .time = stamp_text(arena, stamp_now()),
        .user = handle_user(commit->archive, arena),
        .message = item->kind == JOURNAL_READING ? STR("read anew")
                   : item->version > 1           ? STR("new bytes received")
                                                 : STR("received"),
    };
    return ocfl_group_put(commit->group, item->told.deposit, &puts, &note, fail);
}

/* Known by now, though it was not when it was read? Then it is received again. */
static bool settle_known(struct commit *commit, BatchItem *item, Fail *fail) {
    DepositRow row;
    Fail missing = {0};
    if (item->kind != JOURNAL_DEPOSIT || item->version > 1)
        return true;
    if (catalog_deposit(commit->archive->catalog, item->told.deposit, commit->arena, &row,
                        &missing)) {
        if (row.version == 1 && !job_same_files(row.files, item->answer.files, false)) {
            (void)fail_set(&missing, FAIL_EXISTS, "other bytes have the id %.*s; try again",
                           STR_ARG(item->told.deposit));
            refuse(commit->batch, item, &missing, commit->arena);
            return true;
        }
        item->kind = JOURNAL_RECEIVED;
        item->told = (IngestLine){.path = item->told.path,
                                  .outcome = INGEST_KNOWN,
                                  .deposit = item->told.deposit,
                                  .size_bytes = item->told.size_bytes};
        item->reading = 0;
        return true;
    }
    if (missing.code != FAIL_MISSING)
        *fail = missing;
    return missing.code == FAIL_MISSING;
}

/* The version that follows on what stands now? Another writer may have added one. */
static bool settle_version(struct commit *commit, BatchItem *item, Fail *fail) {
    DepositRow row;
    Fail why;
    if (item->kind != JOURNAL_READING && (item->kind != JOURNAL_DEPOSIT || item->version == 1))
        return true;
    if (!catalog_deposit(commit->archive->catalog, item->told.deposit, commit->arena, &row, fail))
        return false;
    if (row.version + 1 != item->version) {
        fail_set(&why, FAIL_BUSY, "another writer changed deposit %.*s meanwhile; try again",
                 STR_ARG(item->told.deposit));
        refuse(commit->batch, item, &why, commit->arena);
    }
    return true;
}

static bool stage_all(struct commit *commit, Fail *fail) {
    for (size_t i = 0; i < commit->batch->items.n; i++) {
        BatchItem *item = &commit->batch->items.p[i];
        if (!settle_known(commit, item, fail) || !settle_version(commit, item, fail))
            return false;
        if (item->kind != JOURNAL_DEPOSIT && item->kind != JOURNAL_READING)
            continue;
        Fail why;
        if (stage(commit, item, &why))
            continue;
        /* The source's own faults cost one deposit; the archive's stop the batch. */
        if (why.code != FAIL_CORRUPT && why.code != FAIL_MISSING) {
            *fail = why;
            return fail_add(fail, "keeping %.*s", STR_ARG(item->told.path));
        }
        refuse(commit->batch, item, &why, commit->arena);
    }
    return true;
}

/* --- lines --------------------------------------------------------------------------- */

static JournalLine *add_line(struct commit *commit, JournalKind kind, size_t item) {
    *LIST_ADD(commit->arena, &commit->items) = item;
    JournalLine *line = LIST_ADD(commit->arena, &commit->lines);
    line->kind = kind;
    line->seq = commit->next_seq++;
    line->time = stamp_now();
    line->program = handle_program;
    line->who = handle_user(commit->archive, commit->arena);
    if (commit->batch->accession != NULL)
        line->accession = commit->batch->accession->id;
    return line;
}

static bool line_of(struct commit *commit, size_t at, Fail *fail) {
    const BatchItem *item = &commit->batch->items.p[at];
    if (item->kind == JOURNAL_OTHER)
        return true;
    JournalLine *line = add_line(commit, item->kind, at + 1);
    line->received_as = item->told.path;
    line->deposit = item->told.deposit;
    line->code =
        item->told.code == FAIL_NONE ? (Str){NULL, 0} : str_from_c(fail_code_name(item->told.code));
    line->reason = item->told.reason;
    if (item->kind == JOURNAL_DEPOSIT || item->kind == JOURNAL_READING) {
        ReadingHead head;
        if (!head_of(item, commit->arena, &head, fail))
            return false;
        line->version = item->version;
        line->reading = item->reading;
        line->rules = head.rules;
        line->document_count = head.document_count;
        line->apparatus_count = head.apparatus_count;
        for (size_t i = 0; i < item->answer.files.n; i++) {
            const DepositFile *file = &item->answer.files.p[i];
            Str path = str_format(commit->arena, "original/%.*s", STR_ARG(file->path));
            *LIST_ADD(commit->arena, &line->files) =
                (JournalFile){path, file->sha512, file->size_bytes};
        }
    }
    journal_line_print(line, commit->arena);
    /* What is listed now is what a rebuild will read: the line as it was written. */
    return journal_line_parse(line->line, commit->arena, line, fail);
}

static bool has_lines(const struct batch *batch) {
    for (size_t i = 0; i < batch->items.n; i++)
        if (batch->items.p[i].kind != JOURNAL_OTHER)
            return true;
    return false;
}

static bool lines_of_all(struct commit *commit, const BatchTelling *telling, Fail *fail) {
    struct accession *accession = commit->batch->accession;
    commit->next_seq = journal_next_seq(commit->archive->journal);
    if (accession != NULL && !accession->written && has_lines(commit->batch)) {
        *LIST_ADD(commit->arena, &commit->items) = 0;
        *LIST_ADD(commit->arena, &commit->lines) =
            accession_first_line(commit->archive, accession, commit->next_seq++, commit->arena);
    }
    for (size_t i = 0; i < commit->batch->items.n; i++)
        if (!line_of(commit, i, fail))
            return false;
    if (accession != NULL && telling->last && (accession->written || commit->lines.n > 0)) {
        JournalLine *line = add_line(commit, JOURNAL_ACCESSION_END, 0);
        const IngestCount *count = telling->count;
        line->sums = (JournalSums){count->kept, count->not_read, count->known, count->refused,
                                   count->new_versions};
        journal_line_print(line, commit->arena);
    }
    return true;
}

static bool write_lines(struct commit *commit, Fail *fail) {
    Buf text = {0};
    for (size_t i = 0; i < commit->lines.n; i++) {
        buf_str(&text, commit->lines.p[i].line);
        buf_char(&text, '\n');
    }
    bool ok = commit->lines.n == 0 || ocfl_group_commit(commit->group, buf_as_str(&text), fail);
    buf_free(&text);
    return ok;
}

/* --- catalog and index --------------------------------------------------------------- */

static bool list_and_index(struct commit *commit, Fail *fail) {
    struct archive *archive = commit->archive;
    if (commit->lines.n == 0)
        return true;
    Applier applier = {.catalog = archive->catalog,
                       .to_catalog = true,
                       .engine = archive->engine,
                       .analyzer = archive->analyzer};
    if (!catalog_begin(archive->catalog, fail) || !engine_begin(archive->engine, fail))
        return false;
    for (size_t i = 0; i < commit->lines.n; i++) {
        const JournalLine *line = &commit->lines.p[i];
        size_t item = commit->items.p[i];
        const JobAnswer *answer =
            apply_wants_answer(line) ? &commit->batch->items.p[item - 1].answer : NULL;
        if (!apply_line(&applier, line, answer, commit->arena, fail))
            return fail_add(fail, "journal line %llu", (unsigned long long)line->seq);
    }
    uint64_t last = commit->next_seq - 1;
    return catalog_commit(archive->catalog, last, fail) &&
           engine_commit(archive->engine, last, fail);
}

static void count_item(IngestCount *count, const BatchItem *item) {
    count->done_files++;
    count->done_bytes += item->told.size_bytes;
    count->kept += item->told.outcome == INGEST_KEPT;
    if (item->told.outcome == INGEST_KEPT || item->told.outcome == INGEST_NOT_READ ||
        item->told.outcome == INGEST_NEW_VERSION)
        count->kept_files += item->told.file_count;
    count->not_read += item->told.outcome == INGEST_NOT_READ;
    count->known += item->told.outcome == INGEST_KNOWN;
    count->refused += item->told.outcome == INGEST_REFUSED;
    count->new_versions += item->told.outcome == INGEST_NEW_VERSION;
    count->documents += item->told.document_count;
    count->apparatus += item->told.apparatus_count;
    count->read_in_part += item->told.unread > 0;
}

static bool commit_locked(struct commit *commit, const BatchTelling *telling, Fail *fail) {
    struct archive *archive = commit->archive;
    struct batch *batch = commit->batch;
    if (batch->accession != NULL && !batch->accession->written &&
        !accession_name(archive, batch->accession, fail))
        return false;
    if (!ocfl_group_open(archive->root, archive->journal, archive->paths.staging, &commit->group,
                         fail) ||
        !stage_all(commit, fail))
        return false;
    for (size_t i = 0; i < batch->items.n; i++)
        count_item(telling->count, &batch->items.p[i]);
    if (!lines_of_all(commit, telling, fail) || !write_lines(commit, fail))
        return false;
    commit->kept = true;
    if (batch->accession != NULL && commit->lines.n > 0)
        batch->accession->written = true;
    ocfl_group_close(commit->group);
    commit->group = NULL;
    JournalSealOrder seal = {stamp_now(), handle_user(archive, commit->arena), handle_program,
                             JOURNAL_FULL_BYTES};
    if (!list_and_index(commit, fail)) {
        catalog_rollback(archive->catalog);
        engine_rollback(archive->engine);
        return fail_add(fail,
                        "kept, and not yet in catalog and index (the next writer sees to it)");
    }
    /* A seal's line changes neither catalog nor index; they only note that they are past it. */
    return journal_seal_full(archive->journal, archive->root, archive->paths.staging, &seal,
                             fail) &&
           forward_run(archive, fail);
}

bool batch_commit(struct batch *batch, const BatchTelling *telling, Fail *fail) {
    IngestCount before = *telling->count;
    bool ends = telling->last && batch->accession != NULL && batch->accession->written;
    bool ok = true, kept = true;
    if (has_lines(batch) || ends) {
        struct commit commit = {.batch = batch, .archive = batch->archive, .arena = batch->arena};
        ok = writer_begin(batch->archive, batch->what, fail) &&
             commit_locked(&commit, telling, fail);
        ocfl_group_close(commit.group);
        writer_end(batch->archive);
        kept = commit.kept;
    } else {
        for (size_t i = 0; i < batch->items.n; i++)
            count_item(telling->count, &batch->items.p[i]);
    }
    batch->failed = !ok;
    if (!kept)
        *telling->count = before;
    for (size_t i = 0; kept && telling->line != NULL && i < batch->items.n; i++)
        telling->line(telling->context, &batch->items.p[i].told);
    arena_reset(batch->arena, (ArenaMark){NULL, 0});
    batch->items.p = NULL;
    batch->items.n = batch->items.cap = 0;
    batch->bytes = 0;
    return ok;
}
