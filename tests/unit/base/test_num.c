#include "base/num.h"
#include "test.h"

static void test_sums_and_products_that_do_not_fit_are_refused(void **state) {
    (void)state;
    size_t out = 5;
    assert_true(num_add(SIZE_MAX - 1, 1, &out) && out == SIZE_MAX);
    out = 5;
    assert_false(num_add(SIZE_MAX, 1, &out));
    assert_int_equal(out, 5);
    assert_true(num_mul(SIZE_MAX / 3, 3, &out));
    out = 5;
    assert_false(num_mul(SIZE_MAX / 3 + 1, 3, &out));
    assert_int_equal(out, 5);
    assert_true(num_mul(SIZE_MAX, 0, &out) && out == 0);
    uint32_t narrow = 5;
    assert_true(num_u32(UINT32_MAX, &narrow) && narrow == UINT32_MAX);
    narrow = 5;
    assert_false(num_u32((uint64_t)UINT32_MAX + 1, &narrow));
    assert_int_equal(narrow, 5);
}

static void test_unsigned_numbers_are_all_digits(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool fits;
        uint64_t value;
    } cases[] = {
        {"0", true, 0},
        {"007", true, 7},
        {"18446744073709551615", true, UINT64_MAX},
        {"18446744073709551616", false, 0},
        {"99999999999999999999999", false, 0},
        {"", false, 0},
        {"-1", false, 0},
        {"+1", false, 0},
        {" 1", false, 0},
        {"1 ", false, 0},
        {"0x10", false, 0},
        {"1e3", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t out = 42;
        assert_int_equal(num_parse_u64(str_from_c(cases[i].text), &out), cases[i].fits);
        assert_true(out == (cases[i].fits ? cases[i].value : 42));
    }
}

static void test_signed_numbers_reach_their_ends(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool fits;
        int64_t value;
    } cases[] = {
        {"-9223372036854775808", true, INT64_MIN},
        {"9223372036854775807", true, INT64_MAX},
        {"-9223372036854775809", false, 0},
        {"9223372036854775808", false, 0},
        {"-0", true, 0},
        {"-", false, 0},
        {"--1", false, 0},
        {"", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t out = 42;
        assert_int_equal(num_parse_i64(str_from_c(cases[i].text), &out), cases[i].fits);
        assert_true(out == (cases[i].fits ? cases[i].value : 42));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums_and_products_that_do_not_fit_are_refused),
        cmocka_unit_test(test_unsigned_numbers_are_all_digits),
        cmocka_unit_test(test_signed_numbers_reach_their_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
