/* Proves web/answer_search.c over a small archive. */
#include "web/answer_search.h"
#include "web/answering.h"
#include "web/assert_has.h"

static struct holding *fill(void **state) {
    struct holding *holding = *state;
    holding_put(holding, "in/letter.txt",
                "A letter\n\nThe harbour is full of ships, and there is nothing that we could do "
                "about it before the spring, as the men who were to come have not been heard of "
                "since they left the town.\n");
    holding_put(holding, "in/second.txt",
                "A second letter\n\nOf the harbour again: the ships which we saw there in the "
                "winter are gone, and with them what was to be done by those who stayed.\n");
    holding_put(
        holding, "in/brief.txt",
        "Ein Brief\n\nDer Hafen und die Schiffe sind im Nebel, und wir haben nichts mehr von "
        "ihnen gesehen, seit die Leute aus der Stadt gegangen sind und nicht wieder kamen.\n");
    (void)holding_add(holding, "in");
    return holding;
}

static void test_a_search_is_a_page_and_data(void **state) {
    struct holding *holding = fill(state);
    assert_has(answering_ask(holding, answer_search, "/search?q=harbour"), "2 documents");
    assert_has(answering_ask(holding, answer_search, "/search.json?q=harbour"), "\"total\":2");
    assert_has(answering_ask(holding, answer_search, "/search?q=harbour&from=x&order=y"),
               "aria-current=\"true\">best first");
    assert_has(answering_ask(holding, answer_search, "/search?q=("),
               "there is nothing to search for: every document is shown");
}

static void test_all_values_of_a_field_are_listed(void **state) {
    struct holding *holding = fill(state);
    Str page = answering_ask(holding, answer_search_values, "/search/values?field=language");
    assert_has(page, "English");
    assert_has(page, "German");
    Str data = answering_ask(holding, answer_search_values,
                             "/search/values.json?field=language&q=harbour");
    assert_has(data, "\"values\":[{\"value\":\"en\",\"documents\":2}]");
}

static void test_values_of_no_field_are_missing(void **state) {
    static const char *const targets[] = {"/search/values", "/search/values?field=x",
                                          "/search/values?field=title",
                                          "/search/values?field=date"};
    for (size_t i = 0; i < 4; i++) {
        (void)answering_ask(*state, answer_search_values, targets[i]);
        assert_int_equal(answering_response.status, 404);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, answering_setup, answering_teardown)
        CASE(test_a_search_is_a_page_and_data),
        CASE(test_all_values_of_a_field_are_listed),
        CASE(test_values_of_no_field_are_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
