/*
 * Rows of the index come from workers, unless acts changed the document: then the row is made here
 * from what the catalog says now. Lines that change neither (refused, seal, unknown) only move the
 * watermark.
 */
#include "archive/apply.h"
#include "archive/named_facet.h"
#include "archive/trees.h"
#include "base/zip.h"
#include "catalog/fold.h"
#include "catalog/people.h"
#include "catalog/record.h"
#include "doc/doc_json.h"
#include "doc/read_copy.h"

static const size_t copy_bytes_max = (size_t)1 << 30;

struct reading_into {
    struct arena *batch;
    ReadingChange change;
};

bool apply_wants_answer(const JournalLine *line) {
    return (line->kind == JOURNAL_DEPOSIT || line->kind == JOURNAL_READING) && line->reading > 0;
}

typedef struct {
    struct catalog *catalog;
    Str deposit;
    struct arena *results;
    Fail *fail;
    bool failed;
} ListNames;

static Str name_of(void *context, Str ref) {
    ListNames *names = context;
    PersonRow person;
    Str id = str_format(names->results, "%.*s.%.*s", STR_ARG(names->deposit), STR_ARG(ref));
    if (!names->failed && people_get(names->catalog, id, names->results, &person, names->fail))
        return person.name;
    names->failed = names->failed || names->fail->code != FAIL_MISSING;
    return (Str){NULL, 0};
}

bool apply_make_row(const Applier *applier, const DocumentRow *row, const struct document *document,
                    struct arena *scratch, EngineRow *made, Fail *fail) {
    ListNames names = {applier->catalog, row->deposit, scratch, fail, false};
    *made = (EngineRow){0};
    engine_row_make(applier->analyzer, row->deposit, document, row->reading, scratch, made);
    named_facet_add(document, name_of, &names, scratch, made);
    made->visibility = row->state == STATE_WITHDRAWN ? VISIBLE_WITHDRAWN : VISIBLE_YES;
    return !names.failed || fail_add(fail, "%.*s", STR_ARG(row->id));
}

bool apply_row(Applier *applier, Str id, struct arena *scratch, Fail *fail) {
    DocumentRow row;
    if (!catalog_row(applier->catalog, id, scratch, &row, fail))
        return fail_add(fail, "%.*s", STR_ARG(id));
    if (row.state == STATE_LOST || row.state == STATE_DESTROYED)
        return engine_remove(applier->engine, id, fail);
    struct document document;
    EngineRow made;
    if (!catalog_document(applier->catalog, id, scratch, &document, fail))
        return fail_add(fail, "%.*s", STR_ARG(id));
    struct trees *trees = trees_create(applier->catalog, scratch);
    return apply_make_row(applier, &row, &document, scratch, &made, fail) &&
           trees_complete(trees, row.deposit, &made, fail) &&
           engine_put(applier->engine, &made, fail);
}

/*
 * Bytes of a later version are known when they come again, too: by the ids they would have had. The
 * line does not tell whether their names would have counted; of several files they always do.
 */
static bool put_bytes(Applier *applier, const DepositRow *row, struct arena *batch, Fail *fail) {
    return record_bytes(applier->catalog, row->id, job_deposit_id(row->files, true, batch), fail) &&
           (row->files.n > 1 || record_bytes(applier->catalog, row->id,
                                             job_deposit_id(row->files, false, batch), fail));
}

static bool put_deposit(Applier *applier, const JournalLine *line, struct arena *batch,
                        Fail *fail) {
    DepositRow row = {
        .id = line->deposit,
        .accession = line->accession,
        .received = line->time,
        .received_as = line->received_as,
        .version = line->version,
        .reading = line->reading,
        .failure = line->reason,
        .failure_code = line->code,
        .program = line->program,
    };
    /* New bytes that could not be read: the reading before stays in force, and keeps its number. */
    if (line->version > 1 && line->reading == 0) {
        DepositRow before;
        if (!catalog_deposit(applier->catalog, line->deposit, batch, &before, fail))
            return fail_add(fail, "%.*s", STR_ARG(line->deposit));
        row.reading = before.reading;
    }
    for (size_t i = 0; i < line->files.n; i++) {
        Str path = line->files.p[i].path;
        if (str_starts(path, STR("original/")))
            path = str_skip(path, 9);
        *LIST_ADD(batch, &row.files) =
            (DepositFile){path, line->files.p[i].sha512, line->files.p[i].size_bytes};
    }
    return record_deposit(applier->catalog, &row, fail) &&
           (line->version == 1 || put_bytes(applier, &row, batch, fail));
}

/* A new reading of what is there: its row keeps how and when the bytes came. */
static bool put_reading(Applier *applier, const JournalLine *line, struct arena *batch,
                        Fail *fail) {
    DepositRow row;
    if (!catalog_deposit(applier->catalog, line->deposit, batch, &row, fail))
        return fail_add(fail, "%.*s", STR_ARG(line->deposit));
    row.version = line->version;
    row.reading = line->reading > 0 ? line->reading : row.reading;
    row.failure = line->reason;
    row.failure_code = line->code;
    row.program = line->program;
    return record_deposit(applier->catalog, &row, fail);
}

