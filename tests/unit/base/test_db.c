#include "base/buf.h"
#include "base/db.h"
#include "base/file.h"
#include "base/scratch.h"
#include "test.h"

static struct arena *arena;
static Str folder, path;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    folder = scratch_create(arena);
    path = file_join(arena, folder, STR("test.db"));
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    scratch_destroy(folder);
    arena_destroy(arena);
    return 0;
}

static struct db *opened(DbMode mode) {
    struct db *db;
    Fail fail = {0};
    assert_ok(db_open(path, mode, &db, &fail));
    return db;
}

static void run(struct db *db, const char *sql) {
    Fail fail = {0};
    assert_ok(db_run(db, sql, &fail));
}

static DbQuery *query(struct db *db, const char *sql) {
    DbQuery *q;
    Fail fail = {0};
    assert_ok(db_query(db, sql, &q, &fail));
    return q;
}

static void done(DbQuery *q) {
    Fail fail = {0};
    assert_ok(db_done(q, &fail));
}

/* The rows of a query, columns by "|", rows by ";". */
static Str rows(struct db *db, const char *sql, int columns) {
    DbQuery *q = query(db, sql);
    Buf out = {0};
    while (db_step(q))
        for (int i = 0; i < columns; i++) {
            buf_str(&out, db_text(q, i));
            buf_char(&out, i + 1 < columns ? '|' : ';');
        }
    Fail fail = {0};
    assert_ok(db_end(q, &fail));
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void test_every_kind_of_value_comes_back(void **state) {
    (void)state;
    struct db *db = opened(DB_CREATE);
    run(db, "CREATE TABLE t(k INTEGER PRIMARY KEY, a, b, c, d)");
    DbQuery *q = query(db, "INSERT INTO t VALUES(?1, ?2, ?3, ?4, ?5)");
    db_bind_int(q, 1, INT64_MIN);
    db_bind_text(q, 2, STR("te\0xt"));
    db_bind_blob(q, 3, STR("\xff\0"));
    db_bind_null(q, 4);
    db_bind_text(q, 5, (Str){NULL, 0});
    done(q);
    q = query(db, "SELECT k, a, b, c, d, typeof(c), typeof(d) FROM t");
    assert_true(db_step(q));
    assert_true(db_int(q, 0) == INT64_MIN);
    assert_true(str_equal(db_text(q, 1), STR("te\0xt")));
    assert_true(str_equal(db_blob(q, 2), STR("\xff\0")));
    assert_str(db_text(q, 3), "");
    assert_str(db_text(q, 4), "");
    assert_str(db_text(q, 5), "null");
    assert_str(db_text(q, 6), "text");
    assert_false(db_step(q));
    Fail fail = {0};
    assert_ok(db_end(q, &fail));
    assert_ok(db_check(db, &fail));
    db_close(db);
    db_close(NULL);
}

static void test_what_is_bound_is_forgotten_at_the_end(void **state) {
    (void)state;
    struct db *db = opened(DB_CREATE);
    run(db, "CREATE TABLE t(a)");
    static const char insert[] = "INSERT INTO t VALUES(?1)";
    DbQuery *q = query(db, insert);
    db_bind_int(q, 1, 7);
    done(q);
    q = query(db, insert);
    done(q);
    assert_str(rows(db, "SELECT ifnull(a, 'none') FROM t ORDER BY rowid", 1), "7;none;");
    db_close(db);
}

static void test_one_text_may_be_in_use_twice(void **state) {
    (void)state;
    struct db *db = opened(DB_CREATE);
    run(db, "CREATE TABLE t(a); INSERT INTO t VALUES(1),(2)");
    static const char all[] = "SELECT a FROM t ORDER BY a";
    DbQuery *outer = query(db, all);
    int pairs = 0;
    while (db_step(outer)) {
        DbQuery *inner = query(db, all);
        assert_ptr_not_equal(inner, outer);
        while (db_step(inner))
            pairs++;
        Fail fail = {0};
        assert_ok(db_end(inner, &fail));
    }
    Fail fail = {0};
    assert_ok(db_end(outer, &fail));
    assert_int_equal(pairs, 4);
    db_close(db);
}

static void test_more_statements_than_are_kept(void **state) {
    (void)state;
    struct db *db = opened(DB_CREATE);
    DbQuery *held = query(db, "SELECT 'held'");
    assert_true(db_step(held));
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 400; i++) {
            const char *sql = str_to_c(arena, str_format(arena, "SELECT %d", i));
            assert_str(rows(db, sql, 1), str_format(arena, "%d;", i).p);
            DbQuery *q;
            Fail fail = {0};
            assert_false(
                db_query(db, "SELECT nothing", &q, &fail));  // a failing one leaves no hole
        }
    assert_str(db_text(held, 0), "held");
    Fail fail = {0};
    assert_ok(db_end(held, &fail));
    db_close(db);
}

