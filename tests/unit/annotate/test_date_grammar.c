#include "test.h"

#include "annotate/date_grammar.h"
#include "annotate/scan_case.h"

/* The expression found at the first trigger that gives one. */
static bool read_first(const ScanCase *text, DateValue *value, Str *words) {
    for (size_t i = 0; i < text->scan.n; i++) {
        size_t first, end;
        if (date_grammar_read(&text->scan, i, 0, value, &first, &end)) {
            *words = scan_text(&text->scan, first, end);
            return true;
        }
    }
    return false;
}

static void test_an_expression_takes_its_own_words_and_no_others(void **state) {
    (void)state;
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"He came on Thursday, October 18, 1962, to Lima", "Thursday, October 18, 1962"},
        {"Washington, October 18, 1962, 5 p.m.; secret", "October 18, 1962, 5 p.m."},
        {"about the 18th of October, 1962, he", "about the 18th of October, 1962"},
        {"No. 5 October 18, 1962", "October 18, 1962"},
        {"from October 16 to October 28, 1962, and", "from October 16 to October 28, 1962"},
        {"in late October 1962 they", "late October 1962"},
        {"written about Easter 1938 at home", "about Easter 1938"},
        {"18 октября 1962 г. в Москве", "18 октября 1962 г."},
        {"the last 9 months of", "the last 9 months"},
        {"the statement of September, 4, 1962, on", "September, 4, 1962"},
        {"5 октября 1905 г. (ст. ст.) он", "5 октября 1905 г. (ст. ст.)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        DateValue value;
        Str words = {NULL, 0};
        scan_case_open(&text, cases[i].text);
        (void)read_first(&text, &value, &words);
        assert_str(words, cases[i].words);
        scan_case_close(&text);
    }
}

static void test_parts_are_no_finer_than_the_words(void **state) {
    (void)state;
    ScanCase text;
    DateValue value;
    Str words;
    scan_case_open(&text, "in October 1962");
    assert_true(read_first(&text, &value, &words));
    assert_int_equal(value.first.day, 0);
    assert_int_equal(value.first.month, 10);
    assert_int_equal(value.shape, DATE_MOMENT);
    scan_case_close(&text);
    scan_case_open(&text, "3/4/62");
    assert_true(read_first(&text, &value, &words));
    assert_true(value.swappable && value.first.two_digits);
    scan_case_close(&text);
}

static void test_a_misread_month_is_found_from_its_year(void **state) {
    (void)state;
    ScanCase text;
    DateValue value;
    size_t first, end;
    scan_case_open(&text, "Lima, 5eptem6er 28, 1971, 5:30 p.m.");
    size_t year = 0;
    while (scan_at(&text.scan, year)->number != 1971)
        year++;
    assert_true(date_grammar_read_misread(&text.scan, year, 0, &value, &first, &end));
    assert_int_equal(value.first.month, 9);
    assert_int_equal(value.first.day, 28);
    assert_int_equal(value.start, 17 * 60 + 30);
    assert_in_range(value.reading, 500, 950);
    scan_case_close(&text);
}

static void test_numbers_of_other_things_are_no_dates(void **state) {
    (void)state;
    static const char *const texts[] = {"FO 371/166970", "1.2.3.4", "page 1962", "He may go",
                                        "lot 65 D 366",  "$1962",   "1,962",     "12:30"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ScanCase text;
        DateValue value;
        Str words;
        scan_case_open(&text, texts[i]);
        if (read_first(&text, &value, &words))
            fail_msg("%s: %.*s", texts[i], STR_ARG(words));
        scan_case_close(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_expression_takes_its_own_words_and_no_others),
        cmocka_unit_test(test_parts_are_no_finer_than_the_words),
        cmocka_unit_test(test_a_misread_month_is_found_from_its_year),
        cmocka_unit_test(test_numbers_of_other_things_are_no_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
