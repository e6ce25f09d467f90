/*
 * FTS5 as a store of positions and nothing else: ranking, dates, filters and sets are ours
 * (engine_search.c), so the same query gives the same answer whatever the order of insertion, and
 * whatever lies dead in the index.
 *
 * The table is contentless: FTS5 keeps no text, and can take a row out only if it is told the row's
 * tokens again. Nobody keeps those, so a row that is replaced or removed is *dead*: its number
 * leaves `document`, and every search drops what it finds there. When the dead outgrow half of the
 * living, or a row was destroyed, a purge reads all places of the index once (about a second for
 * ten million), learns the tokens of the dead, deletes them and rewrites the index. So a correction
 * costs a millisecond, and a re-reading of everything two purges.
 *
 * A row is never rewritten under its old number: FTS5 wants rising numbers and starts a new segment
 * at every step back.
 *
 * Segments: every commit makes one; sixteen of a kind are merged into one by the commit that makes
 * the sixteenth. Merging earlier (automerge) cost a third more of the build and made no search
 * faster that we could measure.
 */
#include "query/engine_fts5.h"
#include "base/db_hits.h"
#include "base/file.h"
#include "base/map.h"
#include "query/name_table.h"
#include "query/vocabulary.h"
#include <string.h>

enum { DEAD_MIN = 1000, VOCABULARY_PIECES_MAX = 64, PREFIX_BYTES_MAX = 8 << 20 };

struct engine_fts5 {
    struct db *db;
    bool writer, in_batch, in_read;
    /* the writer's batch */
    uint64_t next_number, dead_count, live_count;
    bool erase;  // the words of the dead must go with this commit
    struct arena *batch;
    struct map *values;  // field and value to number; of the database and of this batch
    struct arena *values_arena;
    struct vocabulary *vocabulary;
    uint64_t values_generation;  // the commit after which values and vocabulary are whole
    Buf facts;
    /* the reader's snapshot */
    struct row_table *rows;
    bool stale;  // reading its values failed
    uint64_t generation;
    struct arena *words_arena;
    StrList *words;
    struct arena *prefix_arena;
    struct map *prefixes;  // from an expression to its set, a RowSet
    /* the leaf that is being matched */
    RowWeightList *found;
    struct arena *results;
};

static const char *const SCHEMA =
    "CREATE TABLE state(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE document(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " facts BLOB NOT NULL) STRICT;"
    "CREATE TABLE dead(number INTEGER PRIMARY KEY) STRICT;"
    "CREATE TABLE value(number INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL,"
    " norm TEXT NOT NULL) STRICT;"
    "CREATE VIRTUAL TABLE words USING fts5(title, text, notes, summary, people, places, rest,"
    " content='', columnsize=0, detail=full, tokenize='fonds');"
    "CREATE TABLE vocabulary(number INTEGER PRIMARY KEY, words BLOB NOT NULL) STRICT;"
    "CREATE VIRTUAL TABLE places_of USING fts5vocab(words, 'instance');"
    "INSERT INTO words(words, rank) VALUES('automerge', 0);"
    "INSERT INTO words(words, rank) VALUES('hashsize', 33554432);"
    "INSERT INTO words(words, rank) VALUES('pgsz', 8000);"
    "INSERT INTO state VALUES('watermark', 0), ('generation', 0), ('analysis', 3);";
_Static_assert(ANALYZE_VERSION == 3 && ZONE_COUNT == 7, "say it in the schema, too");

/* --- opening -------------------------------------------------------------------------------- */

/* The tokens are cut already. context: the vocabulary that notes what is put, or a pointer to NULL.
 */
static bool walk_tokens(void *context, Str text, bool is_query, DbEmit emit, void *state) {
    struct vocabulary **vocabulary = context;
    AnalyzedToken token;
    size_t at = 0;
    while (analyze_next(text, &at, &token)) {
        if (!is_query && *vocabulary != NULL)
            vocabulary_note(*vocabulary, token.token);
        if (!emit(state, token.token, token.same_place, at - token.token.n, at))
            return false;
    }
    return at == text.n;
}

