/*
 * Each way is one statement over an index, for counts are kept in rows (tally.c). Names of tables
 * stand in the statements, so that whoever reads a query plan finds its page here.
 */
#include "catalog/browse.h"
#include "catalog/catalog.h"
#include "catalog/catalog_inside.h"
#include "catalog/listing.h"

/* --- trees ----------------------------------------------------------------------------------- */

enum { PATH_MAX_DEPTH = 64 };

#define COLLECTION_COLUMNS "id, kind, title, parent, documents, children"

static void read_collection(DbQuery *q, struct arena *results, CollectionRow *row) {
    *row = (CollectionRow){.id = str_copy(results, db_text(q, 0)),
                           .kind = (CollectionKind)db_int(q, 1),
                           .title = str_copy(results, db_text(q, 2)),
                           .parent = str_copy(results, db_text(q, 3)),
                           .document_count = (uint64_t)db_int(q, 4),
                           .child_count = (uint32_t)db_int(q, 5)};
}

static bool find_collection(struct catalog *catalog, Str id, struct arena *results,
                            CollectionRow *row, bool *found, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT " COLLECTION_COLUMNS " FROM collection WHERE id = ?1", &q,
                  fail))
        return false;
    db_bind_text(q, 1, id);
    *found = db_step(q);
    if (*found)
        read_collection(q, results, row);
    return db_end(q, fail);
}

bool browse_collection(struct catalog *catalog, Str id, struct arena *results, CollectionRow *row,
                       Fail *fail) {
    bool found;
    if (!find_collection(catalog, id, results, row, &found, fail))
        return false;
    return found || fail_set(fail, FAIL_MISSING, "no collection %.*s", STR_ARG(id));
}

bool browse_children(struct catalog *catalog, Str id_or_empty, struct arena *results,
                     CollectionRowList *rows, Fail *fail) {
    DbQuery *q;
    *rows = (CollectionRowList){0};
    if (!db_query(catalog->db,
                  "SELECT " COLLECTION_COLUMNS
                  " FROM collection WHERE parent = ?1 ORDER BY place, sort, id",
                  &q, fail))
        return false;
    db_bind_text(q, 1, id_or_empty);
    while (db_step(q))
        read_collection(q, results, LIST_ADD(results, rows));
    return db_end(q, fail);
}

bool browse_path(struct catalog *catalog, Str collection, struct arena *results,
                 CollectionRowList *rows, Fail *fail) {
    *rows = (CollectionRowList){0};
    for (int depth = 0; collection.n > 0 && depth < PATH_MAX_DEPTH; depth++) {
        CollectionRow row;
        bool found;
        if (!find_collection(catalog, collection, results, &row, &found, fail))
            return false;
        if (!found)
            break;
        *LIST_ADD(results, rows) = row;
        collection = row.parent;
    }
    for (size_t i = 0; i < rows->n / 2; i++) {
        CollectionRow row = rows->p[i];
        rows->p[i] = rows->p[rows->n - 1 - i];
        rows->p[rows->n - 1 - i] = row;
    }
    return true;
}

/* --- documents ------------------------------------------------------------------------------- */

bool browse_documents(struct catalog *catalog, const BrowseRange *range, struct arena *results,
                      DocumentRowList *rows, Fail *fail) {
    DbQuery *q;
    const char *sql = range->collection.n == 0
                          ? "SELECT " LISTING_COLUMNS
                            " FROM document WHERE collection = '' AND state <> 3 AND ?1 = ''"
                            " ORDER BY title, id LIMIT ?2 OFFSET ?3"
                          : "SELECT " LISTING_COLUMNS
                            " FROM (SELECT document AS key, place AS at FROM stands_in"
                            " WHERE collection = ?1) JOIN document ON id = key"
                            " ORDER BY at, id LIMIT ?2 OFFSET ?3";
    *rows = (DocumentRowList){0};
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    db_bind_text(q, 1, range->collection);
    db_bind_int(q, 2, range->count == 0 ? -1 : (int64_t)range->count);
    db_bind_int(q, 3, (int64_t)range->first);
    while (db_step(q))
        listing_read(q, results, LIST_ADD(results, rows));
    return db_end(q, fail);
}

static bool next_to(struct catalog *catalog, const char *sql, const DocumentRow *row,
                    struct arena *results, Str *id, Fail *fail) {
    DbQuery *q;
    *id = (Str){NULL, 0};
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    db_bind_text(q, 1, row->deposit);
    db_bind_int(q, 2, row->role);
    db_bind_int(q, 3, row->order);
    if (db_step(q))
        *id = str_copy(results, db_text(q, 0));
    return db_end(q, fail);
}

