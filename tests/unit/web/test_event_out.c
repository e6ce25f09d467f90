/* Which accounts stand side by side, and how: no address of a column repeats, gaps are seen. */
#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/event_fixture.h"

static WebFixture *fixture;
static ArchiveEvent *event;
static Buf out;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    event = event_fixture(fixture);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    web_fixture_destroy(fixture);
    buf_free(&out);
    return 0;
}

static void assert_pair(uint64_t left, uint64_t right, int left_got, int right_got) {
    EventPair pair = event_out_pair(&event->row, left, right);
    if (pair.left != left_got || pair.right != right_got)
        fail_msg("%d and %d", pair.left, pair.right);
}

static void test_two_accounts_are_chosen_of_two_sides_where_there_are_two(void **state) {
    (void)state;
    assert_pair(0, 0, 0, 2);
    assert_pair(3, 0, 2, 0);
    assert_pair(3, 1, 2, 0);
    assert_pair(1, 1, 0, 2);
    assert_pair(0, 1, 2, 0);
    assert_pair(2, 3, 0, 2);  // the second is withdrawn
    assert_pair(9, 99, 0, 2);
    AccountRow *accounts = event->row.accounts.p;
    accounts[1].row.state = STATE_VISIBLE;
    assert_pair(0, 0, 0, 1);
    assert_pair(2, 0, 1, 0);
    assert_pair(2, 3, 1, 2);  // two of one side, where they are asked for
    accounts[0].row.state = STATE_LOST;
    assert_pair(0, 0, 1, 2);
    accounts[1].row.state = accounts[2].row.state = STATE_DESTROYED;
    assert_pair(0, 0, EVENT_OUT_NONE, EVENT_OUT_NONE);
    accounts[2].row.state = STATE_VISIBLE;
    assert_pair(0, 0, 2, EVENT_OUT_NONE);
    assert_pair(0, 3, 2, EVENT_OUT_NONE);
}

static void test_accounts_have_names(void **state) {
    (void)state;
    assert_str(event_out_name(fixture->arena, &event->row, 0), "Soviet Union: cable");
    assert_str(event_out_name(fixture->arena, &event->row, 2), "United States");
    event->row.accounts.p[2].account.side = (Str){0};
    assert_str(event_out_name(fixture->arena, &event->row, 2), "account 3");
}

static size_t byte_max;  // of written()

