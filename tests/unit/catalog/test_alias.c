/* Other names: how addresses are kept, and who answers to a name that two claim. */
#include "catalog/alias.h"
#include "catalog/catalog_fixture.h"

static void test_addresses_are_kept_without_what_varies(void **state) {
    (void)state;
    static const struct {
        const char *address, *name;
    } cases[] = {
        {"https://Example.org/Document/1", "url:example.org/Document/1"},
        {"http://www.example.org/Document/1/", "url:example.org/Document/1"},
        {" https://example.org/Document/1#top ", "url:example.org/Document/1"},
        {"https://example.org/a?b=/c", "url:example.org/a?b=/c"},
        {"https://example.org/", "url:example.org"},
        {"https:///x", ""},
        {"https://", ""},
        {"ftp://example.org/x", ""},
        {"example.org", ""},
        {"", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(alias_of_url(str_from_c(cases[i].address), arena), cases[i].name);
    arena_destroy(arena);
}

static void test_a_name_that_two_claim_is_the_visible_ones(void **state) {
    (void)state;
    static const DocumentSpec page = {
        .local_id = "1", .title = "Page", .record = "110116", .url = "https://example.org/d/1"};
    static const ReadingHead head = {.canonical_url = STR("https://example.org/d/1")};
    Fixture fixture;
    Fail fail;
    Str target;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    (void)fixture_reading(&fixture, "dbbb", 1, &head, &page, 1);
    (void)fixture_reading(&fixture, "daaa", 1, &head, &page, 1);
    assert_ok(alias_find(fixture.catalog, STR("record:110116"), fixture.arena, &target, &fail));
    assert_str(target, "daaa.1");
    fixture_fold(&fixture, (Act){.seq = 1, .kind = ACT_WITHDRAW, .document = STR("daaa.1")}, NULL);
    assert_ok(alias_find(fixture.catalog, STR("record:110116"), fixture.arena, &target, &fail));
    assert_str(target, "dbbb.1");
    assert_ok(alias_find(fixture.catalog, STR("record:1"), fixture.arena, &target, &fail));
    assert_str(target, "");
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_a_name_outlives_the_reading_that_gave_it(void **state) {
    (void)state;
    static const DocumentSpec page = {.local_id = "1", .record = "5"}, renamed = {.local_id = "1"};
    static const ReadingHead head = {0};
    Fixture fixture;
    Fail fail;
    Str target;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    (void)fixture_reading(&fixture, "daaa", 1, &head, &page, 1);
    (void)fixture_reading(&fixture, "daaa", 2, &head, &renamed, 1);
    assert_ok(alias_find(fixture.catalog, STR("record:5"), fixture.arena, &target, &fail));
    assert_str(target, "daaa.1");
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_bytes_of_a_later_version_are_no_name_for_readers(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    Str target;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    assert_ok(alias_put_bytes(fixture.catalog, STR("dccc"), STR("daaa"), &fail));
    assert_ok(alias_find_bytes(fixture.catalog, STR("dccc"), fixture.arena, &target, &fail));
    assert_str(target, "daaa");
    assert_ok(alias_find_bytes(fixture.catalog, STR("daaa"), fixture.arena, &target, &fail));
    assert_str(target, "");
    assert_ok(alias_find(fixture.catalog, STR("dccc"), fixture.arena, &target, &fail));
    assert_str(target, "");
    /* nobody listed that deposit: there is none that has the bytes */
    assert_ok(catalog_with_bytes(fixture.catalog, STR("dccc"), fixture.arena, &target, &fail));
    assert_str(target, "");
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses_are_kept_without_what_varies),
        cmocka_unit_test(test_a_name_that_two_claim_is_the_visible_ones),
        cmocka_unit_test(test_a_name_outlives_the_reading_that_gave_it),
        cmocka_unit_test(test_bytes_of_a_later_version_are_no_name_for_readers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
