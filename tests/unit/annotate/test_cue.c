#include "test.h"

#include "annotate/cue.h"
#include "text/unicode.h"

static uint32_t find(const char *word) {
    return cue_find(str_from_c(word), cue_hash(str_from_c(word)));
}

static void test_words_have_classes_and_values(void **state) {
    (void)state;
    assert_int_equal(cue_value(find("october"), CUE_MONTH_AT), 10);
    assert_int_equal(cue_value(find("октября"), CUE_MONTH_AT), 10);
    assert_int_equal(cue_value(find("marz"), CUE_MONTH_AT), 3);  // März, folded
    assert_int_equal(cue_value(find("воскресенье"), CUE_WEEKDAY_AT), 7);
    assert_int_equal(cue_value(find("yesterday"), CUE_DAY_AWAY_AT), -1);
    assert_true((cue_classes(find("may")) & CUE(MONTH)) != 0);
    assert_int_equal(find("gromyko"), 0);
    assert_int_equal(cue_classes(0), 0);
    assert_int_equal(cue_value(find("october"), CUE_WEEKDAY_AT), 0);
}

static void test_a_word_has_a_value_in_each_of_its_classes(void **state) {
    (void)state;
    uint32_t second = find("second");
    assert_int_equal(cue_value(second, CUE_ORDINAL_AT), 2);
    uint32_t to = find("to");
    assert_true((cue_classes(to) & CUE(UNTIL)) != 0);
    assert_int_equal(cue_value(to, CUE_LABEL_AT), CUE_LABEL_TO);
}

/* The tool folds as the program does: else a word of the table would never be met. */
static void test_forms_are_folded(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_true(cue_count() > 500);
    for (uint32_t i = 1; i <= cue_count(); i++) {
        Str form = cue_form(i), folded = unicode_fold(form, arena);
        if (!str_equal(form, folded))
            fail_msg("%.*s folds to %.*s", STR_ARG(form), STR_ARG(folded));
        assert_int_equal(cue_find(form, cue_hash(form)), i);
    }
    arena_destroy(arena);
}

static void test_misread_words_are_guessed(void **state) {
    (void)state;
    static const struct {
        const char *form;
        CueClass class;
        const char *meant;  // NULL: no guess
    } cases[] = {
        {"octoher", CUE_MONTH_AT, "october"},
        {"deccmber", CUE_MONTH_AT, "december"},
        {"0ctober", CUE_MONTH_AT, "october"},
        {"septernber", CUE_MONTH_AT, "september"},
        {"0ctobcr", CUE_MONTH_AT, "october"},
        {"apnl", CUE_MONTH_AT, "april"},
        {"anuary", CUE_MONTH_AT, "january"},
        {"jannary", CUE_MONTH_AT, "january"},
        {"participanls", CUE_LABEL_AT, "participants"},
        {"part1cinants", CUE_LABEL_AT, "participants"},
        {"oktabr", CUE_MONTH_AT, "oktober"},
        {"chamber", CUE_MONTH_AT, NULL},
        {"member", CUE_MONTH_AT, NULL},
        {"jun", CUE_MONTH_AT, NULL},  // too short to be guessed at
        {"july", CUE_WEEKDAY_AT, NULL},
        {"secret", CUE_MONTH_AT, NULL},
        {"", CUE_MONTH_AT, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint16_t certainty = 0;
        uint32_t word = cue_guess(str_from_c(cases[i].form), cases[i].class, &certainty);
        Str meant = word == 0 ? (Str){NULL, 0} : cue_form(word);
        if (cases[i].meant == NULL ? word != 0 : !str_is(meant, cases[i].meant))
            fail_msg("%s: got %.*s", cases[i].form, STR_ARG(meant));
        if (word != 0)
            assert_in_range(certainty, 700, 950);
    }
}

static void test_phrases_are_of_words_of_the_table(void **state) {
    (void)state;
    size_t count;
    const CuePhrase *list = cue_phrases(&count);
    assert_true(count > 20);
    for (size_t i = 0; i < count; i++) {
        assert_in_range(list[i].n, 2, 8);
        assert_true(list[i].class < CUE_CLASS_COUNT);
        for (size_t k = 0; k < list[i].n; k++)
            assert_in_range(list[i].words[k], 1, cue_count());
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_have_classes_and_values),
        cmocka_unit_test(test_a_word_has_a_value_in_each_of_its_classes),
        cmocka_unit_test(test_forms_are_folded),
        cmocka_unit_test(test_misread_words_are_guessed),
        cmocka_unit_test(test_phrases_are_of_words_of_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