static void test_a_step_that_fails_is_told_at_the_end(void **state) {
    (void)state;
    struct db *db = opened(DB_CREATE);
    run(db, "CREATE TABLE t(a INTEGER PRIMARY KEY); INSERT INTO t VALUES(1); BEGIN");
    DbQuery *q = query(db, "INSERT INTO t VALUES(1)");
    assert_false(db_step(q));
    db_rollback(db);  // and other calls do not wipe it out
    assert_str(rows(db, "SELECT a FROM t", 1), "1;");
    Fail fail = {0};
    assert_false(db_end(q, &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    assert_non_null(strstr(fail.message, "UNIQUE constraint failed"));
    db_rollback(db);
    assert_false(db_run(db, "SELECT FROM", &fail));
    assert_non_null(strstr(fail.message, "test.db: "));
    db_close(db);
}

static void test_what_is_no_database_is_refused(void **state) {
    (void)state;
    struct db *db;
    Fail fail = {0};
    assert_false(db_open(path, DB_READ, &db, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_false(db_open(path, DB_WRITE, &db, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_false(file_exists(path));
    char *junk = arena_alloc(arena, 20000);
    memset(junk, 'j', 20000);
    assert_ok(file_write(path, (Str){junk, 20000}, false, &fail));
    for (DbMode mode = DB_READ; mode <= DB_CREATE; mode++) {
        assert_false(db_open(path, mode, &db, &fail));
        assert_int_equal(fail.code, FAIL_CORRUPT);
        assert_null(db);
    }
    static const Str bad[] = {{"", 0}, {":memory:", 8}, {"a\0b", 3}};
    for (size_t i = 0; i < 3; i++) {
        assert_false(db_open(bad[i], DB_CREATE, &db, &fail));
        assert_int_equal(fail.code, FAIL_INVALID);
    }
    assert_false(db_open((Str){junk, 600}, DB_CREATE, &db, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    assert_false(db_open(folder, DB_WRITE, &db, &fail));
}

static void test_flipped_pages_are_noticed_by_the_check(void **state) {
    (void)state;
    struct db *db = opened(DB_CREATE);
    run(db, "CREATE TABLE t(a, b); CREATE INDEX i ON t(a)");
    run(db, "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000) "
            "INSERT INTO t SELECT x, 'row ' || x FROM n");
    db_close(db);
    Str bytes;
    Fail fail = {0};
    assert_ok(file_read(path, 1 << 24, arena, &bytes, &fail));
    assert_true(bytes.n > 3 * 8192);
    char *changed = str_to_c(arena, bytes);
    memset(changed + 2 * 8192, 0, 8192);
    assert_ok(file_write(path, (Str){changed, bytes.n}, false, &fail));
    db = opened(DB_READ);
    assert_false(db_check(db, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    db_close(db);
}

static void test_a_second_writer_is_told_it_is_busy(void **state) {
    (void)state;
    Fail fail = {0};
    struct db *first = opened(DB_CREATE), *second = opened(DB_WRITE);
    run(first, "CREATE TABLE t(a)");
    run(second, "PRAGMA busy_timeout=0");
    assert_ok(db_begin(first, &fail));
    run(first, "INSERT INTO t VALUES(1)");
    assert_false(db_begin(second, &fail));
    assert_int_equal(fail.code, FAIL_BUSY);
    assert_ok(db_commit(first, &fail));
    assert_ok(db_begin(second, &fail));
    db_rollback(second);
    db_rollback(second);
    db_close(first);
    db_close(second);
}

static void test_a_reader_sees_one_moment_while_others_write(void **state) {
    (void)state;
    Fail fail = {0};
    struct db *writer = opened(DB_CREATE);
    run(writer, "CREATE TABLE t(a); INSERT INTO t VALUES(1)");
    struct db *reader = opened(DB_READ);
    assert_ok(db_begin(reader, &fail));
    assert_str(rows(reader, "SELECT count(*) FROM t", 1), "1;");
    run(writer, "INSERT INTO t VALUES(2)");
    assert_str(rows(reader, "SELECT count(*) FROM t", 1), "1;");
    assert_ok(db_commit(reader, &fail));
    assert_str(rows(reader, "SELECT count(*) FROM t", 1), "2;");
    assert_false(db_run(reader, "INSERT INTO t VALUES(3)", &fail));
    assert_str(rows(reader, "PRAGMA foreign_keys", 1), "1;");
    assert_str(rows(writer, "PRAGMA synchronous", 1), "2;");
    assert_str(rows(writer, "PRAGMA journal_mode", 1), "wal;");
    db_close(reader);
    db_close(writer);
}

static void test_a_rollback_takes_everything_back(void **state) {
    (void)state;
    Fail fail = {0};
    struct db *db = opened(DB_CREATE);
    run(db, "CREATE TABLE t(a)");
    assert_ok(db_begin(db, &fail));
    run(db, "INSERT INTO t VALUES(1)");
    db_rollback(db);
    assert_str(rows(db, "SELECT count(*) FROM t", 1), "0;");
    assert_int_equal(db_schema(db), 0);
    assert_ok(db_set_schema(db, 7, &fail));
    db_close(db);
    db = opened(DB_READ);
    assert_int_equal(db_schema(db), 7);
    db_close(db);
}

/* Words by spaces; "+" in front puts a word at the place of the one before. */
static bool cut_words(void *context, Str text, bool is_query, DbEmit emit, void *state) {
    int *queries = context;
    *queries += is_query;
    for (size_t at = 0; at < text.n;) {
        size_t end = at;
        while (end < text.n && text.p[end] != ' ')
            end++;
        bool same = text.p[at] == '+';
        Str token = str_slice(text, at + same, end);
        if (str_is(token, "fail"))
            return false;
        if (token.n > 0 && !emit(state, token, same, at + same, end))
            return false;
        at = end + 1;
    }
    return true;
}

static void test_a_tokenizer_of_ours_cuts_for_fts5(void **state) {
    (void)state;
    int queries = 0;
    Fail fail = {0};
    struct db *db = opened(DB_CREATE);
    assert_ok(db_add_tokenizer(db, "ours", cut_words, &queries, &fail));
    run(db, "CREATE VIRTUAL TABLE f USING fts5(body, tokenize='ours')");
    run(db, "INSERT INTO f VALUES('the cable +cables came')");
    assert_int_equal(queries, 0);
    assert_str(rows(db, "SELECT count(*) FROM f WHERE f MATCH '\"the cables came\"'", 1), "1;");
    assert_str(rows(db, "SELECT count(*) FROM f WHERE f MATCH '\"the cable came\"'", 1), "1;");
    assert_str(rows(db, "SELECT count(*) FROM f WHERE f MATCH '\"cable cables\"'", 1), "0;");
    assert_str(rows(db, "SELECT highlight(f, 0, '<', '>') FROM f WHERE f MATCH 'came'", 1),
               "the cable +cables <came>;");
    assert_true(queries >= 4);
    assert_false(db_run(db, "INSERT INTO f VALUES('words that fail')", &fail));
    assert_str(rows(db, "SELECT count(*) FROM f", 1), "1;");
    db_close(db);
}

/* SQLite calls a full disk "database or disk is full", or "disk I/O error" where memory is mapped.
 */
static void test_a_full_disk_is_told_with_its_remedy(void **state) {
    (void)state;
    struct db *db = opened(DB_CREATE);
    Fail fail = {0};
    run(db, "CREATE TABLE t(a)");
    run(db, "PRAGMA max_page_count=3");
    assert_ok(db_begin(db, &fail));
    DbQuery *q = query(db, "INSERT INTO t VALUES(zeroblob(100000))");
    assert_false(db_done(q, &fail));
    assert_int_equal(fail.code, FAIL_IO);
    assert_non_null(strstr(fail.message, "No space left on device; make room there"));
    fail = (Fail){0};
    assert_false(db_run(db, "INSERT INTO t VALUES(zeroblob(100001))", &fail));
    assert_non_null(strstr(fail.message, "No space left on device; make room there"));
    db_rollback(db);
    db_close(db);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_kind_of_value_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_bound_is_forgotten_at_the_end, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_one_text_may_be_in_use_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_more_statements_than_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_step_that_fails_is_told_at_the_end, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_no_database_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_flipped_pages_are_noticed_by_the_check, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_second_writer_is_told_it_is_busy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_reader_sees_one_moment_while_others_write, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_rollback_takes_everything_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_full_disk_is_told_with_its_remedy, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_tokenizer_of_ours_cuts_for_fts5, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