static void note_hits(void *context, int64_t row, const uint32_t counts[DB_HITS_COLUMNS_MAX]) {
    struct engine_fts5 *engine = context;
    double weight = 0;
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++)
        weight += row_table_weight((Zone)zone) * counts[zone];
    *LIST_ADD(engine->results, engine->found) = (RowWeight){(uint32_t)row, (float)weight};
}

static Str database_path(struct arena *arena, Str folder) {
    return file_join(arena, folder, STR("words.db"));
}

static bool make_tables(struct db *db, Fail *fail) {
    struct vocabulary *none = NULL;
    return db_add_tokenizer(db, "fonds", walk_tokens, &none, fail) && db_begin(db, fail) &&
           db_run(db, SCHEMA, fail) && db_run(db, name_table_schema, fail) &&
           db_set_schema(db, ENGINE_FTS5_SCHEMA, fail) && db_commit(db, fail);
}

bool engine_fts5_make(Str folder, Fail *fail) {
    struct arena *scratch = arena_create();
    Str path = database_path(scratch, folder);
    struct db *db = NULL;
    bool ok = file_make_folders(folder, fail);
    if (ok && file_exists(path))
        ok = fail_set(fail, FAIL_EXISTS, "%.*s", STR_ARG(path));
    ok = ok && db_open(path, DB_CREATE, &db, fail) && make_tables(db, fail);
    db_close(db);
    arena_destroy(scratch);
    return ok || fail_add(fail, "index");
}

static bool check_schema(struct db *db, Fail *fail) {
    uint32_t schema = db_schema(db);
    if (schema == ENGINE_FTS5_SCHEMA)
        return true;
    if (schema > ENGINE_FTS5_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED,
                        "made by a newer fonds: its schema is %u, this program knows %d", schema,
                        ENGINE_FTS5_SCHEMA);
    return fail_set(fail, FAIL_UNSUPPORTED,
                    "schema %u is older than %d; `fonds rebuild` makes it again", schema,
                    ENGINE_FTS5_SCHEMA);
}

static bool number_of(struct engine_fts5 *engine, const char *sql, uint64_t *number, Fail *fail) {
    DbQuery *q;
    if (!db_query(engine->db, sql, &q, fail))
        return false;
    *number = db_step(q) ? (uint64_t)db_int(q, 0) : 0;
    return db_end(q, fail);
}

/* Words cut by other rules would be asked for in vain. */
static bool check_analysis(struct engine_fts5 *engine, Fail *fail) {
    uint64_t version;
    if (!number_of(engine, "SELECT value FROM state WHERE name = 'analysis'", &version, fail))
        return false;
    return version == ANALYZE_VERSION ||
           fail_set(
               fail, FAIL_UNSUPPORTED,
               "words were cut by rules %llu, this program has %d; `fonds rebuild` makes it again",
               (unsigned long long)version, ANALYZE_VERSION);
}

bool engine_fts5_open(Str folder, bool writer, struct engine_fts5 **engine, Fail *fail) {
    struct engine_fts5 *fresh = mem_alloc(sizeof *fresh);
    struct arena *scratch = arena_create();
    *engine = NULL;
    fresh->writer = writer;
    fresh->batch = arena_create();
    bool ok =
        db_open(database_path(scratch, folder), writer ? DB_WRITE : DB_READ, &fresh->db, fail) &&
        check_schema(fresh->db, fail) &&
        db_add_tokenizer(fresh->db, "fonds", walk_tokens, &fresh->vocabulary, fail) &&
        db_hits_add(fresh->db, "hits", note_hits, fresh, fail) && check_analysis(fresh, fail);
    arena_destroy(scratch);
    if (!ok) {
        engine_fts5_close(fresh);
        return fail_add(fail, "index");
    }
    *engine = fresh;
    return true;
}

