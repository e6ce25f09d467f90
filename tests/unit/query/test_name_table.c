/* Proves query/name_table.c: names are found by their keys, each once. */
#include "base/file.h"
#include "base/scratch.h"
#include "query/name_table.h"
#include "test.h"

static void test_names_are_found_by_each_of_their_keys(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str folder = scratch_create(arena);
    struct db *db;
    StrList words = {0};
    Fail fail;
    assert_ok(db_open(file_join(arena, folder, STR("x.db")), DB_CREATE, &db, &fail));
    assert_ok(db_run(db, name_table_schema, &fail));
    assert_ok(name_table_add(
        db, STR("\x0b^khrushchev\x07!missil\x05wallo\x0a^khruschev\x0b^khrushchev"), &fail));
    assert_ok(name_table_find(db, STR("krsv"), arena, &words, &fail));
    assert_int_equal(words.n, 2);
    assert_str(words.p[0], "khruschev");
    assert_str(words.p[1], "khrushchev");
    words.n = 0;
    assert_ok(name_table_find(db, STR("krskv"), arena, &words, &fail));  // sch as in school
    assert_int_equal(words.n, 1);
    words.n = 0;
    assert_ok(name_table_find(db, STR("vl"), arena, &words, &fail));
    assert_int_equal(words.n, 0);
    assert_ok(name_table_clear(db, &fail));
    assert_ok(name_table_find(db, STR("krsv"), arena, &words, &fail));
    assert_int_equal(words.n, 0);
    db_close(db);
    scratch_destroy(folder);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_found_by_each_of_their_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
