#include "test.h"

#include "annotate/date_relative.h"
#include "annotate/scan_case.h"

static void test_relative_words_are_told_apart(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t at;
        DateRelation relation;
        int step;
        const char *words;
    } cases[] = {
        {"yesterday he", 0, DATE_DAY_AWAY, -1, "yesterday"},
        {"the day before yesterday", 1, DATE_DAY_AWAY, -2, "day before yesterday"},
        {"last week he", 0, DATE_UNIT_AWAY, -1, "last week"},
        {"la semaine dernière il", 2, DATE_UNIT_AWAY, -1, "la semaine dernière"},
        {"next Sunday", 0, DATE_WEEKDAY, 1, "next Sunday"},
        {"on Sunday he", 1, DATE_WEEKDAY, 0, "Sunday"},
        {"the last nine months", 1, DATE_SPAN_BACK, -1, "the last nine months"},
        {"letter of the 18th said", 3, DATE_DAY_ALONE, 0, "the 18th"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        DateValue value = {.first = {.year = DATE_NO_YEAR}};
        size_t first, end;
        scan_case_open(&text, cases[i].text);
        if (!date_relative_read(&text.scan, cases[i].at, 0, &value, &first, &end))
            fail_msg("%s: not read", cases[i].text);
        assert_int_equal(value.relation, cases[i].relation);
        assert_int_equal(value.step, cases[i].step);
        assert_str(scan_text(&text.scan, first, end), cases[i].words);
        scan_case_close(&text);
    }
}

static void test_words_that_only_look_relative_are_not(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t at;
    } cases[] = {{"last resort", 0},        {"this man", 0},       {"Mr. Friday Jones", 2},
                 {"Sunday, October 14", 0}, {"the 18th floor", 1}, {"the past", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        DateValue value = {.first = {.year = DATE_NO_YEAR}};
        size_t first, end;
        scan_case_open(&text, cases[i].text);
        if (date_relative_read(&text.scan, cases[i].at, 0, &value, &first, &end))
            fail_msg("%s: read", cases[i].text);
        scan_case_close(&text);
    }
}

static void test_months_of_a_named_year_and_of_last_year(void **state) {
    (void)state;
    ScanCase text;
    DateValue value = {.first = {.year = DATE_NO_YEAR}};
    size_t first, end;
    scan_case_open(&text, "July of the current year");
    assert_true(date_relative_month(&text.scan, 0, 0, &value, &first, &end));
    assert_int_equal(value.relation, DATE_MONTH_AWAY);
    assert_int_equal(value.first.month, 7);
    assert_int_equal(end, 5);
    scan_case_close(&text);
    scan_case_open(&text, "July 1962");
    assert_false(date_relative_month(&text.scan, 0, 0, &value, &first, &end));
    assert_int_equal(value.relation, DATE_ABSOLUTE);
    scan_case_close(&text);
}

static void test_may_and_march_are_months_beside_numbers(void **state) {
    (void)state;
    ScanCase text;
    DatePoint none = {.year = DATE_NO_YEAR}, day = {.year = DATE_NO_YEAR, .day = 5},
              year = {.year = 1945};
    scan_case_open(&text, "He may come in May 1945 and march in March");
    assert_false(date_relative_is_month(&text.scan, 1, &none));
    assert_false(date_relative_is_month(&text.scan, 1, &day));
    assert_true(date_relative_is_month(&text.scan, 4, &year));
    assert_false(date_relative_is_month(&text.scan, 7, &none));
    assert_true(date_relative_is_month(&text.scan, 9, &none));
    scan_case_close(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relative_words_are_told_apart),
        cmocka_unit_test(test_words_that_only_look_relative_are_not),
        cmocka_unit_test(test_months_of_a_named_year_and_of_last_year),
        cmocka_unit_test(test_may_and_march_are_months_beside_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