static void forget_snapshot(struct engine_fts5 *engine) {
    row_table_destroy(engine->rows);
    arena_destroy(engine->words_arena);
    arena_destroy(engine->prefix_arena);
    engine->prefix_arena = NULL;
    engine->prefixes = NULL;
    engine->rows = NULL;
    engine->stale = false;
    engine->words_arena = NULL;
    engine->words = NULL;
}

/* What the writer remembers of values and words. */
static void forget_values(struct engine_fts5 *engine) {
    vocabulary_destroy(engine->vocabulary);
    engine->vocabulary = NULL;
    arena_destroy(engine->values_arena);
    engine->values_arena = NULL;
    engine->values = NULL;
}

void engine_fts5_close(struct engine_fts5 *engine) {
    if (engine == NULL)
        return;
    forget_snapshot(engine);
    forget_values(engine);
    buf_free(&engine->facts);
    arena_destroy(engine->batch);
    if (engine->db != NULL)
        db_rollback(engine->db);
    db_close(engine->db);
    mem_free(engine);
}

static const char *const VALUES = "SELECT number, field, value, norm FROM value ORDER BY number";
static const char *const GENERATION = "SELECT value FROM state WHERE name = 'generation'";

void engine_fts5_rest(struct engine_fts5 *engine) {
    forget_values(engine);
    db_rest(engine->db);
}

bool engine_fts5_check(struct engine_fts5 *engine, Fail *fail) {
    return db_check(engine->db, fail) || fail_add(fail, "index");
}

uint64_t engine_fts5_watermark(struct engine_fts5 *engine) {
    uint64_t watermark;
    Fail ignored;  // 0: everything is to be indexed again, which is never wrong
    return number_of(engine, "SELECT value FROM state WHERE name = 'watermark'", &watermark,
                     &ignored)
               ? watermark
               : 0;
}

/* --- writing -------------------------------------------------------------------------------- */

/* Made for each value of each row: without formats. */
static Str value_key(struct arena *arena, const FacetValue *value) {
    size_t n = value->value.n + value->norm.n + 2;
    char *key = ARENA_ARRAY(arena, char, n);
    key[0] = (char)value->field;
    if (value->value.n > 0)
        memcpy(key + 1, value->value.p, value->value.n);
    key[1 + value->value.n] = '\x1f';
    if (value->norm.n > 0)
        memcpy(key + 2 + value->value.n, value->norm.p, value->norm.n);
    return (Str){key, n};
}

static bool read_value(DbQuery *q, FacetValue *value) {
    value->value = db_text(q, 2);
    value->norm = db_text(q, 3);
    return field_find(db_text(q, 1), &value->field);
}

static bool load_vocabulary(struct engine_fts5 *engine, Fail *fail) {
    DbQuery *q;
    engine->vocabulary = vocabulary_create();
    if (!db_query(engine->db, "SELECT words FROM vocabulary", &q, fail))
        return false;
    while (db_step(q))
        vocabulary_know(engine->vocabulary, db_blob(q, 0));
    return db_end(q, fail);
}

static bool load_values(struct engine_fts5 *engine, Fail *fail) {
    DbQuery *q;
    forget_values(engine);
    engine->values_arena = arena_create();
    engine->values = map_create(engine->values_arena);
    if (!db_query(engine->db, VALUES, &q, fail))
        return false;
    FacetValue value;
    while (db_step(q))
        if (read_value(q, &value))
            *map_put(engine->values, value_key(engine->values_arena, &value), NULL) =
                (uint64_t)db_int(q, 0);
    return db_end(q, fail) && load_vocabulary(engine, fail);
}

void engine_fts5_rollback(struct engine_fts5 *engine) {
    db_rollback(engine->db);
    engine->in_batch = false;
    forget_values(engine);
    forget_snapshot(engine);
}

