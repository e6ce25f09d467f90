#include "test.h"

#include "web/check_html.h"
#include "web/page_frame.h"

static struct arena *arena;
static Buf out;
static PageContext context;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena,
                            .out = &out,
                            .archive = STR("A & <B>"),
                            .style = STR("/assets/s.css"),
                            .picture = STR("/assets/p.svg")};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static void test_a_page_is_whole_and_the_way_past_the_head_comes_first(void **state) {
    (void)state;
    PageFrame frame = {.title = STR("T"),
                       .query = STR("\"x\""),
                       .data = STR("/d/x.json"),
                       .canonical = STR("https://a.example/d/x"),
                       .skip = "Skip to text",
                       .skip_to = "#text"};
    Markup m = page_frame_begin(&context, &frame);
    page_frame_end(&context, &frame, &m);
    Str html = buf_as_str(&out);
    const char *problem = check_html(html);
    if (problem != NULL)
        fail_msg("%s", problem);
    assert_true(str_starts(html, STR("<!DOCTYPE html>\n<html lang=\"en\">")));
    assert_true(str_has(html, STR("<title>T \xc2\xb7 A &amp; &lt;B&gt;</title>")));
    assert_true(str_has(html, STR("<body><a class=\"skip\" href=\"#text\">Skip to text</a>")));
    assert_true(str_has(html, STR("value=\"&quot;x&quot;\"")));
    assert_true(str_has(html, STR("<link rel=\"canonical\" href=\"https://a.example/d/x\">")));
    assert_true(str_has(html, STR("<a href=\"/d/x.json\">this page as data (JSON)</a>")));
    assert_int_equal(check_html_count(html, "<main "), 1);
}

static void test_a_way_to_events_is_shown_where_there_are_some(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        PageFrame frame = {0};
        context.events = i == 1;
        buf_clear(&out);
        Markup m = page_frame_begin(&context, &frame);
        page_frame_end(&context, &frame, &m);
        assert_true(str_has(buf_as_str(&out), STR("href=\"/events\"")) == (i == 1));
    }
}

static void test_the_page_one_is_on_is_marked(void **state) {
    (void)state;
    PageFrame frame = {.here = "/about"};
    Markup m = page_frame_begin(&context, &frame);
    page_frame_end(&context, &frame, &m);
    Str html = buf_as_str(&out);
    assert_int_equal(check_html_count(html, "aria-current"), 1);
    assert_true(str_has(html, STR("href=\"/about\" aria-current=\"page\"")));
}

static void test_messages_escape_what_was_asked(void **state) {
    (void)state;
    page_frame_message(&context, &(PageMessage){.title = STR("Not found"),
                                                .what = STR("<script>alert(1)</script>"),
                                                .remedy = STR("Look elsewhere."),
                                                .link = STR("/search?q=x"),
                                                .link_words = STR("Search")});
    Str html = buf_as_str(&out);
    const char *problem = check_html(html);
    if (problem != NULL)
        fail_msg("%s", problem);
    assert_true(str_has(html, STR("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")));
    assert_true(str_has(html, STR("<a href=\"/search?q=x\">Search</a>")));
}

static void test_light_and_dark_are_links_that_come_back(void **state) {
    (void)state;
    PageFrame frame = {.title = STR("T")};
    context.here = STR("/search?q=a&from=2");
    Markup m = page_frame_begin(&context, &frame);
    page_frame_end(&context, &frame, &m);
    Str html = buf_as_str(&out);
    assert_true(str_has(html, STR("<a href=\"/look?as=dark&amp;to=/search%3Fq%3Da%26from%3D2\"")));
    assert_true(str_has(html, STR("content=\"light dark\"")));
    assert_false(str_has(html, STR("<html lang=\"en\" class")));
    buf_clear(&out);
    context.look = LOOK_DARK;
    m = page_frame_begin(&context, &frame);
    page_frame_end(&context, &frame, &m);
    html = buf_as_str(&out);
    assert_true(str_has(html, STR("<html lang=\"en\" class=\"dark\">")));
    assert_true(str_has(html, STR("content=\"dark\"")));
    assert_true(str_has(html, STR("as=system&amp;to=")));
    assert_int_equal(page_frame_look(STR("dark")), LOOK_DARK);
    assert_int_equal(page_frame_look(STR("")), LOOK_SYSTEM);
    assert_int_equal(page_frame_look(STR("\"><")), LOOK_SYSTEM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_light_and_dark_are_links_that_come_back),
        CASE(test_a_page_is_whole_and_the_way_past_the_head_comes_first),
        CASE(test_a_way_to_events_is_shown_where_there_are_some),
        CASE(test_the_page_one_is_on_is_marked),
        CASE(test_messages_escape_what_was_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
