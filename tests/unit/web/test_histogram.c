#include "test.h"

#include "web/check_html.h"
#include "web/histogram.h"

static struct arena *arena;
static Buf out;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static Str drawn(const YearCount *years, size_t n, Str query) {
    YearCountList list = {0};
    for (size_t i = 0; i < n; i++)
        *LIST_ADD(arena, &list) = years[i];
    Markup m = {.out = &out};
    buf_clear(&out);
    Query parsed;
    query_parse(query, arena, &parsed);
    histogram_write(&m, arena, &list, query.n > 0 ? &parsed : NULL);
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s", problem);
    return buf_as_str(&out);
}

static void test_certain_and_possible_are_different_bars_with_words(void **state) {
    (void)state;
    YearCount years[] = {{1961, 10, 0}, {1963, 5, 5}};
    Str html = drawn(years, 2, STR("berlin"));
    assert_int_equal(check_html_count(html, "class=\"certain\""), 2);
    assert_int_equal(check_html_count(html, "class=\"possible\""), 1);
    assert_true(str_has(html, STR("href=\"/search?q=berlin%20date%3A1963\"")));
    assert_true(str_has(html, STR("1963: 10 documents, 5 of them only possibly")));
    assert_true(str_has(html, STR("viewBox=\"0 0 240 96\"")));  // 1962 has its place
}

static void test_one_year_or_none_is_no_histogram(void **state) {
    (void)state;
    YearCount years[] = {{1961, 10, 0}};
    assert_str(drawn(years, 1, (Str){0}), "");
    assert_str(drawn(years, 0, (Str){0}), "");
    YearCount empty[] = {{1961, 0, 0}, {1962, 0, 0}};
    assert_str(drawn(empty, 2, (Str){0}), "");
}

static void test_long_stretches_are_drawn_by_decade_and_century(void **state) {
    (void)state;
    YearCount years[] = {{1701, 1, 0}, {1709, 1, 0}, {1962, 3, 0}};
    Str html = drawn(years, 3, (Str){0});
    assert_true(str_has(html, STR("q=date%3A1700..1709")));
    assert_true(str_has(html, STR("1700..1709: 2 documents")));
    YearCount ages[] = {{-500, 1, 0}, {1962, 3, 0}};
    html = drawn(ages, 2, (Str){0});
    assert_true(str_has(html, STR("1900..1999")) || str_has(html, STR("1960..1969")));
}

static void test_years_of_any_size_do_no_harm(void **state) {
    (void)state;
    YearCount years[] = {{INT32_MIN, UINT32_MAX, 1}, {INT32_MAX, 1, UINT32_MAX}};
    drawn(years, 2, (Str){0});
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_certain_and_possible_are_different_bars_with_words),
        CASE(test_one_year_or_none_is_no_histogram),
        CASE(test_long_stretches_are_drawn_by_decade_and_century),
        CASE(test_years_of_any_size_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
