/*
 * Days are written as dates by hand; numbers of days were taken from `date -u -d DAY +%s` divided
 * by 86400.
 */
#include "doc/date.h"
#include "test.h"

static struct arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static Str show_day(int32_t day) {
    if (day == DAY_OPEN_BEFORE || day == DAY_OPEN_AFTER)
        return day < 0 ? STR("-oo") : STR("+oo");
    int64_t year;
    unsigned month, dayofmonth;
    date_from_day(day, &year, &month, &dayofmonth);
    return str_format(arena, "%04lld-%02u-%02u", (long long)year, month, dayofmonth);
}

static DateDaysList days_of(const char *text) {
    DateDaysList days;
    Fail fail = {0};
    if (!date_days(str_from_c(text), arena, &days, &fail))
        fail_msg("%s: %s", text, fail.message);
    return days;
}

/* "a1 a2 b1 b2", and " ?" where it is uncertain; members by "; ". */
static Str show(DateDaysList list) {
    Str all = STR("");
    for (size_t i = 0; i < list.n; i++) {
        DateDays d = list.p[i];
        Str a1 = show_day(d.a1), a2 = show_day(d.a2), b1 = show_day(d.b1), b2 = show_day(d.b2);
        all =
            str_format(arena, "%.*s%s%.*s %.*s %.*s %.*s%s", STR_ARG(all), i > 0 ? "; " : "",
                       STR_ARG(a1), STR_ARG(a2), STR_ARG(b1), STR_ARG(b2), d.uncertain ? " ?" : "");
    }
    return all;
}

typedef struct {
    const char *text, *days;
} DaysCase;

static void check_days(const DaysCase *cases, size_t n) {
    for (size_t i = 0; i < n; i++) {
        Str got = show(days_of(cases[i].text));
        if (!str_is(got, cases[i].days))
            fail_msg("%s: got %s, expected %s", cases[i].text, got.p, cases[i].days);
    }
}

static void test_days_are_counted_from_1970(void **state) {
    (void)state;
    static const struct {
        int64_t year;
        unsigned month, day;
        int32_t number;
    } cases[] = {
        {1970, 1, 1, 0},           {1969, 12, 31, -1},    {1962, 10, 18, -2632},
        {2000, 2, 29, 11016},      {1600, 1, 1, -135140}, {0, 3, 1, -719468},
        {0, 1, 1, -719528},        {-1, 12, 31, -719529}, {9999, 12, 31, 2932896},
        {-4713, 11, 24, -2440588},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(date_day(cases[i].year, cases[i].month, cases[i].day), cases[i].number);
        int64_t year;
        unsigned month, day;
        date_from_day(cases[i].number, &year, &month, &day);
        assert_true(year == cases[i].year && month == cases[i].month && day == cases[i].day);
    }
}

static void test_every_day_comes_back_from_its_number(void **state) {
    (void)state;
    int32_t expected = date_day(-801, 1, 1);
    for (int64_t year = -801; year <= 2401; year++)
        for (unsigned month = 1; month <= 12; month++)
            for (unsigned day = 1; day <= edtf_month_days(year, month); day++, expected++) {
                int64_t y;
                unsigned m, d;
                assert_true(date_day(year, month, day) == expected);
                date_from_day(expected, &y, &m, &d);
                assert_true(y == year && m == month && d == day);
            }
}

static void test_days_beyond_the_range_are_clamped_but_not_open(void **state) {
    (void)state;
    assert_int_equal(date_day(999999999999999999, 1, 1), INT32_MAX - 1);
    assert_int_equal(date_day(-999999999999999999, 12, 31), INT32_MIN + 1);
    assert_int_equal(date_day(5881580, 7, 10), INT32_MAX - 1);  // that day is 2147483646
    assert_int_equal(date_day(5881580, 7, 12), INT32_MAX - 1);
    DateDays far = days_of("Y170000002~").p[0];
    assert_int_equal(far.a1, INT32_MAX - 1);
    assert_int_equal(far.b2, INT32_MAX - 1);
    int64_t year;
    unsigned month, day;
    date_from_day(INT32_MIN, &year, &month, &day);
    assert_true(year == -5877641 && month == 6 && day == 23);
}

