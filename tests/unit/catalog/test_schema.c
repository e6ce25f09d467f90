/* Only a catalog of this schema is opened; the message names both numbers. */
#include "base/db.h"
#include "catalog/catalog_fixture.h"
#include "catalog/schema.h"

static void set_schema(Fixture *fixture, uint32_t number) {
    Fail fail;
    struct db *db;
    assert_ok(db_open(fixture->path, DB_WRITE, &db, &fail));
    assert_ok(db_set_schema(db, number, &fail));
    db_close(db);
}

static void test_a_newer_schema_is_refused_with_both_numbers(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    struct catalog *catalog;
    fixture_open(&fixture);
    set_schema(&fixture, 17);
    assert_false(catalog_open(fixture.path, false, &catalog, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    assert_non_null(strstr(fail.message, "schema 17"));
    assert_non_null(strstr(fail.message, str_format(fixture.arena, "knows %d", CATALOG_SCHEMA).p));
    assert_null(catalog);
    set_schema(&fixture, 0);
    assert_false(catalog_open(fixture.path, false, &catalog, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_non_null(strstr(fail.message, "rebuild"));
    fixture_close(&fixture);
}

static void test_another_database_is_no_catalog(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    struct catalog *catalog;
    struct db *db;
    fixture_open(&fixture);
    Str path = str_format(fixture.arena, "%.*s/other.db", STR_ARG(fixture.folder));
    assert_ok(db_open(path, DB_CREATE, &db, &fail));
    assert_ok(db_run(db, "CREATE TABLE t(x)", &fail));
    assert_ok(db_set_schema(db, CATALOG_SCHEMA, &fail));
    db_close(db);
    assert_false(catalog_open(path, false, &catalog, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    fixture_close(&fixture);
}

static void test_a_catalog_is_never_made_over_another(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_false(catalog_make(fixture.path, 7, &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    fixture_close(&fixture);
}

static void test_a_catalog_says_by_which_rules_it_was_made(void **state) {
    (void)state;
    Fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(catalog_rules(fixture.catalog), 7);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_newer_schema_is_refused_with_both_numbers),
        cmocka_unit_test(test_another_database_is_no_catalog),
        cmocka_unit_test(test_a_catalog_is_never_made_over_another),
        cmocka_unit_test(test_a_catalog_says_by_which_rules_it_was_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
