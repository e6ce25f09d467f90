/* Proves web/answer.c: heads, messages and redirects, as pages and as twins. */
#include "web/answering.h"
#include "web/assert_has.h"

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
    assert_has(page, "a &lt;name&gt;");
    Str twin = answering_ask(*state, say_missing, "/d/x.json");
    assert_int_equal(answering_response.status, 404);
    assert_has(twin, "\"status\":404");
    assert_str(exchange_find_header(&answering_response, "Access-Control-Allow-Origin"), "*");
}

static void test_a_failure_says_what_to_do(void **state) {
    Str page = answering_ask(*state, say_busy, "/");
    assert_int_equal(answering_response.status, 503);
    assert_has(page, "held by another");
    assert_has(page, "fonds verify");
}

static void test_a_redirect_keeps_what_was_asked(void **state) {
    (void)answering_ask(*state, send_on, "/d/old?q=a%20b");
    assert_int_equal(answering_response.status, 301);
    assert_str(exchange_find_header(&answering_response, "Location"), "/d/d0abc.d1?q=a%20b");
}

static void test_a_look_is_remembered_and_leads_only_here(void **state) {
    static const struct {
        const char *target, *to, *cookie;
    } cases[] = {
        {"/look?as=dark&to=/d/x%3Fq%3Da%26b", "/d/x?q=a&b", "look=dark; Path=/; Max-Age=31536000"},
        {"/look?as=light", "/", "look=light; "},
        {"/look?as=system&to=/", "/", "look=; Path=/; Max-Age=0"},
        {"/look?as=x%0d%0aSet-Cookie:y&to=/a", "/a", "look=; "},
        {"/look?as=dark&to=//evil.example", "/", "look=dark"},
        {"/look?as=dark&to=/%5Cevil.example", "/", "look=dark"},
        {"/look?as=dark&to=https://evil.example", "/", "look=dark"},
        {"/look?as=dark&to=/a%0d%0aX:y", "/", "look=dark"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        (void)answering_ask(*state, answer_look, cases[i].target);
        assert_int_equal(answering_response.status, 303);
        assert_str(exchange_find_header(&answering_response, "Location"), cases[i].to);
        Str cookie = exchange_find_header(&answering_response, "Set-Cookie");
        assert_true(str_starts(cookie, str_from_c(cases[i].cookie)));
        assert_true(str_has(cookie, STR("SameSite=Lax; HttpOnly")));
        assert_str(exchange_find_header(&answering_response, "Vary"), "Cookie");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, answering_setup, answering_teardown)
        CASE(test_what_is_missing_is_404_as_page_and_as_data),
        CASE(test_a_failure_says_what_to_do),
        CASE(test_a_redirect_keeps_what_was_asked),
        CASE(test_a_look_is_remembered_and_leads_only_here),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
