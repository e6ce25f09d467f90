/* Proves text/name_cost.c: what is heard alike costs little. */
#include "test.h"
#include "text/name_cost.h"

static uint32_t cost(const char *a, const char *b) {
    NameLetters first = name_letters_of(str_from_c(a)), second = name_letters_of(str_from_c(b));
    NameSounds x = name_cost_sounds(&first), y = name_cost_sounds(&second);
    assert_int_equal(name_cost_between(&x, &y), name_cost_between(&y, &x));
    return name_cost_between(&x, &y);
}

static void test_costs_by_hand(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        uint32_t cost;
    } cases[] = {
        {"Zhukov", "\u0416\u0443\u043a\u043e\u0432", 0},  // same sounds
        {"Gromyko", "Gromiko", 0},
        {"Elliott", "Eliot", 0},       // doubled letters
        {"Semenov", "Simonov", 85},    // e and i 35, e and o 50
        {"Orlov", "Arlow", 35},        // o and a
        {"Johnson", "Jonson", 30},     // h
        {"Sakharov", "Zakharov", 30},  // s and z
        {"Ball", "Rall", 100},         // two consonants
        {"Rusk", "Risk", 50},          // two vowels
        {"", "Rusk", 350},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cost(cases[i].a, cases[i].b) != cases[i].cost)
            fail_msg("%s and %s: %u", cases[i].a, cases[i].b, cost(cases[i].a, cases[i].b));
}

static void test_no_cost_is_above_the_limit(void **state) {
    (void)state;
    assert_int_equal(cost("mmnmnmnmnmnmnmnmnmnm", "rlrlrlrlrlrlrlrlrlrlrlrl"), NAME_COST_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_costs_by_hand),
        cmocka_unit_test(test_no_cost_is_above_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
