#include "test.h"

#include "annotate/scan_case.h"

static void test_texts_are_cut_into_words_numbers_and_marks(void **state) {
    (void)state;
    static const struct {
        const char *text, *tokens;
    } cases[] = {
        {"October 18, 1962", "October|18|,|1962|"},
        {"the 18th", "the|18|th|"},
        {"762.00/10\xE2\x80\x93"
         "1862: Telegram",
         "762|.|00|/|10|\xE2\x80\x93|1862|:|Telegram|"},
        {"Kennedy's O'Neill don't", "Kennedy|'|s|O'Neill|don't|"},
        {"Khrushchev\xE2\x80\x99s U.S.", "Khrushchev|\xE2\x80\x99|s|U|.|S|.|"},
        {"le 18 d'octobre, l'Ambassadeur", "le|18|d|'|octobre|,|l|'|Ambassadeur|"},
        {"dell'Ambasciata", "dell|'|Ambasciata|"},
        {"18 октября 1962 г.", "18|октября|1962|г|.|"},
        {"Müller \xC2\xABoui\xC2\xBB", "Müller|\xC2\xAB|oui|\xC2\xBB|"},
        {"l8 Oct0ber", "l|8|Oct|0|ber|"},
        {"e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        scan_case_open(&text, cases[i].text);
        assert_str(scan_case_tokens(&text), cases[i].tokens);
        scan_case_close(&text);
    }
}

static void test_tokens_know_their_shape_and_value(void **state) {
    (void)state;
    ScanCase text;
    scan_case_open(&text, "The USSR McGhee 1962 (J. \"x\") 12345678901");
    static const Shape shapes[] = {SHAPE_CAPITAL, SHAPE_UPPER, SHAPE_MIXED, SHAPE_DIGITS,
                                   SHAPE_MARK,    SHAPE_UPPER, SHAPE_MARK,  SHAPE_MARK,
                                   SHAPE_LOWER,   SHAPE_MARK,  SHAPE_MARK,  SHAPE_DIGITS};
    const Scan *scan = &text.scan;
    assert_int_equal(scan->n, sizeof shapes / sizeof *shapes);
    for (size_t i = 0; i < scan->n; i++)
        assert_int_equal(scan_at(scan, i)->shape, shapes[i]);
    assert_int_equal(scan_at(scan, 3)->number, 1962);
    assert_int_equal(scan_at(scan, 11)->number, UINT32_MAX);
    assert_true(scan_is_initial(scan, 5));
    assert_true(scan_is_capital(scan, 2));
    assert_false(scan_is_initial(scan, 0));
    assert_true((scan_at(scan, 5)->flags & TOK_BRACKETED) != 0);
    assert_true((scan_at(scan, 8)->flags & TOK_QUOTED) != 0);
    assert_true((scan_at(scan, 11)->flags & (TOK_BRACKETED | TOK_QUOTED)) == 0);
    assert_true((scan_at(scan, 6)->flags & TOK_GLUED) != 0);
    assert_true((scan_at(scan, 1)->flags & TOK_GLUED) == 0);
    assert_int_equal(scan_at(scan, SIZE_MAX)->shape, SHAPE_NONE);
    assert_int_equal(scan_at(scan, scan->n)->shape, SHAPE_NONE);
    scan_case_close(&text);
}

static void test_a_word_broken_at_a_line_end_is_one(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.local_id = STR("d"), .next_block = 2};
    Part *part = LIST_ADD(arena, &document.parts);
    part->id = STR("t1");
    part->text = STR("the Presi-\ndent and Vice-\nPresident -\nno");
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 1, .end = part->text.n};
    Scan scan;
    scan_part(scan_create(arena), &document, 0, arena, &scan);
    assert_str(scan_text(&scan, 1, 2), "Presi-\ndent");
    assert_str(scan_folded(&scan, 1), "president");
    assert_true((scan_at(&scan, 1)->flags & TOK_HYPHENED) != 0);
    assert_str(scan_text(&scan, 3, 4), "Vice");
    assert_true((scan_at(&scan, 5)->flags & TOK_LINE) != 0);
    assert_str(scan_text(&scan, 7, 8), "no");
    arena_destroy(arena);
}

