#include "base/buf.h"
#include "import/page_line.h"
#include "test.h"

/* Lines with a letter for the hint (p plain, l label, v value, h heading; capital: beside the
 * text). */
static Str lines_of(const char *html, struct arena *arena) {
    const struct html_node *root = NULL;
    Fail fail = {0};
    PageLineList lines = {0};
    assert_ok(html_parse(str_from_c(html), arena, &root, &fail));
    page_line_of_html(root, arena, &lines);
    Buf out = {0};
    for (size_t i = 0; i < lines.n; i++) {
        const PageLine *line = &lines.p[i];
        buf_format(&out, "%s%c:%.*s", i > 0 ? "|" : "",
                   (line->furniture ? "PLVH" : "plvh")[line->hint], STR_ARG(line->text));
    }
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void test_pages_become_lines_with_their_roles(void **state) {
    (void)state;
    static const struct {
        const char *html, *lines;
    } cases[] = {
        {"<h1>T</h1><p>a<br> b</p>c", "h:T|p:a|p:b|p:c"},
        {"<dl><dt>K<dd>V</dl>", "l:K|v:V"},
        {"<table><tr><th>K<td>V<tr><td>a<td>b<tr><td>x<td>y<td>z</table>",
         "l:K|v:V|l:a|v:b|p:x|p:y|p:z"},
        {"<table><tr><td>a<td>b<td>en_US<tr><td>c<td>d<td></table>", "l:a|v:b|p:en_US|l:c|v:d"},
        {"<div class=field--label-above><p>one<p>two</div>", "p:one|p:two"},
        {"<p>text<div class=sidebar-box><p>a</div><div class=with-sidebar>b</div>",
         "p:text|P:a|p:b"},
        {"<p><b>Record ID</b> 77<p><b>bold</b> text", "l:Record ID|v:77|p:bold text"},
        {"<p><strong>Date:</strong> 1911", "l:Date:|v:1911"},
        {"<div class=field__label>K:&nbsp;</div><div class=field__item>V</div>", "l:K:|v:V"},
        {"<li>Places: <a href=/1>A</a>, <a href=/2>B</a>", "l:Places:|p:A|p:B"},
        {"<p>See: <a href=/1>A</a>", "p:See: A"},
        {"<ul><li><span class=k>Date</span> 1911<li><span class=k>Paper</span> thin"
         "<li><span class=k>Author</span> A</ul>",
         "l:Date|v:1911|p:Paper|p:thin|l:Author|v:A"},
        {"<ul><li><span class=k>Date</span> palms<li>b<li>c</ul>", "p:Date palms|p:b|p:c"},
        {"<div class=field--label-hidden><div class=field__item><p>V</div></div>", "p:V"},
        {"<body class='sidebar-first'><p>text", "p:text"},
        {"<ul><li>Berg, A.<sup>1</sup><li>10<sup>th</sup></ul><p>km<sup>2</sup>",
         "p:Berg, A.|p:10th|p:km2"},
        {"<div class=field__label>K</div><div class=field__item>V</div>", "l:K|v:V"},
        {"<div><a href=1>one</a>, <a href=2>two</a></div>", "p:one|p:two"},
        {"<p>see <a href=1>one</a>, <a href=2>two</a></p>", "p:see one, two"},
        {"<nav>menu</nav><aside><p>beside</aside><p>text<script>x</script>", "P:beside|p:text"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(lines_of(cases[i].html, arena), cases[i].lines);
    arena_destroy(arena);
}

static void test_links_to_other_pages_and_summaries_are_marked(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    const struct html_node *root = NULL;
    Fail fail = {0};
    PageLineList lines = {0};
    assert_ok(
        html_parse(STR("<p><a href=/x>all of it</a><p>see <a href=/x>x</a><p><a href='#x'>here"
                       "</a><h3><a href=/y>a card</a></h3><p class=doc-summary>short"),
                   arena, &root, &fail));
    page_line_of_html(root, arena, &lines);
    assert_int_equal(lines.n, 5);
    static const bool links[] = {true, false, false, true, false};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(lines.p[i].is_link, links[i]);
        assert_int_equal(lines.p[i].is_summary, i == 4);
    }
    arena_destroy(arena);
}

static void test_lines_of_a_copied_text_keep_their_gaps(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    TidySource source = {.file = STR("a")};
    source.decoded.text = STR("one\n\n\n two  words\n");
    PageLineList lines = {0};
    Fail fail = {0};
    assert_ok(page_line_of_text(&source, arena, &lines, &fail));
    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.p[1].gap, 2);
    assert_str(lines.p[1].text, "two words");
    assert_int_equal(lines.p[1].first, 7);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_become_lines_with_their_roles),
        cmocka_unit_test(test_links_to_other_pages_and_summaries_are_marked),
        cmocka_unit_test(test_lines_of_a_copied_text_keep_their_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
