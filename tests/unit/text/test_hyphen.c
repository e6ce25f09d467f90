/* Proves text/hyphen.c: which two words that a hyphen parts may be one. */
#include "test.h"
#include "text/hyphen.h"

/* All words of a text that are joined, parted by blanks. */
static const char *joined_in(struct arena *arena, const char *text) {
    struct token_cutter *cutter = token_create();
    Str all = str_from_c(text);
    StrList found = {0};
    HyphenHalf half = {.n = 0};
    char room[HYPHEN_WORD_MAX];
    Token token;
    token_start(cutter, all);
    while (token_next(cutter, &token)) {
        Str joined = hyphen_join(all, &half, &token, room);
        if (joined.n > 0)
            str_list_add(arena, &found, str_copy(arena, joined));
        hyphen_hold(all, &token, &half);
    }
    token_destroy(cutter);
    return str_to_c(arena, str_join(arena, found, STR(" ")));
}

static void test_a_hyphen_between_letters_joins_them(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const struct {
        const char *text, *joined;
    } cases[] = {
        {"our Co-operation with", "cooperation"},
        {"he thanked Khru-shchev", "khrushchev"},
        {"Khru-\nshchev and ambas-  \r\n sador", "khrushchev ambassador"},
        {"\u0425\u0440\u0443-\n\u0449\u0451\u0432", "\u0445\u0440\u0443\u0449\u0435\u0432"},
        {"Ver\u00ad\nhandlung", "verhandlung"},  // a soft hyphen
        {"Ver\u00ad handlung", "verhandlung"},   // whose lines were joined
        {"Ver\u2010handlung, Ver\u00ac\nhandlung", "verhandlung verhandlung"},
        {"up-to-date", "upto todate"},      // of three, two and two
        {"Sino-Soviet", ""},                // both have a capital
        {"Ein- und Ausfuhr", ""},           // a blank, and no end of the line
        {"he came -\nand left -now", ""},   // dashes
        {"he came--and left", ""},          // the same
        {"Khru-\n\nshchev", ""},            // a line between
        {"a 3-year plan, F4-bombers", ""},  // figures
        {"pre-1914", ""},
        {"co-", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(joined_in(arena, cases[i].text), cases[i].joined);
    arena_destroy(arena);
}

static void test_long_words_are_not_joined(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    char text[HYPHEN_WORD_MAX + 3];
    memset(text, 'x', sizeof text);
    text[10] = '-';
    text[HYPHEN_WORD_MAX + 1] = '\0';
    assert_int_equal(strlen(joined_in(arena, text)), HYPHEN_WORD_MAX);
    text[HYPHEN_WORD_MAX + 1] = 'x';
    text[HYPHEN_WORD_MAX + 2] = '\0';
    assert_string_equal(joined_in(arena, text), "");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_hyphen_between_letters_joins_them),
        cmocka_unit_test(test_long_words_are_not_joined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
