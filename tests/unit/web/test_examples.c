/* Proves web/examples.c: what finds something now, and again when the holding has changed. */
#include "archive/holding.h"
#include "web/examples.h"

static void test_an_example_hits_where_its_search_finds_something(void **state) {
    struct holding *holding = *state;
    struct examples *examples = examples_create();
    holding_put(holding, "a.txt", "The harbour was full of ships.\n");
    (void)holding_add(holding, "a.txt");
    assert_true(examples_hit(examples, holding->archive, STR("harbour")));
    assert_false(examples_hit(examples, holding->archive, STR("lighthouse")));
    assert_false(examples_hit(examples, holding->archive, STR("lighthouse")));  // remembered
    holding_put(holding, "b.txt", "The lighthouse was dark.\n");
    (void)holding_add(holding, "b.txt");
    assert_true(examples_hit(examples, holding->archive, STR("lighthouse")));
    examples_destroy(examples);
    examples_destroy(NULL);
}

static void test_what_may_be_typed_is_of_this_holding(void **state) {
    struct holding *holding = *state;
    struct examples *examples = examples_create();
    assert_str(examples_typed(examples, holding->archive), "words, \"a phrase\"");
    holding_put(holding, "a.txt", "From: Jane Addams\nTo: Mary\nDate: 3 May 1910\n\nIt rains.\n");
    (void)holding_add(holding, "a.txt");
    assert_str(examples_typed(examples, holding->archive),
               "words, \"a phrase\", date:1910, from:addams");
    assert_str(examples_typed(examples, holding->archive),
               "words, \"a phrase\", date:1910, from:addams");  // remembered
    examples_destroy(examples);
}

static void test_a_name_in_latin_letters_goes_before_a_more_frequent_one(void **state) {
    struct holding *holding = *state;
    struct examples *examples = examples_create();
    holding_put(holding, "a.txt", "From: Anna Кузнецов\nTo: Mary\nDate: 3 May 1910\n\nIt rains.\n");
    holding_put(holding, "b.txt", "From: Anna Кузнецов\nTo: Mary\nDate: 4 May 1910\n\nIt pours.\n");
    (void)holding_add(holding, "a.txt");
    (void)holding_add(holding, "b.txt");
    assert_str(examples_typed(examples, holding->archive),
               "words, \"a phrase\", date:1910, from:кузнецов");
    holding_put(holding, "c.txt", "From: Jane Addams\nTo: Mary\nDate: 5 May 1910\n\nIt snows.\n");
    (void)holding_add(holding, "c.txt");
    assert_str(examples_typed(examples, holding->archive),
               "words, \"a phrase\", date:1910, from:addams");
    examples_destroy(examples);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_may_be_typed_is_of_this_holding, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_a_name_in_latin_letters_goes_before_a_more_frequent_one, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(test_an_example_hits_where_its_search_finds_something,
                                        holding_setup, holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
