#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/text_out.h"
#include "web/web_fixture.h"

static WebFixture *fixture;
static Buf out;
static TextOutCount counted;
static const struct map *people;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    people = NULL;
    buf_clear(&out);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    web_fixture_destroy(fixture);
    return 0;
}

static int end_group(void **state) {
    (void)state;
    buf_free(&out);
    return 0;
}

static Str written(const ViewHitList *hits) {
    buf_clear(&out);
    web_fixture_part(fixture);
    Markup m = {.out = &out};
    TextOutRequest request = {.document = &fixture->document,
                              .hits = hits,
                              .deposit = STR("d0abc"),
                              .request = fixture->arena,
                              .people = people};
    counted = text_out_write(&m, &request);
    markup_finish(&m);
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

/* The text as a reader copies it: without tags and attributes. */
static Str copied(Str html) {
    char *to = ARENA_ARRAY(fixture->arena, char, html.n);
    size_t n = 0;
    bool tag = false;
    for (size_t i = 0; i < html.n; i++) {
        if (html.p[i] == '<')
            tag = true;
        if (!tag && html.p[i] != '\n')
            to[n++] = html.p[i];
        if (html.p[i] == '>')
            tag = false;
    }
    return (Str){to, n};
}

static void test_blocks_have_addresses_and_numbers_that_are_not_copied(void **state) {
    (void)state;
    web_fixture_leaf(fixture, 7, BLOCK_PARAGRAPH, 0, "One <b>.");
    Str html = written(NULL);
    assert_has(html, "<p id=\"b7\"><a class=\"n\" href=\"#b7\" data-n=\"7\" aria-label=\"Block 7\">"
                     "</a>One &lt;b&gt;.</p>");
    assert_str(copied(html), "One &lt;b&gt;.");
}

static void test_notes_stand_before_their_block_and_point_back(void **state) {
    (void)state;
    web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, "One two");
    web_fixture_leaf(fixture, 2, BLOCK_NOTE, 0, "Source: x");
    Span *span = web_fixture_span(fixture, SPAN_NOTE, 3, 3, "block", "2");
    document_set_attribute(fixture->arena, &span->attributes, "label", STR("*"));
    Str html = written(NULL);
    size_t note, block;
    assert_true(str_find(html, STR("<aside id=\"b2\""), &note));
    assert_true(str_find(html, STR("<p id=\"b1\""), &block));
    assert_true(note < block);
    assert_has(html, "One<a class=\"ref\" id=\"r2\" href=\"#b2\" role=\"doc-noteref\" "
                     "data-n=\"*\" aria-label=\"Note *\"></a> two");
    assert_has(html, "<a class=\"back\" href=\"#r2\" data-n=\"*\"");
    assert_has(html, "<div role=\"group\" aria-label=\"Notes\" aria-owns=\"b2\"></div>");
    assert_int_equal(counted.notes, 1);
}

static void test_pages_are_hairlines_at_a_blocks_start_and_marks_inside(void **state) {
    (void)state;
    web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, "One two");
    web_fixture_span(fixture, SPAN_PAGE, 0, 0, "n", "370");
    web_fixture_span(fixture, SPAN_PAGE, 3, 3, "facs", "https://x.example/371.jpg");
    Str html = written(NULL);
    assert_has(html, "<p id=\"b1\"><a class=\"page first\" id=\"page1\" data-n=\"370\" "
                     "href=\"#page1\" aria-label=\"Page 370\"></a><a class=\"n\"");
    assert_has(html, "One<a class=\"page\" id=\"page2\" data-n=\"without number\" "
                     "href=\"https://x.example/371.jpg\"");
    assert_str(copied(html), "One two");
}

