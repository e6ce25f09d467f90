/* Proves cmd/command.c: every command has words, a place, and a name of its own. */
#include "cmd/command.h"
#include "test.h"

static void test_every_command_is_found_by_its_name(void **state) {
    (void)state;
    for (size_t i = 0; i < command_count; i++) {
        const CommandText *text = command_list[i]->text;
        assert_ptr_equal(command_find(str_from_c(text->name)), command_list[i]);
        assert_true(text->summary[0] != '\0' && text->most >= text->least);
        for (size_t j = 0; j < text->option_count; j++)
            for (size_t k = 0; k < j; k++) {
                assert_string_not_equal(text->options[j].name, text->options[k].name);
                assert_true(text->options[j].letter == 0 ||
                            text->options[j].letter != text->options[k].letter);
            }
    }
    assert_null(command_find(STR("serach")));
}

static void test_exit_codes_of_words_that_run_nothing(void **state) {
    (void)state;
    char fonds[] = "fonds", wrong[] = "serach", init[] = "init", help[] = "--help";
    assert_int_equal(command_main(2, (char *[]){fonds, wrong}), EXIT_USAGE);
    assert_int_equal(command_main(2, (char *[]){fonds, init}), EXIT_USAGE);
    assert_int_equal(command_main(3, (char *[]){fonds, init, help}), EXIT_DONE);
    assert_int_equal(command_main(2, (char *[]){fonds, help}), EXIT_DONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_command_is_found_by_its_name),
        cmocka_unit_test(test_exit_codes_of_words_that_run_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