static void test_page_marks_and_note_marks_are_apparatus(void **state) {
    (void)state;
    ScanCase text;
    scan_case_open(&text, "He said[3] so. [Page 371] Then [sic].");
    const Scan *scan = &text.scan;
    Str marked = {NULL, 0};
    for (size_t i = 0; i < scan->n; i++)
        if ((scan_at(scan, i)->flags & TOK_APPARATUS) != 0)
            marked = str_format(text.arena, "%.*s%.*s", STR_ARG(marked),
                                STR_ARG(scan_text(scan, i, i + 1)));
    assert_str(marked, "[3][Page371]");
    scan_case_close(&text);
}

/* Import drops empty lines; what stood between two blocks still tells of them. */
static void test_empty_lines_are_known(void **state) {
    (void)state;
    static const struct {
        const char *text, *blanks;  // a letter a line: b behind a blank
    } cases[] = {
        {"one\n\ntwo\nthree\n\nfour", "bb-b"},
        {"one\r\n\r\ntwo\r\nthree\r\n\r\nfour", "bb-b"},
        {"one\n\ntwo\n\nthree", "bbb"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        scan_case_open(&text, cases[i].text);
        assert_int_equal(text.scan.line_count, strlen(cases[i].blanks));
        for (size_t k = 0; k < text.scan.line_count; k++)
            assert_int_equal(text.scan.lines[k].blank_before, cases[i].blanks[k] == 'b');
        scan_case_close(&text);
    }
}

static void test_misread_words_are_guessed_over_glued_tokens(void **state) {
    (void)state;
    ScanCase text;
    uint16_t certainty;
    scan_case_open(&text, "0ct0ber 18 Octo-ber S|eptember");
    assert_str(cue_form(scan_guess(&text.scan, 0, CUE_MONTH_AT, &certainty)), "october");
    assert_true(certainty < 1000);
    size_t octo = 0;
    while (!str_is(scan_text(&text.scan, octo, octo + 1), "Octo"))
        octo++;
    assert_str(cue_form(scan_guess(&text.scan, octo, CUE_MONTH_AT, &certainty)), "october");
    assert_str(cue_form(scan_guess(&text.scan, octo + 3, CUE_MONTH_AT, &certainty)), "september");
    scan_case_close(&text);
}

static void test_a_digit_within_a_word_is_noise(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool noisy;
    } cases[] = {
        {"He went to Ita1y", true},
        {"a 5oviet note", true},
        {"on the 2nd at 5pm, paper A12 and B-52s", false},
        {"word1 and word2", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        scan_case_open(&text, cases[i].text);
        if (scan_is_noisy(&text.scan) != cases[i].noisy)
            fail_msg("%s", cases[i].text);
        scan_case_close(&text);
    }
}

static void test_words_with_capitals_are_held(void **state) {
    (void)state;
    ScanCase text;
    scan_case_open(&text, "Hill saw Stone and Stone saw Ita1y. small");
    assert_int_equal(scan_holds(&text.scan, cue_hash(STR("hill"))), 1);
    assert_int_equal(scan_holds(&text.scan, cue_hash(STR("stone"))), 2);
    assert_int_equal(scan_holds(&text.scan, cue_hash(STR("small"))), 0);
    scan_case_close(&text);
    scan_case_open(&text, "Hill, in a clean text");
    assert_int_equal(scan_holds(&text.scan, cue_hash(STR("hill"))), 0);
    scan_case_close(&text);
}

static void test_looking_is_counted(void **state) {
    (void)state;
    ScanCase text;
    scan_case_open(&text, "one two");
    uint64_t before = scan_steps(text.scanner);
    (void)scan_at(&text.scan, 0);
    (void)scan_is(&text.scan, 1, CUE(MONTH));
    assert_int_equal(scan_steps(text.scanner), before + 2);
    scan_case_close(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_are_cut_into_words_numbers_and_marks),
        cmocka_unit_test(test_tokens_know_their_shape_and_value),
        cmocka_unit_test(test_a_word_broken_at_a_line_end_is_one),
        cmocka_unit_test(test_page_marks_and_note_marks_are_apparatus),
        cmocka_unit_test(test_empty_lines_are_known),
        cmocka_unit_test(test_misread_words_are_guessed_over_glued_tokens),
        cmocka_unit_test(test_a_digit_within_a_word_is_noise),
        cmocka_unit_test(test_words_with_capitals_are_held),
        cmocka_unit_test(test_looking_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
