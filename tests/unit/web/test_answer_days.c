/* Proves web/answer_days.c over a small volume: the calendar counts as searches do. */
#include "web/answer_days.h"
#include "web/answering.h"
#include "web/assert_has.h"

static void test_years_months_and_days_are_counted(void **state) {
    struct holding *holding = *state;
    answering_volume(holding, "One");
    Str page = answering_ask(holding, answer_days, "/days");
    assert_has(page, "<h1>1962</h1>");  // the only year: its months, and no way to itself
    assert_has(page, "<a href=\"/days/1962-10\">October 1962</a>");
    assert_false(str_has(page, STR("All years")));
    assert_has(page, "1 more without a date");
    page = answering_ask(holding, answer_days, "/days/1962");
    assert_has(page, "<a href=\"/days/1962-10\">October 1962</a></th><td class=\"count\">2</td>");
    assert_has(page, "<th scope=\"row\">November 1962</th>");  // without documents: plain
    page = answering_ask(holding, answer_days, "/days/1962-10");
    assert_has(page, "aria-label=\"18 October 1962: 1 certainly, 1 possibly\"");
    assert_has(page, "aria-label=\"17 October 1962: 0 certainly, 1 possibly\"");
    assert_has(page, "href=\"/search?q=date%3A1962-10-18\"");
    assert_has(page, "1 more without a date");
    assert_has(page, "Of more than one day, or of a day not known");
    assert_int_equal(holding_count(holding, "date:1962-10-18"), 2);
}

static void test_the_calendar_keeps_within_a_search(void **state) {
    struct holding *holding = *state;
    answering_volume(holding, "One");
    Str page = answering_ask(holding, answer_days, "/days/1962-10?q=knows%20date%3A1963");
    assert_has(page, "Within: ");
    assert_has(page, "<strong>1 document</strong>");
    assert_has(page, "href=\"/search?q=knows%20date%3A1962-10-18\"");
    assert_has(page, "<a href=\"/days/1962?q=knows\">1962</a>");
}

static void test_empty_stretches_are_plain_pages(void **state) {
    struct holding *holding = *state;
    static const char *const targets[] = {"/days", "/days/1850", "/days/1850-02", "/days/1851-12"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        assert_has(answering_ask(holding, answer_days, targets[i]), "0 documents");
        assert_int_equal(answering_response.status, 200);
    }
}

static void test_the_calendar_is_data_too(void **state) {
    struct holding *holding = *state;
    answering_volume(holding, "One");
    assert_has(answering_ask(holding, answer_days, "/days.json"),
               "\"years\":[{\"date\":\"1962\",\"certainly\":2,\"possibly\":0}]");
    assert_has(answering_ask(holding, answer_days, "/days/1962-10.json"),
               "{\"date\":\"1962-10-18\",\"certainly\":1,\"possibly\":1}");
    assert_has(answering_ask(holding, answer_days, "/days/1962.json"),
               "{\"date\":\"1962-10\",\"certainly\":2,\"possibly\":0}");
}

static void test_a_day_is_the_search_for_it(void **state) {
    static const struct {
        const char *target, *location;
    } cases[] = {
        {"/days/1962-10-18", "/search?q=date%3A1962-10-18"},
        {"/days/1962-10-18?q=berlin+date:1961", "/search?q=berlin%20date%3A1962-10-18"},
        {"/days/1962-10-18.json", "/search.json?q=date%3A1962-10-18"},
    };
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        bool found = false;
        (void)answering_ask(*state, answer_days, cases[k].target);
        assert_int_equal(answering_response.status, 301);
        for (size_t i = 0; i < EXCHANGE_HEADERS_MAX; i++)
            found = found || str_is(answering_response.headers[i].value, cases[k].location);
        if (!found)
            fail_msg("%s does not lead to %s", cases[k].target, cases[k].location);
    }
}

static void test_what_is_no_stretch_is_missing(void **state) {
    static const char *const targets[] = {"/days/x",       "/days/1962-13", "/days/1962-00",
                                          "/days/0000",    "/days/1962-1",  "/days/19622",
                                          "/days/1962/10", "/days/+962",    "/days/1962-10-32"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        (void)answering_ask(*state, answer_days, targets[i]);
        assert_int_equal(answering_response.status, 404);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, answering_setup, answering_teardown)
        CASE(test_years_months_and_days_are_counted), CASE(test_the_calendar_keeps_within_a_search),
        CASE(test_a_day_is_the_search_for_it),        CASE(test_empty_stretches_are_plain_pages),
        CASE(test_the_calendar_is_data_too),          CASE(test_what_is_no_stretch_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
