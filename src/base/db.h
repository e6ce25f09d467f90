/*
 * db: the one door to SQLite. A handle belongs to one thread. Statements are prepared once and kept
 * by the handle.
 *
 *   if (!db_query(db, "SELECT id, n FROM t WHERE k = ?1", &q, fail)) ...
 *   db_bind_text(q, 1, key);
 *   while (db_step(q)) { Str id = db_text(q, 0); ... }      // slices live until the next step
 *   if (!db_end(q, fail)) ...                               // resets; reports what step met
 */
#ifndef FONDS_BASE_DB_H
#define FONDS_BASE_DB_H

#include "base/fail.h"
#include "base/str.h"

struct db;
typedef struct db_query_state DbQuery;

typedef enum { DB_READ, DB_WRITE, DB_CREATE } DbMode;

/*
 * Opens in WAL with foreign keys on; synchronous=FULL for writers, so a commit is on the disk.
 * DB_READ works while another process writes. Sets a busy wait of 10 s. Fails with MISSING, BUSY,
 * CORRUPT or IO.
 */
MUST_USE bool db_open(Str path, DbMode mode, struct db **db, Fail *fail);
void db_close(struct db *db);  // NULL is welcome; kept statements end with it

MUST_USE bool db_run(struct db *db, const char *sql,
                     Fail *fail);  // one or more statements, no rows wanted
/*
 * Gives the kept statement for this text; sql must be a literal or outlive the handle. One use at a
 * time.
 */
MUST_USE bool db_query(struct db *db, const char *sql, DbQuery **query, Fail *fail);
void db_bind_text(DbQuery *query, int at,
                  Str text);  // at counts from 1; the bytes must live until db_end
void db_bind_blob(DbQuery *query, int at, Str bytes);
void db_bind_int(DbQuery *query, int at, int64_t number);
void db_bind_null(DbQuery *query, int at);
bool db_step(DbQuery *query);  // true while there is a row; false at the end and on error
MUST_USE bool db_end(DbQuery *query, Fail *fail);
/* Binds nothing more, steps once, ends: for INSERT, UPDATE, DELETE. */
MUST_USE bool db_done(DbQuery *query, Fail *fail);
Str db_text(DbQuery *query, int column);  // columns count from 0; empty for NULL
Str db_blob(DbQuery *query, int column);
int64_t db_int(DbQuery *query, int column);

MUST_USE bool db_begin(struct db *db,
                       Fail *fail);  // BEGIN IMMEDIATE for a writer, BEGIN for a reader
MUST_USE bool db_commit(struct db *db, Fail *fail);
void db_rollback(struct db *db);    // nothing open is fine
uint32_t db_schema(struct db *db);  // PRAGMA user_version
MUST_USE bool db_set_schema(struct db *db, uint32_t number, Fail *fail);
/*
 * A tokenizer for FTS5 named `name`: `cut` is called with the text and calls `emit` for each token
 * in order; `same_place` puts a token at the position of the one before. Bytes of start and end are
 * FTS5's, for highlight.
 */
typedef bool (*DbEmit)(void *state, Str token, bool same_place, size_t start, size_t end);
typedef bool (*DbCut)(void *context, Str text, bool is_query, DbEmit emit, void *state);
MUST_USE bool db_add_tokenizer(struct db *db, const char *name, DbCut cut, void *context,
                               Fail *fail);

/* Gives back what is kept in memory of its pages, copied or mapped; they are read again when they
 * are asked for. */
void db_rest(struct db *db);
/* SQLite's own integrity check; CORRUPT with its words where it is not sound. */
MUST_USE bool db_check(struct db *db, Fail *fail);

#endif