static void test_moments_lie_between_their_bounds(void **state) {
    (void)state;
    static const DaysCase cases[] = {
        {"1962-10-18", "1962-10-18 1962-10-18 1962-10-18 1962-10-18"},
        {"1962-10-18T23:59:59-05:00", "1962-10-18 1962-10-18 1962-10-18 1962-10-18"},
        {"1962-10", "1962-10-01 1962-10-31 1962-10-01 1962-10-31"},
        {"1962-10-XX", "1962-10-01 1962-10-31 1962-10-01 1962-10-31"},
        {"1962-10-1X", "1962-10-10 1962-10-19 1962-10-10 1962-10-19"},
        {"196X", "1960-01-01 1969-12-31 1960-01-01 1969-12-31"},
        {"1962-24", "1962-12-01 1963-02-28 1962-12-01 1963-02-28"},
        {"1950S2", "1900-01-01 1999-12-31 1900-01-01 1999-12-31"},
        {"1962-10-18?", "1962-10-18 1962-10-18 1962-10-18 1962-10-18 ?"},
        {"1962?-10-18", "1962-10-18 1962-10-18 1962-10-18 1962-10-18 ?"},
    };
    check_days(cases, sizeof cases / sizeof *cases);
}

static void test_extents_cover_what_their_ends_name(void **state) {
    (void)state;
    static const DaysCase cases[] = {
        {"1962-10/1962-10", "1962-10-01 1962-10-01 1962-10-31 1962-10-31"},
        {"1962-10-16/1962-10-28", "1962-10-16 1962-10-16 1962-10-28 1962-10-28"},
        {"1962-10-1X/1962-11", "1962-10-10 1962-10-19 1962-11-30 1962-11-30"},
        {"1962-10-XX/1962-11-XX", "1962-10-01 1962-10-31 1962-11-01 1962-11-30"},
        {"196X/1970", "1960-01-01 1969-01-01 1970-12-31 1970-12-31"},
        {"1960/196X", "1960-01-01 1960-01-01 1960-12-31 1969-12-31"},
        {"1962-21/1962-22", "1962-03-01 1962-03-01 1962-08-31 1962-08-31"},
        {"../1962-10-18", "-oo -oo 1962-10-18 1962-10-18"},
        {"/1962-10-18", "-oo 1962-10-18 1962-10-18 1962-10-18"},
        {"1962-10-18/..", "1962-10-18 1962-10-18 +oo +oo"},
        {"1962-10-18/", "1962-10-18 1962-10-18 1962-10-18 +oo"},
        {"/", "-oo +oo -oo +oo"},
        {"../..", "-oo -oo +oo +oo"},
        {"../", "-oo -oo -oo +oo"},
        {"1919-XX-02/1919-XX-01", "1919-01-02 1919-12-01 1919-01-02 1919-12-01"},
        {"1962-10-16~/1962-10-28?", "1962-10-13 1962-10-19 1962-10-28 1962-10-28 ?"},
        {"1962-10-16~/1962-10-18~", "1962-10-13 1962-10-19 1962-10-15 1962-10-21"},
    };
    check_days(cases, sizeof cases / sizeof *cases);
}

static void test_members_of_sets_stand_one_by_one(void **state) {
    (void)state;
    static const DaysCase cases[] = {
        {"{1962-10-16,1962-10-28}", "1962-10-16 1962-10-16 1962-10-16 1962-10-16; 1962-10-28 "
                                    "1962-10-28 1962-10-28 1962-10-28"},
        {"[1962-10-16,1962-10-28]", "1962-10-16 1962-10-28 1962-10-16 1962-10-16; 1962-10-28 "
                                    "1962-10-28 1962-10-16 1962-10-28"},
        {"[1962-10-16..1962-10-28]", "1962-10-16 1962-10-28 1962-10-16 1962-10-28"},
        {"{1962-10-16..1962-10-28}", "1962-10-16 1962-10-16 1962-10-28 1962-10-28"},
        {"[..1984]", "-oo 1984-12-31 -oo 1984-12-31"},
        {"{..1984}", "-oo -oo 1984-12-31 1984-12-31"},
        {"[1984..]", "1984-01-01 +oo 1984-01-01 +oo"},
        {"{1984..}", "1984-01-01 1984-01-01 +oo +oo"},
        {"[1962-10-16~..1962-10-28]", "1962-10-13 1962-10-28 1962-10-13 1962-10-28"},
    };
    check_days(cases, sizeof cases / sizeof *cases);
}

