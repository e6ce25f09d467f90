#include "test.h"

#include "web/check_html.h"
#include "web/page_home.h"

static struct arena *arena;
static Buf out;
static PageContext context;
static Config config;
static HoldingCount holding;
static YearCountList years;
static CollectionRowList collections;
static PageHomeTryList tries;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena, .out = &out, .archive = STR("The archive")};
    config = (Config){.sentence = STR("Papers of <two> sides.")};
    holding = (HoldingCount){.first_day = INT32_MAX, .last_day = INT32_MIN};
    years = (YearCountList){0};
    collections = (CollectionRowList){0};
    tries = (PageHomeTryList){0};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static Str written(void) {
    buf_clear(&out);
    page_home_write(&context, &(PageHome){&config, &holding, &years, &collections, &tries});
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static void assert_has(Str html, const char *part) {
    if (!str_has(html, str_from_c(part)))
        fail_msg("\"%s\" is not in\n%.*s", part, STR_ARG(html));
}

static void test_an_empty_archive_says_how_to_fill_it(void **state) {
    (void)state;
    Str html = written();
    assert_has(html, "<h1>The archive</h1>");
    assert_has(html, "Papers of &lt;two&gt; sides.");
    assert_has(html, "fonds add PATH");
    assert_false(str_has(html, STR("What it holds")));
}

static void test_the_holding_is_told_in_counts_that_are_links(void **state) {
    (void)state;
    holding = (HoldingCount){.deposits = 24,
                             .documents = 7056,
                             .apparatus = 190,
                             .undated = 742,
                             .withdrawn = 1,
                             .original_bytes = 79200000,
                             .first_day = date_day(1948, 1, 1),
                             .last_day = date_day(1979, 12, 31)};
    *LIST_ADD(arena, &years) = (YearCount){1948, 10, 0};
    *LIST_ADD(arena, &years) = (YearCount){1979, 5, 1};
    *LIST_ADD(arena, &tries) = (PageHomeTry){STR("kind:telegram"), STR("every telegram"), 2345};
    *LIST_ADD(arena, &collections) =
        (CollectionRow){.id = STR("d0abc"), .title = STR("Volume XV"), .document_count = 256};
    Str html = written();
    assert_has(html, "<a href=\"/search?q=\">7,056 documents</a> of 1948 to 1979, <a "
                     "href=\"/search?q=undated%3Ayes\">742 undated</a>; 190 prefaces and lists; 24 "
                     "deposits of 79 MB, kept as received.");
    assert_has(html, "1 document was withdrawn or destroyed");
    assert_has(html, "<a href=\"/search?q=kind%3Atelegram\">every telegram</a> <span "
                     "class=\"count\">2,345 documents</span>");
    assert_has(html, "<a href=\"/collection/d0abc\">Volume XV</a>");
    assert_has(html, "<svg ");
    assert_false(str_has(html, STR("fonds add")));
}

static void test_many_collections_end_in_a_link_to_all(void **state) {
    (void)state;
    holding.documents = holding.deposits = 1;
    for (int i = 0; i < 30; i++)
        *LIST_ADD(arena, &collections) =
            (CollectionRow){.id = str_format(arena, "c%d", i), .title = STR("x")};
    Str html = written();
    assert_int_equal(check_html_count(html, "href=\"/collection/c"), 12);
    assert_has(html, "<a href=\"/collection\">All 30 collections</a>");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_an_empty_archive_says_how_to_fill_it),
        CASE(test_the_holding_is_told_in_counts_that_are_links),
        CASE(test_many_collections_end_in_a_link_to_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
