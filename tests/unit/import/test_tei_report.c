#include "test.h"

#include "import/tei_report.h"
#include "text/utf8.h"

static void test_many_of_one_code_are_counted(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct tei_report report;
    tei_report_start(&report, arena);
    Origin origin = {.file = STR("a.xml"), .first = 3, .last = 5};
    for (int i = 0; i < TEI_REPORTS_MAX + 7; i++)
        tei_report_add(&report, "odd", origin, "number %d", i);
    tei_report_add(&report, "other", origin, "once");
    tei_report_finish(&report);
    assert_int_equal(report.list.n, TEI_REPORTS_MAX + 2);
    assert_str(report.list.p[0].detail, "number 0");
    assert_int_equal(report.list.p[0].origin.last, 5);
    assert_str(report.list.p[TEI_REPORTS_MAX].code, "other");
    assert_str(report.list.p[TEI_REPORTS_MAX + 1].detail, "and 7 more like these");
    arena_destroy(arena);
}

static void test_a_long_detail_is_cut_between_characters(void **state) {
    (void)state;
    for (int shift = 0; shift < 4; shift++) {
        struct arena *arena = arena_create();
        struct tei_report report;
        tei_report_start(&report, arena);
        char words[1000] = "abcd";
        for (int i = shift; i + 4 < 900; i += 3)
            memcpy(words + i, "–\0", 5 - 1);
        tei_report_add(&report, "odd", (Origin){0}, "%s", words);
        assert_true(report.list.p[0].detail.n > 200);
        assert_true(utf8_is_text(report.list.p[0].detail));
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_of_one_code_are_counted),
        cmocka_unit_test(test_a_long_detail_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
