#include "test.h"

#include "annotate/date_role.h"
#include "annotate/dated_text.h"
#include "base/file.h"
#include "doc/date.h"

#define EXPRESSIONS "tests/data/dates/expressions.tsv"

static Str print_day(struct arena *arena, int32_t day) {
    int64_t year;
    unsigned month, of_month;
    if (day == DAY_OPEN_BEFORE || day == DAY_OPEN_AFTER)
        return STR("..");
    date_from_day(day, &year, &month, &of_month);
    return str_format(arena, "%04lld-%02u-%02u", (long long)year, month, of_month);
}

static Str print_days(struct arena *arena, Str edtf) {
    DateDaysList days;
    Fail fail;
    StrList rows = {0};
    if (!date_days(edtf, arena, &days, &fail))
        return STR("no EDTF");
    for (size_t i = 0; i < days.n; i++)
        str_list_add(arena, &rows,
                     str_format(arena, "%.*s %.*s %.*s %.*s",
                                STR_ARG(print_day(arena, days.p[i].a1)),
                                STR_ARG(print_day(arena, days.p[i].a2)),
                                STR_ARG(print_day(arena, days.p[i].b1)),
                                STR_ARG(print_day(arena, days.p[i].b2))));
    return str_join(arena, rows, STR(" | "));
}

/* One row of the table; false where something else came out than it says. */
static bool row_holds(struct arena *arena, Str line) {
    Str cells[6];
    for (size_t i = 0; i < 6; i++)
        (void)str_cut(line, '\t', &cells[i], &line);
    DatedText dated;
    bool written = !str_is(cells[2], "-");
    char *text =
        str_to_c(arena, str_format(arena, "Report\n\nIt says: %.*s.\n", STR_ARG(cells[0])));
    dated_text_read(&dated, text, str_to_c(arena, cells[1]),
                    written ? str_to_c(arena, cells[2]) : NULL);
    Str edtf = dated_text_attribute(&dated, SPAN_DATE, "edtf", 0);
    bool none = str_is(cells[3], "-");
    bool holds = none ? edtf.n == 0 : str_equal(edtf, cells[3]);
    if (!holds)
        print_message("%.*s: %.*s, not %.*s\n", STR_ARG(cells[0]), STR_ARG(edtf),
                      STR_ARG(cells[3]));
    Str days = none ? STR("-") : print_days(arena, cells[3]);
    if (!str_equal(days, cells[4])) {
        print_message("%.*s: days %.*s, not %.*s\n", STR_ARG(cells[3]), STR_ARG(days),
                      STR_ARG(cells[4]));
        holds = false;
    }
    dated_text_end(&dated);
    return holds;
}

/* 400 and more expressions in six languages, each with the four days it means and its source. */
static void test_historical_expressions_become_edtf(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Str rest, line;
    size_t rows = 0, wrong = 0;
    assert_ok(file_read(STR(EXPRESSIONS), 1 << 20, arena, &rest, &fail));
    while (str_next_line(&rest, &line)) {
        if (line.n == 0 || line.p[0] == '#')
            continue;
        rows++;
        wrong += !row_holds(arena, line);
    }
    assert_true(rows >= 400);
    assert_int_equal(wrong, 0);
    arena_destroy(arena);
}

#define PROSE                                                                                      \
    "The Minister opened by saying that he had been asked to convey the views of his Government "  \
    "on the matter, which he would do at once and without reserve, and that he hoped for more.\n"

