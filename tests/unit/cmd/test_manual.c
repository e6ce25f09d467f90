/* Proves cmd/manual.c: no word of ours is an instruction to roff. How pages render is
 * tests/cli/115. */
#include "cmd/manual.h"
#include "test.h"

static void test_text_is_never_an_instruction(void **state) {
    (void)state;
    static const struct {
        const char *text, *roff;
    } cases[] = {
        {".fonds", "\\&.fonds"},
        {"a\n.TH\n'x", "a\n\\&.TH\n\\&\\(aqx"},
        {"--json a\\b", "\\-\\-json a\\eb"},
        {"fuzz~1 the folder's ^", "fuzz\\(ti1 the folder\\(aqs \\(ha"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf out = {0};
        manual_text(&out, str_from_c(cases[i].text));
        assert_str(buf_as_str(&out), cases[i].roff);
        buf_free(&out);
    }
}

static void test_every_option_of_a_command_is_an_entry(void **state) {
    (void)state;
    for (size_t i = 0; i < command_count; i++) {
        const CommandText *text = command_list[i]->text;
        Buf out = {0};
        manual_command(text, &out);
        size_t entries = 0, at;
        for (Str rest = buf_as_str(&out); str_find(rest, STR("\n.TP\n"), &at); entries++)
            rest = str_skip(rest, at + 4);
        assert_int_equal(entries, text->option_count + 1);
        assert_true(str_starts(buf_as_str(&out), STR(".\\\" begin synopsis\n")));
        assert_true(str_ends(buf_as_str(&out), STR(".\\\" end options\n")));
        buf_free(&out);
    }
}

static void test_lists_name_all_that_there_is(void **state) {
    (void)state;
    Buf out = {0};
    manual_commands(&out);
    manual_concepts(&out);
    manual_fields(&out);
    Str all = buf_as_str(&out);
    assert_true(str_has(all, STR("\\fBfonds\\-search\\fR(1)\n")));
    assert_true(str_has(all, STR("\n\\fBaccession\\fR\n")));
    assert_true(str_has(all, STR("\n\\fBsource\\-note\\fR\n")));
    buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_never_an_instruction),
        cmocka_unit_test(test_every_option_of_a_command_is_an_entry),
        cmocka_unit_test(test_lists_name_all_that_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
