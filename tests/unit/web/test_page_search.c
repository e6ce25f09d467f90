#include "test.h"

#include "web/check_html.h"
#include "web/page_search.h"

static struct arena *arena;
static Buf out;
static PageContext context;
static SearchAnswer answer;
static SearchRequest asked;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena, .out = &out, .archive = STR("The archive")};
    asked = (SearchRequest){.text = STR("bay date:1962 pigs"), .count = PAGE_SEARCH_HITS};
    answer = (SearchAnswer){0};
    answer.query.typed = asked.text;
    answer.query.understood = STR("Both words, any form; possibly dated 1962.");
    answer.query.has_date = true;
    struct query_node *all = ARENA_NEW(arena, struct query_node);
    struct query_node *date = ARENA_NEW(arena, struct query_node);
    all->kind = QUERY_AND;
    *date = (struct query_node){.kind = QUERY_DATE, .start = 4, .end = 13};
    *LIST_ADD(arena, &all->kids) = date;
    answer.query.root = all;
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
    page_search_write(&context, &(PageSearch){&asked, &answer});
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static void assert_has(Str html, const char *part) {
    if (!str_has(html, str_from_c(part)))
        fail_msg("\"%s\" is not in\n%.*s", part, STR_ARG(html));
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
    assert_has(html, "<strong>1,214 documents</strong>: 1,180 certainly, 34 possibly; 12 more are "
                     "undated (<a href=\"/search?q=bay%20pigs%20undated%3Ayes\">show</a>); 3 "
                     "places in prefaces and lists (<a "
                     "href=\"/search?q=bay%20date%3A1962%20pigs%20in%3Aapparatus\">show</a>).");
    assert_has(html, "<p class=\"understood\">Both words, any form; possibly dated 1962.</p>");
}

static void test_what_is_wholly_certain_is_said_so(void **state) {
    (void)state;
    answer.counts = (EngineAnswer){.total = 9, .certain = 9};
    assert_has(written(), "<strong>9 documents</strong>: all certainly.");
    answer.counts = (EngineAnswer){.total = 2, .possible = 2};
    assert_has(written(), "<strong>2 documents</strong>: 2 possibly.");
}

static void test_a_hit_has_its_day_its_place_its_passage_and_its_reason(void **state) {
    (void)state;
    answer.counts.total = 1;
    SearchHit *hit = add_hit("d0abc.d135");
    Passage *passage = LIST_ADD(arena, &hit->passages);
    *passage = (Passage){.zone = ZONE_SUMMARY,
                         .block = 12,
                         .text = STR("that the Bay of Pigs had <been>"),
                         .cut_before = true,
                         .found = STR("\"Bay of Pigs\" as typed")};
    *LIST_ADD(arena, &passage->marks) = (PassageMark){9, 12};
    *LIST_ADD(arena, &passage->marks) = (PassageMark){10, 14};    // over the one before
    *LIST_ADD(arena, &passage->marks) = (PassageMark){16, 4000};  // beyond the text
    Str html = written();
    assert_has(html, "<p class=\"when\" title=\"1962-10-18\">18 October 1962</p>");
    assert_has(html, "<a href=\"/d/d0abc.d135?q=bay%20date%3A1962%20pigs#b12\" dir=\"auto\">"
                     "Memorandum &lt;of&gt; Conversation</a>");
    assert_has(html, "\xe2\x80\xa6 that the <mark>Bay</mark> of Pigs had &lt;been&gt;</p>");
    assert_has(html, "found in the archive&#39;s summary, not in the text: &quot;Bay of Pigs&quot; "
                     "as typed");
}

static void test_facets_narrow_the_words_typed(void **state) {
    (void)state;
    answer.counts.total = 2;
    add_hit("a");
    add_hit("b");
    static const struct {
        Field field;
        const char *value;
    } facets[] = {{FIELD_KIND, "telegram"}, {FIELD_KIND, "memorandum of \"talk\""},
                  {FIELD_LANGUAGE, "ru"},   {FIELD_LANGUAGE, "en"},
                  {FIELD_DATE, "1961"},     {FIELD_DATE, "1962"},
                  {FIELD_DATE, "x"}};
    for (size_t i = 0; i < sizeof facets / sizeof *facets; i++)
        *LIST_ADD(arena, &answer.counts.facets) = (FacetCount){.field = facets[i].field,
                                                               .value = str_from_c(facets[i].value),
                                                               .certain = 7,
                                                               .possible = 1};
    Str html = written();
    assert_has(html, "q=bay%20date%3A1962%20pigs%20kind%3A%3Dtelegram\" dir=\"auto\">telegram</a> "
                     "<span class=\"count\">8</span>");
    assert_has(html, "kind%3A%3D%22memorandum%20of%20%20talk%20%22");
    assert_has(html, "language%3A%3Dru\" dir=\"auto\">Russian</a>");
    assert_has(html, "q=bay%20pigs%20date%3A1961");  // a bar: the year instead of the date typed
}

static void test_many_values_of_a_facet_fold_away(void **state) {
    (void)state;
    answer.counts.total = 1;
    add_hit("a");
    for (int i = 0; i < 20; i++)
        *LIST_ADD(arena, &answer.counts.facets) =
            (FacetCount){.field = FIELD_KIND,
                         .value = str_format(arena, "kind%d", i),
                         .certain = i < 19 ? 2 : 1};
    Str html = written();
    assert_has(html, "<summary>more</summary>");
    assert_int_equal(check_html_count(html, "kind%3A%3Dkind"), 19);  // one document narrows nothing
}

static void test_the_pager_goes_both_ways_and_keeps_the_order(void **state) {
    (void)state;
    answer.counts.total = 65;
    asked.first = 20;
    asked.order = ORDER_DATE;
    for (int i = 0; i < PAGE_SEARCH_HITS; i++)
        add_hit("a");
    Str html = written();
    assert_has(html, "pigs&amp;from=1&amp;order=date\" rel=\"prev\"");
    assert_has(html, "21 to 40 of 65");
    assert_has(html, "pigs&amp;from=41&amp;order=date\" rel=\"next\"");
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

static void test_dates_are_taken_out_of_the_words_typed(void **state) {
    (void)state;
    assert_str(page_search_without_dates(&answer.query, arena), "bay pigs");
    answer.query.root = NULL;
    assert_str(page_search_without_dates(&answer.query, arena), "bay date:1962 pigs");
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
        CASE(test_what_is_wholly_certain_is_said_so),
        CASE(test_a_hit_has_its_day_its_place_its_passage_and_its_reason),
        CASE(test_facets_narrow_the_words_typed),
        CASE(test_many_values_of_a_facet_fold_away),
        CASE(test_the_pager_goes_both_ways_and_keeps_the_order),
        CASE(test_nothing_found_says_what_to_do),
        CASE(test_dates_are_taken_out_of_the_words_typed),
        CASE(test_orders_have_names_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
