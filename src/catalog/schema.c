/*
 * Tables first, indexes only where a page or a fold asks: each costs at every import. WITHOUT ROWID
 * keeps a row where its key is, so that a volume's documents lie together; tables with blobs keep
 * SQLite's own layout, which moves large values out of the way of the search for keys.
 */
#include "catalog/schema.h"
#include "catalog/catalog.h"

enum { APPLICATION = 0x466f6e64 };  // "Fond"

static const char given_tables[] =
    "CREATE TABLE state(key TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE accession(id TEXT PRIMARY KEY, time INTEGER NOT NULL, who TEXT NOT NULL,"
    " source TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE deposit(id TEXT PRIMARY KEY, accession TEXT NOT NULL, received INTEGER NOT NULL,"
    " received_as TEXT NOT NULL, version INTEGER NOT NULL, reading INTEGER NOT NULL,"
    " failure TEXT NOT NULL, failure_code TEXT NOT NULL, program TEXT NOT NULL)"
    " STRICT, WITHOUT ROWID;"
    "CREATE INDEX deposit_not_read ON deposit(id) WHERE failure <> '';"
    "CREATE TABLE deposit_file(deposit TEXT, path TEXT, sha512 TEXT NOT NULL,"
    " size_bytes INTEGER NOT NULL, PRIMARY KEY(deposit, path)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX deposit_file_sha512 ON deposit_file(sha512, deposit);"
    "CREATE TABLE receipt(deposit TEXT, accession TEXT, path TEXT, time INTEGER NOT NULL,"
    " PRIMARY KEY(deposit, accession, path)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE fixity(deposit TEXT PRIMARY KEY, time INTEGER NOT NULL, sound INTEGER NOT NULL)"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE reading(deposit TEXT PRIMARY KEY, number INTEGER NOT NULL,"
    " identity TEXT NOT NULL, is_collection INTEGER NOT NULL)"
    " STRICT, WITHOUT ROWID;"
    "CREATE INDEX reading_identity ON reading(identity) WHERE identity <> '';"
    "CREATE TABLE head(deposit TEXT PRIMARY KEY, packed BLOB NOT NULL) STRICT;"
    "CREATE TABLE copy(document TEXT PRIMARY KEY, base BLOB NOT NULL, current BLOB) STRICT;"
    "CREATE TABLE stands_in(collection TEXT, place INTEGER, document TEXT, n INTEGER NOT NULL,"
    " PRIMARY KEY(collection, place, document)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE alias(name TEXT, target TEXT, PRIMARY KEY(name, target)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE act(seq INTEGER PRIMARY KEY, subject TEXT NOT NULL, undoes INTEGER NOT NULL,"
    " state INTEGER NOT NULL, line TEXT NOT NULL) STRICT;"
    "CREATE INDEX act_subject ON act(subject);"
    "CREATE INDEX act_orphaned ON act(seq) WHERE state = 2;"
    "CREATE TABLE mention(person TEXT, document TEXT, places INTEGER NOT NULL,"
    " block INTEGER NOT NULL, wordings TEXT NOT NULL, PRIMARY KEY(person, document))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE reference(document TEXT, n INTEGER, target TEXT NOT NULL, given TEXT NOT NULL,"
    " post TEXT NOT NULL, from_day INTEGER NOT NULL, to_day INTEGER NOT NULL,"
    " block INTEGER NOT NULL, places INTEGER NOT NULL, words TEXT NOT NULL,"
    " PRIMARY KEY(document, n)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX reference_target ON reference(target, document);"
    "CREATE TABLE telegram(number TEXT, document TEXT, post TEXT NOT NULL,"
    " first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, PRIMARY KEY(number, document))"
    " STRICT, WITHOUT ROWID;"
    "CREATE INDEX telegram_document ON telegram(document);"
    "CREATE TABLE pages(deposit TEXT, first INTEGER, document TEXT, last INTEGER NOT NULL,"
    " PRIMARY KEY(deposit, first, document)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE fault_due(deposit TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"
    "CREATE TABLE fault(document TEXT, part INTEGER, start INTEGER, \"end\" INTEGER NOT NULL,"
    " seen TEXT NOT NULL, meant TEXT NOT NULL, text TEXT NOT NULL, pattern TEXT NOT NULL,"
    " rule TEXT NOT NULL, version INTEGER NOT NULL, certainty INTEGER NOT NULL,"
    " PRIMARY KEY(document, part, start)) STRICT, WITHOUT ROWID;";

static const char folded_tables[] =
    "CREATE TABLE ruling(document TEXT, seq INTEGER, part INTEGER NOT NULL, start INTEGER NOT NULL,"
    " \"end\" INTEGER NOT NULL, is_fault INTEGER NOT NULL, seen TEXT NOT NULL,"
    " meant TEXT NOT NULL, pattern TEXT NOT NULL, PRIMARY KEY(document, seq))"
    " STRICT, WITHOUT ROWID;"
    "CREATE INDEX ruling_pattern ON ruling(pattern, is_fault, seen, meant);"
    "CREATE TABLE document(id TEXT PRIMARY KEY, deposit TEXT NOT NULL, local_id TEXT NOT NULL,"
    " place INTEGER NOT NULL, role INTEGER NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL,"
    " who TEXT NOT NULL, time INTEGER NOT NULL, reading INTEGER NOT NULL, title TEXT NOT NULL,"
    " number TEXT NOT NULL, kind TEXT NOT NULL, date TEXT NOT NULL, collection TEXT NOT NULL,"
    " first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, has_acts INTEGER NOT NULL)"
    " STRICT, WITHOUT ROWID;"
    "CREATE INDEX document_place ON document(deposit, role, state, place);"
    "CREATE INDEX document_alone ON document(title, id) WHERE collection = '' AND state <> 3;"
    "CREATE TABLE document_date(document TEXT, n INTEGER, m INTEGER, role TEXT NOT NULL,"
    " edtf TEXT NOT NULL, a1 INTEGER NOT NULL, a2 INTEGER NOT NULL, b1 INTEGER NOT NULL,"
    " b2 INTEGER NOT NULL, uncertain INTEGER NOT NULL, one_of INTEGER NOT NULL,"
    " PRIMARY KEY(document, n, m)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE collection(id TEXT PRIMARY KEY, deposit TEXT NOT NULL, parent TEXT NOT NULL,"
    " place INTEGER NOT NULL, kind INTEGER NOT NULL, title TEXT NOT NULL, sort TEXT NOT NULL,"
    " documents INTEGER NOT NULL, children INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX collection_parent ON collection(parent, place, sort, id);"
    "CREATE TABLE tally(deposit TEXT PRIMARY KEY, documents INTEGER NOT NULL,"
    " apparatus INTEGER NOT NULL, withdrawn INTEGER NOT NULL, undated INTEGER NOT NULL,"
    " first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, single TEXT NOT NULL)"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE year(deposit TEXT, year INTEGER, certain INTEGER NOT NULL,"
    " possible INTEGER NOT NULL, PRIMARY KEY(deposit, year)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE person(id TEXT PRIMARY KEY, document TEXT NOT NULL, block INTEGER NOT NULL,"
    " name TEXT NOT NULL, wording TEXT NOT NULL, sort TEXT NOT NULL, letter TEXT NOT NULL,"
    " documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX person_sort ON person(sort, id);"
    "CREATE TABLE same_person(person TEXT PRIMARY KEY, lead TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX same_person_lead ON same_person(lead, person);"
    "CREATE TABLE apart(one TEXT, other TEXT, PRIMARY KEY(one, other)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE event(id TEXT PRIMARY KEY, act INTEGER NOT NULL, state INTEGER NOT NULL,"
    " key TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL, place TEXT NOT NULL,"
    " first_day INTEGER NOT NULL, last_day INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX event_day ON event(state, first_day, title, id);"
    "CREATE INDEX event_key ON event(key, state, act) WHERE key <> '';"
    "CREATE TABLE event_account(event TEXT, n INTEGER, document TEXT NOT NULL,"
    " reading INTEGER NOT NULL, side TEXT NOT NULL, label TEXT NOT NULL,"
    " completeness TEXT NOT NULL, minutes INTEGER NOT NULL, who TEXT NOT NULL,"
    " PRIMARY KEY(event, n)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX event_account_document ON event_account(document, event);"
    "CREATE TABLE event_person(event TEXT, n INTEGER, side TEXT NOT NULL, name TEXT NOT NULL,"
    " who TEXT NOT NULL, PRIMARY KEY(event, n)) STRICT, WITHOUT ROWID;"
    "INSERT INTO state VALUES('watermark', 0), ('looked', 0);";

bool schema_make(struct db *db, Fail *fail) {
    return db_run(db, "PRAGMA application_id=1181707876", fail) && db_run(db, given_tables, fail) &&
           db_run(db, folded_tables, fail) && db_set_schema(db, CATALOG_SCHEMA, fail);
}

bool schema_check(struct db *db, Fail *fail) {
    _Static_assert(APPLICATION == 1181707876, "the number in schema_make()");
    DbQuery *query;
    if (!db_query(db, "PRAGMA application_id", &query, fail))
        return false;
    bool ours = db_step(query) && db_int(query, 0) == APPLICATION;
    if (!db_end(query, fail))
        return false;
    uint32_t schema = db_schema(db);
    if (!ours)
        return fail_set(fail, FAIL_CORRUPT, "catalog.db is not a catalog; fonds rebuild makes it");
    if (schema > CATALOG_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED,
                        "catalog.db has schema %u, this program knows %d: use a newer fonds",
                        schema, CATALOG_SCHEMA);
    if (schema < CATALOG_SCHEMA)
        return fail_set(fail, FAIL_CORRUPT,
                        "catalog.db has the older schema %u: fonds rebuild makes it again", schema);
    return true;
}
