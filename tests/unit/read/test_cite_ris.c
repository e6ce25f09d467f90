/* RIS references, whole; nothing in a text can begin a line of its own. */
#include "read/cite_ris.h"
#include "read/cite_sample.h"

static void test_a_page_that_stands_alone(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    assert_str(cite_sample_write(&sample, CITE_RIS),
               "TY  - MANSCPT\r\n"
               "TI  - From the cable on the conversation between Gromyko and Kennedy\r\n"
               "PY  - 1962\r\n"
               "DA  - 1962/10/18/\r\n"
               "PB  - History and Public Policy Program\r\n"
               "AV  - Archive of Foreign Policy, Russian Federation (AVP RF)\r\n"
               "DB  - Cold War Papers\r\n"
               "LA  - en\r\n"
               "UR  - https://papers.example.org/d/d0123456789ab.1\r\n"
               "Y2  - 2026/11/24/\r\n"
               "ER  - \r\n");
    cite_sample_drop(&sample);
}

static void test_a_document_of_a_volume(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_telegram(&sample);
    Str got = cite_sample_write(&sample, CITE_RIS);
    assert_true(str_starts(got, STR("TY  - CHAP\r\nAU  - Foy D. Kohler\r\nTI  - Telegram From")));
    assert_true(str_has(got, STR("ED  - Charles S. Sampson\r\nPY  - 1994\r\nDA  - 1962/10/18/\r\n"
                                 "M1  - 135\r\nM3  - telegram\r\n")));
    assert_true(str_has(got, STR("CY  - Washington\r\n")));
    cite_sample_drop(&sample);
}

static void test_dates(void **state) {
    (void)state;
    static const struct {
        const char *printed, *norm, *expected;
    } cases[] = {
        {"", "1962-10", "PY  - 1962\r\nDA  - 1962/10//\r\n"},
        {"", "1962", "PY  - 1962\r\nDA  - 1962///\r\n"},
        {"", "1962~", "PY  - 1962\r\nDA  - 1962///about 1962\r\n"},
        {"", "1962-10/1962-12", "PY  - 1962\r\nDA  - 1962///October to December 1962\r\n"},
        {"", "1961/1962", "Kennedy\r\nDA  - 1961///1961 to 1962\r\n"},
        {"one day", NULL, "Kennedy\r\nDA  - ///one day\r\n"},
        {NULL, NULL, "Kennedy\r\nPB  - "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CiteSample sample;
        cite_sample_page(&sample);
        cite_sample_date(&sample, cases[i].printed, cases[i].norm);
        Str got = cite_sample_write(&sample, CITE_RIS);
        if (!str_has(got, str_from_c(cases[i].expected)))
            fail_msg("\"%.*s\" has no \"%s\"", STR_ARG(got), cases[i].expected);
        cite_sample_drop(&sample);
    }
}

static void test_a_hostile_title_stays_one_line(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_TITLE, "One\r\nER  - \r\nTY  - BOOK\nTI  - Two\x1b\x7f");
    Str got = cite_sample_write(&sample, CITE_RIS);
    Str line;
    size_t ends = 0;
    while (str_next_line(&got, &line)) {
        assert_true(line.n >= 6 && str_equal(str_slice(line, 2, 6), STR("  - ")));
        ends += str_starts(line, STR("ER"));
    }
    assert_int_equal(ends, 1);
    cite_sample_drop(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_stands_alone),
        cmocka_unit_test(test_a_document_of_a_volume),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_a_hostile_title_stays_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