bool engine_fts5_begin(struct engine_fts5 *engine, Fail *fail) {
    must(engine->writer && !engine->in_read);
    if (engine->in_batch)  // the last batch failed on the way, and nobody committed it
        engine_fts5_rollback(engine);
    if (!db_begin(engine->db, fail))
        return fail_add(fail, "index");
    engine->in_batch = true;
    engine->erase = false;
    uint64_t generation;
    bool ok = number_of(engine, GENERATION, &generation, fail) &&
              number_of(engine, "SELECT count(*) FROM dead", &engine->dead_count, fail) &&
              number_of(engine, "SELECT count(*) FROM document", &engine->live_count, fail) &&
              number_of(engine,
                        "SELECT 1 + max(coalesce((SELECT max(number) FROM document), 0),"
                        " coalesce((SELECT max(number) FROM dead), 0))",
                        &engine->next_number, fail) &&
              ((engine->values != NULL && generation == engine->values_generation) ||
               load_values(engine, fail));
    if (ok)
        return true;
    engine_fts5_rollback(engine);
    return fail_add(fail, "index");
}

/* The number of a value, given out at its first meeting. */
static bool intern(struct engine_fts5 *engine, const FacetValue *value, uint32_t *number,
                   Fail *fail) {
    ArenaMark mark = arena_mark(engine->values_arena);
    Str key = value_key(engine->values_arena, value);
    const uint64_t *known = map_find(engine->values, key);
    if (known != NULL) {
        *number = (uint32_t)*known;
        arena_reset(engine->values_arena, mark);
        return true;
    }
    uint64_t *place = map_put(engine->values, key, NULL);
    *place = map_count(engine->values);
    *number = (uint32_t)*place;
    if (*place >= ROW_VALUES_MAX)
        return fail_set(fail, FAIL_LIMIT, "more than %d different values", ROW_VALUES_MAX);
    DbQuery *q;
    if (!db_query(engine->db, "INSERT INTO value VALUES(?1, ?2, ?3, ?4)", &q, fail))
        return false;
    db_bind_int(q, 1, *number);
    db_bind_text(q, 2, str_from_c(field_info(value->field)->name));
    db_bind_text(q, 3, value->value);
    db_bind_text(q, 4, value->norm);
    return db_done(q, fail);
}

static bool write_facts(struct engine_fts5 *engine, const EngineRow *row, Fail *fail) {
    size_t count = row->facets.n + row->collections.n;
    uint32_t *values = ARENA_ARRAY(engine->batch, uint32_t, count);
    for (size_t i = 0; i < row->facets.n; i++)
        if (!intern(engine, &row->facets.p[i], &values[i], fail))
            return false;
    for (size_t i = 0; i < row->collections.n; i++) {
        FacetValue collection = {.field = FIELD_COLLECTION, .value = row->collections.p[i]};
        if (!intern(engine, &collection, &values[row->facets.n + i], fail))
            return false;
    }
    buf_clear(&engine->facts);
    row_table_write_facts(row, values, count, &engine->facts);
    DbQuery *q;
    if (!db_query(engine->db, "INSERT INTO document VALUES(?1, ?2, ?3)", &q, fail))
        return false;
    db_bind_int(q, 1, (int64_t)engine->next_number);
    db_bind_text(q, 2, row->id);
    db_bind_blob(q, 3, buf_as_str(&engine->facts));
    return db_done(q, fail);
}

static bool write_words(struct engine_fts5 *engine, const EngineRow *row, Fail *fail) {
    DbQuery *q;
    if (!db_query(engine->db,
                  "INSERT INTO words(rowid, title, text, notes, summary, people, places, rest)"
                  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                  &q, fail))
        return false;
    db_bind_int(q, 1, (int64_t)engine->next_number);
    for (int zone = 0; zone < ZONE_COUNT; zone++)
        if (row->zones[zone].n > 0)
            db_bind_blob(q, zone + 2, row->zones[zone]);
    return db_done(q, fail);
}

