/* Counts from the rows: each document once above its collections, years certain and possible. */
#include "catalog/catalog_fixture.h"
#include "catalog/tally.h"

static uint64_t count_of(Fixture *fixture, const char *id) {
    Fail fail;
    CollectionRow row;
    assert_ok(browse_collection(fixture->catalog, str_from_c(id), fixture->arena, &row, &fail));
    return row.document_count;
}

static void test_a_document_in_two_collections_counts_once_above_them(void **state) {
    (void)state;
    static const DocumentSpec specs[] = {
        {.local_id = "d1", .collection = "a1", .second = "a2"},
        {.local_id = "d2", .collection = "a1", .second = "a"},
        {.local_id = "d3", .collection = "b"},
        {.local_id = "d4"},
        {.local_id = "d5", .collection = "gone"},
        {.local_id = "pref", .collection = "a1", .is_apparatus = true}};
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    ReadingHead head = {.title = STR("V")};
    fixture_collection(fixture.arena, &head, COLLECTION_COMPILATION, "a", NULL);
    fixture_collection(fixture.arena, &head, COLLECTION_CHAPTER, "a1", "a");
    fixture_collection(fixture.arena, &head, COLLECTION_CHAPTER, "a2", "a");
    fixture_collection(fixture.arena, &head, COLLECTION_COMPILATION, "b", NULL);
    (void)fixture_reading(&fixture, "dvol", 1, &head, specs, 6);
    assert_int_equal(count_of(&fixture, "dvol"), 4);  // d5 stands in a collection that is not there
    assert_int_equal(count_of(&fixture, "dvol.a"), 2);
    assert_int_equal(count_of(&fixture, "dvol.a1"), 2);
    assert_int_equal(count_of(&fixture, "dvol.a2"), 1);
    assert_int_equal(count_of(&fixture, "dvol.b"), 1);
    fixture_fold(&fixture, (Act){.seq = 1, .kind = ACT_WITHDRAW, .document = STR("dvol.d1")}, NULL);
    assert_int_equal(count_of(&fixture, "dvol"), 3);
    assert_int_equal(count_of(&fixture, "dvol.a1"), 1);
    assert_int_equal(count_of(&fixture, "dvol.a2"), 0);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_a_tree_that_bites_its_tail_ends(void **state) {
    (void)state;
    static const DocumentSpec spec = {.local_id = "d1", .collection = "a"};
    Fixture fixture;
    Fail fail;
    CollectionRowList path;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    ReadingHead head = {.title = STR("V")};
    fixture_collection(fixture.arena, &head, COLLECTION_SERIES, "a", "b");
    fixture_collection(fixture.arena, &head, COLLECTION_SERIES, "b", "a");
    (void)fixture_reading(&fixture, "dvol", 1, &head, &spec, 1);
    assert_int_equal(count_of(&fixture, "dvol.a"), 1);
    assert_int_equal(count_of(&fixture, "dvol.b"), 1);
    assert_ok(browse_path(fixture.catalog, STR("dvol.a"), fixture.arena, &path, &fail));
    assert_true(path.n > 0 && path.n < 100);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_years_are_certain_or_possible(void **state) {
    (void)state;
    static const struct {
        const char *date, *years;  // year:certain/possible
    } cases[] = {
        {"1962-10-18", "1962:1/0 "},
        {"1962-10", "1962:1/0 "},
        {"1962", "1962:1/0 "},
        {"1962?", "1962:0/1 "},
        {"1961-12-31/1963-01-01", "1961:1/0 1962:1/0 1963:1/0 "},  // it covers them
        {"[1961,1962]", "1961:0/1 1962:0/1 "},
        {"[1962-01,1962-03]", "1962:1/0 "},
        {"{1961,1962}", "1961:1/0 1962:1/0 "},
        {"196X", "1960:0/1 1961:0/1 1962:0/1 1963:0/1 1964:0/1 1965:0/1 1966:0/1 1967:0/1 "
                 "1968:0/1 1969:0/1 "},
        {"1962/..", "1962:1/0 "},
        {"../1962", "1962:1/0 "},
        {"../..", ""},
        {"1XXX", ""},
        {"-0043", "-43:1/0 "},
    };
    static const ReadingHead head = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        Fail fail;
        YearCountList years;
        fixture_open(&fixture);
        assert_ok(catalog_begin(fixture.catalog, &fail));
        DocumentSpec spec = {.local_id = "1", .date = cases[i].date};
        (void)fixture_reading(&fixture, "done", 1, &head, &spec, 1);
        assert_ok(browse_years(fixture.catalog, fixture.arena, &years, &fail));
        Str shown = STR("");
        for (size_t k = 0; k < years.n; k++)
            shown = str_format(fixture.arena, "%.*s%d:%d/%d ", STR_ARG(shown), years.p[k].year,
                               (int)years.p[k].certain, (int)years.p[k].possible);
        if (!str_is(shown, cases[i].years))
            fail_msg("%s: got \"%.*s\", expected \"%s\"", cases[i].date, STR_ARG(shown),
                     cases[i].years);
        catalog_rollback(fixture.catalog);
        fixture_close(&fixture);
    }
}

static void test_tallying_again_changes_nothing(void **state) {
    (void)state;
    static const DocumentSpec specs[] = {{.local_id = "d1", .date = "1962", .collection = "a"},
                                         {.local_id = "d2"}};
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    ReadingHead head = {.title = STR("V")};
    fixture_collection(fixture.arena, &head, COLLECTION_SERIES, "a", NULL);
    (void)fixture_reading(&fixture, "dvol", 1, &head, specs, 2);
    Str before = fixture_dump(&fixture);
    assert_ok(tally_deposit(fixture.catalog, STR("dvol"), &fail));
    assert_true(str_equal(before, fixture_dump(&fixture)));
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_document_in_two_collections_counts_once_above_them),
        cmocka_unit_test(test_a_tree_that_bites_its_tail_ends),
        cmocka_unit_test(test_years_are_certain_or_possible),
        cmocka_unit_test(test_tallying_again_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
