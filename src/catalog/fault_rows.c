/*
 * The rows of a document are replaced as a whole and only where they differ, which the caller sees
 * to. What a person or the file corrected stands in the document already; a proposal for the same
 * words is not laid over it.
 */
#include "catalog/fault_rows.h"
#include "catalog/catalog_inside.h"
#include "text/unicode.h"

static FaultRow read_row(DbQuery *q, struct arena *results) {
    return (FaultRow){
        .part = (uint32_t)db_int(q, 0),
        .start = (uint64_t)db_int(q, 1),
        .end = (uint64_t)db_int(q, 2),
        .seen = str_copy(results, db_text(q, 3)),
        .meant = str_copy(results, db_text(q, 4)),
        .text = str_copy(results, db_text(q, 5)),
        .pattern = str_copy(results, db_text(q, 6)),
        .rule = str_copy(results, db_text(q, 7)),
        .version = (uint32_t)db_int(q, 8),
        .certainty = (uint16_t)db_int(q, 9),
    };
}

bool fault_rows_get(struct catalog *catalog, Str document, struct arena *results,
                    FaultRowList *rows, Fail *fail) {
    DbQuery *q;
    *rows = (FaultRowList){0};
    if (!db_query(catalog->db,
                  "SELECT part, start, \"end\", seen, meant, text, pattern, rule, version,"
                  " certainty FROM fault WHERE document = ?1 ORDER BY part, start",
                  &q, fail))
        return false;
    db_bind_text(q, 1, document);
    while (db_step(q))
        *LIST_ADD(results, rows) = read_row(q, results);
    return db_end(q, fail);
}

static bool put_row(struct catalog *catalog, Str document, const FaultRow *row, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "REPLACE INTO fault VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)", &q,
                  fail))
        return false;
    db_bind_text(q, 1, document);
    db_bind_int(q, 2, row->part);
    db_bind_int(q, 3, (int64_t)row->start);
    db_bind_int(q, 4, (int64_t)row->end);
    db_bind_text(q, 5, row->seen);
    db_bind_text(q, 6, row->meant);
    db_bind_text(q, 7, row->text);
    db_bind_text(q, 8, row->pattern);
    db_bind_text(q, 9, row->rule);
    db_bind_int(q, 10, row->version);
    db_bind_int(q, 11, row->certainty);
    return db_done(q, fail);
}

bool fault_rows_put(struct catalog *catalog, Str document, const FaultRowList *rows, Fail *fail) {
    if (!catalog_run_for(catalog, "DELETE FROM fault WHERE document = ?1", document, fail))
        return false;
    for (size_t i = 0; i < rows->n; i++)
        if (!put_row(catalog, document, &rows->p[i], fail))
            return false;
    return true;
}

bool fault_rows_take_away(struct catalog *catalog, Str deposit, Fail *fail) {
    return catalog_run_for(catalog,
                           "DELETE FROM fault WHERE document > ?1 || '.' AND document < ?1 || '/'",
                           deposit, fail);
}

/* --- as spans -------------------------------------------------------------------------------- */

static bool is_corrected(const Part *part, const FaultRow *row, size_t spans) {
    for (size_t i = 0; i < spans; i++) {
        const Span *span = &part->spans.p[i];
        if (span->kind == SPAN_CORRECTION && span->start < row->end && span->end > row->start)
            return true;
    }
    return false;
}

static void add_span(const FaultRow *row, struct arena *arena, Part *part) {
    Span *span = LIST_ADD(arena, &part->spans);
    *span = (Span){.kind = SPAN_CORRECTION,
                   .start = row->start,
                   .end = row->end,
                   .source = {SOURCE_RULE, row->rule, row->version},
                   .certainty = fault_rows_certainty(row)};
    if (span->certainty != row->certainty)
        document_set_attribute(arena, &span->attributes, "alone",
                               str_format(arena, "%u", row->certainty));
    document_set_attribute(arena, &span->attributes, "pattern", row->pattern);
    document_set_attribute(arena, &span->attributes, "text", row->text);
}

