#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/page_search.h"

static struct arena *arena;
static Buf out;
static PageContext context;
static SearchAnswer answer;
static SearchRequest asked;
static const EventRowList *events;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena, .out = &out, .archive = STR("The archive")};
    asked = (SearchRequest){.text = STR("bay date:1962 pigs"), .count = PAGE_SEARCH_HITS};
    answer = (SearchAnswer){0};
    events = NULL;
    query_parse(asked.text, arena, &answer.query);
    answer.query.understood = STR("Both words, any form; possibly dated 1962.");
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
    page_search_write(&context, &(PageSearch){&asked, &answer, events});
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static SearchHit *add_hit(const char *id) {
    SearchHit *hit = LIST_ADD(arena, &answer.hits);
    hit->hit = (EngineHit){.id = str_from_c(id), .certain = true};
    hit->title = STR("Memorandum <of> Conversation");
    hit->kind = STR("memorandum");
    hit->date_words = STR("18 October 1962");
    hit->date_edtf = STR("1962-10-18");
    hit->deposit_title = STR("1961-63, XV");
    return hit;
}

static void test_counts_tell_certain_possible_undated_and_apparatus(void **state) {
    (void)state;
    answer.counts = (EngineAnswer){
        .total = 1214, .certain = 1180, .possible = 34, .undated = 12, .apparatus = 3};
    Str html = written();
    assert_has(html,
               "<strong>1,214 documents</strong>: "
               "<a href=\"/search?q=bay%20date%3Acertain%3A1962%20pigs\">1,180 certainly</a>, "
               "<a href=\"/search?q=bay%20date%3Apossible%3A1962%20pigs\">34 possibly</a>; "
               "<a href=\"/search?q=bay%20pigs%20undated%3Ayes\">12 more are undated</a>; "
               "<a href=\"/search?q=bay%20date%3A1962%20pigs%20in%3Aapparatus\">"
               "3 places in prefaces and lists</a>.");
    assert_has(html, "<p class=\"understood\">Both words, any form; possibly dated 1962.</p>");
}

static void test_other_forms_of_names_can_be_left_out(void **state) {
    (void)state;
    assert_null(strstr(str_to_c(arena, written()), "names as typed"));
    answer.query.form_count = 2;
    assert_has(
        written(),
        "possibly dated 1962. (<a href=\"/search?q=bay%20date%3A1962%20pigs%20variants%3Ano\">"
        "names as typed</a>)</p>");
}

static void test_what_is_wholly_certain_is_said_so(void **state) {
    (void)state;
    answer.counts = (EngineAnswer){.total = 9, .certain = 9};
    assert_has(written(), "certain%3A1962%20pigs\">all certainly</a>.");
    answer.counts = (EngineAnswer){.total = 2, .possible = 2};
    assert_has(written(), "possible%3A1962%20pigs\">2 possibly</a>.");
}

static void test_a_hit_has_its_day_its_place_its_passage_and_its_reason(void **state) {
    (void)state;
    answer.counts.total = 1;
    SearchHit *hit = add_hit("d0abc.d135");
    Passage *passage = LIST_ADD(arena, &hit->passages);
    *passage = (Passage){.zone = ZONE_SUMMARY,
                         .block = 12,
                         .hit = 3,
                         .text = STR("that the Bay of Pigs had <been>"),
                         .cut_before = true,
                         .found = STR("\"Bay of Pigs\" as typed")};
    *LIST_ADD(arena, &passage->marks) = (PassageMark){9, 12};
    *LIST_ADD(arena, &passage->marks) = (PassageMark){10, 14};    // over the one before
    *LIST_ADD(arena, &passage->marks) = (PassageMark){16, 4000};  // beyond the text
    Str html = written();
    assert_has(html, "<p class=\"when\" title=\"1962-10-18\">18 October 1962</p>");
    assert_has(html, "<a href=\"/d/d0abc.d135?q=bay%20date%3A1962%20pigs#hit3\" dir=\"auto\">"
                     "Memorandum &lt;of&gt; Conversation</a>");
    assert_has(html, "\xe2\x80\xa6 that the <mark>Bay</mark> of Pigs had &lt;been&gt;</p>");
    assert_has(html, "found in the archive&#39;s summary, not in the text: &quot;Bay of Pigs&quot; "
                     "as typed");
}

static void test_a_bar_is_the_year_instead_of_the_date_typed(void **state) {
    (void)state;
    static const char *const years[] = {"1961", "1962", "x"};
    answer.counts.total = 2;
    add_hit("a");
    add_hit("b");
    for (size_t i = 0; i < 3; i++)
        *LIST_ADD(arena, &answer.counts.facets) =
            (FacetCount){.field = FIELD_DATE, .value = str_from_c(years[i]), .certain = 7};
    assert_has(written(), "q=bay%20pigs%20date%3A1961");
}

static void test_what_narrows_can_be_taken_away(void **state) {
    (void)state;
    answer.counts.total = 1;
    add_hit("a");
    asked.text = STR("bay kind:=Telegram -date:1962");
    query_parse(asked.text, arena, &answer.query);
    Str html = written();
    assert_has(html, "Kind of document: Telegram <a href=\"/search?q=bay%20-date%3A1962\" "
                     "aria-label=\"Take away: Kind of document: Telegram\">take away</a>");
    assert_has(
        html,
        "not dated 1962, certainly or possibly <a href=\"/search?q=bay%20kind%3A%3DTelegram\"");
}

