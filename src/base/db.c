/*
 * SQLite's door. Statements are kept by their text; there are few enough of them that a walk finds
 * one. A statement keeps the error that a step met until db_end() tells it.
 */
#include "base/db.h"
#include "base/db_hits.h"
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

enum { BUSY_MS = 10000, KEPT_MAX = 256 };

struct db_query_state {
    sqlite3_stmt *statement;
    const char *sql;
    bool in_use;
    struct db *db;
    Fail failed;  // why a step failed, kept because the handle forgets it with its next call
};

struct tokenizer {
    DbCut cut;
    void *context;
    struct tokenizer *next;
};

struct db {
    sqlite3 *handle;
    DbQuery kept[KEPT_MAX];
    size_t kept_count, next_gone;
    struct tokenizer *tokenizers;
    bool writer;
    char path[512];
};

static FailCode code_of(int code) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FAIL_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return FAIL_CORRUPT;
    case SQLITE_TOOBIG:
        return FAIL_LIMIT;
    case SQLITE_CONSTRAINT:
        return FAIL_EXISTS;
    case SQLITE_CANTOPEN:
        return FAIL_MISSING;
    default:
        return FAIL_IO;
    }
}

/* Where the system refused, its words say more than SQLite's: a full disk is "disk I/O error". */
static bool failed(struct db *db, Fail *fail) {
    int code = sqlite3_extended_errcode(db->handle);
    int number = (code & 0xff) == SQLITE_FULL    ? ENOSPC
                 : (code & 0xff) == SQLITE_IOERR ? sqlite3_system_errno(db->handle)
                                                 : 0;
    if (number == 0)
        return fail_set(fail, code_of(code), "%s: %s", db->path, sqlite3_errmsg(db->handle));
    errno = number;
    return fail_errno(fail, "%s", db->path);
}

static bool settle(struct db *db, DbMode mode, Fail *fail) {
    (void)sqlite3_busy_timeout(db->handle, BUSY_MS);
    (void)sqlite3_extended_result_codes(db->handle, 1);
    (void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, (int *)0);
    /*
     * -wal and -shm stay beside the database, emptied: who may only read needs them and cannot make
     * them.
     */
    int stay = 1;
    (void)sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &stay);
    /* The last one reads the file: one that is no database is found out here. */
    if (!db_run(db,
                "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=1073741824;"
                "PRAGMA schema_version",
                fail))
        return false;
    if (mode == DB_READ)
        return db_run(db, "PRAGMA query_only=ON; PRAGMA cache_size=-16384", fail);
    if (mode == DB_CREATE && !db_run(db, "PRAGMA page_size=8192; PRAGMA journal_mode=WAL", fail))
        return false;
    return db_run(db,
                  "PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
                  "PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=0",
                  fail);
}

/* Counts of its memory, under a lock at each piece, which nobody here asks for. */
static void set_up(void) {
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool db_open(Str path, DbMode mode, struct db **db, Fail *fail) {
    static pthread_once_t is_set_up = PTHREAD_ONCE_INIT;
    *db = NULL;
    (void)pthread_once(&is_set_up, set_up);
    if (path.n == 0 || memchr(path.p, '\0', path.n) != NULL || path.p[0] == ':')
        return fail_set(fail, FAIL_INVALID, "this is not the path of a database");
    struct db *fresh = mem_alloc(sizeof *fresh);
    if (path.n >= sizeof fresh->path) {
        mem_free(fresh);
        return fail_set(fail, FAIL_LIMIT, "path of %zu bytes is too long for a database", path.n);
    }
    memcpy(fresh->path, path.p, path.n);
    fresh->writer = mode != DB_READ;
    int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == DB_CREATE ? SQLITE_OPEN_CREATE : 0);
    int code = sqlite3_open_v2(fresh->path, &fresh->handle, flags, NULL);
    /* A reader without the right to write still reads where the database is at rest. */
    if (code != SQLITE_OK && mode == DB_READ) {
        sqlite3_close(fresh->handle);
        code = sqlite3_open_v2(fresh->path, &fresh->handle,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    }
    if (code != SQLITE_OK) {
        errno = sqlite3_system_errno(fresh->handle);
        if (errno != 0)
            fail_errno(fail, "%s", fresh->path);
        else
            fail_set(fail, code_of(code), "%s: %s", fresh->path, sqlite3_errstr(code));
        sqlite3_close(fresh->handle);
        mem_free(fresh);
        return false;
    }
    if (!settle(fresh, mode, fail)) {
        db_close(fresh);
        return false;
    }
    *db = fresh;
    return true;
}

void db_close(struct db *db) {
    if (db == NULL)
        return;
    for (size_t i = 0; i < db->kept_count; i++)
        sqlite3_finalize(db->kept[i].statement);
    sqlite3_close(db->handle);
    while (db->tokenizers != NULL) {
        struct tokenizer *gone = db->tokenizers;
        db->tokenizers = gone->next;
        mem_free(gone);
    }
    mem_free(db);
}

bool db_run(struct db *db, const char *sql, Fail *fail) {
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || failed(db, fail);
}

/* One at rest: by the literal's address first, then by the text of another literal. */
static DbQuery *find_kept(struct db *db, const char *sql) {
    DbQuery *found = NULL;
    for (size_t i = 0; i < db->kept_count && found == NULL; i++)
        if (db->kept[i].sql == sql && !db->kept[i].in_use)
            found = &db->kept[i];
    for (size_t i = 0; i < db->kept_count && found == NULL; i++)
        if (!db->kept[i].in_use && strcmp(sqlite3_sql(db->kept[i].statement), sql) == 0)
            found = &db->kept[i];
    if (found == NULL)
        return NULL;
    /* else the text changed under us: it was no literal */
    must(found->sql != sql || strcmp(sqlite3_sql(found->statement), sql) == 0);
    found->in_use = true;
    return found;
}

bool db_query(struct db *db, const char *sql, DbQuery **query, Fail *fail) {
    *query = find_kept(db, sql);
    if (*query != NULL)
        return true;
    /* Full: the oldest one at rest makes room. */
    size_t at = db->kept_count;
    for (size_t i = 0; at == KEPT_MAX && i < KEPT_MAX; i++)
        if (!db->kept[(db->next_gone + i) % KEPT_MAX].in_use)
            at = (db->next_gone + i) % KEPT_MAX;
    must(at < KEPT_MAX);
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
        SQLITE_OK)
        return failed(db, fail);
    if (at == db->kept_count) {
        db->kept_count++;
    } else {
        sqlite3_finalize(db->kept[at].statement);
        db->next_gone = at + 1;
    }
    db->kept[at] = (DbQuery){.statement = statement, .sql = sql, .in_use = true, .db = db};
    *query = &db->kept[at];
    return true;
}