static void test_a_gap_says_what_is_known_of_it(void **state) {
    (void)state;
    web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, "One / ... / two");
    web_fixture_span(fixture, SPAN_GAP, 4, 11, "form", "/ ... /");
    web_fixture_span(fixture, SPAN_GAP, 15, 15, "extent", "2 lines");
    Str html = written(NULL);
    assert_has(html, "<span class=\"gap\" data-n=\"left out, length not said\">/ ... /</span>");
    assert_has(html, "<span class=\"gap none\" data-n=\"left out, 2 lines\"");
    assert_int_equal(counted.gaps, 2);
}

static void test_lists_and_tables_stay_valid_whatever_stands_in_them(void **state) {
    (void)state;
    static const BlockKind holders[] = {BLOCK_LIST,  BLOCK_TABLE,   BLOCK_ROW,      BLOCK_CELL,
                                        BLOCK_ITEM,  BLOCK_SECTION, BLOCK_NOTE,     BLOCK_QUOTE,
                                        BLOCK_OTHER, BLOCK_HEADING, BLOCK_PARAGRAPH};
    for (size_t a = 0; a < sizeof holders / sizeof *holders; a++)
        for (size_t b = 0; b < sizeof holders / sizeof *holders; b++) {
            teardown(NULL);
            setup(NULL);
            web_fixture_holder(fixture, 1, holders[a], 0);
            web_fixture_holder(fixture, 2, holders[b], 1);
            for (BlockKind kind = 0; kind < BLOCK_KIND_COUNT; kind++)
                web_fixture_leaf(fixture, 10 + kind, kind, 2, "x");
            web_fixture_close(fixture, 2);
            web_fixture_close(fixture, 1);
            Str html = written(NULL);
            assert_int_equal(check_html_count(copied(html), "x"), BLOCK_KIND_COUNT);
            if (str_has(html, STR("<ul><p")) || str_has(html, STR("<ul id=\"b1\"><p")) ||
                str_has(html, STR("<tr><p")) || str_has(html, STR("<table id=\"b1\"><td")))
                fail_msg("%.*s", STR_ARG(html));
        }
}

static void test_a_table_has_its_caption_its_heads_and_its_wide_cells(void **state) {
    (void)state;
    web_fixture_holder(fixture, 1, BLOCK_TABLE, 0);
    web_fixture_leaf(fixture, 2, BLOCK_HEADING, 1, "Stones")->level = 2;
    web_fixture_holder(fixture, 3, BLOCK_ROW, 1);
    Block *cell = web_fixture_leaf(fixture, 4, BLOCK_CELL, 3, "Year");
    Span *span = web_fixture_span(fixture, SPAN_OTHER, cell->start, cell->end, "name", "cell");
    document_set_attribute(fixture->arena, &span->attributes, "role", STR("label"));
    web_fixture_leaf(fixture, 5, BLOCK_CELL, 3, "Tons");
    web_fixture_leaf(fixture, 6, BLOCK_PARAGRAPH, 1, "between rows");
    web_fixture_leaf(fixture, 7, BLOCK_ROW, 1, "a row without cells");
    web_fixture_close(fixture, 1);
    Str html = written(NULL);
    assert_has(html, "<table id=\"b1\"><caption><h3 id=\"b2\">");
    assert_has(html, "<th id=\"b4\" scope=\"col\">Year</th><td id=\"b5\">Tons</td>");
    assert_has(html, "<td class=\"head\" colspan=\"2\"><p id=\"b6\">");
    assert_has(html, "<td class=\"head\" colspan=\"2\"><p id=\"b7\">a row without cells</p>");
}

static void test_a_heading_that_only_repeats_the_title_is_quieter(void **state) {
    (void)state;
    *LIST_ADD(fixture->arena, &fixture->document.description) =
        (Value){.field = FIELD_TITLE, .value = STR("Telegram"), .certainty = 1000};
    *LIST_ADD(fixture->arena, &fixture->document.description) =
        (Value){.field = FIELD_NUMBER, .value = STR("13"), .certainty = 1000};
    web_fixture_leaf(fixture, 1, BLOCK_HEADING, 0, "13. Telegram")->level = 1;
    web_fixture_leaf(fixture, 2, BLOCK_HEADING, 0, "Telegram")->level = 1;
    Str html = written(NULL);
    assert_has(html, "<h2 id=\"b1\" class=\"again\">");
    assert_has(html, "<h2 id=\"b2\"><a");
}

