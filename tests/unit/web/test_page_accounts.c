/* The page of proposals and its twin: escaped, whole, with the way to join. */
#include "test.h"

#include "base/json.h"
#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/page_accounts.h"

static struct arena *arena;
static Buf out;
static ArchivePage of;
static ProposalList proposals;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    of = (ArchivePage){.row = {.id = STR("d1.1"), .title = STR("Talk <A>")}};
    proposals = (ProposalList){0};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static void propose_one(void) {
    Proposal *one = LIST_ADD(arena, &proposals);
    *one = (Proposal){.one = of.row,
                      .other = {.id = STR("d2.7"),
                                .title = STR("From the \"cable\" & more"),
                                .date_edtf = STR("1962-10-18")},
                      .match = {.certainty = 873}};
    str_list_add(arena, &one->match.reasons, STR("of the same day"));
    str_list_add(arena, &one->match.reasons, STR("2 of 3 people are in both: <Rusk>"));
}

static PageAccounts page_of(void) {
    PageAccounts page = {.of = &of, .proposals = &proposals};
    for (size_t i = 0; i < proposals.n; i++)
        str_list_add(arena, &page.places, STR("Volume \xe2\x80\xba Chapter"));
    buf_clear(&out);
    return page;
}

static Str written(void) {
    PageAccounts page = page_of();
    PageContext context = {.request = arena, .out = &out, .archive = STR("A")};
    page_accounts_write(&context, &page);
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static void test_a_proposal_says_how_sure_and_why(void **state) {
    (void)state;
    propose_one();
    Str html = written();
    assert_has(html, "What may tell of the same as <a href=\"/d/d1.1\">Talk &lt;A&gt;</a>");
    assert_has(html, "<a href=\"/d/d2.7\" dir=\"auto\">From the ");
    assert_has(html, "18 October 1962 \xc2\xb7 Volume \xe2\x80\xba Chapter");
    assert_has(html, "(87 %): of the same day; 2 of 3 people are in both: &lt;Rusk&gt;");
    assert_has(html, "fonds events join d1.1 d2.7");
}

static void test_nothing_found_says_what_was_compared(void **state) {
    (void)state;
    Str html = written();
    assert_has(html, "Nothing in this archive seems to tell of the same as <a");
    assert_false(str_has(html, STR("<ol")));
}

static void test_what_is_joined_already_is_said(void **state) {
    (void)state;
    *LIST_ADD(arena, &of.events) =
        (EventRow){.id = STR("e1"), .event = {.title = STR("A & B")}, .visible = 2};
    Str html = written();
    assert_has(html, "Nothing more in this archive seems");
    assert_has(html, "as an account of <a href=\"/event/e1\">A &amp; B</a>, which has 2 accounts.");
}

static void test_the_twin_holds_the_same(void **state) {
    (void)state;
    propose_one();
    PageAccounts page = page_of();
    PageContext context = {.request = arena, .out = &out};
    page_accounts_json(&context, &page);
    Json *json;
    Fail fail = {0};
    assert_ok(json_parse(buf_as_str(&out), &json, &fail));
    json_free(json);
    assert_has(buf_as_str(&out), "\"document\":\"d2.7\"");
    assert_has(buf_as_str(&out), "\"certainty\":873,\"reasons\":[\"of the same day\",");
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        CASE(test_a_proposal_says_how_sure_and_why),
        CASE(test_nothing_found_says_what_was_compared),
        CASE(test_what_is_joined_already_is_said),
        CASE(test_the_twin_holds_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
