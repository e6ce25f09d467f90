#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/page_document.h"
#include "web/web_fixture.h"

static WebFixture *fixture;
static ArchivePage *page;
static Buf out;
static PageContext context;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    page = web_fixture_page(fixture);
    buf_clear(&out);
    context = (PageContext){.request = fixture->arena,
                            .out = &out,
                            .archive = STR("The archive"),
                            .style = STR("/assets/s.css"),
                            .picture = STR("/assets/p.svg")};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    web_fixture_destroy(fixture);
    buf_free(&out);
    return 0;
}

static Str checked(void) {
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static Str written(const ViewHitList *hits) {
    CiteInput cite = {.document = &page->document,
                      .id = page->row.id,
                      .address = page->address,
                      .archive_title = STR("The archive"),
                      .accessed = STR("2026-11-24")};
    PageDocument asked = {.page = page,
                          .cite = &cite,
                          .query = STR("gromyko"),
                          .back = STR("&from=21"),
                          .hits = hits};
    buf_clear(&out);
    page_document_write(&context, &asked);
    return checked();
}

static void test_the_text_comes_before_everything_else(void **state) {
    (void)state;
    Str html = written(NULL);
    static const char *const order[] = {
        "Skip to text",
        "Volume &amp; one",
        "class=\"kind\">telegram",
        "<h1 dir=\"auto\">From the cable",
        "18 October 1962</span> <span class=\"says\">\xc2\xb7 <span>the file</span> says so",
        "rel=\"next\">next",
        "id=\"text\"",
        "During the meeting",
        "rel=\"prev\">\xe2\x86\x90 the document before",
        "id=\"about\"",
        "id=\"kept\"",
        "id=\"cite\"",
        "this page as data (JSON)"};
    size_t last = 0;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        size_t at;
        if (!str_find(html, str_from_c(order[i]), &at) || at < last)
            fail_msg("\"%s\" is not at its place", order[i]);
        last = at;
    }
}

static void test_every_form_and_neighbour_is_linked(void **state) {
    (void)state;
    Str html = written(NULL);
    static const char *const links[] = {"href=\"/d/d0abc.p1.json\"",
                                        "href=\"/d/d0abc.p1.tei.xml\"",
                                        "href=\"/d/d0abc.p1.txt\"",
                                        "href=\"/d/d0abc.p1.bib\"",
                                        "href=\"/d/d0abc.p1.ris\"",
                                        "href=\"/d/d0abc.p1.csl.json\"",
                                        "href=\"/d/d0abc.p0\"",
                                        "href=\"/d/d0abc.p2\"",
                                        "href=\"/collection/d0abc\"",
                                        "href=\"https://archive.example/d/d0abc.p1\"",
                                        "href=\"/d/d0abc.p1/original/seed%201.txt\""};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        assert_has(html, links[i]);
}

static void test_a_kind_that_a_rule_guesses_is_not_told_as_a_fact(void **state) {
    (void)state;
    Value *kind =
        description_add(fixture->arena, &page->document.description, FIELD_KIND, STR("telegram"));
    kind->source = (Source){SOURCE_RULE, STR("kind-by-form"), 1};
    kind->certainty = 799;
    assert_has(written(NULL), "class=\"kind\">probably telegram<");
    kind = &page->document.description.p[page->document.description.n - 1];
    kind->certainty = 800;
    assert_has(written(NULL), "class=\"kind\">telegram<");
}

static void test_the_way_up_begins_with_all_collections(void **state) {
    (void)state;
    assert_has(written(NULL), "<a href=\"/collection\">All collections</a><span "
                              "class=\"step\"> \xe2\x80\xba </span><a "
                              "href=\"/collection/d0abc\" dir=\"auto\">Volume &amp; one</a>");
    page->path.n = 0;
    assert_has(written(NULL), "<a href=\"/collection#alone\" dir=\"auto\">Documents that "
                              "stand alone</a>");
}

static void test_a_reader_from_a_search_finds_back(void **state) {
    (void)state;
    assert_has(
        written(NULL),
        "<a href=\"/search?q=gromyko&amp;from=21#found-d0abc.p1\">back to the documents found</a>");
}

static void test_five_citations_stand_as_text(void **state) {
    (void)state;
    assert_int_equal(check_html_count(written(NULL), "class=\"copy\""), 5);
}

static void test_asked_and_empty_is_told_in_words(void **state) {
    (void)state;
    assert_has(written(NULL), "<th scope=\"row\">Record ID</th><td dir=\"auto\"><span "
                              "class=\"empty\">the source asks for it and gives none</span>");
}

