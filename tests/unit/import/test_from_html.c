#include "base/buf.h"
#include "base/file.h"
#include "import/from_html.h"
#include "import/html_main.h"
#include "import/one_file.h"
#include "text/html.h"
#include "text/utf8.h"

/* Long enough not to be taken whole, furniture and all. */
#define LONG                                                                                       \
    "<p>The council met on every second Thursday in the small hall behind the church, and its "    \
    "minutes were kept by the schoolmaster, who wrote a fair hand and left out nothing that was "  \
    "said, whether it pleased the mayor or not; they fill eleven volumes, of which the third is "  \
    "lost and the ninth was burnt at one edge.</p>"

static void read_page(struct one_file *one, const char *html) {
    one_file_read(one, from_html_read, "page.html", str_from_c(html));
    if (!one->ok)
        fail_msg("%s", one->fail.message);
}

static void assert_blocks(const char *html, const char *blocks) {
    struct one_file one;
    read_page(&one, html);
    assert_str(one_file_blocks(&one), blocks);
    one_file_free(&one);
}

static void test_elements_become_blocks(void **state) {
    (void)state;
    assert_blocks("<h2>Head</h2><p>One<p>Two<br>lines",
                  "heading:Head|paragraph:One|paragraph:Two\nlines");
    assert_blocks("<ul><li>a<li><div>b</div><ol><li>c</ol></ul>", "item:a|paragraph:b|item:c");
    assert_blocks("<table><caption>T</caption><tr><th>x<td></table>", "caption:T|cell:x|cell:");
    assert_blocks("<blockquote>q</blockquote><div>loose<div>inner</div>tail</div>",
                  "quote:q|paragraph:loose|paragraph:inner|paragraph:tail");
    assert_blocks("<pre>  a\n   b\n</pre>", "paragraph:  a\n   b");
    assert_blocks("<dl><dt>k<dd>v</dl><tr>stray<td>cell", "item:k|item:v|paragraph:straycell");
}

static void test_furniture_is_left_out_of_real_pages_and_kept_in_tiny_ones(void **state) {
    (void)state;
    struct one_file one;
    read_page(&one, "<nav>Menu</nav><header>Site</header><main><h1>T</h1>" LONG
                    "<div class='social-share'>Tweet</div><button>Go</button></main>"
                    "<footer>Imprint</footer>");
    assert_true(str_starts(one_file_text(&one), STR("T\nThe council")));
    assert_true(str_ends(one_file_text(&one), STR("one edge.")));
    one_file_free(&one);
    // A short page is a short page: no menu, unless there is nothing else.
    assert_blocks("<nav>Menu</nav><p>x", "paragraph:x");
    assert_blocks("<nav><a href=a>Home</a></nav><p>It rains.<footer><a href=b>Contact</a> | <a "
                  "href=c>Imprint</a></footer>",
                  "paragraph:It rains.");
    assert_blocks("<nav>Menu</nav>", "paragraph:Menu");
    assert_blocks("<p>x<form>The whole of the text stands in a form.</form><nav>Menu</nav>",
                  "paragraph:x|paragraph:The whole of the text stands in a form.");
}

static void test_the_densest_part_is_the_main_text(void **state) {
    (void)state;
    struct one_file one;
    read_page(&one, "<div id=page><div class=top><a href=1>one</a> <a href=2>two</a></div>"
                    "<div class=middle>" LONG LONG "</div></div>");
    assert_true(str_starts(one_file_text(&one), STR("The council")));
    one_file_free(&one);
}

static void test_notes_stand_apart_with_their_anchors(void **state) {
    (void)state;
    struct one_file one;
    read_page(&one, "<p>Text<sup id=r1><a href='#n1'>1</a></sup> on<a href='#n1'>1</a>.</p>"
                    "<div class=footnotes><p id=n1>The note. <a href='#r1'>^</a></p></div>");
    assert_str(one_file_blocks(&one), "paragraph:Text on1.|note:The note.");
    const Part *part = &one.documents.p[0].parts.p[0];
    assert_int_equal(part->spans.p[0].kind, SPAN_NOTE);
    assert_int_equal(part->spans.p[0].start, 4);
    assert_str(document_attribute(&part->spans.p[0], "label"), "1");
    assert_str(part->blocks.p[1].source_id, "n1");
    one_file_free(&one);
}

