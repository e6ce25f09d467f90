/* Proves web/answer_event.c over a small archive in which two letters are joined, and taken apart.
 */
#include "archive/decide.h"
#include "web/answer_event.h"
#include "web/answering.h"
#include "web/assert_has.h"

static struct holding *holding;

static const char *under(const char *format, Str id) {
    return str_format(holding->arena, format, STR_ARG(id)).p;
}

static Str event(const char *target) {
    return answering_ask(holding, answer_event, target);
}

static Act decide(Decision decision) {
    Act act;
    Fail fail = {0};
    assert_ok(decide_run(holding->archive, &decision, holding->arena, &act, &fail));
    return act;
}

/* The id of an event with two accounts, which anybody may name "talk". */
static Str join_two(void) {
    holding_put(holding, "in/letter.txt", "A letter\n\nThe harbour <was> full of ships.\n");
    holding_put(holding, "in/second.txt", "A second letter\n\nOf the harbour again.\n");
    (void)holding_add(holding, "in");
    Event talk = {.title = STR("A talk"), .key = STR("talk")};
    LIST_ADD(holding->arena, &talk.accounts)->document =
        str_copy(holding->arena, holding_first(holding, "ships"));
    *LIST_ADD(holding->arena, &talk.accounts) =
        (EventAccount){.document = str_copy(holding->arena, holding_first(holding, "again")),
                       .side = STR("Spain")};
    Act act = decide((Decision){.kind = ACT_JOIN_EVENT, .event = &talk});
    return event_id_of(holding->arena, act.line);
}

static void test_an_event_is_read_in_columns_in_either_order(void **state) {
    holding = *state;
    Str id = join_two();
    assert_has(event(under("/event/%.*s", id)), "The harbour &lt;was&gt; full of ships.");
    assert_has(event(under("/event/%.*s?left=2", id)), "<td id=\"left\" data-n=\"Spain\"");
    assert_has(event(under("/event/%.*s.json", id)), "\"side\":\"Spain\"");
    event("/event/talk");
    assert_int_equal(answering_response.status, 301);
    event("/event/nothing");
    assert_int_equal(answering_response.status, 404);
}

static void test_events_are_listed_where_there_are_some(void **state) {
    holding = *state;
    assert_has(answering_ask(holding, answer_events, "/events"), "No documents are joined yet");
    (void)join_two();
    assert_has(answering_ask(holding, answer_events, "/events"), "A talk");
    assert_has(answering_ask(holding, answer_events, "/events.json"), "\"total\":1");
    assert_has(answering_ask(holding, answer_events, "/events?from=9"), "no events so far down");
}

static void test_an_event_taken_back_is_gone_with_a_notice(void **state) {
    holding = *state;
    Str id = join_two();
    ActList acts;
    Fail fail = {0};
    assert_ok(catalog_acts(archive_catalog(holding->archive), id, holding->arena, &acts, &fail));
    (void)decide((Decision){.kind = ACT_UNDO, .undoes = acts.p[0].seq});
    assert_has(event(under("/event/%.*s", id)), "This event was taken back");
    assert_int_equal(answering_response.status, 410);
    assert_has(event(under("/event/%.*s.json", id)), "taken back");
    assert_int_equal(answering_response.status, 410);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, answering_setup, answering_teardown)
        CASE(test_an_event_is_read_in_columns_in_either_order),
        CASE(test_events_are_listed_where_there_are_some),
        CASE(test_an_event_taken_back_is_gone_with_a_notice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