static void test_a_note_says_how_far_down_its_mark_stands(void **state) {
    (void)state;
    char text[400];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i + 1 == sizeof text ? '\0' : i % 5 == 4 ? ' ' : 'a';
    web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, text);
    web_fixture_leaf(fixture, 2, BLOCK_NOTE, 0, "beside the sixth line");
    web_fixture_span(fixture, SPAN_NOTE, 350, 350, "block", "2");
    Str html = written(NULL);
    assert_has(html, "<aside id=\"b2\" class=\"note d1 d4\" role=\"doc-footnote\">");
}

static void test_deep_nesting_is_flattened_and_keeps_the_text(void **state) {
    (void)state;
    enum { DEEP = 400 };
    for (uint32_t i = 0; i < DEEP; i++)
        web_fixture_holder(fixture, i + 1, i % 2 == 0 ? BLOCK_LIST : BLOCK_ITEM, i);
    web_fixture_leaf(fixture, 1000, BLOCK_PARAGRAPH, DEEP, "deep");
    for (uint32_t i = DEEP; i > 0; i--)
        web_fixture_close(fixture, i);
    assert_str(copied(written(NULL)), "deep");
}

static void test_every_span_kind_is_balanced_with_hits_across(void **state) {
    (void)state;
    web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, "abcdefghijklmnopqrstuvwxyz");
    for (SpanKind kind = 0; kind < SPAN_KIND_COUNT; kind++) {
        web_fixture_span(fixture, kind, kind, kind + 5u, "target", "#d17");
        web_fixture_span(fixture, kind, kind + 2u, kind + 2u, "block", "99");
    }
    document_sort_spans(web_fixture_part(fixture));
    ViewHit hit[] = {{2, 9, 1}, {11, 20, 2}};
    ViewHitList hits = {hit, 2, 2};
    Str html = written(&hits);
    assert_str(copied(html), "abcdefghijklmnopqrstuvwxyz");
    assert_int_equal(check_html_count(html, "id=\"hit"), 2);
}

static void test_references_lead_to_documents_and_never_elsewhere(void **state) {
    (void)state;
    static const struct {
        const char *target, *expected;
    } cases[] = {
        {"#d17", "href=\"/d/d0abc.d17\""},
        {"frus1961-63v05#d3", "href=\"/d/frus1961-63v05/d3\""},
        {"https://x.example/", "href=\"https://x.example/\""},
        {"javascript:alert(1)#d1", "href=\"/d/javascript:alert%281%29/d1\""},
        {"#pg_3", "title=\"#pg_3\""},
        {"//evil.example", "title=\"//evil.example\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        teardown(NULL);
        setup(NULL);
        web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, "see it");
        web_fixture_span(fixture, SPAN_REFERENCE, 4, 6, "target", cases[i].target);
        assert_has(written(NULL), cases[i].expected);
    }
}

static void test_line_ends_inside_a_block_are_kept(void **state) {
    (void)state;
    web_fixture_leaf(fixture, 1, BLOCK_VERSE, 0, "one\ntwo\n\nthree");
    assert_has(written(NULL), "</a>one<br>two<br><br>three</p>");
}

