#include "test.h"

#include "annotate/dated_text.h"
#include "annotate/place_writing.h"

#define PROSE                                                                                      \
    "The Minister opened by saying that he had been asked to convey the views of his Government "  \
    "on the matter, which he would do at once and without reserve, and that he hoped for more.\n"

static void test_the_place_stands_before_the_date(void **state) {
    (void)state;
    static const struct {
        const char *text, *place, *rule;  // NULL: none
    } cases[] = {
        {"A note\n\nLima, May 3, 1948\n\n" PROSE, "Lima", "place-in-dateline"},
        {"A note\n\n[Paris,] May 3, 1948.\n\n" PROSE, "Paris", "place-in-dateline"},
        {"A note\n\nNew York, May 3, 1948\n\n" PROSE, "New York", "place-in-dateline"},
        {"A note\n\nNewport, Rhode Island, July 19, 1960\n\n" PROSE, "Newport, Rhode Island",
         "place-in-dateline"},
        {"A note\n\nOuchy, May 3, 1948\n\n" PROSE, "Ouchy", "place-in-dateline"},
        {"Heidelberg, den 3. März 1848\n\n" PROSE, "Heidelberg", "place-in-heading"},
        {"No. 214.\nBritish Legation, Athens,\n17th August, 1912.\n\nSir,\n\n" PROSE, "Athens",
         "place-in-heading"},
        {"TELEGRAM\n\nFROM LONDON\nReceived 23 September 1938\n\n" PROSE, "LONDON",
         "place-in-heading"},
        {"A note\n\nWasbington, Febuary 7, 1958.\n\n" PROSE, "Washington", "place-misread"},
        {"A note\n\nNew Yok, July 26, 1960, midnight.\n\n" PROSE, "New York", "place-misread"},
        {"A note\n\nThe Hagve, March 3, 1949.\n\n" PROSE, "The Hague", "place-misread"},
        {"Memorandum, Department of State, Washington, May 3, 1955\n\n" PROSE, "Washington",
         "place-in-heading"},
        {"Aufzeichnung\n\nBonn, den 3. Mai 1955\n\n" PROSE, "Bonn", "place-in-dateline"},
        {"Запись беседы\n\nМосква, 3 мая 1955 г.\n\n" PROSE, "Москва", "place-in-dateline"},
        {"A note\n\nHale to Stone. Lima, May 3, 1948\n\n" PROSE, "Lima", "place-in-dateline"},
        {"A note\n\nDATE AND TIME: August 4, 1975\n\n" PROSE, NULL, NULL},
        {"A note\n\nMay 3, 1948\n\n" PROSE, NULL, NULL},
        {"A speech\n\nThe Times, 4 May 1867\n\n" PROSE, NULL, NULL},
        {"A note\n\nOn 3 May 1948 we were received.\n\n" PROSE, NULL, NULL},
        {"A talk\n\nRecorded in Leeds on 3 May 1948\n\n" PROSE, NULL, NULL},
        {"Minutes\n\nPlace: The Oval Office\nDate: May 3, 1948\n\n" PROSE, "The Oval Office",
         "place-behind-label"},
        {"Minutes\n\nLima, May 3, 1948\nPlace: The Oval Office\n\n" PROSE, "Lima",
         "place-in-dateline"},
        {"Minutes\n\nPlace:\nDate: May 3, 1948\n\n" PROSE, NULL, NULL},
        {"A note\n\n" PROSE "\nHe left London on May 3, 1948.\n", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText dated;
        dated_text_read(&dated, cases[i].text, "", NULL);
        const Value *place = dated_text_value(&dated, FIELD_PLACE);
        assert_str(place == NULL ? STR("none") : place->value,
                   cases[i].place == NULL ? "none" : cases[i].place);
        if (place != NULL) {
            assert_str(place->source.name, cases[i].rule);
            assert_str(dated_text_attribute(&dated, SPAN_NAME, "role", 0), "writing");
        }
        dated_text_end(&dated);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_place_stands_before_the_date)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
