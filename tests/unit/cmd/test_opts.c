/* Proves cmd/opts.c: words into options, and the help that says them. */
#include "cmd/opts.h"
#include "test.h"

static const Option options[] = {
    {"workers", 'j', "N", "processes"},
    {"dry-run", 'n', NULL, "change nothing"},
    {"title", 0, "TEXT", "a name"},
    {"style", 's', "mla|chicago", "of citations"},
};
static const CommandText text = {"try", "PATH...", "tries", options, 4, 1, 2, "More words.\n"};

static bool parse(struct arena *arena, struct opts *opts, Fail *fail, int n,
                  const char *const *words) {
    char **copy = arena_alloc(arena, (size_t)(n + 1) * sizeof *copy);
    for (int i = 0; i < n; i++)
        copy[i] = str_to_c(arena, str_from_c(words[i]));
    return opts_parse(&text, (Words){n, copy}, arena, opts, fail);
}

static void test_options_stand_anywhere(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct opts opts;
    Fail fail;
    uint64_t number;
    assert_ok(
        parse(arena, &opts, &fail, 5, (const char *const[]){"a", "-j", "3", "--title=x y", "b"}));
    assert_int_equal(opts.arguments.n, 2);
    assert_str(opts_text(&opts, "title"), "x y");
    assert_ok(opts_number(&opts, "workers", (NumberRange){1, 64, 0}, &number, &fail));
    assert_int_equal(number, 3);
    assert_false(opts_flag(&opts, "dry-run"));
    assert_ok(parse(arena, &opts, &fail, 2, (const char *const[]){"-j12", "a"}));
    assert_str(opts_text(&opts, "workers"), "12");
    arena_destroy(arena);
}

static void test_two_dashes_end_options_and_one_is_a_word(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct opts opts;
    Fail fail;
    assert_ok(parse(arena, &opts, &fail, 3, (const char *const[]){"-", "--", "--title"}));
    assert_str(opts.arguments.p[0], "-");
    assert_str(opts.arguments.p[1], "--title");
    arena_destroy(arena);
}

static void test_what_is_wrong_is_named_with_a_remedy(void **state) {
    (void)state;
    static const struct {
        const char *words[3];
        int n;
        const char *says;
    } cases[] = {
        {{"a", "--titel"}, 2, "did you mean --title"},
        {{"a", "--zzz"}, 2, "see: fonds try --help"},
        {{"a", "--dry-run=yes"}, 2, "--dry-run takes no value"},
        {{"a", "--title"}, 2, "--title wants TEXT"},
        {{"-n"}, 1, "wants PATH..."},
        {{"a", "-d"}, 2, "see: fonds try --help"},
        {{"a", "--workres"}, 2, "did you mean --workers"},
        {{"a", "--style", "apa"}, 3, "--style takes mla, chicago, not \"apa\""},
        {{"a", "--style=chicgo"}, 2, "did you mean chicago?"},
        {{"a", "b", "c"}, 3, "does not take \"c\""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct opts opts;
        Fail fail = {0};
        assert_false(parse(arena, &opts, &fail, cases[i].n, cases[i].words));
        assert_int_equal(fail.code, FAIL_INVALID);
        if (strstr(fail.message, cases[i].says) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", fail.message, cases[i].says);
    }
    arena_destroy(arena);
}

static void test_numbers_keep_to_their_range(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct opts opts;
    Fail fail;
    uint64_t number;
    assert_ok(parse(arena, &opts, &fail, 2, (const char *const[]){"a", "--workers=65"}));
    assert_false(opts_number(&opts, "workers", (NumberRange){1, 64, 0}, &number, &fail));
    assert_ok(parse(arena, &opts, &fail, 2, (const char *const[]){"a", "--workers=-1"}));
    assert_false(opts_number(&opts, "workers", (NumberRange){1, 64, 0}, &number, &fail));
    assert_ok(parse(arena, &opts, &fail, 1, (const char *const[]){"a"}));
    assert_ok(opts_number(&opts, "workers", (NumberRange){1, 64, 7}, &number, &fail));
    assert_int_equal(number, 7);
    arena_destroy(arena);
}

static void test_help_asks_for_no_arguments_and_shows_every_option(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct opts opts;
    Fail fail;
    assert_ok(parse(arena, &opts, &fail, 1, (const char *const[]){"--help"}));
    assert_true(opts.help);
    Str help = opts_help(&text, 80, arena);
    assert_true(str_has(help, STR("Usage: fonds try [options] PATH...\n")));
    assert_true(str_has(help, STR("-j, --workers N")));
    assert_true(str_has(help, STR("-s, --style mla|chicago")));
    assert_true(str_has(help, STR("-h, --help")));
    assert_true(str_has(help, STR("More words.")));
    /* On a narrow terminal too. */
    Str line, narrow = opts_help(&text, 40, arena);
    while (str_next_line(&narrow, &line))
        assert_true(line.n <= 40);
    arena_destroy(arena);
}

static void test_json_is_asked_for_also_by_wrong_words(void **state) {
    (void)state;
    char json[] = "--json", wrong[] = "--wrong", end[] = "--";
    assert_true(opts_want_json((Words){2, (char *[]){wrong, json}}));
    assert_false(opts_want_json((Words){2, (char *[]){end, json}}));
    assert_false(opts_want_json((Words){1, (char *[]){wrong}}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_stand_anywhere),
        cmocka_unit_test(test_two_dashes_end_options_and_one_is_a_word),
        cmocka_unit_test(test_what_is_wrong_is_named_with_a_remedy),
        cmocka_unit_test(test_numbers_keep_to_their_range),
        cmocka_unit_test(test_help_asks_for_no_arguments_and_shows_every_option),
        cmocka_unit_test(test_json_is_asked_for_also_by_wrong_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
