/* Proves query/engine.c: making and opening, what is listed, words that are near. */
#include "base/db.h"
#include "base/file.h"
#include "query/engine.h"
#include "query/engine_fts5.h"
#include "query/small.h"

static void test_an_index_is_made_once_and_opened_by_many(void **state) {
    struct small *small = *state;
    struct engine *reader;
    Fail fail;
    assert_false(engine_make(small->folder, &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    assert_false(
        engine_open(file_join(small->arena, small->folder, STR("none")), false, &reader, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_null(reader);
    assert_ok(engine_open(small->folder, false, &reader, &fail));
    assert_int_equal(engine_watermark(reader), 0);
    small_put(small, small_document(small, "1", "the wall"), VISIBLE_YES);
    assert_int_equal(engine_watermark(reader), 7);
    assert_int_equal(engine_word_count(reader, STR("walls")), 1);
    small_remove(small, "d.1");
    small_remove(small, "d.1");
    assert_int_equal(engine_word_count(reader, STR("walls")), 0);
    engine_close(reader);
    engine_close(NULL);
}

static void test_an_index_of_another_version_is_refused(void **state) {
    struct small *small = *state;
    static const uint32_t schemas[] = {0, ENGINE_FTS5_SCHEMA - 1, ENGINE_FTS5_SCHEMA + 1,
                                       4000000000U};
    for (size_t i = 0; i < 4; i++) {
        struct engine *engine;
        struct db *db;
        Fail fail;
        assert_ok(
            db_open(file_join(small->arena, small->folder, STR("words.db")), DB_WRITE, &db, &fail));
        assert_ok(db_set_schema(db, schemas[i], &fail));
        db_close(db);
        assert_false(engine_open(small->folder, false, &engine, &fail));
        assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    }
}

static void test_names_are_found_by_their_keys_and_counted(void **state) {
    struct small *small = *state;
    StrList words = {0};
    EngineUses uses;
    Fail fail;
    small_put(small, small_document(small, "1", "The chairman, Khrushchev, was there."),
              VISIBLE_YES);
    small_put(small, small_document(small, "2", "Nothing of khrushchev here."), VISIBLE_YES);
    small_put(small, small_document(small, "3", "Once more Khrushchev came."), VISIBLE_WITHDRAWN);
    assert_ok(engine_names(small->engine, STR("krsv"), small->arena, &words, &fail));
    assert_int_equal(words.n, 1);
    assert_str(words.p[0], "khrushchev");
    assert_ok(engine_uses(small->engine, STR("khrushchev"), &uses, &fail));
    assert_int_equal(uses.documents, 2);
    assert_int_equal(uses.as_name, 1);
    small_remove(small, "d.1");
    assert_ok(engine_uses(small->engine, STR("khrushchev"), &uses, &fail));
    assert_int_equal(uses.documents, 1);
    assert_int_equal(uses.as_name, 0);
    assert_int_equal(small_count(small, "khrushchev"), 1);
}

static void test_words_cut_by_other_rules_are_refused(void **state) {
    struct small *small = *state;
    struct engine *engine;
    struct db *db;
    Fail fail;
    assert_ok(
        db_open(file_join(small->arena, small->folder, STR("words.db")), DB_WRITE, &db, &fail));
    assert_ok(db_run(db, "UPDATE state SET value = 99 WHERE name = 'analysis'", &fail));
    db_close(db);
    assert_false(engine_open(small->folder, false, &engine, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    assert_non_null(strstr(fail.message, "rebuild"));
}

static bool note_row(void *context, Str id, uint32_t reading, Visibility visibility,
                     uint64_t text_hash, Fail *fail) {
    Buf *out = context;
    (void)fail;
    assert_int_not_equal(text_hash, 0);
    buf_format(out, "%.*s@%u%s ", STR_ARG(id), reading, visibility == VISIBLE_YES ? "" : "-");
    return true;
}

static bool refuse_row(void *context, Str id, uint32_t reading, Visibility visibility,
                       uint64_t text_hash, Fail *fail) {
    (void)context, (void)id, (void)reading, (void)visibility, (void)text_hash;
    return fail_set(fail, FAIL_LIMIT, "enough");
}

static void test_every_row_is_listed_by_id(void **state) {
    struct small *small = *state;
    Buf out = {0};
    Fail fail;
    small_put(small, small_document(small, "b", "x"), VISIBLE_WITHDRAWN);
    small_put(small, small_document(small, "a", "x"), VISIBLE_YES);
    assert_ok(engine_each(small->engine, note_row, &out, &fail));
    assert_str(buf_as_str(&out), "d.a@1 d.b@1- ");
    buf_free(&out);
    assert_false(engine_each(small->engine, refuse_row, NULL, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
}

static void test_the_nearest_words_come_first(void **state) {
    struct small *small = *state;
    StrList words = {0};
    Fail fail;
    small_put(small, small_document(small, "1", "khrushchev khruschev wall"), VISIBLE_YES);
    small_put(small, small_document(small, "2", "khruschev"), VISIBLE_YES);
    small_put(small, small_document(small, "3", "khrushchew"), VISIBLE_WITHDRAWN);
    assert_ok(engine_near_words(small->engine, STR("khrushcheff"), small->arena, &words, &fail));
    assert_str(str_join(small->arena, words, STR(" ")), "khrushchev");
    words.n = 0;
    assert_ok(engine_near_words(small->engine, STR("Khruscheb"), small->arena, &words, &fail));
    assert_str(str_join(small->arena, words, STR(" ")), "khruschev khrushchev");
    words.n = 0;
    assert_ok(engine_near_words(small->engine, STR("!?"), small->arena, &words, &fail));
    assert_int_equal(words.n, 0);
}

static void test_what_is_not_committed_is_not_there(void **state) {
    struct small *small = *state;
    EngineRow row;
    Fail fail;
    engine_row_make(small->analyzer, STR("d"), small_document(small, "1", "wall"), 1, small->arena,
                    &row);
    assert_ok(engine_begin(small->engine, &fail));
    assert_ok(engine_put(small->engine, &row, &fail));
    engine_rollback(small->engine);
    assert_int_equal(small_count(small, "wall"), 0);
    assert_ok(engine_begin(small->engine, &fail)); /* a batch that nobody finished */
    assert_ok(engine_put(small->engine, &row, &fail));
    assert_ok(engine_begin(small->engine, &fail));
    assert_ok(engine_commit(small->engine, 3, &fail));
    assert_int_equal(small_count(small, "wall"), 0);
    small_put(small, small_document(small, "1", "wall"), VISIBLE_YES);
    assert_int_equal(small_count(small, "wall"), 1);
    assert_non_null(engine_analyzer(small->engine));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_an_index_is_made_once_and_opened_by_many, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_an_index_of_another_version_is_refused, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_names_are_found_by_their_keys_and_counted, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_words_cut_by_other_rules_are_refused, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_every_row_is_listed_by_id, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_the_nearest_words_come_first, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_not_committed_is_not_there, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