static bool put_documents(Applier *applier, const JournalLine *line, const JobAnswer *answer,
                          struct reading_into *into, Fail *fail) {
    struct arena *batch = into->batch;
    ReadingHead head;
    if (!doc_json_parse_head(answer->head, batch, &head, fail) ||
        !record_begin_reading(applier->catalog, line->deposit, line->reading, &head, fail))
        return false;
    for (size_t i = 0; i < answer->documents.n; i++) {
        ArenaMark mark = arena_mark(batch);
        struct document document;
        Str bytes;
        DocumentRecord record = {
            .order = (uint32_t)i, .document = &document, .read_copy = answer->documents.p[i].copy};
        if (!zip_unpack(record.read_copy, copy_bytes_max, batch, &bytes, fail) ||
            !read_copy_read(bytes, batch, &document, fail) ||
            !record_document(applier->catalog, &record, fail))
            return fail_add(fail, "%.*s, document %zu", STR_ARG(line->deposit), i + 1);
        arena_reset(batch, mark);
    }
    return record_end_reading(applier->catalog, batch, &into->change, fail);
}

/* Rows as their worker made them, and the trees in which they stand. */
struct rows_from {
    Str deposit;
    struct trees *trees;
    struct arena *batch;
};

static bool put_worker_row(Applier *applier, const struct rows_from *from, Str bytes, Fail *fail) {
    EngineRow row;
    DocumentRow listed;
    if (!engine_row_read(bytes, from->batch, &row, fail))
        return false;
    /* Where the catalog is ahead of this line, a later reading or an act may have changed or taken
     * the document. */
    if (!applier->to_catalog) {
        if (!catalog_row(applier->catalog, row.id, from->batch, &listed, fail))
            return false;
        if (listed.has_acts || listed.state != STATE_VISIBLE)
            return apply_row(applier, row.id, from->batch, fail);
    }
    return (trees_complete(from->trees, from->deposit, &row, fail) &&
            engine_put(applier->engine, &row, fail)) ||
           fail_add(fail, "%.*s", STR_ARG(row.id));
}

static bool put_worker_rows(Applier *applier, Str deposit, const JobAnswer *answer,
                            struct arena *batch, Fail *fail) {
    struct arena *scratch = arena_create();
    struct rows_from from = {deposit, trees_create(applier->catalog, scratch), batch};
    bool ok = true;
    for (size_t i = 0; ok && i < answer->documents.n; i++) {
        ArenaMark mark = arena_mark(batch);
        ok = put_worker_row(applier, &from, answer->documents.p[i].row, fail);
        arena_reset(batch, mark);
        applier->documents++;
    }
    arena_destroy(scratch);
    return ok;
}

static bool put_rows(Applier *applier, Str deposit, const JobAnswer *answer,
                     const ReadingChange *change, struct arena *batch, Fail *fail) {
    if (!put_worker_rows(applier, deposit, answer, batch, fail))
        return false;
    for (size_t i = 0; i < change->folded.n; i++)
        if (!apply_row(applier, change->folded.p[i], batch, fail))
            return false;
    for (size_t i = 0; i < change->lost.n; i++)
        if (!engine_remove(applier->engine, change->lost.p[i], fail))
            return false;
    return true;
}

static bool put_accession(Applier *applier, const JournalLine *line, struct arena *batch,
                          Fail *fail) {
    AccessionRow row = {line->accession, line->time, line->who,
                        str_join(batch, line->from, STR(" "))};
    return record_accession(applier->catalog, &row, fail);
}

static bool put_act(Applier *applier, const JournalLine *line, struct arena *batch, Fail *fail) {
    Act act;
    Str touched = {NULL, 0};
    if (!act_parse(line->line, batch, &act, fail))
        return false;
    if (applier->to_catalog) {
        if (!fold_act(applier->catalog, &act, batch, &touched, fail))
            return false;
    } else {
        touched = act.document;
    }
    if (applier->engine == NULL || touched.n == 0)
        return true;
    /* An orphaned act has no row to make again. */
    DocumentRow row;
    Fail missing;
    if (!applier->to_catalog && !catalog_row(applier->catalog, touched, batch, &row, &missing))
        return true;
    return apply_row(applier, touched, batch, fail);
}

static bool put_received(Applier *applier, const JournalLine *line, Fail *fail) {
    ReceivedAgain receipt = {line->deposit, line->accession, line->time, line->received_as};
    return record_received_again(applier->catalog, &receipt, fail);
}

static bool to_catalog(Applier *applier, const JournalLine *line, const JobAnswer *answer,
                       struct reading_into *into, Fail *fail) {
    bool ok = true;
    switch (line->kind) {
    case JOURNAL_ACCESSION:
        return put_accession(applier, line, into->batch, fail);
    case JOURNAL_DEPOSIT:
        ok = put_deposit(applier, line, into->batch, fail);
        break;
    case JOURNAL_READING:
        ok = put_reading(applier, line, into->batch, fail);
        break;
    case JOURNAL_RECEIVED:
        return put_received(applier, line, fail);
    case JOURNAL_REFUSED:
    case JOURNAL_ACCESSION_END:
    case JOURNAL_SEAL:
    case JOURNAL_ACT:
    case JOURNAL_OTHER:
        break;
    }
    return ok && (answer == NULL || put_documents(applier, line, answer, into, fail));
}

bool apply_line(Applier *applier, const JournalLine *line, const JobAnswer *answer,
                struct arena *batch, Fail *fail) {
    must((answer != NULL) == apply_wants_answer(line));
    if (line->kind == JOURNAL_ACT)
        return put_act(applier, line, batch, fail);
    struct reading_into into = {.batch = batch};
    if (applier->to_catalog && !to_catalog(applier, line, answer, &into, fail))
        return false;
    /* The catalog had this line before: what it lost then, or since, leaves the index now. */
    if (!applier->to_catalog && answer != NULL &&
        !browse_lost(applier->catalog, line->deposit, batch, &into.change.lost, fail))
        return false;
    return answer == NULL || applier->engine == NULL ||
           put_rows(applier, line->deposit, answer, &into.change, batch, fail);
}
