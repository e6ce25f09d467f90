#include "test.h"

#include "annotate/date_number.h"
#include "annotate/scan_case.h"

static void test_misread_digits_are_numbers_beside_a_true_one(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t value;
        uint8_t n, faults;
    } cases[] = {
        {"1962", 1962, 4, 0}, {"l962", 1962, 4, 1}, {"19S5", 1955, 4, 1}, {"1O", 10, 2, 1},
        {"Z4", 24, 2, 1},     {"3o", 30, 2, 1},     {"|8", 18, 2, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        DateNumber run, back;
        scan_case_open(&text, cases[i].text);
        assert_true(date_number_run(&text.scan, 0, &run));
        assert_int_equal(run.value, cases[i].value);
        assert_int_equal(run.n, cases[i].n);
        assert_int_equal(run.faults, cases[i].faults);
        assert_int_equal(run.end, text.scan.n);
        assert_true(date_number_run_before(&text.scan, text.scan.n, &back));
        assert_int_equal(back.value, run.value);
        scan_case_close(&text);
    }
    static const char *const none[] = {"SO", "lIl", "is", "12x4", "the", "("};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        ScanCase text;
        DateNumber run;
        scan_case_open(&text, none[i]);
        if (date_number_run(&text.scan, 0, &run) && run.end == text.scan.n)
            fail_msg("%s is a number", none[i]);
        scan_case_close(&text);
    }
}

static void test_days_and_years_are_those_that_exist(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t day, year;  // 0: none
    } cases[] = {{"18", 18, 0},           {"18th", 18, 0}, {"1st", 1, 0}, {"first", 1, 0},
                 {"twenty-first", 21, 0}, {"32", 0, 0},    {"0", 0, 0},   {"1962", 0, 1962},
                 {"1O62", 0, 1062},       {"2962", 0, 0},  {"196", 0, 0}, {"18-го", 18, 0},
                 {"1er", 1, 0},           {"5cm", 0, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        DateNumber day, year;
        scan_case_open(&text, cases[i].text);
        bool has_day = date_number_day(&text.scan, 0, &day);
        if (has_day != (cases[i].day != 0) || (has_day && day.value != cases[i].day))
            fail_msg("%s: day %u", cases[i].text, has_day ? day.value : 0);
        bool has_year = date_number_year(&text.scan, 0, &year);
        if (has_year != (cases[i].year != 0) || (has_year && year.value != cases[i].year))
            fail_msg("%s: year %u", cases[i].text, has_year ? year.value : 0);
        scan_case_close(&text);
    }
}

static void test_times_of_day_need_a_word_or_a_shape(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int start, stop;  // minutes; -1: none
        bool zulu;
    } cases[] = {
        {"5 p.m.", 17 * 60, -1, false},
        {"7:52 p.m.", 19 * 60 + 52, -1, false},
        {"9 p. m.", 21 * 60, -1, false},
        {"12 noon", 12 * 60, -1, false},
        {"noon", 12 * 60, -1, false},
        {"midnight", 24 * 60, -1, false},
        {"1853Z", 18 * 60 + 53, -1, true},
        {"2030 hours", 20 * 60 + 30, -1, false},
        {"20.30 Uhr", 20 * 60 + 30, -1, false},
        {"3:15-4:20 p.m.", 15 * 60 + 15, 16 * 60 + 20, false},
        {"11:15 a.m.-12:40 p.m.", 11 * 60 + 15, 12 * 60 + 40, false},
        {"11-11:28 a.m.", 11 * 60, 11 * 60 + 28, false},
        {"12:06-12:41 p.m.", 12 * 60 + 6, 12 * 60 + 41, false},
        {"1-3:40 p.m.", 13 * 60, 15 * 60 + 40, false},
        {"5 p.rn.", 17 * 60, -1, false},
        {"5", -1, -1, false},
        {"25 p.m.", -1, -1, false},
        {"1962", -1, -1, false},
        {"5 men", -1, -1, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        DateTime time;
        scan_case_open(&text, cases[i].text);
        bool found = date_number_time(&text.scan, 0, &time);
        if (found != (cases[i].start >= 0))
            fail_msg("%s: %s", cases[i].text, found ? "a time" : "no time");
        if (found && (time.start != cases[i].start || time.zulu != cases[i].zulu ||
                      (time.stop == DATE_NO_TIME ? -1 : time.stop) != cases[i].stop))
            fail_msg("%s: %u to %u", cases[i].text, time.start, time.stop);
        scan_case_close(&text);
    }
}

static void test_a_clock_alone_is_a_time_only_behind_a_date(void **state) {
    (void)state;
    ScanCase text;
    DateTime time;
    scan_case_open(&text, "3:15 to 4:20");
    assert_false(date_number_time(&text.scan, 0, &time));
    assert_true(date_number_time_behind(&text.scan, 0, &time));
    assert_int_equal(time.stop, 4 * 60 + 20);
    scan_case_close(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_misread_digits_are_numbers_beside_a_true_one),
        cmocka_unit_test(test_days_and_years_are_those_that_exist),
        cmocka_unit_test(test_times_of_day_need_a_word_or_a_shape),
        cmocka_unit_test(test_a_clock_alone_is_a_time_only_behind_a_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
