/*
 * Rows of the index come from workers, unless acts changed the document: then the row is made here from what the catalog
 * says now. Lines that change neither (refused, seal, unknown) only move the watermark.
 */
#include "archive/apply.h"
#include "base/zip.h"
#include "catalog/fold.h"
#include "catalog/record.h"
#include "doc/doc_json.h"
#include "doc/read_copy.h"

static const size_t copy_bytes_max = (size_t)1 << 30;

bool apply_wants_answer(const JournalLine *line) {
    return (line->kind == JOURNAL_DEPOSIT || line->kind == JOURNAL_READING) && line->reading > 0;
}

bool apply_row(Applier *applier, Str id, struct arena *scratch, Fail *fail) {
    DocumentRow row;
    if (!catalog_row(applier->catalog, id, scratch, &row, fail))
        return fail_add(fail, "%.*s", STR_ARG(id));
    if (row.state == STATE_LOST || row.state == STATE_DESTROYED)
        return engine_remove(applier->engine, id, fail);
    struct document document;
    EngineRow made = {0};
    if (!catalog_document(applier->catalog, id, scratch, &document, fail))
        return fail_add(fail, "%.*s", STR_ARG(id));
    engine_row_make(applier->analyzer, row.deposit, &document, row.reading, scratch, &made);
    made.visibility = row.state == STATE_WITHDRAWN ? VISIBLE_WITHDRAWN : VISIBLE_YES;
    return engine_put(applier->engine, &made, fail);
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
    for (size_t i = 0; i < line->files.n; i++) {
        Str path = line->files.p[i].path;
        if (str_starts(path, STR("original/")))
            path = str_skip(path, 9);
        *LIST_ADD(batch, &row.files) =
            (DepositFile){path, line->files.p[i].sha512, line->files.p[i].size_bytes};
    }
    return record_deposit(applier->catalog, &row, fail);
}

/* A new reading of what is there: its row keeps how and when the bytes came. */
static bool put_reading(Applier *applier, const JournalLine *line, struct arena *batch,
                        Fail *fail) {
    DepositRow row;
    if (!catalog_deposit(applier->catalog, line->deposit, batch, &row, fail))
        return fail_add(fail, "%.*s", STR_ARG(line->deposit));
    row.version = line->version;
    row.reading = line->reading;
    row.failure = line->reason;
    row.failure_code = line->code;
    row.program = line->program;
    return record_deposit(applier->catalog, &row, fail);
}

static bool put_documents(Applier *applier, const JournalLine *line, const JobAnswer *answer,
                          struct arena *batch, Fail *fail) {
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
    return record_end_reading(applier->catalog, fail);
}

struct lost {
    Applier *applier;
    Str deposit;
};

static bool remove_lost(void *context, const DocumentRow *row, Fail *fail) {
    const struct lost *lost = context;
    if (row->state != STATE_LOST || !str_equal(row->deposit, lost->deposit))
        return true;
    return engine_remove(lost->applier->engine, row->id, fail);
}

static bool put_rows(Applier *applier, const JournalLine *line, const JobAnswer *answer,
                     struct arena *batch, Fail *fail) {
    for (size_t i = 0; i < answer->documents.n; i++) {
        ArenaMark mark = arena_mark(batch);
        EngineRow row;
        DocumentRow listed;
        if (!engine_row_read(answer->documents.p[i].row, batch, &row, fail))
            return false;
        bool again = line->reading > 1;
        if (again && !catalog_row(applier->catalog, row.id, batch, &listed, fail))
            return false;
        bool ok = again && listed.has_acts ? apply_row(applier, row.id, batch, fail)
                                           : engine_put(applier->engine, &row, fail);
        if (!ok)
            return fail_add(fail, "%.*s", STR_ARG(row.id));
        arena_reset(batch, mark);
        applier->documents++;
    }
    struct lost lost = {applier, line->deposit};
    return line->reading <= 1 || browse_each_document(applier->catalog, remove_lost, &lost, fail);
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
                       struct arena *batch, Fail *fail) {
    switch (line->kind) {
    case JOURNAL_ACCESSION:
        return put_accession(applier, line, batch, fail);
    case JOURNAL_DEPOSIT:
        return put_deposit(applier, line, batch, fail) &&
               (answer == NULL || put_documents(applier, line, answer, batch, fail));
    case JOURNAL_READING:
        return put_reading(applier, line, batch, fail) &&
               (answer == NULL || put_documents(applier, line, answer, batch, fail));
    case JOURNAL_RECEIVED:
        return put_received(applier, line, fail);
    case JOURNAL_REFUSED:
    case JOURNAL_ACCESSION_END:
    case JOURNAL_SEAL:
    case JOURNAL_ACT:
    case JOURNAL_OTHER:
        break;
    }
    return true;
}

bool apply_line(Applier *applier, const JournalLine *line, const JobAnswer *answer,
                struct arena *batch, Fail *fail) {
    must((answer != NULL) == apply_wants_answer(line));
    if (line->kind == JOURNAL_ACT)
        return put_act(applier, line, batch, fail);
    if (applier->to_catalog && !to_catalog(applier, line, answer, batch, fail))
        return false;
    return answer == NULL || applier->engine == NULL ||
           put_rows(applier, line, answer, batch, fail);
}