bool engine_fts5_remove(struct engine_fts5 *engine, Str id, Fail *fail) {
    must(engine->in_batch);
    DbQuery *q;
    if (!db_query(engine->db, "DELETE FROM document WHERE id = ?1 RETURNING number", &q, fail))
        return false;
    db_bind_text(q, 1, id);
    bool was = db_step(q);
    int64_t number = was ? db_int(q, 0) : 0;
    if (!db_end(q, fail))
        return false;
    if (!was)
        return true;
    engine->dead_count++;
    engine->live_count--;
    if (!db_query(engine->db, "INSERT INTO dead VALUES(?1)", &q, fail))
        return false;
    db_bind_int(q, 1, number);
    return db_done(q, fail);
}

bool engine_fts5_put(struct engine_fts5 *engine, const EngineRow *row, Fail *fail) {
    must(engine->in_batch && row->id.n > 0);
    ArenaMark mark = arena_mark(engine->batch);
    bool ok = engine_fts5_remove(engine, row->id, fail) && write_facts(engine, row, fail) &&
              (row->visibility != VISIBLE_YES || write_words(engine, row, fail));
    arena_reset(engine->batch, mark);
    if (!ok)
        return fail_add(fail, "index, %.*s", STR_ARG(row->id));
    engine->erase = engine->erase || row->visibility == VISIBLE_DESTROYED;
    engine->next_number++;
    engine->live_count++;
    return true;
}

/* --- vocabulary ------------------------------------------------------------------------------ */

static bool insert_words(struct engine_fts5 *engine, Str words, Fail *fail) {
    DbQuery *q;
    if (words.n == 0)
        return true;
    if (!db_query(engine->db,
                  "INSERT INTO vocabulary SELECT 1 + coalesce(max(number), 0), ?1 FROM vocabulary",
                  &q, fail))
        return false;
    db_bind_blob(q, 1, words);
    return db_done(q, fail);
}

/* The pieces as one, when there are many: each commit that brings a new word adds one. */
static bool join_pieces(struct engine_fts5 *engine, Fail *fail) {
    uint64_t pieces;
    DbQuery *q;
    if (!number_of(engine, "SELECT count(*) FROM vocabulary", &pieces, fail))
        return false;
    if (pieces <= VOCABULARY_PIECES_MAX)
        return true;
    if (!db_query(engine->db, "SELECT words FROM vocabulary ORDER BY number", &q, fail))
        return false;
    Buf all = {0};
    while (db_step(q))
        buf_str(&all, db_blob(q, 0));
    bool ok = db_end(q, fail) && db_run(engine->db, "DELETE FROM vocabulary", fail) &&
              insert_words(engine, buf_as_str(&all), fail);
    buf_free(&all);
    return ok;
}

static bool keep_words(struct engine_fts5 *engine, Fail *fail) {
    Str words = vocabulary_new(engine->vocabulary);
    bool any = words.n > 0;
    if (!insert_words(engine, words, fail) || !name_table_add(engine->db, words, fail))
        return false;
    vocabulary_kept(engine->vocabulary);
    return !any || join_pieces(engine, fail);
}

/* --- purging -------------------------------------------------------------------------------- */

/*
 * The tokens of each dead row, as one run of tokens at one place, from all places of the index; and
 * the words that the living have.
 */
static bool find_dead_tokens(struct engine_fts5 *engine, const struct map *dead, Buf *tokens,
                             Buf *living, Fail *fail) {
    DbQuery *q;
    if (!db_query(engine->db, "SELECT term, doc FROM places_of", &q, fail))
        return false;
    uint64_t *last_term = ARENA_ARRAY(engine->batch, uint64_t, map_count(dead));
    uint64_t term_count = 0, last_living = 0;
    Str last = {NULL, 0};
    Buf term = {0};
    while (db_step(q)) {
        int64_t number = db_int(q, 1);
        Str token = db_text(q, 0);
        if (!str_equal(token, last) || term_count == 0) {
            buf_clear(&term);
            buf_str(&term, token);
            last = buf_as_str(&term);
            term_count++;
        }
        const uint64_t *at = map_find(dead, (Str){(const char *)&number, sizeof number});
        if (at == NULL && last_living != term_count && vocabulary_lists(token)) {
            buf_char(living, (char)token.n);
            buf_str(living, token);
            last_living = term_count;
        }
        if (at == NULL || last_term[*at] == term_count)
            continue;
        last_term[*at] = term_count;
        buf_char(&tokens[*at], (char)(token.n | (tokens[*at].n > 0 ? 0x40U : 0U)));
        buf_str(&tokens[*at], token);
    }
    buf_free(&term);
    return db_end(q, fail);
}