static void test_a_document_without_date_or_title_says_so(void **state) {
    (void)state;
    page->document.description.n = 0;
    page->row.title = (Str){0};
    Str html = written(NULL);
    assert_has(html, "Document without a title");
    assert_has(html, "<span class=\"empty\">undated</span>");
}

static void test_an_older_reading_is_answered_with_a_warning(void **state) {
    (void)state;
    page->row.reading = 2;
    page->older = (ProvenanceEvent){.reading = 1, .version = 1, .program = STR("fonds 0.1.0")};
    page->deposit.version = 2;
    page->deposit.reading = 2;
    assert_has(written(NULL), "This is how reading 1 had it, of version 1 of the file (");
    assert_has(written(NULL), "The present reading is 2</a>");
    assert_has(written(NULL), "@1.tei.xml\"");
    assert_has(written(NULL), "@1.json\"");
    page->older = (ProvenanceEvent){0};
    assert_false(str_has(written(NULL), STR("This is how reading")));
}

static void test_marks_of_a_search_become_sorted_hits(void **state) {
    (void)state;
    SearchMark marks[] = {{3, 20, 27}, {1, 0, 4}, {3, 22, 25}, {3, 0, 6},
                          {99, 0, 3},  {1, 4, 4}, {1, 2, 4000}};
    SearchMarkList list = {marks, sizeof marks / sizeof *marks, 0};
    const ViewHitList *hits = page_document_hits(&page->document, &list, fixture->arena);
    assert_int_equal(hits[0].n, 3);
    assert_int_equal(hits[0].p[0].start, 0);
    assert_int_equal(hits[0].p[0].number, 1);
    assert_int_equal(hits[0].p[2].end - hits[0].p[2].start, 7);
    Str html = written(hits);
    assert_has(html, "<mark id=\"hit1\">From</mark>");
    assert_has(html, "<mark id=\"hit3\">Gromyko</mark>");
    assert_has(html, "<strong>gromyko</strong>: 3 places <a href=\"#hit1\">1</a>");
    assert_has(written(NULL), "<strong>gromyko</strong>: not in the text itself");
    list.n = 0;
    assert_null(page_document_hits(&page->document, &list, fixture->arena));
}

static void test_relations_and_other_collections_are_named(void **state) {
    (void)state;
    *LIST_ADD(fixture->arena, &page->document.relations) =
        (Relation){.kind = RELATION_EXTRACT_OF,
                   .source = {SOURCE_RULE, STR("completeness"), 1},
                   .certainty = 900};
    str_list_add(fixture->arena, &page->document.collections, STR("v"));
    str_list_add(fixture->arena, &page->document.collections, STR("cuba"));
    *LIST_ADD(fixture->arena, &page->head.collections) =
        (Collection){.local_id = STR("cuba"), .title = STR("Cuba, a theme")};
    Str html = written(NULL);
    assert_has(html, "an extract of <a>a document that is not named</a> (not held here)");
    assert_has(html, "<a href=\"/collection/d0abc.cuba\">Cuba, a theme</a>");
}

static void test_tombstones_say_what_why_who_and_since_when(void **state) {
    (void)state;
    static const struct {
        DocumentState state;
        const char *words;
    } cases[] = {{STATE_WITHDRAWN, "This document was withdrawn"},
                 {STATE_DESTROYED, "This document was destroyed"},
                 {STATE_LOST, "This document is not in the present reading"}};
    page->row.state_reason = STR("a living person's <address>");
    page->row.state_who = STR("anna");
    page->row.state_time = 1795500000;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        page->row.state = cases[i].state;
        buf_clear(&out);
        page_document_tombstone(&context, page);
        Str html = checked();
        assert_has(html, cases[i].words);
        assert_has(html, "a living person&#39;s &lt;address&gt;");
        assert_has(html, "<dd>anna</dd>");
        assert_has(html, "<dd>24 November 2026</dd>");
        assert_false(str_has(html, STR("During the meeting")));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_the_text_comes_before_everything_else),
        CASE(test_every_form_and_neighbour_is_linked),
        CASE(test_a_kind_that_a_rule_guesses_is_not_told_as_a_fact),
        CASE(test_the_way_up_begins_with_all_collections),
        CASE(test_a_reader_from_a_search_finds_back),
        CASE(test_five_citations_stand_as_text),
        CASE(test_asked_and_empty_is_told_in_words),
        CASE(test_a_document_without_date_or_title_says_so),
        CASE(test_an_older_reading_is_answered_with_a_warning),
        CASE(test_marks_of_a_search_become_sorted_hits),
        CASE(test_relations_and_other_collections_are_named),
        CASE(test_tombstones_say_what_why_who_and_since_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