static void test_about_widens_by_what_is_marked(void **state) {
    (void)state;
    static const DaysCase cases[] = {
        {"1962-10-18~", "1962-10-15 1962-10-21 1962-10-15 1962-10-21"},
        {"1962-10-18%", "1962-10-15 1962-10-21 1962-10-15 1962-10-21 ?"},
        {"1962-10-~18", "1962-10-15 1962-10-21 1962-10-15 1962-10-21"},
        {"1962-10~-18", "1962-09-17 1962-11-18 1962-09-17 1962-11-18"},
        {"1964~-02-29", "1963-02-28 1965-02-28 1963-02-28 1965-02-28"},
        {"1962-10~", "1962-09-16 1962-11-15 1962-09-16 1962-11-15"},
        {"1962~-10", "1961-10-01 1963-10-31 1961-10-01 1963-10-31"},
        {"1962~", "1961-01-01 1963-12-31 1961-01-01 1963-12-31"},
        {"196X~", "1955-01-01 1974-12-31 1955-01-01 1974-12-31"},
        {"19XX~", "1875-01-01 2024-12-31 1875-01-01 2024-12-31"},
        {"1XXX~", "0750-01-01 2249-12-31 0750-01-01 2249-12-31"},
        {"XXXX~", "0000-01-01 9999-12-31 0000-01-01 9999-12-31"},
        {"1950S2~", "1875-01-01 2024-12-31 1875-01-01 2024-12-31"},
        {"1962-21~", "1962-01-29 1962-07-01 1962-01-29 1962-07-01"},
        {"Y17000~", "16999-01-01 17001-12-31 16999-01-01 17001-12-31"},
    };
    check_days(cases, sizeof cases / sizeof *cases);
}

static int32_t day_from(const char *text, bool last) {
    int32_t first_day, last_day;
    if (text[0] == '.')
        return last ? DAY_OPEN_AFTER : DAY_OPEN_BEFORE;
    assert_true(date_bounds(str_from_c(text), &first_day, &last_day));
    return last ? last_day : first_day;
}

