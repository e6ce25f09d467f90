/*
 * Proves query/calendar.c: what it counts for a day or a month is what a search for it finds, for
 * dates of every kind.
 */
#include "query/calendar.h"
#include "query/small.h"

static void put(struct small *small, int number, const char *date, const char *other) {
    struct document *document = small_document(
        small, str_to_c(small->arena, str_format(small->arena, "d%d", number)), "wall");
    const char *dates[] = {date, other};
    for (size_t i = 0; i < 2; i++) {
        if (dates[i] == NULL)
            continue;
        Value *value = description_add(small->arena, &document->description, FIELD_DATE, STR("x"));
        value->norm = str_from_c(dates[i]);
        value->role = STR("written");
    }
    small_put(small, document, VISIBLE_YES);
}

static CalendarCountList counted(struct small *small, int64_t year, unsigned month) {
    Query *query = ARENA_NEW(small->arena, Query);
    CalendarCountList counts;
    EngineAnswer answer;
    Fail fail;
    query_parse(STR("wall"), small->arena, query);
    calendar_make(year, month, small->arena, &counts);
    EngineRequest request = {.query = query, .calendar = &counts};
    assert_ok(engine_search(small->engine, &request, small->arena, &answer, &fail));
    return counts;
}

static void check(struct small *small, int64_t year, unsigned month) {
    CalendarCountList counts = counted(small, year, month);
    for (size_t i = 0; i < counts.n; i++) {
        const char *format = month == 0 ? "wall date:%04d-%02zu" : "wall date:%04d-%02u-%02zu";
        Str typed = month == 0 ? str_format(small->arena, format, (int)year, i + 1)
                               : str_format(small->arena, format, (int)year, month, i + 1);
        EngineAnswer found = small_search(small, str_to_c(small->arena, typed), ORDER_RELEVANCE);
        assert_int_equal(counts.p[i].certain, found.certain);
        assert_int_equal(counts.p[i].possible, found.possible);
    }
}

static void test_counts_are_those_of_a_search(void **state) {
    static const char *const dates[] = {"1962-10-18",
                                        "1962-10",
                                        "1962",
                                        "1962-10-18?",
                                        "1962-10-18~",
                                        "196X",
                                        "1962-10-XX",
                                        "1962-10/1962-11",
                                        "1962-09-28/1962-10-03",
                                        "../1962-10-05",
                                        "1962-10-30/..",
                                        "[1962-10-01,1962-10-03]",
                                        "{1962-10-01,1962-12}",
                                        "1962-02-28/1962-03-01",
                                        "1963-10-18",
                                        "/1962-10-02",
                                        "1962-10-31T23:00:00",
                                        "XXXX-10-10"};
    struct small *small = *state;
    int number = 0;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        put(small, number++, dates[i], NULL);
        put(small, number++, dates[i], dates[(i * 7 + 3) % (sizeof dates / sizeof *dates)]);
    }
    put(small, number, NULL, NULL);
    check(small, 1962, 10);
    check(small, 1962, 2);
    check(small, 1962, 0);
    check(small, 1963, 0);
    check(small, 1850, 1);
}

static void test_months_have_their_days(void **state) {
    struct arena *arena = ((struct small *)*state)->arena;
    static const struct {
        int64_t year;
        unsigned month;
        size_t days;
    } cases[] = {{1962, 2, 28}, {1964, 2, 29},  {1900, 2, 28}, {2000, 2, 29},
                 {1962, 4, 30}, {1962, 12, 31}, {1962, 0, 12}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CalendarCountList counts;
        calendar_make(cases[i].year, cases[i].month, arena, &counts);
        assert_int_equal(counts.n, cases[i].days);
        for (size_t j = 1; j < counts.n; j++)
            assert_int_equal(counts.p[j].first, counts.p[j - 1].last + 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_counts_are_those_of_a_search, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_months_have_their_days, small_setup, small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
