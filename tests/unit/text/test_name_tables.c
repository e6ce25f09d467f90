/* Proves text/name_tables.c: every table is laid out as name_reading.c reads it. */
#include "test.h"
#include "text/name_tables.h"
#include "text/utf8.h"

static void check_table(const char *table, bool may_be_silent) {
    Str rest = str_from_c(table), group, letters, sounds;
    size_t groups = 0;
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &group, &rest);
        assert_true(str_cut(group, '=', &letters, &sounds));
        letters = str_starts(letters, STR("^")) ? str_skip(letters, 1) : letters;
        letters.n -= str_ends(letters, STR("$")) ? 1 : 0;
        assert_in_range(utf8_count(letters), 1, NAME_GROUP_MAX);
        assert_true(may_be_silent || sounds.n > 0);
        for (size_t i = 0; i < sounds.n; i++)
            if (strchr("abvgdeiklmnoprstufjxcqwyz|", sounds.p[i]) == NULL)
                fail_msg("\"%.*s\" has no sound %c", STR_ARG(group), sounds.p[i]);
        groups++;
    }
    assert_true(groups > 5);
}

static void test_every_group_is_letters_and_sounds(void **state) {
    (void)state;
    for (unsigned system = 0; system < NAME_SYSTEM_COUNT; system++)
        check_table(name_tables_groups[system], false);
    check_table(name_tables_heard, true);
    check_table(name_tables_cases, true);
}

static void test_every_system_has_a_rule_for_readers(void **state) {
    (void)state;
    for (unsigned system = 0; system <= NAME_SYSTEM_COUNT; system++)
        assert_true(str_ends(str_from_c(name_tables_rules[system]), STR(" form")));
}

static void test_every_russian_letter_has_its_sound(void **state) {
    (void)state;
    for (uint32_t letter = 0x0430; letter <= 0x044F; letter++)
        assert_non_null(name_tables_cyrillic(letter));
    assert_string_equal(name_tables_cyrillic(0x0449), "y");
    assert_string_equal(name_tables_cyrillic(0x044C), "");
    assert_string_equal(name_tables_cyrillic(0x0451), "e");
    assert_null(name_tables_cyrillic('a'));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_group_is_letters_and_sounds),
        cmocka_unit_test(test_every_system_has_a_rule_for_readers),
        cmocka_unit_test(test_every_russian_letter_has_its_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
