/* Proves query/bare_date.c: which words a reader may have meant as a date. */
#include "query/bare_date.h"
#include "test.h"

static void test_days_and_months_that_stand_as_words_are_proposed(void **state) {
    (void)state;
    static const struct {
        const char *typed, *queries;  // with '|' between
    } cases[] = {
        {"1962-10-18", "date:1962-10-18"},
        {"berlin 1962-10-18", "berlin date:1962-10-18"},
        {"berlin \"18 October 1962\" -wall", "berlin date:1962-10-18 -wall"},
        {"18 October 1962", "date:1962-10-18"},
        {"26.10.1962", "date:1962-10-26"},
        {"1962-10", "date:1962-10"},
        {"1962", ""},
        {"berlin 1962", ""},
        {"berlin OR 1962-10-18", ""},
        {"-1962-10-18", ""},
        {"date:1962-10-18", ""},
        {"title:1962-10-18", ""},
        {"3/4/1962", ""},
        {"", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Query query;
        StrList queries = {0};
        query_parse(str_from_c(cases[i].typed), arena, &query);
        bare_date_queries(&query, arena, &queries);
        assert_str(str_join(arena, queries, STR("|")), cases[i].queries);
    }
    arena_destroy(arena);
}

static void test_at_most_three_are_proposed(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Query query;
    StrList queries = {0};
    query_parse(STR("1962-10-18 1962-10-19 1962-10-20 1962-10-21"), arena, &query);
    bare_date_queries(&query, arena, &queries);
    assert_int_equal(queries.n, BARE_DATES_MAX);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_and_months_that_stand_as_words_are_proposed),
        cmocka_unit_test(test_at_most_three_are_proposed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
