/*
 * Opening, naming and looking up. Each answer is one or two statements by key; slices are copied
 * out of SQLite, so that no statement stays open. A document is unpacked straight into the caller's
 * arena and its texts point there.
 */
#include "catalog/catalog.h"
#include "base/file.h"
#include "base/zip.h"
#include "catalog/alias.h"
#include "catalog/catalog_inside.h"
#include "catalog/fault_rows.h"
#include "catalog/listing.h"
#include "catalog/schema.h"
#include "doc/doc_json.h"
#include "doc/read_copy.h"

/* --- opening --------------------------------------------------------------------------------- */

static bool note_rules(struct db *db, uint64_t rules, Fail *fail) {
    DbQuery *q;
    if (!db_query(db, "INSERT INTO state VALUES('rules', ?1)", &q, fail))
        return false;
    db_bind_int(q, 1, (int64_t)rules);
    return db_done(q, fail);
}

bool catalog_make(Str path, uint64_t rules, Fail *fail) {
    struct db *db;
    if (file_exists(path))
        return fail_set(fail, FAIL_EXISTS, "%.*s is there already", STR_ARG(path));
    if (!db_open(path, DB_CREATE, &db, fail))
        return false;
    bool ok = schema_make(db, fail) && note_rules(db, rules, fail);
    db_close(db);
    return ok;
}

bool catalog_open(Str path, bool writer, struct catalog **catalog, Fail *fail) {
    struct db *db;
    *catalog = NULL;
    if (!db_open(path, writer ? DB_WRITE : DB_READ, &db, fail))
        return false;
    if (!schema_check(db, fail)) {
        db_close(db);
        return fail_add(fail, "%.*s", STR_ARG(path));
    }
    struct arena *process = arena_create();
    struct catalog *fresh = ARENA_NEW(process, struct catalog);
    *fresh = (struct catalog){.process = process, .scratch = arena_create(), .db = db};
    *catalog = fresh;
    return true;
}

void catalog_close(struct catalog *catalog) {
    if (catalog == NULL)
        return;
    db_close(catalog->db);
    arena_destroy(catalog->scratch);
    arena_destroy(catalog->process);
}

bool catalog_run_for(struct catalog *catalog, const char *sql, Str key, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    db_bind_text(q, 1, key);
    return db_done(q, fail);
}

bool catalog_take_ids(DbQuery *q, struct arena *results, StrList *ids, Fail *fail) {
    *ids = (StrList){0};
    while (db_step(q))
        str_list_add(results, ids, str_copy(results, db_text(q, 0)));
    return db_end(q, fail);
}

bool catalog_begin(struct catalog *catalog, Fail *fail) {
    return db_begin(catalog->db, fail);
}

bool catalog_commit(struct catalog *catalog, uint64_t watermark, Fail *fail) {
    must(!catalog->in_reading);
    DbQuery *q;
    if (!db_query(catalog->db, "UPDATE state SET number = ?1 WHERE key = 'watermark'", &q, fail))
        return false;
    db_bind_int(q, 1, (int64_t)watermark);
    return db_done(q, fail) && db_commit(catalog->db, fail);
}

void catalog_rollback(struct catalog *catalog) {
    if (catalog->in_reading)
        arena_reset(catalog->scratch, catalog->reading_mark);
    catalog->in_reading = false;
    db_rollback(catalog->db);
}

static uint64_t state_number(struct catalog *catalog, const char *key) {
    DbQuery *q;
    Fail ignored;
    if (!db_query(catalog->db, "SELECT number FROM state WHERE key = ?1", &q, &ignored))
        return 0;
    db_bind_text(q, 1, str_from_c(key));
    uint64_t number = db_step(q) ? (uint64_t)db_int(q, 0) : 0;
    return db_end(q, &ignored) ? number : 0;
}

uint64_t catalog_watermark(struct catalog *catalog) {
    return state_number(catalog, "watermark");
}

uint64_t catalog_rules(struct catalog *catalog) {
    return state_number(catalog, "rules");
}

void catalog_rest(struct catalog *catalog) {
    db_rest(catalog->db);
}

