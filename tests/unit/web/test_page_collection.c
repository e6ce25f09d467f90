#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/page_collection.h"

static struct arena *arena;
static Buf out;
static PageContext context;
static CollectionRow row;
static CollectionRowList path, children;
static DocumentRowList documents;
static PageCollection page;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena, .out = &out, .archive = STR("The archive")};
    row = (CollectionRow){.id = STR("d0abc.ch1"),
                          .kind = COLLECTION_CHAPTER,
                          .title = STR("Berlin & more"),
                          .document_count = 2};
    path = children = (CollectionRowList){0};
    documents = (DocumentRowList){0};
    *LIST_ADD(arena, &path) = (CollectionRow){.id = STR("d0abc"), .title = STR("Volume")};
    page = (PageCollection){
        .row = &row, .path = &path, .children = &children, .documents = &documents};
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
    page_collection_write(&context, &page);
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static void test_the_way_down_and_what_is_in_it(void **state) {
    (void)state;
    *LIST_ADD(arena, &children) =
        (CollectionRow){.id = STR("d0abc.sub"), .title = STR("October"), .document_count = 1200};
    *LIST_ADD(arena, &documents) = (DocumentRow){.id = STR("d0abc.d135"),
                                                 .number = STR("135"),
                                                 .title = STR("Memorandum"),
                                                 .kind = STR("memorandum"),
                                                 .date_edtf = STR("1962-10")};
    Str html = written();
    assert_has(html, "<a href=\"/collection\">All collections</a>");
    assert_has(html, "<a href=\"/collection/d0abc\" dir=\"auto\">Volume</a>");
    assert_has(html, "<p class=\"kind\">chapter</p>");
    assert_has(html, "<h1>Berlin &amp; more</h1>");
    assert_has(html, "October</a> <span class=\"count\">1,200</span>");
    assert_has(html, "<td class=\"number\">135</td><td class=\"when\" title=\"1962-10\">October "
                     "1962</td>");
    assert_has(html, "<a href=\"/d/d0abc.d135\" dir=\"auto\">Memorandum</a>");
    assert_has(html, "href=\"/collection/d0abc.ch1.json\">this page as data");
}

static void test_what_is_not_visible_keeps_its_line_and_tells_nothing(void **state) {
    (void)state;
    static const struct {
        DocumentState state;
        const char *words;
        bool tells;
    } cases[] = {{STATE_WITHDRAWN, "A document that was withdrawn", false},
                 {STATE_DESTROYED, "A document that was destroyed", false},
                 {STATE_LOST, " not in the present reading", true}};
    for (size_t i = 0; i < 3; i++) {
        documents.n = 0;
        *LIST_ADD(arena, &documents) = (DocumentRow){.id = STR("x"),
                                                     .number = STR("61"),
                                                     .title = STR("Letter to a patient"),
                                                     .kind = STR("confession"),
                                                     .date_edtf = STR("1923-02"),
                                                     .state = cases[i].state};
        Str html = written();
        assert_has(html, cases[i].words);
        assert_has(html, "<td class=\"number\">61</td>");
        assert_has(html, "href=\"/d/x\"");
        assert_int_equal(str_has(html, STR("Letter to a patient")), cases[i].tells);
        assert_int_equal(str_has(html, STR("confession")), cases[i].tells);
        assert_int_equal(str_has(html, STR("1923")), cases[i].tells);
        assert_false(str_has(html, STR("undated")));
    }
}

static void test_long_lists_are_paged(void **state) {
    (void)state;
    for (int i = 0; i <= PAGE_COLLECTION_ROWS; i++)
        *LIST_ADD(arena, &documents) = (DocumentRow){.id = STR("x"), .title = STR("T")};
    Str html = written();
    assert_int_equal(check_html_count(html, "href=\"/d/x\""), PAGE_COLLECTION_ROWS);
    assert_has(html, "href=\"/collection/d0abc.ch1?from=101\" rel=\"next\"");
    assert_false(str_has(html, STR("rel=\"prev\"")));
    page.first = 100;
    documents.n = 1;
    html = written();
    assert_has(html, "href=\"/collection/d0abc.ch1?from=1\" rel=\"prev\"");
    assert_false(str_has(html, STR("rel=\"next\"")));
}

static void test_the_roots_have_a_page_without_a_way_up(void **state) {
    (void)state;
    page.row = NULL;
    path.n = 0;
    *LIST_ADD(arena, &documents) = (DocumentRow){.id = STR("x"), .title = STR("Alone")};
    PageUnreadList unread = {0};
    *LIST_ADD(arena, &unread) = (PageUnread){STR("d0xyz"), STR("junk.bin"), STR("no text")};
    page.unread = &unread;
    Str html = written();
    assert_has(html, "<a href=\"/d/d0xyz\">junk.bin</a> <span class=\"hint\">no text</span>");
    assert_false(str_has(html, STR("No.")));  // nothing has a number
    assert_has(html, "<h1>Collections</h1>");
    assert_has(html, "Documents that stand alone");
    assert_has(html, "aria-current=\"page\">Browse</a>");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_the_way_down_and_what_is_in_it),
        CASE(test_what_is_not_visible_keeps_its_line_and_tells_nothing),
        CASE(test_long_lists_are_paged),
        CASE(test_the_roots_have_a_page_without_a_way_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
