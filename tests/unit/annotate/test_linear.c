#include "test.h"

#include "annotate/linear.h"

static const uint32_t features[] = {10, 20, 30};
static const int8_t weights[] = {100, 0, -100, 0, 100, 0, -50, -50, 120};
static const int8_t bias[] = {10, 0, 5};

static LinearModel model(void) {
    LinearModel made = {3, 3, features, weights, bias, 0.05, {0}};
    for (int i = 0; i < LINEAR_BINS; i++)
        made.right[i] = (uint16_t)(i * 60);
    return made;
}

static void test_features_add_up(void **state) {
    (void)state;
    LinearModel made = model();
    uint32_t one[] = {10}, two[] = {20, 25}, three[] = {10, 20, 30}, none[] = {5, 40};
    LinearGuess guess = linear_guess(&made, one, 1);
    assert_int_equal(guess.best, 0);
    assert_int_equal(guess.second, 1);
    guess = linear_guess(&made, two, 2);
    assert_int_equal(guess.best, 1);
    assert_int_equal(guess.second, 0);
    // 60, 50, 25
    guess = linear_guess(&made, three, 3);
    assert_int_equal(guess.best, 0);
    assert_int_equal(guess.second, 1);
    // only the bias: 10, 0, 5
    guess = linear_guess(&made, none, 2);
    assert_int_equal(guess.best, 0);
    assert_int_equal(guess.second, 2);
}

static void test_certainty_is_what_was_measured(void **state) {
    (void)state;
    LinearModel made = model();
    uint32_t one[] = {10};
    // exp(-5.5) and exp(-10.25) beside 1: 0.9959, in the last bin
    assert_int_equal(linear_guess(&made, one, 1).certainty, 900);
    // 1 / (1 + exp(-0.5) + exp(-0.25)) = 0.4192: between the middles of bins 6 and 7
    assert_in_range(linear_guess(&made, NULL, 0).certainty, 370, 375);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_features_add_up),
                                       cmocka_unit_test(test_certainty_is_what_was_measured)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