bool fault_rows_add_spans(const FaultRowList *rows, struct arena *arena, struct document *document,
                          Fail *fail) {
    size_t next = 0;
    for (uint32_t i = 0; i < document->parts.n; i++) {
        Part *part = &document->parts.p[i];
        size_t before = part->spans.n;
        for (; next < rows->n && rows->p[next].part == i; next++) {
            const FaultRow *row = &rows->p[next];
            if (row->start >= row->end || row->end > part->text.n)
                return fail_set(fail, FAIL_CORRUPT, "a fault stands behind the text's end");
            if (!is_corrected(part, row, before))
                add_span(row, arena, part);
        }
        if (part->spans.n > before)
            document_sort_spans(part);
    }
    return next == rows->n || fail_set(fail, FAIL_CORRUPT, "a fault stands in no part");
}

/* --- what people decided --------------------------------------------------------------------- */

/* Those that no act is about, with what acts about their like said. */
#define OPEN_ROWS                                                                                  \
    "SELECT f.part, f.start, f.\"end\", f.seen, f.meant, f.text, f.pattern, f.rule, f.version,"    \
    " f.certainty, f.document,"                                                                    \
    " (SELECT count(*) FROM ruling WHERE pattern = f.pattern AND is_fault = 1),"                   \
    " (SELECT count(*) FROM ruling WHERE pattern = f.pattern AND is_fault = 0),"                   \
    " (SELECT count(*) FROM ruling WHERE pattern = f.pattern AND is_fault = 1"                     \
    "  AND seen = f.seen AND meant = f.meant),"                                                    \
    " (SELECT count(*) FROM ruling WHERE pattern = f.pattern AND is_fault = 0"                     \
    "  AND seen = f.seen AND meant = f.meant)"                                                     \
    " FROM fault AS f WHERE NOT EXISTS(SELECT 1 FROM ruling AS r WHERE r.document = f.document"    \
    " AND r.part = f.part AND r.start < f.\"end\" AND r.\"end\" > f.start)"

static FaultRow read_open(DbQuery *q, struct arena *results) {
    FaultRow row = read_row(q, results);
    row.document = str_copy(results, db_text(q, 10));
    row.lesson = (CorrectionLesson){(uint32_t)db_int(q, 11), (uint32_t)db_int(q, 12),
                                    (uint32_t)db_int(q, 13), (uint32_t)db_int(q, 14)};
    return row;
}

uint16_t fault_rows_certainty(const FaultRow *row) {
    return correction_learned(row->certainty, &row->lesson);
}

bool fault_rows_lay(struct catalog *catalog, Str id, struct arena *results,
                    struct document *document, Fail *fail) {
    FaultRowList rows = {0};
    DbQuery *q;
    if (!db_query(catalog->db, OPEN_ROWS " AND f.document = ?1 ORDER BY f.part, f.start", &q, fail))
        return false;
    db_bind_text(q, 1, id);
    while (db_step(q))
        *LIST_ADD(results, &rows) = read_open(q, results);
    if (!db_end(q, fail))
        return false;
    return fault_rows_add_spans(&rows, results, document, fail) ||
           fail_add(fail, "%.*s", STR_ARG(id));
}

bool fault_rows_open(struct catalog *catalog, const FaultFilter *filter, struct arena *results,
                     FaultRowList *rows, Fail *fail) {
    DbQuery *q;
    *rows = (FaultRowList){0};
    if (!db_query(catalog->db,
                  OPEN_ROWS " AND (?1 = '' OR f.document = ?1) AND (?2 = '' OR f.pattern = ?2)"
                            " AND EXISTS(SELECT 1 FROM document AS d WHERE d.id = f.document"
                            " AND d.state = 0) ORDER BY f.document, f.part, f.start",
                  &q, fail))
        return false;
    db_bind_text(q, 1, filter->document);
    db_bind_text(q, 2, filter->pattern);
    while (db_step(q)) {
        FaultRow row = read_open(q, results);
        uint16_t certainty = fault_rows_certainty(&row);
        if (certainty >= filter->least && (filter->most == 0 || certainty <= filter->most))
            *LIST_ADD(results, rows) = row;
    }
    return db_end(q, fail);
}