/* Nothing says that they are notes but the same mark at both ends. */
static void test_notes_without_classes_are_known_by_their_marks(void **state) {
    (void)state;
    static const struct {
        const char *page, *blocks;
    } rows[] = {
        {"<p>Text on.<a href='#n1'>[1]</a><p>End.<hr><p><a name=n1>[1]</a> See No. 4.",
         "paragraph:Text on.|paragraph:End.|note:See No. 4."},
        {"<p>Text<sup><a href='#n1'>1</a></sup> on.<p>End.<div id=n1>1. See No. 4.</div>",
         "paragraph:Text on.|paragraph:End.|note:1. See No. 4."},
        {"<p>Text<a href='#n1'>*</a> on.<p id=n1>* Held by the family.",
         "paragraph:Text on.|note:Held by the family."},
        {"<p id=r1>Text<a href='#n1'>[2]</a> on.<p id=n1>[<a href='#r1'>2</a>] See No. 4.",
         "paragraph:Text on.|note:See No. 4."},
        // Paragraphs with numbers refer to each other; and a bare number may be of a paragraph.
        {"<p>[1] As [2] says: <a href='#p2'>[2]</a>.<p id=p2>[2] It is so.",
         "paragraph:[1] As [2] says: [2].|paragraph:[2] It is so."},
        {"<p>See paragraph <a href='#p2'>2</a>.<p id=p2>2. It is so.",
         "paragraph:See paragraph 2.|paragraph:2. It is so."},
        {"<p>See <a href='#p2'>[1]</a>.<p id=p2>[2] It is so.",
         "paragraph:See [1].|paragraph:[2] It is so."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct one_file one;
        read_page(&one, rows[i].page);
        assert_str(one_file_blocks(&one), rows[i].blocks);
        one_file_free(&one);
    }
}

static void test_nothing_active_comes_out(void **state) {
    (void)state;
    static const char *const addresses[] = {"javascript:alert(1)", " JavaScript:x",
                                            "data:text/html,x",    "vbscript:x",
                                            "java&#10;script:x",   "file:///etc/passwd"};
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct one_file one;
        Buf page = {0};
        buf_format(&page, "<p>a<a href='%s'>b</a><img src='%s' alt=p onerror=x><script>y</script>",
                   addresses[i], addresses[i]);
        one_file_read(&one, from_html_read, "a.html", buf_as_str(&page));
        assert_true(one.ok);
        const Part *part = &one.documents.p[0].parts.p[0];
        assert_str(part->text, "ab");
        for (size_t k = 0; k < part->spans.n; k++) {
            assert_int_equal(document_attribute(&part->spans.p[k], "target").n, 0);
            assert_int_equal(document_attribute(&part->spans.p[k], "url").n, 0);
        }
        buf_free(&page);
        one_file_free(&one);
    }
}

static void test_the_encoding_is_the_declared_one_and_origins_are_of_utf8(void **state) {
    (void)state;
    struct one_file one;
    read_page(&one, "<meta charset=koi8-r><p>\xF0\xCF\xD3\xCF\xCC<p>b");
    assert_str(one_file_blocks(&one), "paragraph:\u041F\u043E\u0441\u043E\u043B|paragraph:b");
    assert_int_equal(one.documents.p[0].parts.p[0].blocks.p[1].origin.first, 34);
    assert_str(one.head.reports.p[0].code, "encoding");
    one_file_free(&one);
}

static void test_an_empty_page_and_a_deep_one_say_why(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(&one, from_html_read, "a.html", STR("<html><body><p> </p></body></html>"));
    assert_int_equal(one.fail.code, FAIL_INVALID);
    one_file_free(&one);
    Buf page = {0};
    for (int i = 0; i < 1000; i++)
        buf_c(&page, "<div>");
    one_file_read(&one, from_html_read, "a.html", buf_as_str(&page));
    assert_int_equal(one.fail.code, FAIL_LIMIT);
    buf_free(&page);
    one_file_free(&one);
}

/* Counts the characters of s that are not white space by their bytes. */
static void census(Str s, size_t count[256], int step) {
    for (size_t i = 0; i < s.n; i++)
        if (strchr(" \t\r\n\f", s.p[i]) == NULL || s.p[i] == '\0')
            count[(uint8_t)s.p[i]] += (size_t)step;
}

