#include "test.h"

#include "doc/correction.h"

static void test_a_pattern_is_what_differs(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(correction_pattern(STR("have"), STR("nave"), arena), "h>n");
    assert_str(correction_pattern(STR("modern"), STR("modem"), arena), "rn>m");
    assert_str(correction_pattern(STR("carrying"), STR("earring"), arena), "carry>earr");
    assert_str(correction_pattern(STR("of the"), STR("ofthe"), arena), " >");
    arena_destroy(arena);
}

/* By hand: (4 c + right) / (4 + all), and that with weight 1 for the same words. */
static void test_decisions_change_a_certainty_little_by_little(void **state) {
    (void)state;
    static const struct {
        uint16_t certainty;
        CorrectionLesson lesson;
        uint16_t learned;
    } cases[] = {
        {300, {0, 0, 0, 0}, 300},   // nobody decided
        {300, {1, 0, 0, 0}, 440},   // 2.2 of 5
        {300, {0, 1, 0, 0}, 240},   // 1.2 of 5
        {300, {0, 1, 0, 1}, 120},   // and 0.24 of 2
        {500, {4, 4, 0, 0}, 500},   // as many
        {987, {0, 400, 0, 9}, 10},  // never none
        {987, {900, 0, 90, 0}, 990},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(correction_learned(cases[i].certainty, &cases[i].lesson),
                         cases[i].learned);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_pattern_is_what_differs),
        cmocka_unit_test(test_decisions_change_a_certainty_little_by_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