/* Which of its dates is the document's own. */
static void test_the_document_is_dated_by_what_speaks_most_for_it(void **state) {
    (void)state;
    static const struct {
        const char *text, *date, *role, *time, *rule;
    } cases[] = {
        {"Memorandum of Conversation\n\nWashington, October 18, 1962, 5 p.m.\n\nSUBJECT\nThe "
         "letter of May "
         "3, 1961\n\n" PROSE,
         "1962-10-18", "event", "17:00", "date-in-dateline"},
        {"Telegram to the Legation\n\nLima, May 3, 1948\xE2\x80\x94"
         "9 p. m.\n[Received May 4.]\n\n" PROSE,
         "1948-05-03", "written", "21:00", "date-in-dateline"},
        {"ШИФРТЕЛЕГРАММА\n\nИЗ ЛОНДОНА\nПолучена 23 сентября 1938 г.\n\n" PROSE, "1938-09-23",
         "received", NULL, "date-in-dateline"},
        {"MEMORANDUM FOR THE FILE\n\nSubject: Lunch with Mr. Hale\n\n" PROSE
         "\nH. L. Stone\nMay 19, 1965\n",
         "1965-05-19", "written", NULL, "date-in-dateline"},
        {"John Hale\nLima, 3 May 1948\n\nDear Ada,\n\nYour letter of April 2, 1948 came. " PROSE,
         "1948-05-03", "written", NULL, "date-in-dateline"},
        {"Minutes of the Meeting of January 5, 1959\n\n" PROSE, "1959-01-05", "event", NULL,
         "date-in-heading"},
        {"NOTES\n\nDATE: March 7, 1973\n\nTIME: 3:13-3:44 p.m.\n\n" PROSE, "1973-03-07", "written",
         "15:13/15:44", "date-behind-label"},
        {"762.00/10\xE2\x80\x93"
         "1862: Telegram\n\nThe Envoy to the Secretary\n\nsecret\n\n" PROSE,
         "1962-10-18", "written", NULL, "date-by-file-number"},
        // the dateline stands before a sentence that names another day
        {"Vermerk\n\nBerlin, 13.8.1961\n\nAm 12. August 1961 beriet der Senat.\n", "1961-08-13",
         "written", NULL, "date-in-dateline"},
        {"Berlin, 13.8.1961\n\nVermerk\n\nAm 12. August 1961 beriet der Senat.\n", "1961-08-13",
         "written", NULL, "date-in-heading"},
        {"Note\n\nParis, le 13/8/1961\n\nLe 12 août 1961 il est parti.\n", "1961-08-13", "written",
         NULL, "date-in-dateline"},
        {"Note\n\nRoma, 13-8-1961\n\nIl 12 agosto 1961 era partito.\n", "1961-08-13", "written",
         NULL, "date-in-dateline"},
        {"Carta\n\nLima, 13/VIII/1961\n\nEl 12 de agosto de 1961 había salido.\n", "1961-08-13",
         "written", NULL, "date-in-dateline"},
        {"Запись\n\nМосква, 13.08.1961 г.\n\n12 августа 1961 г. он уехал.\n", "1961-08-13",
         "written", NULL, "date-in-dateline"},
        {"Letter\n\nLondon, 1961-08-13\n\nOn 12 August 1961 he left.\n", "1961-08-13", "written",
         NULL, "date-in-dateline"},
        {"LAST WILL\n\nI give my house to my wife and to our children.\n\nSigned by me in the "
         "presence of "
         "two witnesses this 3rd day of May 1841.\n\nJohn Hale\n",
         "1841-05-03", "written", NULL, "date-in-closing"},
        {"Telegram From the Embassy\n\nMoscow, July 29, 1959, 1853Z.\n\n" PROSE, "1959-07-29",
         "written", "18:53Z", "date-in-dateline"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText dated;
        dated_text_read(&dated, cases[i].text, "en", NULL);
        const Value *date = dated_text_value(&dated, FIELD_DATE);
        const Value *time = dated_text_value(&dated, FIELD_TIME);
        if (date == NULL)
            fail_msg("no date: %s", cases[i].text);
        assert_str(date->norm, cases[i].date);
        assert_str(date->role, cases[i].role);
        assert_str(date->source.name, cases[i].rule);
        assert_true(date->certainty < 1000 && date->evidence.n == 1);
        assert_str(time == NULL ? STR("none") : time->norm,
                   cases[i].time == NULL ? "none" : cases[i].time);
        dated_text_end(&dated);
    }
}

static void test_nothing_in_the_body_dates_a_document(void **state) {
    (void)state;
    DatedText dated;
    dated_text_read(&dated,
                    "A heading\n\n" PROSE
                    "\nHe spoke of 1812, 1934 and 1941 and of the law of May 3, 1934.\n",
                    "en", NULL);
    assert_null(dated_text_value(&dated, FIELD_DATE));
    assert_str(dated_text_attribute(&dated, SPAN_DATE, "edtf", 3), "1934-05-03");
    dated_text_end(&dated);
}

/* The lines of a short text are all near its head. */
static void test_a_day_named_in_passing_dates_no_short_text(void **state) {
    (void)state;
    static const char *const texts[] = {
        "I, John Hale of Lewes, make this my will.\n\nI give my house to my wife Mary and then to "
        "our children.\n\nMy brother Thomas gets the fifty pounds that he lent me in good faith\n\n"
        "To my sister Ann the forty pounds, which she lent me on 3 May 1841\n",
        "Minutes of the vestry\n\nPresent: the Rector, J. Bold, W. Hay\n\n1. Minutes read and "
        "signed.\n2. The roof to be mended.\n3. Next meeting on 14 March 1893.\n",
        "The Honorable\nDean Hale\n\nDear Mr. Secretary:\n\nThank you for your letter of May 4, "
        "1963.\n\nSincerely yours,\nGeorge Stone\n",
        "The Honorable\nDean Hale\n\nDear Mr. Secretary:\n\nThank you for your letter dated May 4, "
        "1963.\n\nSincerely yours,\nGeorge Stone\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        DatedText dated;
        dated_text_read(&dated, texts[i], "en", NULL);
        const Value *date = dated_text_value(&dated, FIELD_DATE);
        if (date != NULL)
            fail_msg("dated %.*s: %s", STR_ARG(date->norm), texts[i]);
        dated_text_end(&dated);
    }
}

/* Below a greeting, where no heading stands: it may be the day of writing, but hardly is. */
static void test_a_day_in_the_first_sentence_is_possible(void **state) {
    (void)state;
    DatedText dated;
    dated_text_read(&dated,
                    "Dear Mr. Hale,\n\nI was born on May 4, 1863 in Leeds, and have lived there "
                    "ever since with my wife and her two sisters.\n\nYours,\nJohn Stone\n",
                    "en", NULL);
    const Value *date = dated_text_value(&dated, FIELD_DATE);
    assert_true(date == NULL || date->certainty <= 600);
    dated_text_end(&dated);
}

static void test_double_dates_are_one_day(void **state) {
    (void)state;
    static const char *const texts[] = {
        "St. Petersburg, 5/17 March 1867\n\nDear Prince,\n\nYour letter came.\n",
        "Letter\n\nSt. Petersburg, March 5/17, 1867\n\nDear Prince,\n\nYour letter came.\n",
        "Письмо\n\nМосква, 5 (17) марта 1867 г.\n\nПисьмо пришло.\n",
        "Moscow, 5 March 1867 O.S.\n\nDear Prince,\n\nYour letter came.\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        DatedText dated;
        dated_text_read(&dated, texts[i], "en", NULL);
        const Value *date = dated_text_value(&dated, FIELD_DATE);
        if (date == NULL)
            fail_msg("not dated: %s", texts[i]);
        assert_str(date->norm, "1867-03-17");
        assert_true(str_has(date->value, STR("5")));
        dated_text_end(&dated);
    }
}

static void test_a_quoted_date_says_so(void **state) {
    (void)state;
    DatedText dated;
    dated_text_read(&dated,
                    "A talk\n\nLima, October 18, 1962\n\n" PROSE
                    "\nHe recalled the statement of September, 4, 1962, and the last 9 months.\n",
                    "en", NULL);
    assert_str(dated_text_attribute(&dated, SPAN_DATE, "edtf", 1), "1962-09-04");
    assert_str(dated_text_attribute(&dated, SPAN_DATE, "role", 1), "quoted");
    assert_str(dated_text_attribute(&dated, SPAN_DATE, "edtf", 2), "1962-01/1962-10");
    assert_str(dated_text_attribute(&dated, SPAN_DATE, "anchor", 0), "1962-10-18");
    dated_text_end(&dated);
}

static void test_without_a_day_of_writing_relative_dates_have_none(void **state) {
    (void)state;
    DatedText dated;
    dated_text_read(&dated, "A note\n\nHe came yesterday, and will come in March.\n", "en", NULL);
    assert_int_equal(dated_text_attribute(&dated, SPAN_DATE, "edtf", 0).n, 0);
    bool marked = false;
    for (size_t i = 0; i < dated.document.parts.p[0].spans.n; i++)
        marked = marked || dated.document.parts.p[0].spans.p[i].kind == SPAN_DATE;
    assert_true(marked);
    dated_text_end(&dated);
}

static void test_a_weekday_that_disagrees_is_told(void **state) {
    (void)state;
    DatedText dated;
    dated_text_read(&dated, "A note\n\nHe came on Friday, October 18, 1962.\n", "en", NULL);
    assert_str(dated_text_attribute(&dated, SPAN_DATE, "edtf", 0), "1962-10-18");  // a Thursday
    assert_str(dated_text_attribute(&dated, SPAN_DATE, "disagrees", 0), "weekday");
    assert_str(dated_text_attribute(&dated, SPAN_DATE, "reading", 0), "1962-10-19");
    dated_text_end(&dated);
}

static void test_what_the_file_says_is_not_said_again(void **state) {
    (void)state;
    DatedText dated;
    dated_text_read(&dated, "A note\n\nLima, May 3, 1948\n\n" PROSE, "en", "1948-05-03");
    assert_null(dated_text_value(&dated, FIELD_DATE));
    dated_text_end(&dated);
    dated_text_read(&dated, "A note\n\nLima, May 3, 1948\n\n" PROSE, "en", "1948-05-04");
    assert_str(description_attribute(dated_text_value(&dated, FIELD_DATE), "disagrees"), "file");
    dated_text_end(&dated);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_historical_expressions_become_edtf),
        cmocka_unit_test(test_the_document_is_dated_by_what_speaks_most_for_it),
        cmocka_unit_test(test_nothing_in_the_body_dates_a_document),
        cmocka_unit_test(test_a_day_named_in_passing_dates_no_short_text),
        cmocka_unit_test(test_a_day_in_the_first_sentence_is_possible),
        cmocka_unit_test(test_double_dates_are_one_day),
        cmocka_unit_test(test_a_quoted_date_says_so),
        cmocka_unit_test(test_without_a_day_of_writing_relative_dates_have_none),
        cmocka_unit_test(test_a_weekday_that_disagrees_is_told),
        cmocka_unit_test(test_what_the_file_says_is_not_said_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
