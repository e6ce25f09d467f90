/* Proves query/query_edit.c: an edited query parses to what the edit promises. */
#include "query/query_edit.h"
#include "test.h"

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static Query *parse(const char *typed) {
    Query *query = ARENA_NEW(arena, Query);
    query_parse(str_from_c(typed), arena, query);
    return query;
}

static void test_a_term_joins_whatever_was_left_open(void **state) {
    (void)state;
    static const struct {
        const char *typed, *narrowed;
    } cases[] = {
        {"", "kind:=a"},
        {"berlin", "berlin kind:=a"},
        {" berlin  wall ", "berlin  wall kind:=a"},
        {"a OR b", "a OR b kind:=a"},
        {"\"bay of pigs", "kind:=a \"bay of pigs"},
        {"berlin -(wall", "kind:=a berlin -(wall"},
        {"berlin OR", "kind:=a berlin OR"},
        {"berlin NOT", "kind:=a berlin NOT"},
        {"berlin NEAR/5", "berlin NEAR/5 kind:=a"},
        {"title:", "title: kind:=a"},
        {"(", "kind:=a"},
        {"\"", "kind:=a"},
        {"berlin \xFF", "berlin \xEF\xBF\xBD kind:=a"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Query *query = parse(cases[i].typed);
        assert_str(query_edit_narrow(query, STR("kind:=a"), arena), cases[i].narrowed);
    }
}

static void test_limits_are_those_that_hold_for_all(void **state) {
    (void)state;
    static const struct {
        const char *typed;
        size_t count;
        const char *first_gone;
    } cases[] = {
        {"berlin", 0, NULL},
        {"date:1962", 1, ""},
        {"berlin kind:=a date:1962", 2, "berlin date:1962"},
        {"berlin -kind:=\"a b\" wall", 1, "berlin wall"},
        {"berlin (kind:=a)", 1, "berlin"},
        {"berlin ( (kind:=a) ) wall", 1, "berlin wall"},
        {"a AND undated:yes", 1, "a"},
        {"undated:no a", 1, "a"},
        {"in:apparatus list", 1, "list"},
        {"list variants:no", 1, "list"},
        {"a OR kind:=b", 0, NULL},
        {"-(a kind:=b)", 0, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Query *query = parse(cases[i].typed);
        QueryNodeList limits = {0};
        query_edit_limits(query, arena, &limits);
        assert_int_equal(limits.n, cases[i].count);
        if (limits.n > 0)
            assert_str(query_edit_without(query, limits.p[0], arena), cases[i].first_gone);
    }
}

static void test_dates_are_taken_away_wherever_they_stand(void **state) {
    (void)state;
    static const struct {
        const char *typed, *left;
    } cases[] = {
        {"bay date:1962 pigs", "bay pigs"},
        {"date:1962", ""},
        {"a date:1961 OR date:1962", "a"},
        {"(date:1961 OR date:1962) a", "a"},
        {"a (date:1962)", "a"},
        {"bay", "bay"},
        {"a -date:1962 b", "a b"},
        {"a undated:yes", "a"},
        {"date:\"1962-10\" a", "a"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(query_edit_without_dates(parse(cases[i].typed), arena), cases[i].left);
}

static void test_buckets_are_said_where_a_query_can_say_them(void **state) {
    (void)state;
    static const struct {
        const char *typed, *certainly, *possibly;
    } cases[] = {
        {"a date:1962 b", "a date:certain:1962 b", "a date:possible:1962 b"},
        {"date:\"1962-10\"", "date:certain:1962-10", "date:possible:1962-10"},
        {"date:1960s", "date:certain:196X", "date:possible:196X"},
        {"a OR date:1962", "a OR date:certain:1962", ""},
        {"date:1961 date:1962", "date:certain:1961 date:certain:1962", ""},
        {"-date:1962", "", ""},
        {"a", "", ""},
        {"date:certain:1962", "", ""},
        {"date:possible:1962", "date:certain:1962", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Query *query = parse(cases[i].typed);
        assert_str(query_edit_dated(query, DATED_CERTAINLY, arena), cases[i].certainly);
        assert_str(query_edit_dated(query, DATED_POSSIBLY, arena), cases[i].possibly);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_term_joins_whatever_was_left_open, setup, teardown),
        cmocka_unit_test_setup_teardown(test_limits_are_those_that_hold_for_all, setup, teardown),
        cmocka_unit_test_setup_teardown(test_dates_are_taken_away_wherever_they_stand, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_buckets_are_said_where_a_query_can_say_them, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
