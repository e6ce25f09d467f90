/* Ways through the holding. */
#include "catalog/browse.h"
#include "catalog/catalog_fixture.h"

static const DocumentSpec volume[] = {
    {.local_id = "pref", .title = "Preface", .is_apparatus = true, .collection = "front"},
    {.local_id = "d1", .title = "One", .date = "1962-10-18", .collection = "ch1"},
    {.local_id = "d2", .title = "Two", .date = "1961", .collection = "ch1"},
    {.local_id = "d10", .title = "Three", .collection = "ch2"},
    {.local_id = "persons", .title = "Persons", .is_apparatus = true, .collection = "front"}};
static const DocumentSpec zebra = {.local_id = "1", .title = "Zebra"},
                          adder = {.local_id = "1", .title = "Adder", .date = "1989-11-09"};

static void open_holding(Fixture *fixture) {
    Fail fail;
    static const ReadingHead bare = {0};
    fixture_open(fixture);
    assert_ok(catalog_begin(fixture->catalog, &fail));
    ReadingHead head = {.title = STR("Volume 5"), .source_id = STR("vol05")};
    fixture_collection(fixture->arena, &head, COLLECTION_FRONT, "front", NULL);
    fixture_collection(fixture->arena, &head, COLLECTION_COMPILATION, "comp1", NULL);
    fixture_collection(fixture->arena, &head, COLLECTION_CHAPTER, "ch2", "comp1");
    fixture_collection(fixture->arena, &head, COLLECTION_CHAPTER, "ch1", "comp1");
    (void)fixture_reading(fixture, "dvvv", 1, &head, volume, 5);
    ReadingHead earlier = {.title = STR("Volume 4"), .source_id = STR("vol04")};
    (void)fixture_reading(fixture, "dzzz", 1, &earlier, volume, 0);
    (void)fixture_reading(fixture, "daaa", 1, &bare, &zebra, 1);
    (void)fixture_reading(fixture, "dbbb", 1, &bare, &adder, 1);
}

static void close_holding(Fixture *fixture) {
    catalog_rollback(fixture->catalog);
    fixture_close(fixture);
}

static void withdraw(Fixture *fixture, uint64_t seq, const char *id) {
    fixture_fold(fixture, (Act){.seq = seq, .kind = ACT_WITHDRAW, .document = str_from_c(id)},
                 NULL);
}

