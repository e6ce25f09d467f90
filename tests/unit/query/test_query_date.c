/* Proves query/query_date.c. Days since 1970-01-01: 1962-01-01 is -2922, 1962-12-31 -2558. */
#include "query/query_date.h"
#include "test.h"

static void test_dates_become_days(void **state) {
    (void)state;
    static const struct {
        const char *typed, *text;
        DatedWhich dated;
        int32_t from, to;
    } cases[] = {
        {"1962", "1962", DATED_EITHER, -2922, -2558},
        {"certain:1962", "1962", DATED_CERTAINLY, -2922, -2558},
        {"possible:1962", "1962", DATED_POSSIBLY, -2922, -2558},
        {"1960s", "196X", DATED_EITHER, -3653, -1},
        {"31.12.1962", "1962-12-31", DATED_EITHER, -2558, -2558},
        {"certain:31 December 1962", "1962-12-31", DATED_CERTAINLY, -2558, -2558},
        {"31. Dezember 1962", "1962-12-31", DATED_EITHER, -2558, -2558},
        {"31 d\u00e9cembre 1962", "1962-12-31", DATED_EITHER, -2558, -2558},
        {"31 \u0434\u0435\u043a\u0430\u0431\u0440\u044f 1962", "1962-12-31", DATED_EITHER, -2558,
         -2558},
        {"December 31, 1962", "1962-12-31", DATED_EITHER, -2558, -2558},
        {"31.12.1962..", "1962-12-31..", DATED_EITHER, -2558, DAY_OPEN_AFTER},
        {"1962-01-01..1962-12-31", "1962-01-01..1962-12-31", DATED_EITHER, -2922, -2558},
        {"1962-12-31..1962-01-01", "1962-01-01..1962-12-31", DATED_EITHER, -2922, -2558},
        {"1962..", "1962..", DATED_EITHER, -2922, DAY_OPEN_AFTER},
        {"..1962", "..1962", DATED_EITHER, DAY_OPEN_BEFORE, -2558},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct query_node node = {.kind = QUERY_DATE};
        assert_true(query_date_read(str_from_c(cases[i].typed), arena, &node));
        assert_str(node.text, cases[i].text);
        assert_int_equal(node.dated, cases[i].dated);
        assert_int_equal(node.from, cases[i].from);
        assert_int_equal(node.to, cases[i].to);
    }
    arena_destroy(arena);
}

static void test_what_is_no_date_is_refused(void **state) {
    (void)state;
    static const char *const typed[] = {"",
                                        "..",
                                        "x",
                                        "13/13/1962",
                                        "31 December",
                                        "certain:",
                                        "196s",
                                        "1962-13",
                                        "1962..x",
                                        "x..1962",
                                        "possible:possible:1962",
                                        "certain:..",
                                        "1962-10-16...1962"};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        struct query_node node = {.kind = QUERY_DATE};
        if (query_date_read(str_from_c(typed[i]), arena, &node))
            fail_msg("\"%s\" is taken for a date", typed[i]);
    }
    arena_destroy(arena);
}

static void test_what_is_one_of_two_days_keeps_both(void **state) {
    (void)state;
    static const char *const typed[] = {"3/4/1962", "4/3/1962", "[1962-03-04,1962-04-03]"};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        struct query_node node = {.kind = QUERY_DATE};
        assert_true(query_date_read(str_from_c(typed[i]), arena, &node));
        assert_str(node.text, "[1962-03-04,1962-04-03]");
        assert_int_equal(node.one_of.n, 2);
        assert_int_equal(node.one_of.p[0].from, -2860);  // 31 + 28 + 3 days after 1 January
        assert_int_equal(node.one_of.p[0].to, -2860);
        assert_int_equal(node.one_of.p[1].from, -2830);
        assert_int_equal(node.from, -2860);
        assert_int_equal(node.to, -2830);
    }
    arena_destroy(arena);
}

static void test_a_date_of_several_words_ends_where_it_is_whole(void **state) {
    (void)state;
    static const struct {
        const char *typed, *taken;
    } cases[] = {
        {"14 March 1911 berlin", "14 March 1911"},
        {"march 1911", "march 1911"},
        {"certain:14 March 1911", "certain:14 March 1911"},
        {"14 March 1911..20 March 1911 x", "14 March 1911..20 March 1911"},
        {"16 to 28 October 1962", "16 to 28 October 1962"},
        {"1911 march", "1911"},
        {"14 March", "14"},
        {"14 kind:letter 1911", "14"},
        {"14 (March 1911)", "14"},
        {"x", "x"},
        {"14 ", "14"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from_c(cases[i].typed);
        size_t first = 0;
        while (first < text.n && text.p[first] != ' ')
            first++;
        assert_str(str_slice(text, 0, query_date_end(text, 0, first, arena)), cases[i].taken);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_become_days),
        cmocka_unit_test(test_what_is_no_date_is_refused),
        cmocka_unit_test(test_what_is_one_of_two_days_keeps_both),
        cmocka_unit_test(test_a_date_of_several_words_ends_where_it_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
