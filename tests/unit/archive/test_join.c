/* Proves archive/join.c: names become ids, what is joined already is left out. */
#include "archive/holding.h"
#include "archive/join.h"

static struct holding *h;
static Str cable, memorandum;

static int setup(void **state) {
    if (holding_setup(state) != 0)
        return -1;
    h = *state;
    holding_put(h, "in/a.txt", "A cable\n\nThe ships were named.\n");
    holding_put(h, "in/b.txt", "A memorandum\n\nThe harbour was named.\n");
    (void)holding_add(h, "in");
    cable = str_copy(h->arena, holding_first(h, "ships"));
    memorandum = str_copy(h->arena, holding_first(h, "harbour"));
    return 0;
}

static bool decide(Decision decision, Act *act, Fail *fail) {
    *fail = (Fail){0};
    return decide_run(h->archive, &decision, h->arena, act, fail);
}

static Event with(Str first, Str second) {
    Event event = {.title = STR("A talk"), .key = STR("talk")};
    LIST_ADD(h->arena, &event.accounts)->document = first;
    if (second.n > 0)
        LIST_ADD(h->arena, &event.accounts)->document = second;
    return event;
}

static bool join(const char *target, const Event *event, Act *act, Fail *fail) {
    return decide((Decision){.kind = ACT_JOIN_EVENT, .target = str_from_c(target), .event = event},
                  act, fail);
}

static EventRow row_of(Str id) {
    Fail fail;
    EventRow row;
    assert_ok(event_rows_get(archive_catalog(h->archive), id, h->arena, &row, &fail));
    return row;
}

static void test_documents_are_joined_by_any_name(void **state) {
    (void)state;
    Act act;
    Fail fail;
    Str deposit = str_slice(cable, 0, 13);  // leads to the one document in it
    Event event = with(deposit, memorandum);
    event.accounts.p[0].side = STR(" Soviet Union ");
    assert_ok(join("", &event, &act, &fail));
    EventRow row = row_of(event_id_of(h->arena, act.line));
    assert_true(str_equal(row.accounts.p[0].account.document, cable));
    assert_str(row.accounts.p[0].account.side, "Soviet Union");
    assert_int_equal(row.accounts.p[0].account.reading, 1);
    assert_int_equal(row.visible, 2);
}

static void test_title_and_date_come_from_the_first_account_that_has_them(void **state) {
    (void)state;
    Act act;
    Fail fail;
    Event event = with(cable, memorandum);
    event.title = (Str){0};
    assert_ok(decide((Decision){.target = memorandum,
                                .kind = ACT_DESCRIBE,
                                .field = FIELD_DATE,
                                .after = STR("1962-10-18")},
                     &act, &fail));
    assert_ok(join("", &event, &act, &fail));
    EventRow row = row_of(event_id_of(h->arena, act.line));
    assert_str(row.event.title, "A cable");
    assert_str(row.event.when, "1962-10-18");
}

static void test_the_same_again_says_nothing_and_more_says_only_what_is_new(void **state) {
    (void)state;
    Act act;
    Fail fail;
    Event event = with(cable, (Str){0});
    assert_ok(join("", &event, &act, &fail));
    Str id = event_id_of(h->arena, act.line);
    assert_false(join("", &event, &act, &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    event = with(cable, memorandum);
    event.place = STR("Moscow");
    assert_ok(join("", &event, &act, &fail));
    assert_true(str_equal(act.on_event, id));
    assert_int_equal(act.event.accounts.n, 1);
    assert_str(act.event.title, "");
    assert_str(act.event.place, "Moscow");
    event = (Event){.place = STR("Kiev")};
    assert_ok(join("talk", &event, &act, &fail));
    assert_str(row_of(id).event.place, "Kiev");
    assert_int_equal(row_of(id).visible, 2);
}

static void test_an_undo_takes_a_join_back_and_names_its_event(void **state) {
    (void)state;
    Act act, undone;
    Fail fail;
    Event event = with(cable, memorandum);
    assert_ok(join("", &event, &act, &fail));
    Str id = event_id_of(h->arena, act.line);
    assert_ok(decide((Decision){.kind = ACT_UNDO, .undoes = act.seq}, &undone, &fail));
    assert_true(str_equal(undone.on_event, id));
    assert_true(row_of(id).taken_back);
    event.place = STR("Kiev");
    assert_false(
        decide((Decision){.kind = ACT_JOIN_EVENT, .target = id, .event = &event}, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_ok(join("", &event, &act, &fail));  // the key is free again
    assert_false(str_equal(event_id_of(h->arena, act.line), id));
    assert_int_equal(act.on_event.n, 0);
}

static void test_what_cannot_be_joined_is_refused(void **state) {
    (void)state;
    Act act;
    Fail fail;
    Event event = with(STR("nobody"), (Str){0});
    assert_false(join("", &event, &act, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    event = with(cable, cable);
    assert_false(join("", &event, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_non_null(strstr(fail.message, "twice"));
    event = with(cable, (Str){0});
    assert_false(join("nothing", &event, &act, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    event.when = STR("18 October");
    assert_false(join("", &event, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    event = with(cable, (Str){0});
    event.key = STR("e000000000000");
    assert_false(join("", &event, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    event = with(cable, (Str){0});
    event.place = STR("\xff");
    assert_false(join("", &event, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    event = (Event){.title = STR("Nobody tells of it")};
    assert_false(join("", &event, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_ok(decide((Decision){.target = cable, .kind = ACT_WITHDRAW, .reason = STR("asked")},
                     &act, &fail));
    event = with(cable, (Str){0});
    assert_false(join("", &event, &act, &fail));
    assert_non_null(strstr(fail.message, "withdrawn"));
    uint64_t count;
    assert_ok(event_rows_count(archive_catalog(h->archive), &count, &fail));
    assert_int_equal(count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, holding_teardown)
        CASE(test_documents_are_joined_by_any_name),
        CASE(test_title_and_date_come_from_the_first_account_that_has_them),
        CASE(test_the_same_again_says_nothing_and_more_says_only_what_is_new),
        CASE(test_an_undo_takes_a_join_back_and_names_its_event),
        CASE(test_what_cannot_be_joined_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
