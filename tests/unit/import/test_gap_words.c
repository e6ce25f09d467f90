/* Proves import/gap_words.c: remarks of editors in four languages are told from text. */
#include "import/gap_words.h"
#include "test.h"

static void test_remarks_about_gaps_are_known_in_four_languages(void **state) {
    (void)state;
    static const char *const remarks[] = {
        "illegible",
        "1 line illegible",
        "two pages missing",
        "less than 1 line of source text not declassified",
        "1–1/2 lines of source text not declassified",
        "name not declassified",
        "½ page torn off",
        "unleserlich",
        "Eine Zeile unleserlich",
        "Seite 3 fehlt",
        "die letzten zwei Blätter fehlen",
        "mot illisible",
        "deux pages manquent",
        "fin de la page déchirée",
        "нрзб",
        "2 строки "
        "неразборчиво",

    };
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (!gap_words_say(str_from_c(remarks[i]), false))
            fail_msg("not known: %s", remarks[i]);
}

static void test_text_in_brackets_is_no_remark(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        "sic",
        "two men missing",
        "lost",
        "three missing",
        "the page",
        "illegible signature of the consul",
        "page 3",
        "missing: 2 pages",
        "see the text of the original document",
        "2 lines",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (gap_words_say(str_from_c(texts[i]), false))
            fail_msg("taken for a remark: %s", texts[i]);
}

static void test_a_bare_word_for_what_is_lost_needs_square_brackets(void **state) {
    (void)state;
    assert_true(gap_words_say(STR("missing"), true));
    assert_false(gap_words_say(STR("missing"), false));
    assert_false(gap_words_say(STR("three missing"), true));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_remarks_about_gaps_are_known_in_four_languages),
        cmocka_unit_test(test_text_in_brackets_is_no_remark),
        cmocka_unit_test(test_a_bare_word_for_what_is_lost_needs_square_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