static void test_parts_after_the_first_have_headings_and_languages(void **state) {
    (void)state;
    web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, "one");
    web_fixture_part(fixture);
    Part *second = LIST_ADD(fixture->arena, &fixture->document.parts);
    *second = (Part){.id = STR("t2"),
                     .kind = PART_TRANSLATION,
                     .language = STR("ru"),
                     .text = STR("\xd0\xb4\xd0\xb2\xd0\xb0")};
    *LIST_ADD(fixture->arena, &second->blocks) =
        (Block){.id = 2, .kind = BLOCK_PARAGRAPH, .start = 0, .end = 6};
    Markup m = {.out = &out};
    TextOutRequest request = {
        .document = &fixture->document, .deposit = STR("d0abc"), .request = fixture->arena};
    fixture->document.parts.p[0].text = STR("one");
    text_out_write(&m, &request);
    assert_has(buf_as_str(&out), "<h2 class=\"part\">Translation</h2>\n<div class=\"text\" "
                                 "lang=\"ru\">");
    assert_null(check_html(buf_as_str(&out)));
}

static void test_a_name_that_a_list_explains_is_a_link(void **state) {
    (void)state;
    struct map *known = map_create(fixture->arena);
    *map_put(known, STR("p_GA1"), NULL) = 1;
    people = known;
    (void)web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, "Gromyko met Rusk and Home.");
    Span *name = web_fixture_span(fixture, SPAN_NAME, 0, 7, "ref", "p_GA1");
    document_set_attribute(fixture->arena, &name->attributes, "type", STR("person"));
    name = web_fixture_span(fixture, SPAN_NAME, 12, 16, "ref", "p_XX1");  // in no list
    document_set_attribute(fixture->arena, &name->attributes, "type", STR("person"));
    name = web_fixture_span(fixture, SPAN_NAME, 21, 25, "ref", "p_GA1");  // a place
    document_set_attribute(fixture->arena, &name->attributes, "type", STR("place"));
    Str html = written(NULL);
    assert_has(html, "<a class=\"name\" href=\"/person/d0abc.p_GA1\" tabindex=\"-1\">Gromyko</a>");
    assert_has(html, "<span class=\"name\" title=\"person\">Rusk</span>");
    assert_has(html, "<span class=\"name\" title=\"place\">Home</span>");
    assert_int_equal(counted.names, 3);
}

static void test_no_link_stands_in_a_link(void **state) {
    (void)state;
    struct map *known = map_create(fixture->arena);
    *map_put(known, STR("p_GA1"), NULL) = 1;
    people = known;
    (void)web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, "See Gromyko there, and there too.");
    (void)web_fixture_span(fixture, SPAN_REFERENCE, 0, 17, "target", "#d17");
    Span *name = web_fixture_span(fixture, SPAN_NAME, 4, 11, "ref", "p_GA1");
    document_set_attribute(fixture->arena, &name->attributes, "type", STR("person"));
    (void)web_fixture_span(fixture, SPAN_REFERENCE, 23, 28, "target", "#d18");
    Str html = written(NULL);
    assert_has(html, "<span class=\"name\" title=\"person\">Gromyko</span>");
    assert_has(html, "href=\"/d/d0abc.d18\"");  // links are counted back
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_no_link_stands_in_a_link),
        CASE(test_a_name_that_a_list_explains_is_a_link),
        CASE(test_blocks_have_addresses_and_numbers_that_are_not_copied),
        CASE(test_notes_stand_before_their_block_and_point_back),
        CASE(test_pages_are_hairlines_at_a_blocks_start_and_marks_inside),
        CASE(test_a_gap_says_what_is_known_of_it),
        CASE(test_lists_and_tables_stay_valid_whatever_stands_in_them),
        CASE(test_a_table_has_its_caption_its_heads_and_its_wide_cells),
        CASE(test_a_heading_that_only_repeats_the_title_is_quieter),
        CASE(test_a_note_says_how_far_down_its_mark_stands),
        CASE(test_deep_nesting_is_flattened_and_keeps_the_text),
        CASE(test_every_span_kind_is_balanced_with_hits_across),
        CASE(test_references_lead_to_documents_and_never_elsewhere),
        CASE(test_line_ends_inside_a_block_are_kept),
        CASE(test_parts_after_the_first_have_headings_and_languages),
    };
    return cmocka_run_group_tests(tests, NULL, end_group);
}
