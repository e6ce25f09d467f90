/* Proves query/engine_fts5.c: the dead are purged, their words with them, and the living stay. */
#include "base/db.h"
#include "base/file.h"
#include "query/engine_fts5.h"
#include "query/engine_inside.h"
#include "query/small.h"

static uint64_t number_in(struct small *small, const char *sql) {
    struct db *db;
    DbQuery *q;
    Fail fail;
    assert_ok(
        db_open(file_join(small->arena, small->folder, STR("words.db")), DB_READ, &db, &fail));
    assert_ok(db_query(db, sql, &q, &fail));
    uint64_t number = db_step(q) ? (uint64_t)db_int(q, 0) : 0;
    assert_ok(db_end(q, &fail));
    db_close(db);
    return number;
}

static size_t rows_with(struct small *small, const char *expression) {
    struct row_table *rows;
    RowWeightList found;
    Fail fail;
    assert_ok(engine_fts5_start(small->engine->words, &rows, &fail));
    assert_ok(engine_fts5_match(small->engine->words, str_from_c(expression), true, small->arena,
                                &found, &fail));
    engine_fts5_end(small->engine->words);
    return found.n;
}

static void put_many(struct small *small, size_t count) {
    Fail fail;
    assert_ok(engine_begin(small->engine, &fail));
    for (size_t i = 0; i < count; i++) {
        EngineRow row;
        char local[32];
        (void)snprintf(local, sizeof local, "%zu", i);
        engine_row_make(small->analyzer, STR("d"), small_document(small, local, "the wall"), 1,
                        small->arena, &row);
        assert_ok(engine_put(small->engine, &row, &fail));
    }
    assert_ok(engine_commit(small->engine, 1, &fail));
}

static void test_a_replaced_row_is_dead_until_there_are_many(void **state) {
    struct small *small = *state;
    put_many(small, 1100);
    small_put(small, small_document(small, "7", "berlin"), VISIBLE_YES);
    assert_int_equal(number_in(small, "SELECT count(*) FROM dead"), 1);
    assert_int_equal(rows_with(small, "\"\x04wall\""), 1100); /* the dead one among them */
    assert_int_equal(small_count(small, "wall"), 1099);
    put_many(small, 1100);
    assert_int_equal(number_in(small, "SELECT count(*) FROM dead"), 0);
    assert_int_equal(rows_with(small, "\"\x04wall\""), 1100);
    assert_int_equal(rows_with(small, "\"\x06"
                                      "berlin\""),
                     0);
    assert_int_equal(small_count(small, "wall"), 1100);
    assert_int_equal(small_count(small, "berlin"), 0);
}

static void test_what_is_destroyed_leaves_no_word(void **state) {
    struct small *small = *state;
    small_put(small, small_document(small, "1", "the secret wall"), VISIBLE_YES);
    small_put(small, small_document(small, "2", "the wall"), VISIBLE_YES);
    small_put(small, small_document(small, "1", "x"), VISIBLE_DESTROYED);
    assert_int_equal(number_in(small, "SELECT count(*) FROM dead"), 0);
    assert_int_equal(rows_with(small, "\"\x06secret\""), 0);
    assert_int_equal(small_count(small, "wall"), 1);
    const StrList *words;
    struct row_table *rows;
    Fail fail;
    assert_ok(engine_fts5_start(small->engine->words, &rows, &fail));
    assert_ok(engine_fts5_words(small->engine->words, &words, &fail));
    assert_str(str_join(small->arena, *words, STR(" ")), "the wall");
    engine_fts5_end(small->engine->words);
}

static void test_weights_are_occurrences_by_zone(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "the wall, a wall");
    description_add(small->arena, &document->description, FIELD_TITLE, STR("Wall"));
    small_put(small, document, VISIBLE_YES);
    struct row_table *rows;
    RowWeightList found;
    Fail fail;
    assert_ok(engine_fts5_start(small->engine->words, &rows, &fail));
    assert_ok(engine_fts5_match(small->engine->words, STR("\"\x04wall\""), true, small->arena,
                                &found, &fail));
    assert_int_equal(found.n, 1);
    assert_true(found.p[0].weight == 6.0F); /* four for the title, two for the text */
    assert_ok(engine_fts5_match(small->engine->words, STR("\"\x04wall\""), false, small->arena,
                                &found, &fail));
    assert_int_equal(found.n, 1);
    assert_false(engine_fts5_match(small->engine->words, STR("\"never closed"), false, small->arena,
                                   &found, &fail));
    engine_fts5_end(small->engine->words);
}

static uint64_t rows_beginning_with(struct small *small, const char *expression) {
    struct row_table *rows;
    Fail fail;
    assert_ok(engine_fts5_start(small->engine->words, &rows, &fail));
    RowSet found = row_set_new(small->arena, rows->rows.n);
    assert_ok(engine_fts5_prefix(small->engine->words, str_from_c(expression), found, &fail));
    engine_fts5_end(small->engine->words);
    return row_set_count(found);
}

/* Asked again it is remembered, and forgotten when there is more to find. */
static void test_rows_of_a_prefix_are_kept_for_a_snapshot(void **state) {
    struct small *small = *state;
    put_many(small, 70);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(rows_beginning_with(small, "\"\x02wa\"*"), 70);
        assert_int_equal(rows_beginning_with(small, "\"\x02wo\"*"), 0);
    }
    small_put(small, small_document(small, "new", "wood and water"), VISIBLE_YES);
    assert_int_equal(rows_beginning_with(small, "\"\x02wo\"*"), 1);
    assert_int_equal(rows_beginning_with(small, "\"\x02wa\"*"), 71);
    struct row_table *rows;
    Fail fail;
    assert_ok(engine_fts5_start(small->engine->words, &rows, &fail));
    RowSet found = row_set_new(small->arena, rows->rows.n);
    assert_false(engine_fts5_prefix(small->engine->words, STR("\"never closed"), found, &fail));
    engine_fts5_end(small->engine->words);
    assert_int_equal(rows_beginning_with(small, "\"\x02wo\"*"), 1);
    assert_int_equal(small_count(small, "wo* OR th*"), 71);
    assert_int_equal(small_count(small, "wo* AND th*"), 0);
    assert_int_equal(small_count(small, "th* OR wo* OR wa*"), 71);
}

static void test_a_damaged_row_is_a_clear_failure(void **state) {
    struct small *small = *state;
    struct db *db;
    Fail fail;
    small_put(small, small_document(small, "1", "the wall"), VISIBLE_YES);
    assert_ok(
        db_open(file_join(small->arena, small->folder, STR("words.db")), DB_WRITE, &db, &fail));
    assert_ok(db_run(db, "UPDATE document SET facts = x'0001'; UPDATE state SET value = value + 1",
                     &fail));
    db_close(db);
    Query query;
    EngineAnswer answer;
    query_parse(STR("wall"), small->arena, &query);
    EngineRequest request = {.query = &query};
    assert_false(engine_search(small->engine, &request, small->arena, &answer, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_non_null(strstr(fail.message, "d.1"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_replaced_row_is_dead_until_there_are_many,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_destroyed_leaves_no_word, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_weights_are_occurrences_by_zone, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_rows_of_a_prefix_are_kept_for_a_snapshot, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_damaged_row_is_a_clear_failure, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