static bool delete_words(struct engine_fts5 *engine, int64_t number, Str tokens, Fail *fail) {
    DbQuery *q;
    if (tokens.n == 0)
        return true;
    if (!db_query(engine->db, "INSERT INTO words(words, rowid, text) VALUES('delete', ?1, ?2)", &q,
                  fail))
        return false;
    db_bind_int(q, 1, number);
    db_bind_blob(q, 2, tokens);
    return db_done(q, fail);
}

static bool purge(struct engine_fts5 *engine, Fail *fail) {
    ArenaMark mark = arena_mark(engine->batch);
    struct map *dead = map_create(engine->batch);
    DbQuery *q;
    if (!db_query(engine->db, "SELECT number FROM dead ORDER BY number", &q, fail))
        return false;
    while (db_step(q)) {
        int64_t *number = ARENA_NEW(engine->batch, int64_t);
        *number = db_int(q, 0);
        uint64_t at = map_count(dead);
        *map_put(dead, (Str){(const char *)number, sizeof *number}, NULL) = at;
    }
    if (!db_end(q, fail))
        return false;
    size_t count = map_count(dead);
    Buf *tokens = ARENA_ARRAY(engine->batch, Buf, count);
    Buf living = {0};
    bool ok = find_dead_tokens(engine, dead, tokens, &living, fail);
    for (size_t i = 0; i < count; i++) {
        Str key;
        uint64_t at;
        map_at(dead, i, &key, &at);
        ok = ok && delete_words(engine, *(const int64_t *)(const void *)key.p,
                                buf_as_str(&tokens[i]), fail);
        buf_free(&tokens[i]);
    }
    arena_reset(engine->batch, mark);
    engine->dead_count = 0;
    ok = ok &&
         db_run(engine->db,
                "DELETE FROM dead; DELETE FROM vocabulary;"
                "INSERT INTO words(words) VALUES('optimize')",
                fail) &&
         insert_words(engine, buf_as_str(&living), fail) && name_table_clear(engine->db, fail) &&
         name_table_add(engine->db, buf_as_str(&living), fail);
    buf_free(&living);
    vocabulary_destroy(engine->vocabulary);
    return load_vocabulary(engine, fail) && ok;
}

bool engine_fts5_commit(struct engine_fts5 *engine, uint64_t watermark, Fail *fail) {
    must(engine->in_batch);
    DbQuery *q = NULL;
    bool ok = keep_words(engine, fail);
    if (ok && engine->dead_count > 0 &&
        (engine->erase ||
         (engine->dead_count > DEAD_MIN && engine->dead_count > engine->live_count / 2)))
        ok = purge(engine, fail);
    ok = ok &&
         db_query(engine->db, "UPDATE state SET value = ?1 WHERE name = 'watermark'", &q, fail);
    if (ok) {
        db_bind_int(q, 1, (int64_t)watermark);
        ok = db_done(q, fail) &&
             db_run(engine->db, "UPDATE state SET value = value + 1 WHERE name = 'generation'",
                    fail) &&
             number_of(engine, GENERATION, &engine->values_generation, fail) &&
             db_commit(engine->db, fail);
    }
    if (!ok) {
        engine_fts5_rollback(engine);
        return fail_add(fail, "index");
    }
    engine->in_batch = false;
    forget_snapshot(engine);
    return true;
}

