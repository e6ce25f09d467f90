#include "test.h"

#include "annotate/scan_case.h"
#include "annotate/side.h"

static void test_sides(void **state) {
    (void)state;
    static const struct {
        const char *text, *words, *country;  // NULL: no side
    } cases[] = {
        {"US", "US", "United States"},
        {"U.S.S.R.:", "U.S.S.R.", "Soviet Union"},
        {"The United States", "The United States", "United States"},
        {"For the Soviet Union", "For the Soviet Union", "Soviet Union"},
        {"British Delegation", "British Delegation", "United Kingdom"},
        {"Embassy of Belgium", "Embassy of Belgium", "Belgium"},
        {"Republic of China", "Republic of China", "Taiwan"},
        {"State", "State", ""},
        {"JCS", "JCS", "United States"},
        {"QRS", "QRS", ""},
        {"Task Force:", "Task Force", ""},
        {"Others", "Others", ""},
        {"\xd1\x81\xd0\xbe\xd0\xb2\xd0\xb5\xd1\x82\xd1\x81\xd0\xba\xd0\xb0\xd1\x8f "
         "\xd1\x81\xd1\x82\xd0\xbe\xd1\x80\xd0\xbe\xd0\xbd\xd0\xb0",
         "\xd1\x81\xd0\xbe\xd0\xb2\xd0\xb5\xd1\x82\xd1\x81\xd0\xba\xd0\xb0\xd1\x8f "
         "\xd1\x81\xd1\x82\xd0\xbe\xd1\x80\xd0\xbe\xd0\xbd\xd0\xb0",
         "Soviet Union"},
        {"with us", NULL, NULL},
        {"Mr. French", NULL, NULL},
        {"Stone", NULL, NULL},
        {"Mr. Stone, France", NULL, NULL},
        {"French Foreign Minister Roux", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        Side side;
        scan_case_open(&read, cases[i].text);
        bool found = side_read(&read.scan, (Stretch){0, read.scan.n}, &side);
        if (found != (cases[i].words != NULL))
            fail_msg("%s: %s", cases[i].text, found ? "a side" : "no side");
        if (found) {
            assert_str(scan_text(&read.scan, side.words.first, side.words.end), cases[i].words);
            assert_str(side_country(side.country), cases[i].country);
        }
        scan_case_close(&read);
    }
}

static void test_countries_of_offices(void **state) {
    (void)state;
    static const struct {
        const char *text, *country;
    } cases[] = {
        {"Ambassador of Israel", "Israel"},
        {"French Foreign Minister", "France"},
        {"Embassy of the Republic of Korea", "South Korea"},
        {"India", "India"},
        {"Ambassador to Romania", ""},
        {"Director, Office of Soviet Affairs", ""},
        {"British Ambassador, French Embassy", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        scan_case_open(&read, cases[i].text);
        Str country = side_country(side_of_office(&read.scan, (Stretch){0, read.scan.n}));
        if (!str_is(country, cases[i].country))
            fail_msg("%s: %.*s", cases[i].text, STR_ARG(country));
        scan_case_close(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sides),
        cmocka_unit_test(test_countries_of_offices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
