#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/event_fixture.h"
#include "web/page_home.h"

static struct arena *arena;
static Buf out;
static PageContext context;
static Config config;
static HoldingCount holding;
static YearCountList years;
static CollectionRowList collections;
static PageHomeFound found;
static WebFixture *fixture;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena, .out = &out, .archive = STR("The archive")};
    config = (Config){.sentence = STR("Papers of <two> sides.")};
    holding = (HoldingCount){.first_day = INT32_MAX, .last_day = INT32_MIN};
    years = (YearCountList){0};
    collections = (CollectionRowList){0};
    found = (PageHomeFound){0};
    fixture = web_fixture_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    web_fixture_destroy(fixture);
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static Str written(void) {
    buf_clear(&out);
    page_home_write(&context, &(PageHome){&config, &holding, &years, &collections, 2, &found});
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
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
    *LIST_ADD(arena, &found.tries) = (PageHomeTry){
        STR("A name"), STR("Gromyko"), STR("/search?q=Gromyko"), STR("2,345 documents")};
    *LIST_ADD(arena, &found.people) =
        (PageHomePerson){STR("Rusk & co."), STR("/search?q=person%3ARusk"), 17};
    *LIST_ADD(arena, &collections) =
        (CollectionRow){.id = STR("d0abc"), .title = STR("Volume XV"), .document_count = 256};
    Str html = written();
    assert_has(html, "<a href=\"/search?q=\">7,056 documents</a> of 1948 to 1979, <a "
                     "href=\"/search?q=undated%3Ayes\">742 undated</a>; 190 prefaces and lists; 24 "
                     "deposits of 79 MB, kept as received.");
    assert_has(html, "1 document was withdrawn or destroyed");
    assert_has(html, "<dt>A name</dt><dd><a href=\"/search?q=Gromyko\" dir=\"auto\">Gromyko</a> "
                     "<span class=\"count\">2,345 documents</span>");
    assert_has(html, "<a href=\"/search?q=person%3ARusk\" dir=\"auto\">Rusk &amp; co.</a> <span "
                     "class=\"count\">17</span>");
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
    assert_int_equal(check_html_count(html, "href=\"/collection/c"), 8);
    assert_has(html, "<a href=\"/collection\">All 30 collections</a>");
}

static void test_an_event_stands_first_in_its_two_columns(void **state) {
    (void)state;
    holding.documents = holding.deposits = 3;
    found.event = event_fixture(fixture);
    Str html = written();
    assert_has(html, "One event, as 2 accounts tell it");
    assert_has(html, "<h2><a href=\"/event/evpqkb8ckc5xb\" dir=\"auto\">Kennedy &amp; "
                     "Gromyko</a></h2>");
    assert_has(html, "id=\"left\"");
    assert_has(html, "The President spoke.");
    assert_has(html, "<a href=\"/event/evpqkb8ckc5xb\">All of it");
    assert_has(html, "<a href=\"/events\">All 2 events</a>");
    assert_has(html, "href=\"#right\"");
}

/* Columns end after eight blocks and 1,600 bytes: with the style sheet the page stays under 60 kB.
 */
static void test_long_accounts_are_cut(void **state) {
    (void)state;
    holding.documents = holding.deposits = 3;
    ArchiveEvent *event = event_fixture(fixture);
    char *text = (char *)ARENA_ARRAY(arena, char, 50000);
    memset(text, 'x', 50000);
    event->documents[2].parts.p[0].text = (Str){text, 50000};
    event->documents[2].parts.p[0].blocks.p[0].end = 50000;
    found.event = event;
    Str html = written();
    assert_has(html, "Read on, side by side");
    assert_true(html.n < 12000);
    for (size_t i = 7; i < 50000; i += 8)
        text[i] = ' ';
    assert_true(written().n < 12000);
}

static void test_without_events_a_document_stands_first(void **state) {
    (void)state;
    holding.documents = holding.deposits = 1;
    found.opening = STR("d0abc.p1");
    found.opening_title = STR("A <letter>");
    (void)web_fixture_page(fixture);
    found.opening_document = &fixture->document;
    Str html = written();
    assert_has(html, "One document of it");
    assert_has(html, "<a href=\"/d/d0abc.p1\" dir=\"auto\">A &lt;letter&gt;</a>");
    assert_has(html, "href=\"/d/d0abc.p1#b3\"");
    assert_has(html, "Read on");
    assert_false(str_has(html, STR("Thompson")));
}

static void test_a_holding_of_one_year_is_drawn_by_month(void **state) {
    (void)state;
    holding.documents = holding.deposits = 9;
    *LIST_ADD(arena, &years) = (YearCount){1962, 9, 0};
    *LIST_ADD(arena, &found.months) = (YearCount){1962 * 12 + 8, 3, 1};
    *LIST_ADD(arena, &found.months) = (YearCount){1962 * 12 + 9, 5, 0};
    Str html = written();
    assert_has(html, "1962-09: 4 documents, 1 of them only possibly");
    assert_has(html, "href=\"/search?q=date%3A1962-10\"");
    assert_has(html, ">Sep</text>");
    assert_has(html, "certainly of that month");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_an_empty_archive_says_how_to_fill_it),
        CASE(test_the_holding_is_told_in_counts_that_are_links),
        CASE(test_many_collections_end_in_a_link_to_all),
        CASE(test_an_event_stands_first_in_its_two_columns),
        CASE(test_long_accounts_are_cut),
        CASE(test_without_events_a_document_stands_first),
        CASE(test_a_holding_of_one_year_is_drawn_by_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
