#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/page_facets.h"

static struct arena *arena;
static Buf out;
static PageContext context;
static SearchAnswer answer;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena, .out = &out, .archive = STR("The archive")};
    answer = (SearchAnswer){.counts.total = 100};
    query_parse(STR("bay pigs"), arena, &answer.query);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static void add(Field field, const char *value, uint64_t count) {
    *LIST_ADD(arena, &answer.counts.facets) =
        (FacetCount){.field = field, .value = str_from_c(value), .certain = count};
}

static Str checked(void) {
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static Str beside(void) {
    Markup m = {.out = &out};
    buf_clear(&out);
    page_facets_write(&m, arena, &answer);
    return checked();
}

static Str list(Field field, bool by_name, size_t first) {
    buf_clear(&out);
    PageValues page = {.answer = &answer, .field = field, .by_name = by_name, .first = first};
    page_facets_list(&context, &page);
    return checked();
}

static void test_values_narrow_the_words_typed(void **state) {
    (void)state;
    add(FIELD_KIND, "telegram", 8);
    add(FIELD_KIND, "memorandum of \"talk\"", 7);
    add(FIELD_LANGUAGE, "ru", 8);
    add(FIELD_LANGUAGE, "en", 8);
    Str html = beside();
    assert_has(html, "q=bay%20pigs%20kind%3A%3Dtelegram\" dir=\"auto\">telegram</a> "
                     "<span class=\"count\">8</span>");
    assert_has(html, "kind%3A%3D%22memorandum%20of%20%20talk%20%22");
    assert_has(html, "language%3A%3Dru\" dir=\"auto\">Russian</a>");
}

static void test_a_value_in_force_is_taken_away(void **state) {
    (void)state;
    query_parse(STR("bay kind:=telegram pigs"), arena, &answer.query);
    add(FIELD_KIND, "telegram", 100);
    Str html = beside();
    assert_has(html, "<li class=\"taken\"><a href=\"/search?q=bay%20pigs\" dir=\"auto\" "
                     "aria-label=\"Take away: telegram\">telegram</a></li>");
    assert_int_equal(check_html_count(html, "<li"), 1);
}

static void test_what_narrows_nothing_is_left_out(void **state) {
    (void)state;
    add(FIELD_LANGUAGE, "en", 100);  // all of them
    add(FIELD_LANGUAGE, "ru", 3);
    add(FIELD_PLACE, "Moscow", 1);
    add(FIELD_PLACE, "Paris", 1);
    assert_false(str_has(beside(), STR("<h3>")));
}

static void test_many_values_lead_to_a_page_of_all(void **state) {
    (void)state;
    for (int i = 0; i < 20; i++)
        add(FIELD_KIND, str_to_c(arena, str_format(arena, "kind%d", i)), i < 19 ? 2 : 1);
    Str html = beside();
    assert_has(html, "<a href=\"/search/values?q=bay%20pigs&amp;field=kind\"");
    assert_int_equal(check_html_count(html, "kind%3A%3Dkind"), 8);
    html = list(FIELD_KIND, false, 0);
    assert_has(html, "20 values in 100 documents");
    assert_int_equal(check_html_count(html, "kind%3A%3Dkind"), 20);
    assert_has(html, "/search/values.json?q=bay%20pigs&amp;field=kind");
}

static void test_values_go_by_name_and_page_by_page(void **state) {
    (void)state;
    for (int i = 0; i < PAGE_FACETS_ROWS + 1; i++)
        add(FIELD_PLACE, str_to_c(arena, str_format(arena, "p%04d", 9999 - i)), 2);
    Str html = list(FIELD_PLACE, true, 0);
    assert_has(html, "field=place&amp;order=name&amp;from=501\" rel=\"next\"");
    size_t last, first;
    assert_true(str_find(html, STR(">p9499<"), &first) && str_find(html, STR(">p9500<"), &last));
    assert_true(first < last);
    html = list(FIELD_PLACE, true, PAGE_FACETS_ROWS);
    assert_int_equal(check_html_count(html, "place%3A%3Dp"), 1);
    assert_has(html, "order=name\" rel=\"prev\"");
    assert_int_equal(check_html_count(list(FIELD_PLACE, false, 99999), "place%3A%3Dp"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_values_narrow_the_words_typed),      CASE(test_a_value_in_force_is_taken_away),
        CASE(test_what_narrows_nothing_is_left_out),   CASE(test_many_values_lead_to_a_page_of_all),
        CASE(test_values_go_by_name_and_page_by_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
