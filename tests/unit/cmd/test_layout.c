/* Proves cmd/layout.c: no line is wider than it may be, no word is lost or cut. */
#include "cmd/layout.h"
#include "test.h"

static void test_words_keep_to_the_width(void **state) {
    (void)state;
    Str words = STR("one twenty three hundredandtwentythree four");
    for (size_t width = 1; width < 60; width++) {
        Buf out = {0};
        Str rest, line, lines = {0};
        layout_words(&out, words, 0, &(Layout){2, width});
        for (lines = buf_as_str(&out); str_next_line(&lines, &line);)
            assert_true(line.n <= width || !str_find_char(str_trim(line), ' ', &(size_t){0}));
        Buf joined = {0};
        for (lines = buf_as_str(&out); str_next_line(&lines, &line);) {
            buf_c(&joined, joined.n > 0 ? " " : "");
            buf_str(&joined, str_trim(line));
        }
        rest = buf_as_str(&joined);
        assert_true(str_equal(rest, words));
        buf_free(&joined);
        buf_free(&out);
    }
}

static void test_a_long_name_has_a_line_of_its_own(void **state) {
    (void)state;
    Buf out = {0};
    layout_entry(&out, STR("-n"), STR("short"), &(Layout){8, 40});
    layout_entry(&out, STR("--a-long-name"), STR("and what it means"), &(Layout){8, 20});
    assert_str(buf_as_str(&out), "  -n    short\n  --a-long-name\n        and what it\n"
                                 "        means\n");
    buf_clear(&out);
    /* Letters of two bytes are one column. */
    layout_words(&out, STR("\xD1\x84\xD0\xBE\xD0\xBD\xD0\xB4 \xD0\xB0\xD0\xB1"), 0,
                 &(Layout){0, 7});
    assert_str(buf_as_str(&out), "\xD1\x84\xD0\xBE\xD0\xBD\xD0\xB4 \xD0\xB0\xD0\xB1\n");
    buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_keep_to_the_width),
        cmocka_unit_test(test_a_long_name_has_a_line_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
