/* What a row says of a document, above all of its dates. */
#include "catalog/catalog_fixture.h"
#include "catalog/listing.h"

static void add_date(struct arena *arena, struct document *document, const char *role,
                     const char *norm) {
    Value *value = description_add(arena, &document->description, FIELD_DATE, STR("as printed"));
    value->role = str_from_c(role);
    value->norm = str_from_c(norm);
}

static void test_dates_that_date_a_document(void **state) {
    (void)state;
    static const struct {
        const char *role, *norm, *date;
        int first[3], last[3];  // year, month, day; year 0: undated
        size_t rows;
        bool one_of;
    } cases[] = {
        {"written", "1962-10-18", "1962-10-18", {1962, 10, 18}, {1962, 10, 18}, 1, false},
        {"given", "1962-10", "1962-10", {1962, 10, 1}, {1962, 10, 31}, 1, false},
        {"event",
         "1962-10-16/1962-10-28",
         "1962-10-16/1962-10-28",
         {1962, 10, 16},
         {1962, 10, 28},
         1,
         false},
        {"given",
         "[1962-10-16,1962-10-18]",
         "[1962-10-16,1962-10-18]",
         {1962, 10, 16},
         {1962, 10, 18},
         2,
         true},
        {"given",
         "{1962-10-16,1962-10-18}",
         "{1962-10-16,1962-10-18}",
         {1962, 10, 16},
         {1962, 10, 18},
         2,
         false},
        {"sent", "1962-10-18", "", {0}, {0}, 0, false},
        {"quoted", "1941", "", {0}, {0}, 0, false},
        {"uploaded", "2012", "", {0}, {0}, 0, false},
        {"", "1962", "", {0}, {0}, 0, false},
        {"given", "", "", {0}, {0}, 0, false},
        {"given", "October", "", {0}, {0}, 0, false},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = {.local_id = STR("1")};
        Listing listing;
        add_date(arena, &document, cases[i].role, cases[i].norm);
        listing_make(&document, arena, &listing);
        assert_str(listing.date, cases[i].date);
        assert_int_equal(listing.dates.n, cases[i].rows);
        for (size_t m = 0; m < listing.dates.n; m++) {
            assert_int_equal(listing.dates.p[m].m, m);
            assert_int_equal(listing.dates.p[m].one_of, cases[i].one_of);
        }
        const int *first = cases[i].first, *last = cases[i].last;
        assert_int_equal(listing.first_day, first[0] == 0 ? DAY_OPEN_AFTER
                                                          : date_day(first[0], (unsigned)first[1],
                                                                     (unsigned)first[2]));
        assert_int_equal(listing.last_day,
                         last[0] == 0 ? DAY_OPEN_BEFORE
                                      : date_day(last[0], (unsigned)last[1], (unsigned)last[2]));
    }
    arena_destroy(arena);
}

static void test_several_dates_give_the_first_and_the_widest_days(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.local_id = STR("1")};
    Listing listing;
    add_date(arena, &document, "sent", "1960");
    add_date(arena, &document, "written", "1963");
    add_date(arena, &document, "event", "1962-01-02");
    listing_make(&document, arena, &listing);
    assert_str(listing.date, "1963");
    assert_int_equal(listing.dates.n, 2);
    assert_int_equal(listing.dates.p[0].n, 1);
    assert_int_equal(listing.dates.p[1].n, 2);
    assert_int_equal(listing.first_day, date_day(1962, 1, 2));
    assert_int_equal(listing.last_day, date_day(1963, 12, 31));
    arena_destroy(arena);
}

static void test_a_row_comes_back_as_it_was_listed(void **state) {
    (void)state;
    static const DocumentSpec spec = {.local_id = "p1",
                                      .title = "T",
                                      .kind = "letter",
                                      .date = "1962-10",
                                      .collection = "c1",
                                      .is_apparatus = true};
    ReadingHead head = {.title = STR("V")};
    Fixture fixture;
    Fail fail;
    DocumentRow row;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    (void)fixture_reading(&fixture, "dvol", 3, &head, &spec, 1);
    assert_ok(catalog_row(fixture.catalog, STR("dvol.p1"), fixture.arena, &row, &fail));
    assert_str(row.id, "dvol.p1");
    assert_str(row.deposit, "dvol");
    assert_str(row.local_id, "p1");
    assert_int_equal(row.role, ROLE_APPARATUS);
    assert_int_equal(row.state, STATE_VISIBLE);
    assert_int_equal(row.reading, 3);
    assert_int_equal(row.order, 0);
    assert_str(row.title, "T");
    assert_str(row.kind, "letter");
    assert_str(row.date_edtf, "1962-10");
    assert_str(row.collection, "dvol.c1");
    assert_int_equal(row.sort_day, date_day(1962, 10, 1));
    assert_false(row.has_acts);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_that_date_a_document),
        cmocka_unit_test(test_several_dates_give_the_first_and_the_widest_days),
        cmocka_unit_test(test_a_row_comes_back_as_it_was_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
