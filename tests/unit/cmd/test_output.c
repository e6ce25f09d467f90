/* Proves cmd/output.c: what foreign text may show, and numbers for people. */
#include "cmd/output.h"
#include "test.h"

static void test_control_characters_are_shown_not_sent(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(output_safe(arena, STR("a\033[31mb")), "a\\x1b[31mb");
    assert_str(output_safe(arena, STR("tab\tand\nline")), "tab\tand\nline");
    assert_str(output_safe(arena, STR("c1 \xC2\x9B!")), "c1 \\x9b!");
    assert_str(output_safe(arena, STR("\xD0\xA5\xD1\x80\xD1\x83\xD1\x89")),
               "\xD0\xA5\xD1\x80\xD1\x83\xD1\x89");
    assert_str(output_safe(arena, STR("\x7f")), "\\x7f");
    arena_destroy(arena);
}

static void test_numbers_for_people(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(output_count(arena, 7056), "7,056");
    assert_str(output_count(arena, 999), "999");
    assert_str(output_count(arena, 1000000), "1,000,000");
    assert_str(output_bytes(arena, 12), "12 bytes");
    assert_str(output_bytes(arena, 3400000), "3.4 MB");
    assert_str(output_time(arena, 800), "0.8 s");
    assert_str(output_time(arena, 200000), "3 min 20 s");
    arena_destroy(arena);
}

static void test_wrong_words_and_failures_have_their_codes(void **state) {
    (void)state;
    Fail fail;
    (void)fail_set(&fail, FAIL_INVALID, "(this line belongs to the test)");
    assert_int_equal(output_fail("test", &fail), EXIT_USAGE);
    fail.code = FAIL_CORRUPT;
    assert_int_equal(output_fail("test", &fail), EXIT_FAILED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_control_characters_are_shown_not_sent),
        cmocka_unit_test(test_numbers_for_people),
        cmocka_unit_test(test_wrong_words_and_failures_have_their_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