void db_bind_text(DbQuery *query, int at, Str text) {
    must(sqlite3_bind_text64(query->statement, at, text.n == 0 ? "" : text.p, text.n, SQLITE_STATIC,
                             SQLITE_UTF8) == SQLITE_OK);
}

void db_bind_blob(DbQuery *query, int at, Str bytes) {
    must(sqlite3_bind_blob64(query->statement, at, bytes.n == 0 ? "" : bytes.p, bytes.n,
                             SQLITE_STATIC) == SQLITE_OK);
}

void db_bind_int(DbQuery *query, int at, int64_t number) {
    must(sqlite3_bind_int64(query->statement, at, number) == SQLITE_OK);
}

void db_bind_null(DbQuery *query, int at) {
    must(sqlite3_bind_null(query->statement, at) == SQLITE_OK);
}

bool db_step(DbQuery *query) {
    int code = sqlite3_step(query->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE && query->failed.code == FAIL_NONE)
        (void)failed(query->db, &query->failed);
    return code == SQLITE_ROW;
}

bool db_end(DbQuery *query, Fail *fail) {
    bool ok = query->failed.code == FAIL_NONE;
    if (!ok)
        *fail = query->failed;
    query->failed.code = FAIL_NONE;
    (void)sqlite3_reset(query->statement);
    (void)sqlite3_clear_bindings(query->statement);
    query->in_use = false;
    return ok;
}

bool db_done(DbQuery *query, Fail *fail) {
    while (db_step(query))
        continue;
    return db_end(query, fail);
}

Str db_text(DbQuery *query, int column) {
    const unsigned char *p = sqlite3_column_text(query->statement, column);
    int n = sqlite3_column_bytes(query->statement, column);
    return (Str){(const char *)p, p == NULL || n < 0 ? 0 : (size_t)n};
}

Str db_blob(DbQuery *query, int column) {
    const void *p = sqlite3_column_blob(query->statement, column);
    int n = sqlite3_column_bytes(query->statement, column);
    return (Str){p, p == NULL || n < 0 ? 0 : (size_t)n};
}

int64_t db_int(DbQuery *query, int column) {
    return sqlite3_column_int64(query->statement, column);
}

bool db_begin(struct db *db, Fail *fail) {
    return db_run(db, db->writer ? "BEGIN IMMEDIATE" : "BEGIN", fail);
}

bool db_commit(struct db *db, Fail *fail) {
    return db_run(db, "COMMIT", fail);
}