static Str written(EventPair pair, uint32_t leaf_max, bool *cut) {
    buf_clear(&out);
    Markup m = {.out = &out};
    markup_begin(&m, TAG_DIV);
    event_out_dateline(&m, fixture->arena, &event->row, true);
    event_out_jumps(&m, fixture->arena, &event->row, pair);
    event_out_people(&m, fixture->arena, event);
    *cut = event_out_columns(&m, fixture->arena, &(EventColumns){event, pair, leaf_max, byte_max});
    markup_finish(&m);
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static void test_columns_show_text_gaps_and_ways_to_the_documents(void **state) {
    (void)state;
    bool cut;
    Str html = written((EventPair){0, 2}, 0, &cut);
    assert_false(cut);
    assert_has(html, "18 October 1962, 17:00");
    assert_has(html, "White House");
    assert_has(html, "2 h 20 min, says the cable (Soviet Union)");
    assert_has(html, "present, says the account (United States)");
    assert_has(html, "Rusk");
    assert_has(html, "<th scope=\"col\"><span class=\"side\">Soviet Union</span> "
                     "<span class=\"what\">cable</span><a class=\"title\" "
                     "href=\"/d/d0abc.p1\"");
    assert_has(html, "<td id=\"left\" data-n=\"Soviet Union\">");
    assert_has(html, "<td id=\"right\" data-n=\"United States\">");
    assert_has(html, "<span class=\"whole\">extract</span>");
    assert_has(html, "<a href=\"#left\">Soviet Union</a><a href=\"#right\">United States</a>");
    assert_has(html, "href=\"/d/d0abc.p1#b3\"");
    assert_has(html, "href=\"/d/d0abc.p3#b4\"");
    assert_has(html, "left out, length not said");
    assert_has(html, "href=\"/d/d0abc.p1#b11\" role=\"doc-noteref\"");
    assert_false(str_has(html, STR("Source: Archive of Foreign Policy.")));  // stays there
    assert_int_equal(check_html_count(html, " id=\""), 2);                   // the two columns
    assert_has(html, "Memorandum &lt;of&gt; conversation");
}

static void test_one_account_stands_alone_and_two_of_one_document_do_not_clash(void **state) {
    (void)state;
    bool cut;
    Str html = written((EventPair){0, EVENT_OUT_NONE}, 0, &cut);
    assert_has(html, "<table class=\"sides one\">");
    assert_int_equal(check_html_count(html, "<td"), 1 + 2);  // and the two cells of its own table
    event->row.accounts.p[2] = event->row.accounts.p[0];
    event->documents[2] = event->documents[0];
    (void)written((EventPair){0, 2}, 0, &cut);
    html = written((EventPair){EVENT_OUT_NONE, EVENT_OUT_NONE}, 0, &cut);
    assert_false(str_has(html, STR("<table")));
}

static void test_columns_are_cut_at_a_number_of_blocks(void **state) {
    (void)state;
    bool cut;
    Str html = written((EventPair){0, 2}, 4, &cut);
    assert_true(cut);
    assert_has(html, "Rusk");
    assert_false(str_has(html, STR("Thompson")));
    html = written((EventPair){0, 2}, 7, &cut);
    assert_false(cut);
    html = written((EventPair){0, 2}, 1, &cut);
    assert_true(cut);
    assert_false(str_has(html, STR("dateline")));
}

static void test_columns_are_cut_at_a_number_of_bytes_and_end_with_a_word(void **state) {
    (void)state;
    bool cut;
    byte_max = 16;  // "From the cable" and two bytes of the date
    Str html = written((EventPair){0, EVENT_OUT_NONE}, 0, &cut);
    byte_max = 0;
    assert_true(cut);
    assert_has(html, "From the cable");
    assert_has(html, "18 \xe2\x80\xa6");
    assert_false(str_has(html, STR("18 October 1962</p>")) &&
                 str_has(html, STR("During the meeting")));
}

static void test_equal_lengths_are_said_together(void **state) {
    (void)state;
    bool cut;
    AccountRow *accounts = event->row.accounts.p;
    accounts[2].account.minutes = 140;
    assert_has(written((EventPair){0, 2}, 0, &cut),
               "2 h 20 min, say the cable (Soviet Union) and the account (United States)");
    accounts[2].account.label = STR("the note");
    accounts[2].account.minutes = 135;
    accounts[1].account.minutes = 10;  // withdrawn
    Str html = written((EventPair){0, 2}, 0, &cut);
    assert_has(html, "2 h 20 min, says the cable (Soviet Union) \xc2\xb7 2 h 15 min, says the note "
                     "(United States)");
    assert_false(str_has(html, STR("10 min")));
}

static void test_people_whom_acts_name_stand_by_side(void **state) {
    (void)state;
    bool cut;
    static const char *const people[][2] = {{"Rusk", "United States"},
                                            {"Gromyko", "Soviet Union"},
                                            {"Thompson", "United States"},
                                            {"A guest", ""}};
    for (size_t i = 0; i < 4; i++)
        *LIST_ADD(fixture->arena, &event->row.event.people) =
            (EventPerson){.name = str_from_c(people[i][0]),
                          .side = str_from_c(people[i][1]),
                          .source = {SOURCE_PERSON, STR("anna"), 0}};
    Str html = written((EventPair){0, 2}, 0, &cut);
    assert_has(html, "<dt>United States</dt><dd>Rusk \xc2\xb7 Thompson <span class=\"says\">anna "
                     "says so</span></dd>");
    assert_has(html, "<dt>took part</dt><dd>A guest");
    assert_int_equal(check_html_count(html, "<dt>"), 3);
    assert_false(str_has(html, STR("present, says")));
}

static void declare(size_t account, const char *name) {
    *LIST_ADD(fixture->arena, &event->documents[account].description) =
        (Value){.field = FIELD_PERSON, .value = str_from_c(name), .certainty = 1000};
}

/* Once, with the other spelling behind it; what one account alone names stands apart. */
static void test_names_that_both_accounts_have_are_said_once(void **state) {
    (void)state;
    bool cut;
    event->documents[0].description.n = event->documents[2].description.n = 0;
    declare(0, "Udall, Stewart");
    declare(0, "Khrushchev, Nikita");
    declare(2, "Khruschev, N. S.");
    declare(2, "Udall, Stewart");
    declare(2, "McSweeney, John");
    declare(2, "Udall, Mary");
    Str html = written((EventPair){0, 2}, 0, &cut);
    assert_has(html, "<dt>named in both accounts</dt><dd>Udall, Stewart \xc2\xb7 Khrushchev, Nikita"
                     "<span class=\"role\"> (also Khruschev, N. S.)</span>");
    assert_has(html, "<dt>named in the account (United States)</dt><dd>McSweeney, John \xc2\xb7 "
                     "Udall, Mary ");
    assert_int_equal(check_html_count(html, "<dt>"), 2);
}

static void test_an_article_is_said_once(void **state) {
    (void)state;
    bool cut;
    event->row.accounts.p[0].account.label = STR("The Minister's cable");
    assert_has(written((EventPair){0, 2}, 0, &cut), "says The Minister&#39;s cable (Soviet Union)");
}

static void test_where_nobody_is_named_it_says_so(void **state) {
    (void)state;
    bool cut;
    event->documents[2].description.n = 0;
    assert_has(written((EventPair){0, 2}, 0, &cut), "no account names the participants apart");
    event->row.event.when = (Str){0};
    assert_has(written((EventPair){0, 2}, 0, &cut), "undated");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_names_that_both_accounts_have_are_said_once),
        CASE(test_an_article_is_said_once),
        CASE(test_two_accounts_are_chosen_of_two_sides_where_there_are_two),
        CASE(test_accounts_have_names),
        CASE(test_columns_show_text_gaps_and_ways_to_the_documents),
        CASE(test_one_account_stands_alone_and_two_of_one_document_do_not_clash),
        CASE(test_columns_are_cut_at_a_number_of_blocks),
        CASE(test_columns_are_cut_at_a_number_of_bytes_and_end_with_a_word),
        CASE(test_equal_lengths_are_said_together),
        CASE(test_people_whom_acts_name_stand_by_side),
        CASE(test_where_nobody_is_named_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