bool catalog_check(struct catalog *catalog, Fail *fail) {
    return db_check(catalog->db, fail);
}

/* --- naming ---------------------------------------------------------------------------------- */

static bool has_row(struct catalog *catalog, const char *sql, Str id, bool *found, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    db_bind_text(q, 1, id);
    *found = db_step(q);
    return db_end(q, fail);
}

/* The only document of a deposit, or empty. */
static bool single_of(struct catalog *catalog, Str deposit, struct arena *results, Str *single,
                      Fail *fail) {
    DbQuery *q;
    *single = (Str){NULL, 0};
    if (!db_query(catalog->db, "SELECT single FROM tally WHERE deposit = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    if (db_step(q))
        *single = str_copy(results, db_text(q, 0));
    return db_end(q, fail);
}

/* A full id as it is. */
static bool resolve_id(struct catalog *catalog, Str id, struct arena *results, Named *named,
                       Fail *fail) {
    static const struct {
        const char *sql;
        NamedKind kind;
    } tables[] = {{"SELECT 1 FROM document WHERE id = ?1", NAMED_DOCUMENT},
                  {"SELECT 1 FROM collection WHERE id = ?1", NAMED_COLLECTION},
                  {"SELECT 1 FROM event WHERE id = ?1", NAMED_EVENT},
                  {"SELECT 1 FROM deposit WHERE id = ?1", NAMED_DEPOSIT}};
    bool found = false;
    for (size_t i = 0; !found && i < sizeof tables / sizeof *tables; i++) {
        if (!has_row(catalog, tables[i].sql, id, &found, fail))
            return false;
        if (found)
            *named = (Named){.kind = tables[i].kind, .id = str_copy(results, id)};
    }
    if (named->kind != NAMED_DEPOSIT)
        return true;
    Str single;
    if (!single_of(catalog, id, results, &single, fail))
        return false;
    if (single.n > 0)
        *named = (Named){.kind = NAMED_DOCUMENT, .id = single, .redirected = true};
    return true;
}

static bool resolve_alias(struct catalog *catalog, Str name, struct arena *results, Named *named,
                          Fail *fail) {
    Str url = alias_of_url(name, catalog->scratch), target, volume, local;
    if (!alias_find(catalog, url.n > 0 ? url : name, catalog->scratch, &target, fail))
        return false;
    if (target.n == 0 && url.n == 0 && str_cut(name, '/', &volume, &local)) {
        if (!alias_find(catalog, volume, catalog->scratch, &target, fail))
            return false;
        if (target.n > 0)
            target = str_format(catalog->scratch, "%.*s.%.*s", STR_ARG(target), STR_ARG(local));
    }
    if (target.n == 0 && !event_rows_find_key(catalog, name, true, catalog->scratch, &target, fail))
        return false;
    if (target.n > 0 && !resolve_id(catalog, target, results, named, fail))
        return false;
    named->redirected = named->kind != NAMED_NOTHING;
    return true;
}

bool catalog_resolve(struct catalog *catalog, Str name, struct arena *results, Named *named,
                     Fail *fail) {
    *named = (Named){.kind = NAMED_NOTHING};
    if (!resolve_id(catalog, name, results, named, fail))
        return false;
    if (named->kind != NAMED_NOTHING)
        return true;
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = resolve_alias(catalog, name, results, named, fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}

/* --- documents ------------------------------------------------------------------------------- */

bool catalog_row(struct catalog *catalog, Str id, struct arena *results, DocumentRow *row,
                 Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT " LISTING_COLUMNS " FROM document WHERE id = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, id);
    bool found = db_step(q);
    if (found)
        listing_read(q, results, row);
    if (!db_end(q, fail))
        return false;
    return found || fail_set(fail, FAIL_MISSING, "no document %.*s", STR_ARG(id));
}

/* One packed value by key, unpacked. */
static bool unpack_one(struct catalog *catalog, const char *sql, Str key, struct arena *results,
                       Str *bytes, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    db_bind_text(q, 1, key);
    bool found = db_step(q);
    bool ok = found && zip_unpack(db_blob(q, 0), CATALOG_COPY_BYTES, results, bytes, fail);
    Fail ended;
    if (!db_end(q, found && !ok ? &ended : fail))
        return false;
    if (!found)
        return fail_set(fail, FAIL_MISSING, "nothing kept of %.*s", STR_ARG(key));
    return ok || fail_add(fail, "copy of %.*s", STR_ARG(key));
}

bool catalog_document(struct catalog *catalog, Str id, struct arena *results,
                      struct document *document, Fail *fail) {
    Str bytes;
    if (!unpack_one(catalog, "SELECT coalesce(current, base) FROM copy WHERE document = ?1", id,
                    results, &bytes, fail))
        return false;
    return (read_copy_read(bytes, results, document, fail) ||
            fail_add(fail, "read copy of %.*s", STR_ARG(id))) &&
           fault_rows_lay(catalog, id, results, document, fail);
}

bool catalog_base_document(struct catalog *catalog, Str id, struct arena *results,
                           struct document *document, Fail *fail) {
    Str bytes;
    if (!unpack_one(catalog, "SELECT base FROM copy WHERE document = ?1", id, results, &bytes,
                    fail))
        return false;
    return read_copy_read(bytes, results, document, fail) ||
           fail_add(fail, "read copy of %.*s", STR_ARG(id));
}

/* --- deposits -------------------------------------------------------------------------------- */

static bool load_files(struct catalog *catalog, Str id, struct arena *results,
                       DepositFileList *files, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT path, sha512, size_bytes FROM deposit_file WHERE deposit = ?1"
                  " ORDER BY path",
                  &q, fail))
        return false;
    db_bind_text(q, 1, id);
    while (db_step(q))
        *LIST_ADD(results, files) = (DepositFile){.path = str_copy(results, db_text(q, 0)),
                                                  .sha512 = str_copy(results, db_text(q, 1)),
                                                  .size_bytes = (uint64_t)db_int(q, 2)};
    return db_end(q, fail);
}