static void test_certainly_and_possibly(void **state) {
    (void)state;
    static const struct {
        const char *text, *from, *to, *answer;
    } cases[] = {
        {"1962-10-18", "1962-10-16", "1962-10-28", "certainly"},
        {"1962-10-18", "1962-10-18", "1962-10-18", "certainly"},
        {"1962-10-18", "1962-10-19", "1962-10-28", "no"},
        {"1962-10", "1962-10", "1962-10", "certainly"},
        {"1962-10", "1962-10-16", "1962-10-28", "possibly"},
        {"1962-10", "1962-11", "1962-11", "no"},
        {"1962-10/1962-10", "1962-10-16", "1962-10-28", "certainly"},
        {"1962-10-16/1962-10-28", "1962-10-28", "1963", "certainly"},
        {"196X/1970", "1965", "1965", "possibly"},
        {"1962-10-18?", "1962", "1962", "possibly"},
        {"1962-10-18?", "..", "..", "possibly"},
        {"1962-10-18~", "1962", "1962", "certainly"},
        {"1962-12-31~", "1963", "1963", "possibly"},
        {"1962-10-18%", "1962", "1962", "possibly"},
        {"../1962-10-18", "1900", "1900", "certainly"},
        {"/1962-10-18", "1900", "1900", "possibly"},
        {"/1962-10-18", "1962-10", "1962-10", "certainly"},  // its end lies there
        {"/1962-10-18", "1963", "1963", "no"},
        {"1962-10-18/", "1990", "1990", "possibly"},
        {"1962-10-18/..", "1990", "1990", "certainly"},
        {"/", "1962", "1962", "possibly"},
        {"[1962-10-16,1962-11-16]", "1962-10", "1962-10", "possibly"},
        {"[1962-10-16,1962-11-16]", "1962", "1962", "certainly"},
        {"[1962-10-16,1962-11-16]", "1962-10-20", "1962-10-30", "no"},
        {"[..1984]", "1900", "1990", "possibly"},
        {"[..1984]", "..", "1990", "certainly"},
        {"{1962-10-16,1962-11-16}", "1962-10", "1962-10", "certainly"},
        {"{1962-10-16,1962-11-16}", "1962-10-20", "1962-10-30", "no"},
        {"{1960..1964}", "1962", "1962", "certainly"},
        {"{1962-10-16?,1962-11-16}", "1962-11", "1962-11", "possibly"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DateDaysList days = days_of(cases[i].text);
        int32_t from = day_from(cases[i].from, false), to = day_from(cases[i].to, true);
        bool possibly = false, certainly = false;
        for (size_t k = 0; k < days.n; k++) {
            possibly |= date_possibly_in(days.p[k], from, to);
            certainly |= date_certainly_in(days.p[k], from, to);
        }
        const char *answer = certainly ? "certainly" : possibly ? "possibly" : "no";
        if (strcmp(answer, cases[i].answer) != 0 || (certainly && !possibly))
            fail_msg("%s in %s to %s: %s", cases[i].text, cases[i].from, cases[i].to, answer);
    }
}

static void test_bounds_are_not_widened(void **state) {
    (void)state;
    int32_t first, last;
    assert_true(date_bounds(STR("1962~"), &first, &last));
    assert_str(show_day(first), "1962-01-01");
    assert_str(show_day(last), "1962-12-31");
    assert_true(date_bounds(STR("[..1960,1970]"), &first, &last));
    assert_int_equal(first, DAY_OPEN_BEFORE);
    assert_str(show_day(last), "1970-12-31");
    assert_true(date_bounds(STR("1962-10-18/"), &first, &last));
    assert_int_equal(last, DAY_OPEN_AFTER);
    assert_false(date_bounds(STR("October 1962"), &first, &last));
}

static void test_what_is_no_edtf_has_no_days(void **state) {
    (void)state;
    DateDaysList days;
    Fail fail = {0};
    assert_false(date_days(STR("18 October 1962"), arena, &days, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_int_equal(days.n, 0);
}

static void test_roles_have_names(void **state) {
    (void)state;
    for (unsigned i = 0; i < DATE_ROLE_COUNT; i++) {
        DateRole role;
        assert_true(date_role_find(str_from_c(date_role_name((DateRole)i)), &role));
        assert_int_equal(role, i);
    }
    DateRole role;
    assert_false(date_role_find(STR("burnt"), &role));
    assert_true(date_role_dates_document(DATE_WRITTEN) && date_role_dates_document(DATE_GIVEN) &&
                date_role_dates_document(DATE_EVENT));
    assert_false(date_role_dates_document(DATE_QUOTED) || date_role_dates_document(DATE_UPLOADED));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_are_counted_from_1970),
        cmocka_unit_test(test_every_day_comes_back_from_its_number),
        cmocka_unit_test(test_days_beyond_the_range_are_clamped_but_not_open),
        cmocka_unit_test(test_moments_lie_between_their_bounds),
        cmocka_unit_test(test_extents_cover_what_their_ends_name),
        cmocka_unit_test(test_members_of_sets_stand_one_by_one),
        cmocka_unit_test(test_about_widens_by_what_is_marked),
        cmocka_unit_test(test_certainly_and_possibly),
        cmocka_unit_test(test_bounds_are_not_widened),
        cmocka_unit_test(test_what_is_no_edtf_has_no_days),
        cmocka_unit_test(test_roles_have_names),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
