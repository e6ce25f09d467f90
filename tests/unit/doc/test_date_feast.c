/* Proves doc/date_feast.c by days that calendars of those years print. */
#include "doc/date_feast.h"
#include "test.h"

static void test_feasts_fall_on_their_days(void **state) {
    (void)state;
    static const struct {
        Feast feast;
        int32_t year;
        unsigned month, day;
    } cases[] = {
        {FEAST_EASTER, 1938, 4, 17},
        {FEAST_EASTER, 1954, 4, 18},
        {FEAST_EASTER, 1962, 4, 22},
        {FEAST_EASTER, 1818, 3, 22},  // the earliest day there is
        {FEAST_EASTER, 1943, 4, 25},  // the latest
        {FEAST_EASTER, 2000, 4, 23},
        {FEAST_WHITSUN, 1938, 6, 5},
        {FEAST_WHITSUN, 1962, 6, 10},
        {FEAST_PASCHA, 1962, 4, 29},
        {FEAST_PASCHA, 2000, 4, 30},
        {FEAST_PASCHA, 1917, 4, 15},
        {FEAST_CHRISTMAS, 1944, 12, 25},
        {FEAST_EASTER_MONDAY, 1910, 3, 28},
        {FEAST_GOOD_FRIDAY, 1910, 3, 25},
        {FEAST_EASTER_MONDAY, 1916, 4, 24},  // the rising in Dublin
        {FEAST_ASH_WEDNESDAY, 1962, 3, 7},
        {FEAST_ASCENSION, 1962, 5, 31},
        {FEAST_WHIT_MONDAY, 1938, 6, 6},
        {FEAST_CHRISTMAS_EVE, 1914, 12, 24},
        {FEAST_NEW_YEARS_EVE, 1999, 12, 31},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(date_feast_day(cases[i].feast, cases[i].year),
                         date_day(cases[i].year, cases[i].month, cases[i].day));
}

static void test_a_season_of_feasts_is_no_single_day(void **state) {
    (void)state;
    assert_false(date_feast_is_day(FEAST_EASTER));
    assert_false(date_feast_is_day(FEAST_CHRISTMAS));
    assert_true(date_feast_is_day(FEAST_EASTER_MONDAY));
    assert_true(date_feast_is_day(FEAST_CHRISTMAS_DAY));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_feasts_fall_on_their_days),
        cmocka_unit_test(test_a_season_of_feasts_is_no_single_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