static bool put_ruling(struct catalog *catalog, Str document, const AmendAct *applied, Fail *fail) {
    const Act *act = &applied->act;
    struct arena *scratch = catalog->scratch;
    DbQuery *q;
    if (!db_query(catalog->db, "INSERT INTO ruling VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", &q,
                  fail))
        return false;
    Str seen = unicode_fold(act->before, scratch), meant = unicode_fold(act->after, scratch);
    db_bind_text(q, 1, document);
    db_bind_int(q, 2, (int64_t)act->seq);
    db_bind_int(q, 3, applied->part);
    db_bind_int(q, 4, (int64_t)applied->start);
    db_bind_int(q, 5, (int64_t)applied->end);
    db_bind_int(q, 6, act->kind == ACT_CORRECT);
    db_bind_text(q, 7, seen);
    db_bind_text(q, 8, meant);
    db_bind_text(q, 9, correction_pattern(meant, seen, scratch));
    return db_done(q, fail);
}

bool fault_rows_put_rulings(struct catalog *catalog, Str document, AmendActList acts, Fail *fail) {
    if (!catalog_run_for(catalog, "DELETE FROM ruling WHERE document = ?1", document, fail))
        return false;
    for (size_t i = 0; i < acts.n; i++) {
        const AmendAct *applied = &acts.p[i];
        bool rules = applied->state == ACT_STATE_IN_EFFECT && applied->end > applied->start &&
                     (applied->act.kind == ACT_CORRECT || applied->act.kind == ACT_REJECT);
        if (rules && !put_ruling(catalog, document, applied, fail))
            return false;
    }
    return true;
}

/* --- which documents are to be looked at ----------------------------------------------------- */

bool fault_rows_due(struct catalog *catalog, struct arena *results, StrList *deposits, Fail *fail) {
    DbQuery *q;
    *deposits = (StrList){0};
    return db_query(catalog->db, "SELECT deposit FROM fault_due ORDER BY deposit", &q, fail) &&
           catalog_take_ids(q, results, deposits, fail);
}

bool fault_rows_readings(struct catalog *catalog, struct arena *results, FaultReadingList *readings,
                         Fail *fail) {
    DbQuery *q;
    *readings = (FaultReadingList){0};
    if (!db_query(catalog->db,
                  "SELECT r.deposit, r.number, t.documents + t.apparatus FROM reading AS r"
                  " JOIN tally AS t ON t.deposit = r.deposit ORDER BY r.deposit",
                  &q, fail))
        return false;
    while (db_step(q))
        *LIST_ADD(results, readings) = (FaultReading){
            str_copy(results, db_text(q, 0)), (uint32_t)db_int(q, 1), (uint32_t)db_int(q, 2)};
    return db_end(q, fail);
}

bool fault_rows_set_due(struct catalog *catalog, Str deposit, bool due, Fail *fail) {
    return catalog_run_for(catalog,
                           due ? "REPLACE INTO fault_due VALUES(?1)"
                               : "DELETE FROM fault_due WHERE deposit = ?1",
                           deposit, fail);
}

bool fault_rows_documents(struct catalog *catalog, Str deposit, struct arena *results, StrList *ids,
                          Fail *fail) {
    DbQuery *q;
    *ids = (StrList){0};
    if (!db_query(catalog->db,
                  "SELECT id FROM document WHERE deposit = ?1 AND state <> 3 ORDER BY place", &q,
                  fail))
        return false;
    db_bind_text(q, 1, deposit);
    return catalog_take_ids(q, results, ids, fail);
}

static bool number_of(struct catalog *catalog, const char *sql, uint64_t *number, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    *number = db_step(q) ? (uint64_t)db_int(q, 0) : 0;
    return db_end(q, fail);
}

bool fault_rows_looked(struct catalog *catalog, uint64_t *words, Fail *fail) {
    return number_of(catalog, "SELECT number FROM state WHERE key = 'looked'", words, fail);
}

bool fault_rows_set_looked(struct catalog *catalog, uint64_t words, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "REPLACE INTO state VALUES('looked', ?1)", &q, fail))
        return false;
    db_bind_int(q, 1, (int64_t)words);
    return db_done(q, fail);
}

bool fault_rows_state(struct catalog *catalog, uint64_t *state, Fail *fail) {
    return number_of(catalog, "SELECT coalesce(sum(number), 0) FROM reading", state, fail);
}
