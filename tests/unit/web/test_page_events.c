/* The list of events: dates, accounts and sides, and the ways to more of them. */
#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/event_fixture.h"
#include "web/page_events.h"

static WebFixture *fixture;
static EventRowList rows;
static Buf out;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    rows = (EventRowList){0};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    web_fixture_destroy(fixture);
    buf_free(&out);
    return 0;
}

static Str written(size_t first, uint64_t total) {
    PageContext context = {
        .request = fixture->arena, .out = &out, .archive = STR("A"), .events = true};
    buf_clear(&out);
    page_events_write(&context, &(PageEvents){&rows, first, total});
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static void test_each_event_is_a_row(void **state) {
    (void)state;
    *LIST_ADD(fixture->arena, &rows) = event_fixture(fixture)->row;
    *LIST_ADD(fixture->arena, &rows) = (EventRow){.id = STR("e000000000000")};
    Str html = written(0, 2);
    assert_has(html, "title=\"1962-10-18T17:00:00\">18 October 1962, 17:00</td>");
    assert_has(html, "<a href=\"/event/evpqkb8ckc5xb\" dir=\"auto\">Kennedy &amp; Gromyko</a>");
    assert_has(html, "2 accounts: Soviet Union \xc2\xb7 United States");
    assert_has(html, "undated");
    assert_has(html, "An event without a title");
    assert_has(html, "0 accounts");
    assert_false(str_has(html, STR("rel=\"next\"")));
}

static void test_sides_of_withdrawn_accounts_are_not_counted(void **state) {
    (void)state;
    EventRow row = event_fixture(fixture)->row;
    row.accounts.p[2].row.state = STATE_WITHDRAWN;
    assert_str(page_events_sides(fixture->arena, &row), "Soviet Union");
}

static void test_no_events_say_how_to_join_some(void **state) {
    (void)state;
    assert_has(written(0, 0), "fonds events join");
    assert_has(written(500, 3), "no events so far down");
}

static void test_many_events_are_turned(void **state) {
    (void)state;
    for (size_t i = 0; i < PAGE_EVENTS_ROWS; i++)
        *LIST_ADD(fixture->arena, &rows) = (EventRow){.id = STR("e000000000000")};
    Str html = written(0, 150);
    assert_has(html, "href=\"/events?from=101\" rel=\"next\"");
    html = written(100, 200);
    assert_has(html, "href=\"/events?from=1\" rel=\"prev\"");
    assert_false(str_has(html, STR("rel=\"next\"")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_each_event_is_a_row),
        CASE(test_sides_of_withdrawn_accounts_are_not_counted),
        CASE(test_no_events_say_how_to_join_some),
        CASE(test_many_events_are_turned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
