#include "test.h"

#include "annotate/cue.h"
#include "annotate/date_resolve.h"
#include "doc/date.h"

static DateValue whole(int32_t year, unsigned month, unsigned day) {
    return (DateValue){.first = {.year = year, .month = (uint8_t)month, .day = (uint8_t)day},
                       .last = {.year = DATE_NO_YEAR},
                       .reading = 1000,
                       .start = DATE_NO_TIME,
                       .stop = DATE_NO_TIME};
}

/* Days that are well known in both calendars. */
static void test_julian_days_are_those_of_the_almanacs(void **state) {
    (void)state;
    static const struct {
        int year;
        unsigned month, day;
        int gregorian_year;
        unsigned gregorian_month, gregorian_day;
    } cases[] = {{1582, 10, 5, 1582, 10, 15},  {1752, 9, 3, 1752, 9, 14},
                 {1900, 2, 18, 1900, 3, 2},    {1900, 2, 29, 1900, 3, 13},
                 {1905, 10, 17, 1905, 10, 30}, {1917, 10, 25, 1917, 11, 7},
                 {1918, 2, 1, 1918, 2, 14},    {1825, 12, 14, 1825, 12, 26}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            date_resolve_julian(cases[i].year, cases[i].month, cases[i].day),
            date_day(cases[i].gregorian_year, cases[i].gregorian_month, cases[i].gregorian_day));
}

static void test_days_of_the_week_are_those_of_the_calendar(void **state) {
    (void)state;
    assert_int_equal(date_resolve_weekday(date_day(1970, 1, 1)), 4);
    assert_int_equal(date_resolve_weekday(date_day(1962, 10, 18)), 4);
    assert_int_equal(date_resolve_weekday(date_day(1941, 6, 22)), 7);
    assert_int_equal(date_resolve_weekday(date_day(1963, 11, 22)), 5);
    assert_int_equal(date_resolve_weekday(date_day(1789, 7, 14)), 2);
}

static void test_two_digits_fall_into_the_window_of_the_newest_year(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const struct {
        int32_t newest, two, year;
    } cases[] = {{1962, 62, 1962}, {1962, 66, 1966}, {1962, 67, 1967},
                 {1962, 68, 1868}, {1905, 5, 1905},  {1905, 99, 1899}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DateValue sure = whole(cases[i].newest, 1, 1), two = whole(cases[i].two, 5, 5);
        DateResolving all = {.job = arena};
        two.first.two_digits = true;
        *LIST_ADD(arena, &all.values) = &sure;
        *LIST_ADD(arena, &all.values) = &two;
        date_resolve_years(&all);
        assert_int_equal(two.first.year, cases[i].year);
        assert_false(two.doubtful);
    }
    arena_destroy(arena);
}

static void test_other_dates_settle_which_number_is_the_day(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    DateValue american = whole(1962, 10, 18), open = whole(1962, 4, 3), alone = whole(1962, 4, 3);
    american.order = 2;
    open.swappable = alone.swappable = true;
    DateResolving all = {.job = arena}, one = {.job = arena};
    *LIST_ADD(arena, &all.values) = &american;
    *LIST_ADD(arena, &all.values) = &open;
    *LIST_ADD(arena, &one.values) = &alone;
    date_resolve_years(&all);
    date_resolve_years(&one);
    date_resolve_value(&all, &open, DAY_OPEN_BEFORE, false);
    date_resolve_value(&one, &alone, DAY_OPEN_BEFORE, false);
    assert_str(open.edtf, "1962-03-04");
    assert_str(alone.edtf, "[1962-03-04,1962-04-03]");
    arena_destroy(arena);
}

static void test_a_misread_year_is_one_of_the_deposit_or_the_document(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    DateResolving all = {.since = 1952, .until = 1954, .job = arena};
    assert_int_equal(date_resolve_mend(&all, 1958), 1953);  // 3 and 8 look alike
    assert_int_equal(date_resolve_mend(&all, 19533), 1953);
    assert_int_equal(date_resolve_mend(&all, 195), DATE_NO_YEAR);  // any of three
    assert_int_equal(date_resolve_mend(&all, 1812), DATE_NO_YEAR);
    all.since = all.until = 1948;
    assert_int_equal(date_resolve_mend(&all, 198), 1948);
    arena_destroy(arena);
}

static void test_a_value_is_never_finer_than_it_was_said(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    DateResolving all = {.job = arena};
    DateValue month = whole(1962, 10, 0), late = whole(1960, 2, 0), impossible = whole(1961, 2, 29);
    late.first.stage = 3;
    date_resolve_value(&all, &month, DAY_OPEN_BEFORE, false);
    date_resolve_value(&all, &late, DAY_OPEN_BEFORE, false);
    date_resolve_value(&all, &impossible, DAY_OPEN_BEFORE, false);
    assert_str(month.edtf, "1962-10");
    assert_str(late.edtf, "[1960-02-21..1960-02-29]");
    assert_int_equal(impossible.edtf.n, 0);
    arena_destroy(arena);
}

static void test_a_season_is_the_one_meant(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const struct {
        int step;
        unsigned season, month;
        const char *edtf;
    } cases[] = {{0, 22, 10, "1962-22"}, {-1, 22, 10, "1962-22"}, {-1, 22, 5, "1961-22"},
                 {1, 21, 10, "1963-21"}, {1, 23, 3, "1962-23"},   {-1, 24, 10, "1961-24"},
                 {0, 24, 1, "1961-24"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DateResolving all = {.job = arena};
        DateValue value = whole(DATE_NO_YEAR, 0, 0);
        value.relation = DATE_UNIT_AWAY;
        value.step = (int8_t)cases[i].step;
        value.first.season = (uint8_t)cases[i].season;
        date_resolve_value(&all, &value, date_day(1962, cases[i].month, 18), false);
        assert_str(value.edtf, cases[i].edtf);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_julian_days_are_those_of_the_almanacs),
        cmocka_unit_test(test_days_of_the_week_are_those_of_the_calendar),
        cmocka_unit_test(test_two_digits_fall_into_the_window_of_the_newest_year),
        cmocka_unit_test(test_other_dates_settle_which_number_is_the_day),
        cmocka_unit_test(test_a_misread_year_is_one_of_the_deposit_or_the_document),
        cmocka_unit_test(test_a_value_is_never_finer_than_it_was_said),
        cmocka_unit_test(test_a_season_is_the_one_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