/*
 * Besides rows in that state, acts that found nobody: a document withdrawn from one reading and not
 * in the next still stands in the file.
 */
#define IS_WITHHELD                                                                                \
    "EXISTS(SELECT 1 FROM document AS d WHERE d.deposit = ?1 AND d.role IN (0, 1)"                 \
    " AND d.state IN (1, 2)) OR EXISTS(SELECT 1 FROM act AS a WHERE a.subject > ?1 || '.'"         \
    " AND a.subject < ?1 || '/' AND a.state = 2 AND a.line ->> 'act' IN ('withdraw', 'destroy'))"

bool catalog_deposit(struct catalog *catalog, Str id, struct arena *results, DepositRow *row,
                     Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT id, accession, received, received_as, version, reading, failure,"
                  " failure_code, program, " IS_WITHHELD " FROM deposit WHERE id = ?1",
                  &q, fail))
        return false;
    db_bind_text(q, 1, id);
    bool found = db_step(q);
    if (found)
        *row = (DepositRow){.id = str_copy(results, db_text(q, 0)),
                            .accession = str_copy(results, db_text(q, 1)),
                            .received = db_int(q, 2),
                            .received_as = str_copy(results, db_text(q, 3)),
                            .version = (uint32_t)db_int(q, 4),
                            .reading = (uint32_t)db_int(q, 5),
                            .failure = str_copy(results, db_text(q, 6)),
                            .failure_code = str_copy(results, db_text(q, 7)),
                            .program = str_copy(results, db_text(q, 8)),
                            .withheld = db_int(q, 9) != 0};
    if (!db_end(q, fail))
        return false;
    if (!found)
        return fail_set(fail, FAIL_MISSING, "no deposit %.*s", STR_ARG(id));
    return load_files(catalog, id, results, &row->files, fail);
}

bool catalog_with_bytes(struct catalog *catalog, Str id, struct arena *results, Str *deposit,
                        Fail *fail) {
    Str target;
    bool found = false;
    *deposit = (Str){NULL, 0};
    if (!alias_find_bytes(catalog, id, results, &target, fail) ||
        (target.n > 0 &&
         !has_row(catalog, "SELECT 1 FROM deposit WHERE id = ?1", target, &found, fail)))
        return false;
    if (found)
        *deposit = target;
    return true;
}