/* All texts of the page outside of script, style, template and head stand in the document's text;
 * navigation only where there is nothing else. */
static bool keeps_text(Str data, bool navigation) {
    struct one_file one;
    struct arena *arena = arena_create();
    size_t count[256] = {0};
    const struct html_node *root;
    Fail fail = {0};
    Utf8DamageList damage = {0};
    Str text = utf8_repair(data, arena, &damage);
    assert_ok(html_parse(text, arena, &root, &fail));
    for (const struct html_node *n = root; n != NULL;) {
        bool skip = html_is(n, "script") || html_is(n, "style") || html_is(n, "template") ||
                    html_is(n, "head") || (!navigation && html_main_is_navigation(n));
        census(n->text, count, 1);
        n = skip ? html_skip(n, root) : html_next(n, root);
    }
    one_file_read(&one, from_html_read, "a.html", data);
    bool same = true;
    if (one.ok) {
        census(one_file_text(&one), count, -1);
        for (size_t i = 0; i < 256; i++)
            same = same && count[i] == 0;
    } else {
        assert_int_not_equal(one.fail.code, FAIL_CORRUPT);
    }
    one_file_free(&one);
    arena_destroy(arena);
    return same;
}

static void test_the_text_of_conformance_pages_is_kept_in_documents(void **state) {
    (void)state;
    Str folder = STR("../shared/conformance/html");
    struct arena *arena = arena_create();
    FileEntryList entries = {0};
    Fail fail = {0};
    size_t total = 0;
    if (!file_list(folder, arena, &entries, &fail))
        (void)printf("skipped: %.*s is missing\n", STR_ARG(folder));
    for (size_t i = 0; i < entries.n; i++) {
        Str rest;
        if (!str_ends(entries.p[i].name, STR(".dat")))
            continue;
        assert_ok(
            file_read(file_join(arena, folder, entries.p[i].name), 1 << 20, arena, &rest, &fail));
        for (size_t at, end; str_find(rest, STR("#data\n"), &at); rest = str_skip(rest, end)) {
            rest = str_skip(rest, at + 6);
            if (!str_find(rest, STR("\n#errors"), &end))
                break;
            total++;
            if (!keeps_text(str_slice(rest, 0, end), false) &&
                !keeps_text(str_slice(rest, 0, end), true))
                fail_msg("lost text: %.*s", STR_ARG(str_slice(rest, 0, end)));
        }
    }
    assert_true(entries.n == 0 || total > 1000);
    arena_destroy(arena);
}

static void test_cut_and_flipped_everywhere_the_document_is_sound(void **state) {
    (void)state;
    const char sample[] = "<h1>\xD0\x9F</h1><p>a<b>[...]</b><a href='#n'>1</a><ul><li>x<table><td>y"
                          "</table></ul><p id=n class=note>n \xFF<pre>\n z</pre>";
    for (size_t cut = 1; cut < sizeof sample; cut++)
        for (size_t flip = 0; flip < cut; flip += 5) {
            char bytes[sizeof sample];
            memcpy(bytes, sample, sizeof sample);
            bytes[flip] = (char)(bytes[flip] ^ (1 << (flip % 8)));
            struct one_file one;
            one_file_read(&one, from_html_read, "a.html", (Str){bytes, cut});
            if (!one.ok && one.fail.code == FAIL_CORRUPT)
                fail_msg("%s", one.fail.message);
            one_file_free(&one);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements_become_blocks),
        cmocka_unit_test(test_furniture_is_left_out_of_real_pages_and_kept_in_tiny_ones),
        cmocka_unit_test(test_the_densest_part_is_the_main_text),
        cmocka_unit_test(test_notes_stand_apart_with_their_anchors),
        cmocka_unit_test(test_notes_without_classes_are_known_by_their_marks),
        cmocka_unit_test(test_nothing_active_comes_out),
        cmocka_unit_test(test_the_encoding_is_the_declared_one_and_origins_are_of_utf8),
        cmocka_unit_test(test_an_empty_page_and_a_deep_one_say_why),
        cmocka_unit_test(test_the_text_of_conformance_pages_is_kept_in_documents),
        cmocka_unit_test(test_cut_and_flipped_everywhere_the_document_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