static void test_the_pager_goes_both_ways_and_keeps_the_order(void **state) {
    (void)state;
    answer.counts.total = 65;
    asked.first = 20;
    asked.order = ORDER_DATE;
    answer.counts.order = ORDER_DATE;
    for (int i = 0; i < PAGE_SEARCH_HITS; i++)
        add_hit(str_to_c(arena, str_format(arena, "a%d", i)));
    Str html = written();
    assert_has(html, "pigs&amp;order=date\" rel=\"prev\"");
    assert_has(html, "21 to 40 of 65");
    assert_has(html, "pigs&amp;from=41&amp;order=date\" rel=\"next\"");
    assert_has(html, "/d/a0?q=bay%20date%3A1962%20pigs&amp;from=21&amp;order=date\"");
    assert_has(html, "<li class=\"hit\" id=\"found-a0\">");
    assert_has(html, "&amp;order=date\" aria-current=\"true\">earliest first</a>");
}

static void test_nothing_found_says_what_to_do(void **state) {
    (void)state;
    str_list_add(arena, &answer.missing_words, STR("bay"));
    str_list_add(arena, &answer.near_words, STR("day"));
    QueryNote *note = LIST_ADD(arena, &answer.query.notes);
    *note = (QueryNote){STR("x~1"), 0, STR("fuzzy search is not built yet; searched as a word")};
    Str html = written();
    assert_has(html, "<strong>0 documents</strong>");
    assert_has(html, "No document has <strong>bay</strong>.");
    assert_has(html, "The nearest words that occur: <a href=\"/search?q=day\">day</a>.");
    assert_has(html, "<a href=\"/search?q=bay%20pigs\">The same without the date</a>");
    assert_has(html, "<code>x~1</code>: fuzzy search is not built yet");
}

static void test_nothing_found_counts_what_each_word_finds_alone(void **state) {
    (void)state;
    *LIST_ADD(arena, &answer.alone) = (SearchAlone){STR("bay"), 17};
    *LIST_ADD(arena, &answer.alone) = (SearchAlone){STR("pigs"), 1};
    Str html = written();
    assert_has(html, "<a href=\"/search?q=bay\">bay</a> <span class=\"count\">17 documents</span>");
    assert_has(html, "pigs</a> <span class=\"count\">1 document</span>");
}

static void test_a_hit_leads_to_the_event_that_it_tells_of(void **state) {
    (void)state;
    EventRowList of_hits[2] = {0};
    answer.counts.total = 2;
    add_hit("a");
    add_hit("b");
    *LIST_ADD(arena, &of_hits[1]) =
        (EventRow){.id = STR("e0123456789ab"), .event = {.title = STR("A <talk>")}, .visible = 2};
    *LIST_ADD(arena, &of_hits[1]) =
        (EventRow){.id = STR("e1123456789ab"), .event = {.title = STR("Alone")}, .visible = 1};
    events = of_hits;
    Str page = written();
    assert_true(str_has(page, STR("one of 2 accounts of <a href=\"/event/e0123456789ab\"")));
    assert_true(str_has(page, STR("A &lt;talk&gt;</a>")));
    assert_false(str_has(page, STR("Alone")));
}

static void test_a_day_typed_as_words_is_proposed_as_a_date(void **state) {
    (void)state;
    *LIST_ADD(arena, &answer.dates) = (SearchAlone){STR("date:1962-10-18"), 3};
    Str page = written();
    assert_true(str_has(page, STR("Did you mean <a href=\"/search?q=date%3A1962-10-18\">")));
    assert_true(str_has(page, STR("3 documents")));
}

static void test_without_words_there_is_no_best(void **state) {
    (void)state;
    answer.counts.total = 2;
    answer.counts.order = ORDER_DATE;
    add_hit("a");
    add_hit("b");
    asked.text = STR("date:1962");
    query_parse(asked.text, arena, &answer.query);
    Str html = written();
    assert_false(str_has(html, STR("best first")));
    assert_has(html, "aria-current=\"true\">earliest first</a>");
}

static void test_orders_have_names_both_ways(void **state) {
    (void)state;
    static const SearchOrder orders[] = {ORDER_RELEVANCE, ORDER_DATE, ORDER_DATE_DOWN};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(page_search_order(str_from_c(page_search_order_name(orders[i]))),
                         orders[i]);
    assert_int_equal(page_search_order(STR("nonsense")), ORDER_RELEVANCE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_counts_tell_certain_possible_undated_and_apparatus),
        CASE(test_other_forms_of_names_can_be_left_out),
        CASE(test_what_is_wholly_certain_is_said_so),
        CASE(test_a_hit_has_its_day_its_place_its_passage_and_its_reason),
        CASE(test_a_bar_is_the_year_instead_of_the_date_typed),
        CASE(test_what_narrows_can_be_taken_away),
        CASE(test_the_pager_goes_both_ways_and_keeps_the_order),
        CASE(test_nothing_found_says_what_to_do),
        CASE(test_nothing_found_counts_what_each_word_finds_alone),
        CASE(test_a_hit_leads_to_the_event_that_it_tells_of),
        CASE(test_a_day_typed_as_words_is_proposed_as_a_date),
        CASE(test_without_words_there_is_no_best),
        CASE(test_orders_have_names_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
