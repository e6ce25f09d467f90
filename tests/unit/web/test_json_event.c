/* The twins are JSON, say what the pages say, and nothing of what is withdrawn but its notice. */
#include "test.h"

#include "base/json.h"
#include "web/event_fixture.h"
#include "web/json_event.h"

static WebFixture *fixture;
static Buf out;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    web_fixture_destroy(fixture);
    buf_free(&out);
    return 0;
}

static Json *parsed(void) {
    Fail fail = {0};
    Json *json;
    assert_ok(json_parse(str_trim(buf_as_str(&out)), &json, &fail));
    return json;
}

static void test_an_event_with_its_accounts_and_decisions(void **state) {
    (void)state;
    ArchiveEvent *event = event_fixture(fixture);
    json_event_write(&out, fixture->arena, event);
    Json *json = parsed();
    assert_str(json_get_text(json, "id"), "evpqkb8ckc5xb");
    assert_str(json_get_text(json, "title"), "Kennedy & Gromyko");
    assert_str(json_get_text(json, "date"), "1962-10-18T17:00:00");
    assert_str(json_get_text(json, "state"), "joined");
    assert_false(json_bool(json_get(json, "aligned")));
    assert_int_equal(json_get_number(json, "accounts_visible"), 2);
    const Json *accounts = json_get(json, "accounts");
    assert_int_equal(json_count(accounts), 3);
    assert_str(json_get_text(json_at(accounts, 0), "side"), "Soviet Union");
    assert_int_equal(json_get_number(json_at(accounts, 0), "minutes"), 140);
    assert_str(json_get_text(json_at(accounts, 0), "said_by_name"), "anna");
    const Json *gone = json_at(accounts, 1);
    assert_str(json_get_text(gone, "state"), "withdrawn");
    assert_str(json_get_text(gone, "reason"), "asked for");
    assert_null(json_get(gone, "title"));
    assert_null(json_get(gone, "names"));
    assert_str(json_get_text(json_at(json_get(json_at(accounts, 2), "names"), 0), "name"), "Rusk");
    assert_int_equal(json_count(json_get(json, "decisions")), 1);
    json_free(json);
}

static void test_a_list_says_how_many_there_are(void **state) {
    (void)state;
    EventRowList rows = {0};
    *LIST_ADD(fixture->arena, &rows) = event_fixture(fixture)->row;
    rows.p[0].taken_back = true;
    json_event_list(&out, fixture->arena, &(PageEvents){&rows, 100, 101});
    Json *json = parsed();
    assert_int_equal(json_get_number(json, "total"), 101);
    assert_int_equal(json_get_number(json, "from"), 101);
    const Json *one = json_at(json_get(json, "events"), 0);
    assert_str(json_get_text(one, "state"), "taken back");
    assert_int_equal(json_count(json_get(one, "accounts")), 3);
    json_free(json);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_an_event_with_its_accounts_and_decisions, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_list_says_how_many_there_are, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
