/* Proves web/answer.c: heads, messages and redirects, as pages and as twins. */
#include "web/answering.h"

static void say_missing(Answer *a) {
    answer_missing(a, STR("a <name>"));
}

static void say_busy(Answer *a) {
    Fail fail;
    (void)fail_set(&fail, FAIL_BUSY, "held by another");
    answer_failure(a, &fail);
}

static void send_on(Answer *a) {
    answer_redirect(a, STR("/d/d0abc.d1"));
}

static void test_what_is_missing_is_404_as_page_and_as_data(void **state) {
    Str page = answering_ask(*state, say_missing, "/d/x");
    assert_int_equal(answering_response.status, 404);
    answering_has(page, "a &lt;name&gt;");
    Str twin = answering_ask(*state, say_missing, "/d/x.json");
    assert_int_equal(answering_response.status, 404);
    answering_has(twin, "\"status\":404");
    assert_str(exchange_find_header(&answering_response, "Access-Control-Allow-Origin"), "*");
}

static void test_a_failure_says_what_to_do(void **state) {
    Str page = answering_ask(*state, say_busy, "/");
    assert_int_equal(answering_response.status, 503);
    answering_has(page, "held by another");
    answering_has(page, "fonds verify");
}

static void test_a_redirect_keeps_what_was_asked(void **state) {
    (void)answering_ask(*state, send_on, "/d/old?q=a%20b");
    assert_int_equal(answering_response.status, 301);
    assert_str(exchange_find_header(&answering_response, "Location"), "/d/d0abc.d1?q=a%20b");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, answering_setup, answering_teardown)
        CASE(test_what_is_missing_is_404_as_page_and_as_data),
        CASE(test_a_failure_says_what_to_do),
        CASE(test_a_redirect_keeps_what_was_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
