#include "test.h"
#include "text/token.h"
#include "text/unicode.h"
#include "text/utf8.h"

typedef struct {
    const char *text, *words;  // with '|' between
} Case;

static Str words_of(struct token_cutter *cutter, Str text, struct arena *arena) {
    StrList words = {0};
    Token token;
    token_start(cutter, text);
    size_t before = 0;
    while (token_next(cutter, &token)) {
        assert_true(token.start >= before && token.start < token.end && token.end <= text.n);
        before = token.end;
        str_list_add(arena, &words, str_copy(arena, token.folded));
    }
    return str_join(arena, words, STR("|"));
}

static void test_words_are_cut_and_folded(void **state) {
    (void)state;
    static const Case cases[] = {
        {"", ""},
        {" .,-", ""},
        {"The U.S. Government", "the|u|s|government"},
        {"O'Neill's and O\u2019Neill", "o'neill's|and|o'neill"},
        {"'quoted' words'", "quoted|words"},
        {"1962's A-12 3,500", "1962|s|a|12|3|500"},
        {"Хрущёв, Н.С.", "хрущев|н|с"},
        {"тройной", "тройной"},
        {"трои\u0306нои\u0306", "тройной"},
        {"na\u00EFve na\u0131\u0308ve", "naive|naive"},
        {"co\u00ADoperate", "cooperate"},
        {"中国の war", "中|国|の|war"},
        {"Straße ﬁne x\u00B2", "strasse|fine|x2"},
        {"\u0301lone mark", "lone|mark"},
        {"a\xFFz", "a|z"},
        {"gap/\u2026/end", "gap|end"},
        {"\u0928\u093F\u0930", "\u0928\u093F\u0930"},  // Devanagari: a vowel sign stays
        {"d'\u00C9tat", "d'etat"},
        {"l'\u00E9 5'x x'5", "l'e|5|x|x|5"},
    };
    struct arena *arena = arena_create();
    struct token_cutter *cutter = token_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(words_of(cutter, str_from_c(cases[i].text), arena), cases[i].words);
    token_destroy(cutter);
    arena_destroy(arena);
}

static void test_places_are_those_of_the_text(void **state) {
    (void)state;
    struct token_cutter *cutter = token_create();
    Token token;
    token_start(cutter, STR("\u2014 Жук O\u2019N."));
    assert_true(token_next(cutter, &token));
    assert_int_equal(token.start, 4);
    assert_int_equal(token.end, 10);
    assert_true(token_next(cutter, &token));
    assert_int_equal(token.start, 11);
    assert_int_equal(token.end, 16);
    assert_false(token_next(cutter, &token));
    assert_false(token_next(cutter, &token));
    token_destroy(cutter);
}

static void test_a_run_without_end_comes_in_pieces(void **state) {
    (void)state;
    static char long_word[5000];
    memset(long_word, 'q', sizeof long_word);
    struct token_cutter *cutter = token_create();
    Token token;
    size_t total = 0;
    token_start(cutter, (Str){long_word, sizeof long_word});
    while (token_next(cutter, &token)) {
        assert_true(token.folded.n <= TOKEN_MAX);
        total += token.folded.n;
    }
    assert_int_equal(total, sizeof long_word);
    token_destroy(cutter);
}

/* What a query types must meet what a document holds, whichever way each was folded. */
static void test_tokens_equal_the_fold_of_their_text(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct token_cutter *cutter = token_create();
    for (uint32_t c = 0x80; c < 0x2F000; c += c < 0x3000 ? 1 : 13) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char text[8] = "ab";
        size_t n = 2 + utf8_put(c, text + 2);
        Token token;
        token_start(cutter, (Str){text, n});
        while (token_next(cutter, &token)) {
            Str folded = unicode_fold(str_slice((Str){text, n}, token.start, token.end), arena);
            if (!str_equal(token.folded, folded))
                fail_msg("U+%04X", c);
        }
    }
    token_destroy(cutter);
    arena_destroy(arena);
}

static void test_cut_and_flipped_everywhere_it_ends_within_the_text(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct token_cutter *cutter = token_create();
    const char sample[] = "O\u2019Neill и\u0306 中 x\u0301y 9";
    for (size_t cut = 0; cut < sizeof sample; cut++)
        for (size_t flip = 0; flip < cut; flip++)
            for (unsigned bit = 0; bit < 8; bit++) {
                char bytes[sizeof sample];
                memcpy(bytes, sample, sizeof sample);
                bytes[flip] = (char)(bytes[flip] ^ (1 << bit));
                (void)words_of(cutter, (Str){bytes, cut}, arena);
            }
    token_destroy(cutter);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_cut_and_folded),
        cmocka_unit_test(test_places_are_those_of_the_text),
        cmocka_unit_test(test_a_run_without_end_comes_in_pieces),
        cmocka_unit_test(test_tokens_equal_the_fold_of_their_text),
        cmocka_unit_test(test_cut_and_flipped_everywhere_it_ends_within_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