bool catalog_head(struct catalog *catalog, Str deposit, struct arena *results, ReadingHead *head,
                  Fail *fail) {
    Str json;
    if (!unpack_one(catalog, "SELECT packed FROM head WHERE deposit = ?1", deposit, results, &json,
                    fail))
        return false;
    return doc_json_parse_head(json, results, head, fail) ||
           fail_add(fail, "head of %.*s", STR_ARG(deposit));
}

bool catalog_with_identity(struct catalog *catalog, Str identity, struct arena *results,
                           StrList *deposits, Fail *fail) {
    DbQuery *q;
    *deposits = (StrList){0};
    if (!db_query(catalog->db,
                  "SELECT deposit FROM reading WHERE identity = ?1 AND identity <> ''"
                  " ORDER BY deposit",
                  &q, fail))
        return false;
    db_bind_text(q, 1, identity);
    return catalog_take_ids(q, results, deposits, fail);
}

bool catalog_receipts(struct catalog *catalog, Str deposit, struct arena *results,
                      ReceiptRowList *rows, Fail *fail) {
    DbQuery *q;
    *rows = (ReceiptRowList){0};
    if (!db_query(catalog->db,
                  "SELECT time, accession, path FROM receipt WHERE deposit = ?1"
                  " ORDER BY time, accession, path",
                  &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    while (db_step(q))
        *LIST_ADD(results, rows) = (ReceiptRow){.time = db_int(q, 0),
                                                .accession = str_copy(results, db_text(q, 1)),
                                                .path = str_copy(results, db_text(q, 2))};
    return db_end(q, fail);
}

bool catalog_last_check(struct catalog *catalog, Str deposit, int64_t *time, bool *sound,
                        Fail *fail) {
    DbQuery *q;
    *time = 0;
    *sound = false;
    if (!db_query(catalog->db, "SELECT time, sound FROM fixity WHERE deposit = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    if (db_step(q)) {
        *time = db_int(q, 0);
        *sound = db_int(q, 1) != 0;
    }
    return db_end(q, fail);
}

/* --- acts ------------------------------------------------------------------------------------ */

static bool read_acts(DbQuery *q, struct arena *results, ActList *acts, Fail *fail) {
    bool ok = true;
    *acts = (ActList){0};
    while (ok && db_step(q))
        ok = act_parse(str_copy(results, db_text(q, 0)), results, LIST_ADD(results, acts), fail);
    Fail ended;
    return db_end(q, ok ? fail : &ended) && ok;
}

bool catalog_acts(struct catalog *catalog, Str subject, struct arena *results, ActList *acts,
                  Fail *fail) {
    DbQuery *q;
    if (subject.n == 0)
        return db_query(catalog->db, "SELECT line FROM act ORDER BY seq", &q, fail) &&
               read_acts(q, results, acts, fail);
    if (!db_query(catalog->db, "SELECT line FROM act WHERE subject = ?1 ORDER BY seq", &q, fail))
        return false;
    db_bind_text(q, 1, subject);
    return read_acts(q, results, acts, fail);
}

bool catalog_orphaned_acts(struct catalog *catalog, struct arena *results, ActList *acts,
                           Fail *fail) {
    DbQuery *q;
    return db_query(catalog->db, "SELECT line FROM act WHERE state = 2 ORDER BY seq", &q, fail) &&
           read_acts(q, results, acts, fail);
}

bool catalog_act(struct catalog *catalog, uint64_t seq, struct arena *results, Act *act,
                 ActState *state, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT line, state FROM act WHERE seq = ?1", &q, fail))
        return false;
    db_bind_int(q, 1, (int64_t)seq);
    bool found = db_step(q);
    Str line = found ? str_copy(results, db_text(q, 0)) : (Str){NULL, 0};
    *state = found ? (ActState)db_int(q, 1) : ACT_STATE_KEPT;
    if (!db_end(q, fail))
        return false;
    return found ? act_parse(line, results, act, fail)
                 : fail_set(fail, FAIL_MISSING, "no act %llu; fonds log shows them",
                            (unsigned long long)seq);
}
