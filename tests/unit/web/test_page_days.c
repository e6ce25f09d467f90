/* Proves web/page_days.c: places of days in the grid, addresses, what is said of what cannot be
 * placed. */
#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/page_days.h"

static struct arena *arena;
static Buf out;
static PageContext context;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena, .out = &out, .archive = STR("The archive")};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static Str checked(void) {
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static Str month(int64_t year, unsigned number, const DocumentRowList *documents) {
    static SearchAnswer answer;
    CalendarCountList counts, months;
    YearCountList years = {0};
    *LIST_ADD(arena, &years) = (YearCount){.year = 1949, .certain = 1};
    *LIST_ADD(arena, &years) = (YearCount){.year = 1957, .certain = 1};
    calendar_make(year, 0, arena, &months);
    months.p[11].possible = 1;
    calendar_make(year, number, arena, &counts);
    counts.p[counts.n - 1] =
        (CalendarCount){counts.p[counts.n - 1].first, counts.p[counts.n - 1].last, 1200, 3};
    answer = (SearchAnswer){.counts = {.total = 5, .certain = 2, .possible = 3, .undated = 7}};
    PageDays page = {.answer = &answer,
                     .query = STR("a OR"),
                     .year = year,
                     .month = number,
                     .has_year = true,
                     .years = &years,
                     .months = &months,
                     .days = &counts,
                     .documents = documents};
    buf_clear(&out);
    page_days_write(&context, &page);
    return checked();
}

static void test_the_grid_begins_on_the_right_weekday(void **state) {
    (void)state;
    static const struct {
        int64_t year;
        unsigned month;
        size_t rows;        // weeks that it touches
        const char *first;  // the row with the first day
    } cases[] = {
        {1962, 10, 5, "<tr><td><span class=\"day\">1</span></td>"},  // a Monday
        {1970, 1, 5, "<tr><td></td><td></td><td></td><td><span class=\"day\">1</span></td>"},
        {1964, 2, 5, "<td></td><td></td><td><span class=\"day\">1</span></td><td>"},
        {2026, 2, 5, "<td></td><td></td><td><span class=\"day\">1</span></td></tr>"},  // a Sunday
        {2027, 2, 4, "<tr><td><span class=\"day\">1</span></td>"},
    };
    DocumentRowList none = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str html = month(cases[i].year, cases[i].month, &none);
        assert_int_equal(check_html_count(html, "<tr>"), cases[i].rows + 1);
        assert_has(html, cases[i].first);
    }
}

static void test_a_day_leads_to_its_search_within_the_query(void **state) {
    (void)state;
    DocumentRowList none = {0};
    Str html = month(1962, 10, &none);
    assert_has(html, "href=\"/search?q=date%3A1962-10-31%20a%20OR\"");
    assert_has(html, "31 October 1962: 1,200 certainly, 3 possibly");
    assert_has(html, "q=date%3Acertain%3A1962-10%20a%20OR\">2 certainly</a>");
    assert_has(html, "q=date%3Apossible%3A1962-10%20a%20OR\">3 possibly</a>");
    assert_has(html, ">7 more without a date</a>");
    assert_has(html, "<a href=\"/days/1957?q=a%20OR\" rel=\"prev\">");
    assert_has(html, "<a href=\"/days/1962-12?q=a%20OR\" rel=\"next\">");
    assert_has(html, "<a href=\"/days/1962-10\">take away</a>");
    assert_has(html, "All 5 documents");
}

static void test_documents_stand_under_their_days(void **state) {
    (void)state;
    static const char *const dates[] = {"1962-10", "1962-10-18", "1962-10-18",
                                        "1962-10-20/1962-10-21"};
    DocumentRowList rows = {0};
    for (size_t i = 0; i < 4; i++)
        *LIST_ADD(arena, &rows) = (DocumentRow){.id = str_format(arena, "d0.d%zu", i),
                                                .title = str_format(arena, "<T%zu>", i),
                                                .date_edtf = str_from_c(dates[i])};
    Str html = month(1962, 10, &rows);
    size_t day, first, other, last;
    assert_true(str_find(html, STR("<h2>18 October 1962</h2>"), &day) &&
                str_find(html, STR("&lt;T1&gt;</a>"), &first) &&
                str_find(html, STR("<h2>Of more than one day"), &other) &&
                str_find(html, STR("&lt;T0&gt;</a>"), &last));
    assert_true(day < first && first < other && other < last);
    assert_int_equal(check_html_count(html, "<h2>"), 2);
}

static void test_addresses_name_the_stretch(void **state) {
    (void)state;
    PageDays page = {.year = 1962, .month = 3, .has_year = true, .query = STR("a b")};
    assert_str(page_days_address(arena, &page, ""), "/days/1962-03?q=a%20b");
    page.month = 0;
    assert_str(page_days_address(arena, &page, ".json"), "/days/1962.json?q=a%20b");
    page.has_year = false;
    page.query = (Str){0};
    assert_str(page_days_address(arena, &page, ""), "/days");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_the_grid_begins_on_the_right_weekday),
        CASE(test_a_day_leads_to_its_search_within_the_query),
        CASE(test_documents_stand_under_their_days),
        CASE(test_addresses_name_the_stretch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