bool browse_neighbours(struct catalog *catalog, Str id, struct arena *results, Str *before,
                       Str *after, Fail *fail) {
    DocumentRow row;
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = catalog_row(catalog, id, catalog->scratch, &row, fail) &&
              next_to(catalog,
                      "SELECT id FROM document WHERE deposit = ?1 AND role = ?2 AND state = 0"
                      " AND place < ?3 ORDER BY place DESC, id DESC LIMIT 1",
                      &row, results, before, fail) &&
              next_to(catalog,
                      "SELECT id FROM document WHERE deposit = ?1 AND role = ?2 AND state = 0"
                      " AND place > ?3 ORDER BY place, id LIMIT 1",
                      &row, results, after, fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}

/* --- the holding ----------------------------------------------------------------------------- */

static bool add_up(struct catalog *catalog, HoldingCount *count, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT sum(documents), sum(apparatus), sum(withdrawn), sum(undated),"
                  " coalesce(min(first_day), 2147483647), coalesce(max(last_day), -2147483648)"
                  " FROM tally",
                  &q, fail))
        return false;
    if (db_step(q)) {
        count->documents = (uint64_t)db_int(q, 0);
        count->apparatus = (uint64_t)db_int(q, 1);
        count->withdrawn = (uint64_t)db_int(q, 2);
        count->undated = (uint64_t)db_int(q, 3);
        count->first_day = (int32_t)db_int(q, 4);
        count->last_day = (int32_t)db_int(q, 5);
    }
    return db_end(q, fail);
}

bool browse_holding(struct catalog *catalog, HoldingCount *count, Fail *fail) {
    DbQuery *q;
    *count = (HoldingCount){0};
    if (!add_up(catalog, count, fail) ||
        !db_query(catalog->db,
                  "SELECT (SELECT count(*) FROM deposit),"
                  " (SELECT count(*) FROM deposit WHERE failure <> ''),"
                  " (SELECT coalesce(sum(size_bytes), 0) FROM deposit_file),"
                  " (SELECT count(*) FROM act)",
                  &q, fail))
        return false;
    if (db_step(q)) {
        count->deposits = (uint64_t)db_int(q, 0);
        count->not_read = (uint64_t)db_int(q, 1);
        count->original_bytes = (uint64_t)db_int(q, 2);
        count->acts = (uint64_t)db_int(q, 3);
    }
    return db_end(q, fail);
}

bool browse_years(struct catalog *catalog, struct arena *results, YearCountList *years,
                  Fail *fail) {
    DbQuery *q;
    *years = (YearCountList){0};
    if (!db_query(catalog->db,
                  "SELECT year, sum(certain), sum(possible) FROM year GROUP BY year ORDER BY year",
                  &q, fail))
        return false;
    while (db_step(q))
        *LIST_ADD(results, years) = (YearCount){.year = (int32_t)db_int(q, 0),
                                                .certain = (uint64_t)db_int(q, 1),
                                                .possible = (uint64_t)db_int(q, 2)};
    return db_end(q, fail);
}

bool browse_not_read(struct catalog *catalog, struct arena *results, StrList *deposits,
                     Fail *fail) {
    DbQuery *q;
    *deposits = (StrList){0};
    if (!db_query(catalog->db, "SELECT id FROM deposit WHERE failure <> '' ORDER BY id", &q, fail))
        return false;
    while (db_step(q))
        str_list_add(results, deposits, str_copy(results, db_text(q, 0)));
    return db_end(q, fail);
}

bool browse_lost(struct catalog *catalog, Str deposit, struct arena *results, StrList *documents,
                 Fail *fail) {
    DbQuery *q;
    *documents = (StrList){0};
    if (!db_query(catalog->db,
                  "SELECT id FROM document WHERE deposit = ?1 AND state = 3 ORDER BY id", &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    while (db_step(q))
        str_list_add(results, documents, str_copy(results, db_text(q, 0)));
    return db_end(q, fail);
}

bool browse_dated(struct catalog *catalog, int32_t first, int32_t last, struct arena *results,
                  DatedRowList *rows, Fail *fail) {
    DbQuery *q;
    *rows = (DatedRowList){0};
    if (!db_query(catalog->db,
                  "SELECT DISTINCT document_date.document, a1 FROM document_date JOIN document"
                  " ON document.id = document_date.document WHERE state = 0 AND document.role = 0"
                  " AND b2 >= ?1 AND a1 <= ?2 AND b2 - a1 <= ?3 ORDER BY a1, document.id",
                  &q, fail))
        return false;
    db_bind_int(q, 1, first);
    db_bind_int(q, 2, last);
    db_bind_int(q, 3, BROWSE_DATED_DAYS);
    while (db_step(q))
        *LIST_ADD(results, rows) =
            (DatedRow){str_copy(results, db_text(q, 0)), (int32_t)db_int(q, 1)};
    return db_end(q, fail);
}

/* --- all of it ------------------------------------------------------------------------------- */

bool browse_each_document(struct catalog *catalog, BrowseVisit visit, void *context, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT " LISTING_COLUMNS " FROM document ORDER BY id", &q, fail))
        return false;
    struct arena *job = arena_create();
    ArenaMark mark = arena_mark(job);
    bool ok = true;
    while (ok && db_step(q)) {
        DocumentRow row;
        listing_read(q, job, &row);
        ok = visit(context, &row, fail);
        arena_reset(job, mark);
    }
    arena_destroy(job);
    Fail ended;
    return db_end(q, ok ? fail : &ended) && ok;
}

bool browse_each_deposit(struct catalog *catalog, BrowseDepositVisit visit, void *context,
                         Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT id FROM deposit ORDER BY id", &q, fail))
        return false;
    bool ok = true;
    while (ok && db_step(q))
        ok = visit(context, db_text(q, 0), fail);
    Fail ended;
    return db_end(q, ok ? fail : &ended) && ok;
}