static void test_roots_by_their_own_id_and_children_in_the_sources_order(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    CollectionRowList rows;
    open_holding(&fixture);
    assert_ok(browse_children(fixture.catalog, STR(""), fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 2);
    assert_str(rows.p[0].title, "Volume 4");
    assert_str(rows.p[1].id, "dvvv");
    assert_int_equal(rows.p[1].kind, COLLECTION_VOLUME);
    assert_int_equal(rows.p[1].document_count, 3);
    assert_int_equal(rows.p[1].child_count, 2);
    assert_ok(browse_children(fixture.catalog, STR("dvvv.comp1"), fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 2);
    assert_str(rows.p[0].id, "dvvv.ch2");
    assert_str(rows.p[1].id, "dvvv.ch1");
    assert_int_equal(rows.p[1].document_count, 2);
    assert_str(rows.p[1].parent, "dvvv.comp1");
    CollectionRow row;
    assert_false(browse_collection(fixture.catalog, STR("daaa"), fixture.arena, &row, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    close_holding(&fixture);
}

static void test_the_path_begins_at_the_root(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    CollectionRowList path;
    open_holding(&fixture);
    assert_ok(browse_path(fixture.catalog, STR("dvvv.ch1"), fixture.arena, &path, &fail));
    assert_int_equal(path.n, 3);
    assert_str(path.p[0].id, "dvvv");
    assert_str(path.p[1].id, "dvvv.comp1");
    assert_str(path.p[2].id, "dvvv.ch1");
    assert_ok(browse_path(fixture.catalog, STR(""), fixture.arena, &path, &fail));
    assert_int_equal(path.n, 0);
    close_holding(&fixture);
}

static void test_documents_of_a_collection_and_those_that_stand_alone(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    DocumentRowList rows;
    open_holding(&fixture);
    withdraw(&fixture, 1, "dvvv.d1");
    BrowseRange range = {.collection = STR("dvvv.ch1")};
    assert_ok(browse_documents(fixture.catalog, &range, fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 2);
    assert_str(rows.p[0].id, "dvvv.d1");
    assert_int_equal(rows.p[0].state, STATE_WITHDRAWN);
    range.first = range.count = 1;
    assert_ok(browse_documents(fixture.catalog, &range, fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 1);
    assert_str(rows.p[0].id, "dvvv.d2");
    range = (BrowseRange){.count = 10};
    assert_ok(browse_documents(fixture.catalog, &range, fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 2);
    assert_str(rows.p[0].title, "Adder");
    assert_str(rows.p[1].title, "Zebra");
    close_holding(&fixture);
}

static void test_neighbours_are_visible_and_of_one_role(void **state) {
    (void)state;
    Fixture fixture;
    static const struct {
        const char *id, *before, *after;
    } cases[] = {{"dvvv.d1", "", "dvvv.d2"},
                 {"dvvv.d2", "dvvv.d1", "dvvv.d10"},
                 {"dvvv.d10", "dvvv.d2", ""},
                 {"dvvv.pref", "", "dvvv.persons"},
                 {"daaa.1", "", ""}},
      withdrawn[] = {{"dvvv.d1", "", "dvvv.d10"}, {"dvvv.d2", "dvvv.d1", "dvvv.d10"}};
    Fail fail;
    Str before, after;
    open_holding(&fixture);
    for (size_t i = 0; i < 5; i++) {
        assert_ok(browse_neighbours(fixture.catalog, str_from_c(cases[i].id), fixture.arena,
                                    &before, &after, &fail));
        assert_str(before, cases[i].before);
        assert_str(after, cases[i].after);
    }
    withdraw(&fixture, 1, "dvvv.d2");
    for (size_t i = 0; i < 2; i++) {
        assert_ok(browse_neighbours(fixture.catalog, str_from_c(withdrawn[i].id), fixture.arena,
                                    &before, &after, &fail));
        assert_str(before, withdrawn[i].before);
        assert_str(after, withdrawn[i].after);
    }
    close_holding(&fixture);
}

static void test_the_holding_counts_what_is_visible(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    HoldingCount count;
    open_holding(&fixture);
    assert_ok(browse_holding(fixture.catalog, &count, &fail));
    assert_int_equal(count.deposits, 4);
    assert_int_equal(count.documents, 5);
    assert_int_equal(count.apparatus, 2);
    assert_int_equal(count.undated, 2);
    assert_int_equal(count.first_day, date_day(1961, 1, 1));
    assert_int_equal(count.last_day, date_day(1989, 11, 9));
    withdraw(&fixture, 1, "dbbb.1");
    withdraw(&fixture, 2, "dvvv.pref");
    assert_ok(browse_holding(fixture.catalog, &count, &fail));
    assert_int_equal(count.documents, 4);
    assert_int_equal(count.apparatus, 1);
    assert_int_equal(count.withdrawn, 1);
    assert_int_equal(count.acts, 2);
    assert_int_equal(count.last_day, date_day(1962, 10, 18));
    close_holding(&fixture);
}

static void test_dated_documents_by_day_without_apparatus_and_what_is_hidden(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    DatedRowList rows;
    int32_t wall = date_day(1989, 11, 9);
    open_holding(&fixture);
    assert_ok(browse_dated(fixture.catalog, DAY_OPEN_BEFORE, DAY_OPEN_AFTER, fixture.arena, &rows,
                           &fail));
    assert_true(rows.n >= 2);
    for (size_t i = 1; i < rows.n; i++)
        assert_true(rows.p[i - 1].day <= rows.p[i].day);
    assert_str(rows.p[rows.n - 1].document, "dbbb.1");
    assert_int_equal(rows.p[rows.n - 1].day, wall);
    size_t all = rows.n;
    assert_ok(browse_dated(fixture.catalog, wall, wall, fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 1);
    assert_ok(browse_dated(fixture.catalog, wall + 1, wall + 9, fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 0);
    withdraw(&fixture, 1, "dbbb.1");
    assert_ok(browse_dated(fixture.catalog, DAY_OPEN_BEFORE, DAY_OPEN_AFTER, fixture.arena, &rows,
                           &fail));
    assert_int_equal(rows.n, all - 1);
    close_holding(&fixture);
}

typedef struct {
    size_t documents, deposits, stop_at;
    char last[64];
} Walk;

static bool walk_document(void *context, const DocumentRow *row, Fail *fail) {
    Walk *walk = context;
    assert_true(str_compare(str_from_c(walk->last), row->id) < 0);
    snprintf(walk->last, sizeof walk->last, "%.*s", STR_ARG(row->id));
    if (++walk->documents == walk->stop_at)
        return fail_set(fail, FAIL_LIMIT, "enough");
    return true;
}

static bool walk_deposit(void *context, Str id, Fail *fail) {
    Walk *walk = context;
    (void)fail;
    assert_true(id.n > 0);
    walk->deposits++;
    return true;
}

static void test_each_document_by_id_until_the_visit_says_stop(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    Walk walk = {0}, stopped = {.stop_at = 3};
    open_holding(&fixture);
    withdraw(&fixture, 1, "daaa.1");
    assert_ok(browse_each_document(fixture.catalog, walk_document, &walk, &fail));
    assert_int_equal(walk.documents, 7);
    assert_ok(browse_each_deposit(fixture.catalog, walk_deposit, &walk, &fail));
    assert_int_equal(walk.deposits, 4);
    assert_false(browse_each_document(fixture.catalog, walk_document, &stopped, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    assert_int_equal(stopped.documents, 3);
    close_holding(&fixture);
}

static void test_an_empty_holding(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    HoldingCount count;
    YearCountList years;
    CollectionRowList rows;
    fixture_open(&fixture);
    assert_ok(browse_holding(fixture.catalog, &count, &fail));
    assert_int_equal(count.documents, 0);
    assert_true(count.first_day > count.last_day);
    assert_ok(browse_years(fixture.catalog, fixture.arena, &years, &fail));
    assert_int_equal(years.n, 0);
    assert_ok(browse_children(fixture.catalog, STR(""), fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 0);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roots_by_their_own_id_and_children_in_the_sources_order),
        cmocka_unit_test(test_the_path_begins_at_the_root),
        cmocka_unit_test(test_documents_of_a_collection_and_those_that_stand_alone),
        cmocka_unit_test(test_neighbours_are_visible_and_of_one_role),
        cmocka_unit_test(test_the_holding_counts_what_is_visible),
        cmocka_unit_test(test_dated_documents_by_day_without_apparatus_and_what_is_hidden),
        cmocka_unit_test(test_each_document_by_id_until_the_visit_says_stop),
        cmocka_unit_test(test_an_empty_holding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