/* --- reading -------------------------------------------------------------------------------- */

static bool read_rows(struct engine_fts5 *engine, struct row_table *rows, Fail *fail) {
    DbQuery *q;
    uint64_t most;
    Fail told = {0};
    bool ok = true;
    if (!number_of(engine, "SELECT max(number) FROM document", &most, fail))
        return false;
    row_table_reserve(rows, most >= ROW_NUMBER_MAX ? 0 : (size_t)most + 1);
    if (!db_query(engine->db, "SELECT number, id, facts FROM document ORDER BY number", &q, fail))
        return false;
    while (ok && db_step(q))
        ok = row_table_add_row(rows, (uint64_t)db_int(q, 0), db_text(q, 1), db_blob(q, 2), &told);
    if (!db_end(q, fail))
        return false;
    if (!ok)
        *fail = told;
    return ok;
}

static bool load_rows(struct engine_fts5 *engine, Fail *fail) {
    struct row_table *rows = row_table_create();
    if (!read_rows(engine, rows, fail)) {
        row_table_destroy(rows);
        return false;
    }
    row_table_seal(rows);
    engine->rows = rows;
    return true;
}

bool engine_fts5_values(struct engine_fts5 *engine, Fail *fail) {
    must(engine->in_read);
    if (engine->rows->has_values)
        return true;
    DbQuery *q;
    FacetValue value;
    Fail told = {0};
    bool ok = true;
    if (!db_query(engine->db, VALUES, &q, fail))
        return fail_add(fail, "index");
    while (ok && db_step(q))
        ok = read_value(q, &value)
                 ? row_table_add_value(engine->rows, (uint64_t)db_int(q, 0), &value, &told)
                 : fail_set(&told, FAIL_CORRUPT, "a value of an unknown field");
    if (!db_end(q, fail))
        return fail_add(fail, "index");
    if (!ok)
        *fail = told;
    /* Half of the values are worse than none: the next search begins anew. */
    ok = ok && row_table_seal_values(engine->rows, fail);
    engine->stale = !ok;
    return ok || fail_add(fail, "index");
}

bool engine_fts5_start(struct engine_fts5 *engine, struct row_table **rows, Fail *fail) {
    must(!engine->in_read);
    uint64_t generation;
    if (!engine->in_batch && !db_run(engine->db, "BEGIN", fail))
        return fail_add(fail, "index");
    engine->in_read = true;
    bool ok = number_of(engine, GENERATION, &generation, fail);
    if (ok && (engine->rows == NULL || engine->stale || generation != engine->generation ||
               engine->in_batch)) {
        forget_snapshot(engine);
        ok = load_rows(engine, fail);
        engine->generation = generation;
    }
    *rows = engine->rows;
    if (ok)
        return true;
    engine_fts5_end(engine);
    return fail_add(fail, "index");
}

void engine_fts5_end(struct engine_fts5 *engine) {
    engine->in_read = false;
    if (!engine->in_batch)
        db_rollback(engine->db);  // nothing was written
}

bool engine_fts5_match(struct engine_fts5 *engine, Str expression, bool weigh,
                       struct arena *results, RowWeightList *found, Fail *fail) {
    DbQuery *q;
    must(engine->in_read);
    const char *sql = weigh ? "SELECT hits(words) FROM words WHERE words MATCH ?1"
                            : "SELECT rowid FROM words WHERE words MATCH ?1";
    *found = (RowWeightList){0};
    engine->found = found;
    engine->results = results;
    if (!db_query(engine->db, sql, &q, fail))
        return fail_add(fail, "index");
    db_bind_text(q, 1, expression);
    while (db_step(q))
        if (!weigh)
            *LIST_ADD(results, found) = (RowWeight){(uint32_t)db_int(q, 0), 0};
    return db_end(q, fail) || fail_add(fail, "index");
}

