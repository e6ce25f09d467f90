/* Proves cmd/completion.c: every command and option is in every script, quoted. What shells make of
 * them is tests/cli/116. */
#include "cmd/command.h"
#include "cmd/completion.h"
#include "test.h"

static void test_every_script_knows_every_option(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    void (*const scripts[])(Buf *) = {completion_bash, completion_zsh, completion_fish};
    for (size_t shell = 0; shell < 3; shell++) {
        Buf out = {0};
        scripts[shell](&out);
        for (size_t i = 0; i < command_count; i++)
            for (size_t j = 0; j < command_list[i]->text->option_count; j++) {
                const char *name = command_list[i]->text->options[j].name;
                Str wanted =
                    shell == 2 ? str_format(arena, "-l %s", name) : str_format(arena, "--%s", name);
                if (!str_has(buf_as_str(&out), wanted))
                    fail_msg("no %.*s in script %zu", STR_ARG(wanted), shell);
            }
        buf_free(&out);
    }
    arena_destroy(arena);
}

static void test_quotes_in_descriptions_end_nothing(void **state) {
    (void)state;
    Buf out = {0};
    completion_zsh(&out);
    assert_true(str_has(buf_as_str(&out), STR("else the folder'\\''s name")));
    buf_clear(&out);
    completion_fish(&out);
    assert_true(str_has(buf_as_str(&out), STR("else the folder\\'s name'")));
    buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_script_knows_every_option),
        cmocka_unit_test(test_quotes_in_descriptions_end_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