void db_rollback(struct db *db) {
    if (sqlite3_get_autocommit(db->handle) == 0)
        (void)sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

uint32_t db_schema(struct db *db) {
    sqlite3_stmt *statement = NULL;
    uint32_t number = 0;
    if (sqlite3_prepare_v2(db->handle, "PRAGMA user_version", -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = (uint32_t)sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

bool db_set_schema(struct db *db, uint32_t number, Fail *fail) {
    char *sql = sqlite3_mprintf("PRAGMA user_version=%u", number);
    bool ok = sql != NULL && db_run(db, sql, fail);
    sqlite3_free(sql);
    return ok;
}

/* ---- FTS5 ---- */

static int tokenizer_create(void *context, const char **arguments, int argument_count,
                            Fts5Tokenizer **out) {
    (void)arguments;
    (void)argument_count;
    *out = context;
    return SQLITE_OK;
}

static void tokenizer_delete(Fts5Tokenizer *tokenizer) {
    (void)tokenizer;
}

struct emission {
    void *context;
    int (*token)(void *, int, const char *, int, int, int);
    int code;
};

static bool emit(void *state, Str token, bool same_place, size_t start, size_t end) {
    struct emission *emission = state;
    if (token.n > 0x7fff || end > 0x7fffffff)
        return true;
    emission->code = emission->token(emission->context, same_place ? FTS5_TOKEN_COLOCATED : 0,
                                     token.p, (int)token.n, (int)start, (int)end);
    return emission->code == SQLITE_OK;
}

static int tokenizer_run(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text,
                         int n, int (*token)(void *, int, const char *, int, int, int)) {
    const struct tokenizer *kept = (const void *)tokenizer;
    struct emission emission = {context, token, SQLITE_OK};
    if (text == NULL || n <= 0)
        return SQLITE_OK;
    bool whole = kept->cut(kept->context, (Str){text, (size_t)n},
                           (flags & FTS5_TOKENIZE_QUERY) != 0, emit, &emission);
    return emission.code != SQLITE_OK ? emission.code : whole ? SQLITE_OK : SQLITE_ERROR;
}

static bool find_fts5(struct db *db, fts5_api **api, Fail *fail) {
    sqlite3_stmt *statement = NULL;
    *api = NULL;
    if (sqlite3_prepare_v2(db->handle, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
        return failed(db, fail);
    (void)sqlite3_bind_pointer(statement, 1, api, "fts5_api_ptr", NULL);
    (void)sqlite3_step(statement);
    sqlite3_finalize(statement);
    return *api != NULL || fail_set(fail, FAIL_UNSUPPORTED, "this SQLite has no FTS5");
}

bool db_add_tokenizer(struct db *db, const char *name, DbCut cut, void *context, Fail *fail) {
    fts5_api *api;
    if (!find_fts5(db, &api, fail))
        return false;
    struct tokenizer *kept = mem_alloc(sizeof *kept);
    *kept = (struct tokenizer){cut, context, db->tokenizers};
    db->tokenizers = kept;
    fts5_tokenizer calls = {tokenizer_create, tokenizer_delete, tokenizer_run};
    return api->xCreateTokenizer(api, name, kept, &calls, NULL) == SQLITE_OK || failed(db, fail);
}

struct hits {
    DbHits note;
    void *context;
};

static void count_hits(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result,
                       int argument_count, sqlite3_value **arguments) {
    (void)argument_count;
    (void)arguments;
    const struct hits *hits = api->xUserData(row);
    uint32_t counts[DB_HITS_COLUMNS_MAX] = {0};
    int phrases = api->xPhraseCount(row);
    for (int i = 0; i < phrases; i++) {
        Fts5PhraseIter place;
        int column, offset;
        int code = api->xPhraseFirst(row, i, &place, &column, &offset);
        if (code != SQLITE_OK) {
            sqlite3_result_error_code(result, code);
            return;
        }
        for (; column >= 0; api->xPhraseNext(row, &place, &column, &offset))
            if (column < DB_HITS_COLUMNS_MAX)
                counts[column]++;
    }
    hits->note(hits->context, api->xRowid(row), counts);
    sqlite3_result_int(result, 1);
}

bool db_hits_add(struct db *db, const char *name, DbHits note, void *context, Fail *fail) {
    fts5_api *api;
    if (!find_fts5(db, &api, fail))
        return false;
    struct hits *hits = mem_alloc(sizeof *hits);
    *hits = (struct hits){note, context};
    return api->xCreateFunction(api, name, hits, count_hits, mem_free) == SQLITE_OK ||
           failed(db, fail);
}

/* Mapped pages are let go where the map is laid anew, which SQLite does for another size of it. */
void db_rest(struct db *db) {
    sqlite3_int64 most = -1, none = 0;  // -1 asks
    (void)sqlite3_db_release_memory(db->handle);
    (void)sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_MMAP_SIZE, &most);
    (void)sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_MMAP_SIZE, &none);
    (void)sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_MMAP_SIZE, &most);
    (void)malloc_trim(0);
}

bool db_check(struct db *db, Fail *fail) {
    DbQuery *query;
    if (!db_query(db, "PRAGMA integrity_check(1)", &query, fail))
        return false;
    bool sound = db_step(query) && str_is(db_text(query, 0), "ok");
    Fail told = {0};
    if (!sound)
        fail_set(&told, FAIL_CORRUPT, "%s: %.*s", db->path, STR_ARG(db_text(query, 0)));
    if (!db_end(query, fail))
        return false;
    if (!sound)
        *fail = told;
    return sound;
}
