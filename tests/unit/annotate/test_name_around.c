#include "test.h"

#include "annotate/name_around.h"
#include "annotate/scan_case.h"

/* The token that is printed so, the n-th of them. */
static size_t find(const Scan *scan, const char *word, size_t n) {
    for (size_t i = 0; i < scan->n; i++)
        if (str_is(scan_text(scan, i, i + 1), word) && n-- == 0)
            return i;
    fail_msg("no %s", word);
    return 0;
}

static void test_initials_are_letters_before_a_name(void **state) {
    (void)state;
    ScanCase read;
    scan_case_open(&read,
                   "He met N. Smith of the U.S. mission and Н. Хрущев, vitamin C and Dr. X.");
    const Scan *scan = &read.scan;
    assert_true(name_around_is_initial(scan, find(scan, "N", 0)));
    assert_true(name_around_is_initial(scan, find(scan, "Н", 0)));
    assert_false(name_around_is_initial(scan, find(scan, "U", 0)));
    assert_false(name_around_is_initial(scan, find(scan, "S", 0)));
    assert_false(name_around_is_initial(scan, find(scan, "C", 0)));
    assert_false(name_around_is_initial(scan, find(scan, "Dr", 0)));
    scan_case_close(&read);
}

static void test_a_dash_is_no_hyphen(void **state) {
    (void)state;
    ScanCase read;
    scan_case_open(&read, "Boutros-Ghali, Koo\xe2\x80\x94"
                          "Chinese, Meir\xe2\x80\x93"
                          "Eban, "
                          "Jean\xe2\x80\x90"
                          "Marie, Ball - Rusk");
    const Scan *scan = &read.scan;
    assert_true(name_around_is_hyphen(scan, find(scan, "Boutros", 0) + 1));
    assert_true(name_around_is_hyphen(scan, find(scan, "Jean", 0) + 1));
    assert_false(name_around_is_hyphen(scan, find(scan, "Koo", 0) + 1));
    assert_false(name_around_is_hyphen(scan, find(scan, "Meir", 0) + 1));
    assert_false(name_around_is_hyphen(scan, find(scan, "Ball", 0) + 1));
    scan_case_close(&read);
}

static void test_a_title_is_read_as_far_as_it_goes(void **state) {
    (void)state;
    static const struct {
        const char *text, *name, *title;
        uint64_t ranks;
    } cases[] = {
        {"He told Acting Secretary of State Herter so.", "Herter", "Acting Secretary of State",
         (uint64_t)1 << CUE_RANK_SECRETARY},
        {"He told Attorney General Kennedy so.", "Kennedy", "Attorney General",
         (uint64_t)1 << CUE_RANK_JUDGE},
        {"He told Lt. Gen. Sir John Glubb so.", "John", "Lt. Gen. Sir",
         (uint64_t)1 << CUE_RANK_GENERAL | (uint64_t)1 << CUE_RANK_KNIGHT},
        {"Он сказал послу Добрынину.", "Добрынину", "послу", (uint64_t)1 << CUE_RANK_AMBASSADOR},
        {"He told the general Herter.", "Herter", "", 0},
        {"He told Herter.", "Herter", "", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        uint64_t ranks;
        scan_case_open(&read, cases[i].text);
        uint32_t first = (uint32_t)find(&read.scan, cases[i].name, 0);
        uint32_t title = name_around_titles(&read.scan, first, &ranks);
        assert_str(scan_text(&read.scan, title, first), cases[i].title);
        assert_true(ranks == cases[i].ranks);
        scan_case_close(&read);
    }
}

static void test_what_stands_behind_a_name(void **state) {
    (void)state;
    ScanCase read;
    scan_case_open(&read, "Hoover, Jr., and Tito A.A. met Palmer II. Ball J. Smith stayed.");
    const Scan *scan = &read.scan;
    size_t hoover = find(scan, "Hoover", 0), tito = find(scan, "Tito", 0);
    size_t palmer = find(scan, "Palmer", 0), ball = find(scan, "Ball", 0);
    assert_int_equal(name_around_behind_suffix(scan, hoover + 1), hoover + 4);
    assert_int_equal(name_around_behind_suffix(scan, palmer + 1), palmer + 3);
    assert_int_equal(name_around_behind_suffix(scan, tito + 1), tito + 1);
    assert_int_equal(name_around_behind_initials(scan, tito + 1), tito + 5);
    assert_int_equal(name_around_behind_initials(scan, ball + 1), ball + 1);  // of Smith
    assert_true(name_around_begins_sentence(scan, hoover));
    assert_false(name_around_begins_sentence(scan, palmer));
    scan_case_close(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_initials_are_letters_before_a_name),
        cmocka_unit_test(test_a_dash_is_no_hyphen),
        cmocka_unit_test(test_a_title_is_read_as_far_as_it_goes),
        cmocka_unit_test(test_what_stands_behind_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
