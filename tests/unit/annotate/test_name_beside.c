#include "test.h"

#include "annotate/name_beside.h"
#include "annotate/scan_case.h"

/* The token that is printed so, the n-th of them. */
static size_t find(const Scan *scan, const char *word, size_t n) {
    for (size_t i = 0; i < scan->n; i++)
        if (str_is(scan_text(scan, i, i + 1), word) && n-- == 0)
            return i;
    fail_msg("no %s", word);
    return 0;
}

static void test_a_capital_before_makes_it_another_name(void **state) {
    (void)state;
    ScanCase read;
    scan_case_open(&read, "He knew Jack London and Mr. Washington. Although China wrote, "
                          "the Embassy Moscow and J. Paris did not. From Rome, AT&Bonn.");
    const Scan *scan = &read.scan;
    assert_true(name_beside_is_led(scan, find(scan, "London", 0)));
    assert_true(name_beside_is_led(scan, find(scan, "Washington", 0)));
    assert_true(name_beside_is_led(scan, find(scan, "Paris", 0)));
    assert_true(name_beside_is_led(scan, find(scan, "Bonn", 0)));
    assert_false(name_beside_is_led(scan, find(scan, "China", 0)));
    assert_false(name_beside_is_led(scan, find(scan, "Moscow", 0)));
    assert_false(name_beside_is_led(scan, find(scan, "Rome", 0)));
    assert_false(name_beside_is_led(scan, 0));
    scan_case_close(&read);
}

static void test_a_capital_behind_does_so_unless_it_is_taken(void **state) {
    (void)state;
    ScanCase read;
    scan_case_open(&read, "The Moscow Radio, Santiago de Cuba; in Bonn Adenauer, Paris on May 3. "
                          "Meeting in Rome Between friends");
    const Scan *scan = &read.scan;
    uint64_t *taken = ARENA_ARRAY(read.arena, uint64_t, scan->n / 64 + 1);
    size_t adenauer = find(scan, "Adenauer", 0);
    NameBeside beside = {scan, taken, 0};
    assert_true(name_beside_goes_on(&beside, find(scan, "Radio", 0)));
    assert_true(name_beside_goes_on(&beside, find(scan, "de", 0)));
    assert_true(name_beside_goes_on(&beside, adenauer));
    taken[adenauer / 64] |= (uint64_t)1 << (adenauer % 64);
    assert_true(name_beside_is_taken(&beside, adenauer));
    assert_false(name_beside_goes_on(&beside, adenauer));
    assert_false(name_beside_goes_on(&beside, find(scan, "on", 0)));
    assert_false(name_beside_goes_on(&beside, find(scan, "Between", 0)));
    assert_false(name_beside_goes_on(&beside, scan->n));
    assert_false(name_beside_is_taken(&beside, scan->n));
    assert_true(name_beside_is_between(scan, find(scan, "Between", 0)));
    scan_case_close(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_capital_before_makes_it_another_name),
        cmocka_unit_test(test_a_capital_behind_does_so_unless_it_is_taken)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
