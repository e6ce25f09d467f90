/*
 * The words are written by hand: what an archivist would say, and nothing the string does not say.
 */
#include "doc/date.h"
#include "test.h"

static const struct {
    const char *text, *words;
} CASES[] = {
    {"1962-10-18", "18 October 1962"},
    {"1962-10", "October 1962"},
    {"1962", "1962"},
    {"0962", "AD 962"},
    {"0000", "1 BC"},
    {"-0043-03-15", "15 March 44 BC"},
    {"Y17000", "AD 17,000"},
    {"Y-170000002", "170,000,003 BC"},
    {"1950S2", "between 1900 and 1999, estimated as 1950"},
    {"1962-10-18T17:00:00-05:00", "18 October 1962, 17:00 UTC-05:00"},
    {"1962-10-18T17:00:30Z", "18 October 1962, 17:00:30 UTC"},
    {"1962-10-18T00:05:00", "18 October 1962, 00:05"},
    {"1962-21", "spring 1962"},
    {"1962-28", "winter 1962 (northern hemisphere)"},
    {"1962-29", "spring 1962 (southern hemisphere)"},
    {"1962-33", "the first quarter of 1962"},
    {"1962-39", "the last third of 1962"},
    {"1962-41", "the second half of 1962"},
    {"196X-23", "autumn of a year in the 1960s"},
    {"196X", "the 1960s"},
    {"200X", "between 2000 and 2009"},
    {"19XX", "between 1900 and 1999"},
    {"-196X", "between 1970 BC and 1961 BC"},
    {"19X5", "a year between 1905 and 1995 (19X5)"},
    {"XXXX", "year not known"},
    {"1962-XX", "1962, month not known"},
    {"1962-10-XX", "October 1962, day not known"},
    {"1962-XX-XX", "1962, month and day not known"},
    {"XXXX-10-18", "18 October, year not known"},
    {"XXXX-10-XX", "October, year not known, day not known"},
    {"XXXX-XX-XX", "year, month and day not known"},
    {"196X-10-18", "18 October of a year in the 1960s"},
    {"19XX-10", "October of a year between 1900 and 1999"},
    {"19X5-10", "October of a year between 1905 and 1995 (19X5)"},
    {"1962-10-1X", "between 10 and 19 October 1962"},
    {"1962-10-X8", "between 8 and 28 October 1962 (1962-10-X8)"},
    {"1962-1X", "between October and December 1962"},
    {"1962-XX-18", "between 18 January and 18 December 1962 (1962-XX-18)"},
    {"1962-10-18?", "18 October 1962 (uncertain)"},
    {"1962~", "about 1962"},
    {"196X~", "about the 1960s"},
    {"1962%", "about 1962 (uncertain)"},
    {"1962?-10-18", "18 October 1962 (year uncertain)"},
    {"1962-10?-~18", "18 October 1962 (year and month uncertain, day approximate)"},
    {"1962-~21", "spring 1962 (season approximate)"},
    {"1962-10-16/1962-10-28", "16 to 28 October 1962"},
    {"1962-10-16/1962-11-28", "16 October to 28 November 1962"},
    {"1962-12-16/1963-01-05", "16 December 1962 to 5 January 1963"},
    {"1962-10/1962-12", "October to December 1962"},
    {"1962/1964", "1962 to 1964"},
    {"1962-10-16/1963", "16 October 1962 to 1963"},
    {"1962-10-18/1962-10-18", "18 October 1962"},
    {"1962-10/1962-10", "the whole of October 1962"},
    {"1962~/1964?", "from about 1962 to 1964 (uncertain)"},
    {"1962/..", "from 1962 on"},
    {"1962/", "from 1962 to an unknown date"},
    {"../1962", "until 1962"},
    {"/1962", "from an unknown date to 1962"},
    {"/", "from an unknown date to an unknown date"},
    {"../", "until an unknown date"},
    {"/..", "from an unknown date on"},
    {"../..", "without beginning or end"},
    {"[1962-10-16..1962-10-28]", "between 16 and 28 October 1962"},
    {"[1962~..1964]", "between about 1962 and 1964"},
    {"[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672"},
    {"[1962-10-18,1962-11-18]", "18 October 1962 or 18 November 1962"},
    {"[..1984]", "1984 or earlier"},
    {"[1760-12..]", "December 1760 or later"},
    {"{1960,1961-12}", "1960 and December 1961"},
    {"{1667,1670..1672,1680..}", "1667, 1670 to 1672 and 1680 and after"},
    {"{..1984}", "1984 and before"},
    {"[1962]", "1962"},
    {"n.d.", "n.d."},
    {"", ""},
};

static void test_dates_are_said_in_plain_english(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Str words = date_words(str_from_c(CASES[i].text), arena);
        if (!str_is(words, CASES[i].words))
            fail_msg("%s: got \"%.*s\", expected \"%s\"", CASES[i].text, STR_ARG(words),
                     CASES[i].words);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_are_said_in_plain_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
