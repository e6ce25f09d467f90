/* Which documents of a holding may be accounts of one event; what is joined is not proposed again.
 */
#include "archive/decide.h"
#include "archive/holding.h"
#include "archive/propose.h"

static const char volume[] =
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:id=\"vol\"><teiHeader><fileDesc><titleStmt>"
    "<title>Volume</title></titleStmt></fileDesc></teiHeader><text><body>"
    "<div type=\"document\" xml:id=\"d1\" n=\"1\"><head>1. Memorandum of Conversation</head>"
    "<opener><dateline><date when=\"1962-10-18\">October 18, 1962</date></dateline></opener>"
    "<p>Another account of this conversation is <ref target=\"#d2\">Document 2</ref>.</p></div>"
    "<div type=\"document\" xml:id=\"d2\" n=\"2\"><head>2. Memorandum for the Record</head>"
    "<opener><dateline><date when=\"1962-10-18\">October 18, 1962</date></dateline></opener>"
    "<p>They spoke of the harbour.</p></div>"
    "<div type=\"document\" xml:id=\"d3\" n=\"3\"><head>3. Letter</head>"
    "<opener><dateline><date when=\"1962-10-18\">October 18, 1962</date></dateline></opener>"
    "<p>Wool and ships.</p></div>"
    "<div type=\"document\" xml:id=\"d4\" n=\"4\"><head>4. Memorandum of Conversation</head>"
    "<opener><dateline><date when=\"1962-12-01\">December 1, 1962</date></dateline></opener>"
    "<p>The account of the meeting in <ref target=\"#d1\">Document 1</ref>.</p></div>"
    "</body></text></TEI>";

static struct holding *h;
static Str first, second, third;

static int setup(void **state) {
    if (holding_setup(state) != 0)
        return -1;
    h = *state;
    holding_put(h, "vol.xml", volume);
    (void)holding_add(h, "vol.xml");
    first = holding_first(h, "\"another account\"");
    second = holding_first(h, "harbour");
    third = holding_first(h, "wool");
    return 0;
}

static ProposalList proposed(Str document, uint16_t least) {
    ProposalList list;
    Fail fail = {0};
    ProposeRequest request = {.document = document, .least = least};
    assert_ok(propose_accounts(h->archive, &request, h->arena, &list, &fail));
    return list;
}

static void test_a_document_is_compared_with_those_of_its_day(void **state) {
    (void)state;
    ProposalList list = proposed(second, 500);
    assert_int_equal(list.n, 1);
    assert_str(list.p[0].one.id, str_to_c(h->arena, second));
    assert_str(list.p[0].other.id, str_to_c(h->arena, first));
    assert_str(list.p[0].match.reasons.p[0], "one says that the other is a record of it");
    assert_int_equal(proposed(third, 500).n, 0);
    list = proposed(third, 1);
    assert_int_equal(list.n, 2);
    assert_true(list.p[0].match.certainty >= list.p[1].match.certainty);
}

static void test_all_against_each_other_find_the_same_pairs(void **state) {
    (void)state;
    ProposalList list = proposed((Str){NULL, 0}, 500);
    assert_int_equal(list.n, 1);
    assert_true(str_equal(list.p[0].one.id, first) && str_equal(list.p[0].other.id, second));
    assert_int_equal(list.p[0].match.certainty, proposed(first, 500).p[0].match.certainty);
    assert_int_equal(proposed((Str){NULL, 0}, 1).n, 3);
}

static void test_what_an_event_joins_is_not_proposed(void **state) {
    (void)state;
    Event event = {.title = STR("A talk")};
    LIST_ADD(h->arena, &event.accounts)->document = first;
    LIST_ADD(h->arena, &event.accounts)->document = second;
    Decision decision = {.kind = ACT_JOIN_EVENT, .event = &event};
    Act act;
    Fail fail = {0};
    assert_ok(decide_run(h->archive, &decision, h->arena, &act, &fail));
    assert_int_equal(proposed(first, 500).n, 0);
    assert_int_equal(proposed((Str){NULL, 0}, 500).n, 0);
}

static void test_withdrawn_documents_are_not_proposed(void **state) {
    (void)state;
    Decision decision = {.kind = ACT_WITHDRAW, .target = second, .reason = STR("rights")};
    Act act;
    Fail fail = {0};
    assert_ok(decide_run(h->archive, &decision, h->arena, &act, &fail));
    assert_int_equal(proposed(first, 1).n, 1);
    assert_int_equal(proposed((Str){NULL, 0}, 500).n, 0);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, holding_teardown)
    const struct CMUnitTest tests[] = {
        CASE(test_a_document_is_compared_with_those_of_its_day),
        CASE(test_all_against_each_other_find_the_same_pairs),
        CASE(test_what_an_event_joins_is_not_proposed),
        CASE(test_withdrawn_documents_are_not_proposed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
