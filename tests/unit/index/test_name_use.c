/* Proves index/name_use.c: which words of a text are written like names. */
#include "index/name_use.h"
#include "test.h"

/* Blocks are parted by '|'. */
static const char *names_of(struct arena *arena, struct name_use *use, const char *text,
                            bool by_edges) {
    struct token_cutter *cutter = token_create();
    Str rest = str_from_c(text), block, name;
    StrList names = {0};
    name_use_start(use);
    for (bool more = true; more;) {
        more = str_cut(rest, '|', &block, &rest);
        Token token;
        name_use_break(use);
        token_start(cutter, block);
        while (token_next(cutter, &token))
            name_use_note(use, block, &token);
    }
    for (size_t at = 0; name_use_next(use, by_edges, &at, &name);)
        str_list_add(arena, &names, str_copy(arena, name));
    token_destroy(cutter);
    return str_to_c(arena, str_join(arena, names, STR(" ")));
}

static void test_a_capital_inside_a_sentence_makes_a_name(void **state) {
    (void)state;
    static const struct {
        const char *text, *names, *without_edges;
    } cases[] = {
        {"yesterday Khrushchev spoke", "khrushchev", "khrushchev"},
        {"Khrushchev spoke", "khrushchev", ""},
        {"However much | however little", "", ""},
        {"the Ball rolled, and the ball and a ball", "", ""},
        {"George Ball and Ball, not a ball", "george ball", "ball"},
        {"he met Mr. Gromyko. Gromyko spoke", "gromyko", "gromyko"},
        {"it ended. Gromyko spoke", "gromyko", ""},
        {"and Khrushchev's son", "khrushchev", "khrushchev"},
        {"as KHRUSHCHEV said", "khrushchev", ""},
        {"\u0441\u043a\u0430\u0437\u0430\u043b \u0425\u0440\u0443\u0449\u0451\u0432",
         "\u0445\u0440\u0443\u0449\u0435\u0432", "\u0445\u0440\u0443\u0449\u0435\u0432"},
        {"about Mao and B52s", "", ""},
        {"he said: \u201cBerlin is quiet\u201d", "berlin", ""},
        {"", "", ""},
    };
    struct arena *arena = arena_create();
    struct name_use *use = name_use_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(names_of(arena, use, cases[i].text, true), cases[i].names);
        assert_string_equal(names_of(arena, use, cases[i].text, false), cases[i].without_edges);
    }
    name_use_destroy(use);
    name_use_destroy(NULL);
    arena_destroy(arena);
}

static void test_many_words_are_kept_apart(void **state) {
    (void)state;
    enum { WORDS = 20000 };
    struct name_use *use = name_use_create();
    char text[32];
    for (int round = 0; round < 2; round++) {
        name_use_start(use);
        for (int i = 0; i < WORDS; i++) {
            int n = snprintf(text, sizeof text, "x Abc%c%c%c%c", 'a' + i / 17576 % 26,
                             'a' + i / 676 % 26, 'a' + i / 26 % 26, 'a' + i % 26);
            char folded[] = "abc????";
            memcpy(folded + 3, text + 5, 4);
            Token before = {STR("x"), 0, 1}, token = {{folded, 7}, 2, (size_t)n};
            name_use_break(use);
            name_use_note(use, (Str){text, (size_t)n}, &before);
            name_use_note(use, (Str){text, (size_t)n}, &token);
        }
        Str name;
        size_t count = 0;
        for (size_t at = 0; name_use_next(use, false, &at, &name);)
            count++;
        assert_int_equal(count, WORDS);
    }
    name_use_destroy(use);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_capital_inside_a_sentence_makes_a_name),
        cmocka_unit_test(test_many_words_are_kept_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