static RowSet *kept_set(struct engine_fts5 *engine, Str expression, bool *is_new) {
    if (engine->prefix_arena == NULL) {
        engine->prefix_arena = arena_create();
        engine->prefixes = map_create(engine->prefix_arena);
    }
    uint64_t *at = map_find(engine->prefixes, expression);
    *is_new = at == NULL;
    if (*is_new) {
        RowSet *fresh = ARENA_NEW(engine->prefix_arena, RowSet);
        *fresh = row_set_new(engine->prefix_arena, engine->rows->rows.n);
        at = map_put(engine->prefixes, str_copy(engine->prefix_arena, expression), NULL);
        *at = (uint64_t)(uintptr_t)fresh;
    }
    return (RowSet *)(uintptr_t)*at;
}

bool engine_fts5_prefix(struct engine_fts5 *engine, Str expression, RowSet rows, Fail *fail) {
    bool is_new;
    must(engine->in_read);
    if (engine->prefix_arena != NULL && arena_used(engine->prefix_arena) > PREFIX_BYTES_MAX) {
        arena_destroy(engine->prefix_arena);
        engine->prefix_arena = NULL;
    }
    RowSet *kept = kept_set(engine, expression, &is_new);
    RowWeightList found = {0};
    ArenaMark mark = arena_mark(engine->prefix_arena);
    bool ok =
        !is_new || engine_fts5_match(engine, expression, false, engine->prefix_arena, &found, fail);
    for (size_t i = 0; i < found.n; i++)
        if (found.p[i].number < engine->rows->rows.n)
            row_set_add(*kept, found.p[i].number);
    arena_reset(engine->prefix_arena, mark);
    if (ok)
        row_set_or(rows, *kept);
    else
        engine->stale = true;  // half a set is worse than none
    return ok;
}

bool engine_fts5_finds(struct engine_fts5 *engine, Str expression, bool *finds, Fail *fail) {
    DbQuery *q;
    must(engine->in_read);
    if (!db_query(engine->db, "SELECT rowid FROM words WHERE words MATCH ?1 LIMIT 1", &q, fail))
        return fail_add(fail, "index");
    db_bind_text(q, 1, expression);
    *finds = db_step(q);
    return db_end(q, fail) || fail_add(fail, "index");
}

bool engine_fts5_words(struct engine_fts5 *engine, const StrList **words, Fail *fail) {
    DbQuery *q;
    must(engine->in_read);
    if (engine->words == NULL) {
        struct arena *arena = arena_create();
        StrList *list = ARENA_NEW(arena, StrList);
        bool ok = db_query(engine->db, "SELECT words FROM vocabulary ORDER BY number", &q, fail);
        while (ok && db_step(q)) {
            Str piece = str_copy(arena, db_blob(q, 0));
            AnalyzedToken word;
            for (size_t at = 0; analyze_next(piece, &at, &word);)
                if (word.token.p[0] != '^')
                    str_list_add(arena, list, word.token);
        }
        if (!ok || !db_end(q, fail)) {
            arena_destroy(arena);
            return fail_add(fail, "index");
        }
        engine->words_arena = arena;
        engine->words = list;
    }
    *words = engine->words;
    return true;
}

bool engine_fts5_names(struct engine_fts5 *engine, Str key, struct arena *results, StrList *words,
                       Fail *fail) {
    must(engine->in_read);
    return name_table_find(engine->db, key, results, words, fail) || fail_add(fail, "index");
}

bool engine_fts5_each(struct engine_fts5 *engine, EngineFts5Visit visit, void *context,
                      Fail *fail) {
    DbQuery *q;
    Fail told = {0};
    bool ok = true;
    if (!db_query(engine->db, "SELECT id, facts FROM document ORDER BY id", &q, fail))
        return fail_add(fail, "index");
    while (ok && db_step(q))
        ok = visit(context, db_text(q, 0), db_blob(q, 1), &told);
    if (!db_end(q, fail))
        return fail_add(fail, "index");
    if (!ok)
        *fail = told;
    return ok;
}
