#include "test.h"

#include "web/check_html.h"
#include "web/page_about.h"

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

static Str marked_up(Str markdown) {
    Markup m = {.out = &out};
    buf_clear(&out);
    page_about_markdown(&m, arena, markdown);
    markup_finish(&m);
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s", problem);
    return buf_as_str(&out);
}

static void test_markdown_becomes_our_own_markup(void **state) {
    (void)state;
    assert_str(marked_up(STR("# A\n\nb *c* **d** `e` [f](/g) [h](https://i.example/)\n\n- j\n")),
               "<h1>A</h1>\n<p>b <em>c</em> <strong>d</strong> <code>e</code> <a href=\"/g\">f</a> "
               "<a href=\"https://i.example/\" rel=\"noreferrer nofollow\">h</a></p>\n"
               "<ul><li><p>j</p>\n</li>\n</ul>\n");
}

static void test_lines_with_bars_are_a_table(void **state) {
    (void)state;
    assert_str(
        marked_up(STR("| typed | finds |\n|---|---|\n| `a*` | *b* and `c` |\n| `d`, `e` | |\n"
                      "\nf | g\n")),
        "<table><tr><th> typed </th><th> finds </th></tr>\n"
        "<tr><td><a href=\"/search?q=a%2A\"><code>a*</code></a> </td><td><em>b</em> and "
        "<code>c</code> </td></tr>\n"
        "<tr><td><a href=\"/search?q=d\"><code>d</code></a>, <a href=\"/search?q=e\">"
        "<code>e</code></a> </td></tr>\n</table>\n<p>f | g</p>\n");
    assert_true(str_has(marked_up(STR("| *a | b*\n| c [d\n| e](/f) |\n")), STR("a | b")));
}

static void test_html_inside_is_text_and_bad_links_are_none(void **state) {
    (void)state;
    assert_str(marked_up(STR("a <b onclick=x> [c](javascript:d)\n\n<script>e</script>\n")),
               "<p>a &lt;b onclick=x&gt; <a>c</a></p>\n&lt;script&gt;e&lt;/script&gt;\n");
}

static void test_deep_quotes_stay_within_bounds(void **state) {
    (void)state;
    char deep[3000];
    memset(deep, '>', sizeof deep);
    deep[sizeof deep - 1] = 'x';
    assert_true(str_has(marked_up((Str){deep, sizeof deep}), STR("x")));
}

static void test_cut_and_flipped_markdown_is_well_formed(void **state) {
    (void)state;
    const char text[] =
        "# A <b>\n\n> *c* [d](/e \"f\")\n\n1. `g`\n\n```\nh\n```\n\n| i | *j* |\n|-|\n";
    for (size_t n = 0; n < sizeof text; n++)
        for (int bit = 0; bit < 8; bit++) {
            char bytes[sizeof text];
            memcpy(bytes, text, sizeof text);
            bytes[n] = (char)(bytes[n] ^ (1 << bit));
            marked_up((Str){bytes, n + 1});
        }
}

static bool only_berlin(void *context, Str query) {
    (void)context;
    return str_has(query, STR("berlin"));
}

static void test_both_pages_are_whole(void **state) {
    (void)state;
    PageContext context = {.request = arena, .out = &out, .archive = STR("A")};
    Config config = {.sentence = STR("One sentence."), .rights = STR("Public domain.")};
    page_about_archive(&context, &config);
    assert_null(check_html(buf_as_str(&out)));
    assert_true(str_has(buf_as_str(&out), STR("Public domain.")));
    buf_clear(&out);
    ExampleLinks links = {only_berlin, NULL};
    page_about_searching(&context, &links);
    assert_null(check_html(buf_as_str(&out)));
    // what finds nothing here is shown, and no link
    assert_true(str_has(buf_as_str(&out), STR("<a href=\"/search?q=kennedy%20berlin\">")));
    assert_true(str_has(buf_as_str(&out), STR("<td><code>miss*</code>")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_markdown_becomes_our_own_markup),
        CASE(test_lines_with_bars_are_a_table),
        CASE(test_html_inside_is_text_and_bad_links_are_none),
        CASE(test_deep_quotes_stay_within_bounds),
        CASE(test_cut_and_flipped_markdown_is_well_formed),
        CASE(test_both_pages_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
