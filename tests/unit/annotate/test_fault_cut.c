#include "test.h"

#include "annotate/fault_cut.h"

static FaultTokList cut(struct arena *arena, const char *text) {
    struct token_cutter *cutter = token_create();
    FaultTokList toks = {0};
    fault_cut(cutter, str_from_c(text), arena, &toks);
    token_destroy(cutter);
    return toks;
}

static void test_what_parts_words_is_told(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint8_t flags;  // of the second word
    } cases[] = {
        {"two words", FAULT_CUT_LETTERS | FAULT_CUT_SPACED},
        {"two, words", FAULT_CUT_LETTERS},
        {"two\nwords", FAULT_CUT_LETTERS | FAULT_CUT_SPACED},
        {"two. Words", FAULT_CUT_LETTERS | FAULT_CUT_EDGE | FAULT_CUT_CAPITAL},
        {"two (words", FAULT_CUT_LETTERS | FAULT_CUT_EDGE},
        {"two\n\nwords", FAULT_CUT_LETTERS | FAULT_CUT_EDGE | FAULT_CUT_SPACED},
        {"two-words", FAULT_CUT_LETTERS | FAULT_CUT_GLUED},
        {"two US", FAULT_CUT_LETTERS | FAULT_CUT_SPACED | FAULT_CUT_CAPITAL | FAULT_CUT_UPPER},
        {"two 1s", FAULT_CUT_LETTERS | FAULT_CUT_SPACED | FAULT_CUT_DIGITS},
        {"two 12", FAULT_CUT_SPACED | FAULT_CUT_DIGITS},
        {"two\xE2\x80\x94words", FAULT_CUT_LETTERS},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FaultTokList toks = cut(arena, cases[i].text);
        assert_int_equal(toks.n, 2);
        if (toks.p[1].flags != cases[i].flags)
            fail_msg("%s: %u, expected %u", cases[i].text, toks.p[1].flags, cases[i].flags);
    }
    arena_destroy(arena);
}

static void test_a_word_broken_at_a_lines_end_is_told(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    FaultTokList toks = cut(arena, "the commit-\ntee and the Anglo-\nAmerican side");
    assert_int_equal(toks.n, 8);
    assert_true((toks.p[1].flags & FAULT_CUT_BROKEN) != 0);
    assert_str(toks.p[1].folded, "commit");
    assert_int_equal(toks.p[2].start, 12);
    assert_int_equal(toks.p[2].end, 15);
    assert_true((toks.p[5].flags & FAULT_CUT_BROKEN) == 0);
    arena_destroy(arena);
}

static void test_the_s_of_a_noun_is_none_of_it(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool of_noun;  // the second word
    } cases[] = {{"the Union\xE2\x80\x99s", true}, {"the Rusk's", true},   {"and it's", false},
                 {"the government's", true},       {"and there's", false}, {"the cat's", false}};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FaultTokList toks = cut(arena, cases[i].text);
        assert_int_equal(toks.n, 2);
        if (fault_cut_is_genitive(&toks.p[1]) != cases[i].of_noun)
            fail_msg("%s", cases[i].text);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_parts_words_is_told),
        cmocka_unit_test(test_a_word_broken_at_a_lines_end_is_told),
        cmocka_unit_test(test_the_s_of_a_noun_is_none_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
