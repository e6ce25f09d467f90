/* An event's page: valid, says that nothing is aligned, tells of withdrawn accounts, offers others.
 */
#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/event_fixture.h"
#include "web/page_event.h"

static WebFixture *fixture;
static ArchiveEvent *event;
static Buf out;
static PageContext context;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    event = event_fixture(fixture);
    context =
        (PageContext){.request = fixture->arena, .out = &out, .archive = STR("A"), .events = true};
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

static Str written(EventPair pair) {
    buf_clear(&out);
    page_event_write(&context, &(PageEvent){event, pair});
    return checked();
}

static void test_the_page_says_what_it_is_and_what_it_is_not(void **state) {
    (void)state;
    Str html = written(event_out_pair(&event->row, 0, 0));
    assert_has(html, "<h1 dir=\"auto\">Kennedy &amp; Gromyko</h1>");
    assert_has(html, "2 accounts of one event");
    assert_has(html, "Not yet aligned");
    assert_has(html, "<a class=\"skip\" href=\"#left\">Skip to the accounts</a>");
    assert_has(html, "href=\"/event/evpqkb8ckc5xb.json\"");
    assert_has(html, "<a href=\"#right\">United States</a>");
    assert_has(html, "joined 1 account (decision 7)");
    assert_false(str_has(html, STR("Also held")));
}

static void test_a_withdrawn_account_is_a_notice_without_its_title(void **state) {
    (void)state;
    Str html = written(event_out_pair(&event->row, 0, 0));
    assert_has(html, "withdrawn on 18 November 2026: asked for");
    assert_false(str_has(html, STR("/d/d0abc.p2")));
    event->row.accounts.p[1].row = (DocumentRow){.id = STR("d0abc.p2"), .state = STATE_LOST};
    assert_has(written(event_out_pair(&event->row, 0, 0)), "not held: no reading has it");
}

static void test_a_third_account_can_take_either_place(void **state) {
    (void)state;
    event->row.accounts.p[1].row.state = STATE_VISIBLE;
    event->row.visible = 3;
    Str html = written((EventPair){0, 2});
    assert_has(html, "Also held: United States. Set it <a "
                     "href=\"/event/evpqkb8ckc5xb?left=2&amp;right=3\">on the left</a> or <a "
                     "href=\"/event/evpqkb8ckc5xb?left=1&amp;right=2\">on the right</a>");
}

static void test_one_account_and_none(void **state) {
    (void)state;
    event->row.accounts.p[2].row.state = STATE_DESTROYED;
    event->row.visible = 1;
    Str html = written(event_out_pair(&event->row, 0, 0));
    assert_has(html, "Only one account of it can be read here");
    assert_false(str_has(html, STR("id=\"right\"")));
    event->row.accounts.p[0].row.state = STATE_LOST;
    event->row.visible = 0;
    event->row.event.title = (Str){0};
    html = written(event_out_pair(&event->row, 0, 0));
    assert_has(html, "An event without a title");
    assert_has(html, "href=\"#accounts\">Skip to the accounts</a>");
}

static void test_what_was_taken_back_leaves_a_notice(void **state) {
    (void)state;
    event->row.taken_back = true;
    buf_clear(&out);
    page_event_tombstone(&context, event);
    Str html = checked();
    assert_has(html, "This event was taken back");
    assert_has(html, "Kennedy &amp; Gromyko");
    assert_has(html, "(decision 7)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_the_page_says_what_it_is_and_what_it_is_not),
        CASE(test_a_withdrawn_account_is_a_notice_without_its_title),
        CASE(test_a_third_account_can_take_either_place),
        CASE(test_one_account_and_none),
        CASE(test_what_was_taken_back_leaves_a_notice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
