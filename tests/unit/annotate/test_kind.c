#include "test.h"

#include "annotate/dated_text.h"
#include "annotate/kind.h"

#define PROSE                                                                                      \
    "The Minister opened by saying that he had been asked to convey the views of his "             \
    "Government on the matter, which he would do at once and without reserve, and he hoped so.\n"

static void test_what_names_the_kind(void **state) {
    (void)state;
    static const struct {
        const char *text, *norm, *rule;
    } cases[] = {
        {"Letter From the King to the Queen\n\n" PROSE, "letter", "kind-in-heading"},
        {"[Page 12]\n\n3. Letter From the King\n\n" PROSE, "letter", "kind-in-heading"},
        {"611.00/3-248: Airgram\n\nThe Consul at Basra (Dale) to the Secretary of State\n\n" PROSE,
         "airgram", "kind-in-source"},
        {"On the harvest\n\nBonn, May 3, 1955\n\nMEMORANDUM\n\n" PROSE, "memorandum",
         "kind-in-heading"},
        {"The Department of State to the French Embassy\n\n" PROSE, "note", "kind-by-parties"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText text;
        dated_text_read(&text, cases[i].text, "en", NULL);
        const Value *kind = dated_text_value(&text, FIELD_KIND);
        assert_non_null(kind);
        assert_str(kind->norm, cases[i].norm);
        assert_str(kind->source.name, cases[i].rule);
        assert_true(kind->certainty < 1000);
        assert_true(description_attribute(kind, "printed").n > 0);
        dated_text_end(&text);
    }
}

/* In languages that the model has not read. */
static void test_who_greets_and_closes_writes_a_letter(void **state) {
    (void)state;
    static const struct {
        const char *text, *language, *norm;
    } cases[] = {
        {"Bonn, den 3. März 1848\n\nLieber Freund,\n\nDeinen Brief habe ich gestern erhalten.\n\n"
         "Dein\nKarl Stein\n",
         "de", "letter"},
        {"Paris, le 3 mai 1848\n\nMon cher ami,\n\nJe vous remercie de votre lettre.\n\n"
         "Bien à vous\nJean Petit\n",
         "fr", "letter"},
        {"Москва, 3 мая 1911 г.\n\nДорогая Анна!\n\nПишу тебе из дому.\n\nТвой\nИван\n", "ru",
         "letter"},
        {"Bonn, den 3. März 1848\n\nDer Markt war gestern voll von Menschen, und niemand wußte, "
         "was in Paris geschehen war. Man wartete auf die Post, die am Abend kommen sollte, und "
         "las die alten Zeitungen noch einmal.\n",
         "de", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText text;
        dated_text_read(&text, cases[i].text, cases[i].language, NULL);
        const Value *kind = dated_text_value(&text, FIELD_KIND);
        assert_true((kind == NULL) == (cases[i].norm == NULL));
        if (kind != NULL) {
            assert_str(kind->norm, cases[i].norm);
            assert_str(kind->source.name, "kind-by-greeting");
            assert_int_equal(kind->evidence.n, 1);
        }
        dated_text_end(&text);
    }
}

/* "able" is near "cable", and the lines of the head are followed by prose. */
static void test_a_small_word_of_prose_is_no_misread_kind(void **state) {
    (void)state;
    DatedText text;
    dated_text_read(&text,
                    "From: Jean\nTo: Paul\n\nI have not been able to find the papers that you "
                    "asked me for, and I am afraid that they are lost.\n",
                    "en", NULL);
    const Value *kind = dated_text_value(&text, FIELD_KIND);
    if (kind != NULL)
        assert_string_not_equal(str_to_c(text.arena, kind->norm), "telegram");
    dated_text_end(&text);
}

/* What a record is about, a sentence that it begins with, the heading of a part name no kind. */
static void test_what_names_no_kind(void **state) {
    (void)state;
    static const char *const cases[] = {
        "Lima, May 3, 1958.\n\nSUBJECT\nReport on the Harvest\n\nPARTICIPANTS\nMr. Reed\nMr. "
        "Dale\n\n" PROSE PROSE,
        "Subject: Treaty on the Rivers of the North\n\n" PROSE PROSE,
        "On May 3 the Minister gave an address before both of the houses, which reads in part as "
        "follows:\n\n" PROSE,
        "Bonn, May 3, 1955\n\nTHE HARBOURS OF THE NORTH\n\nSummary\n\n" PROSE,
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText text;
        dated_text_read(&text, cases[i], "en", NULL);
        const Value *kind = dated_text_value(&text, FIELD_KIND);
        if (kind != NULL)
            assert_str(kind->source.name, "kind-by-form");
        dated_text_end(&text);
    }
}

static void test_a_few_words_are_not_guessed_at(void **state) {
    (void)state;
    DatedText text;
    dated_text_read(&text, "A letter\n\nFirst words.\n", "en", NULL);
    assert_null(dated_text_value(&text, FIELD_KIND));
    dated_text_end(&text);
}

static void test_every_kind_has_a_name(void **state) {
    (void)state;
    for (CueRecord kind = CUE_RECORD_LETTER; kind < CUE_RECORD_COUNT; kind++) {
        assert_true(kind_name(kind).n > 0);
        for (size_t i = 0; i < kind_norm(kind).n; i++)
            assert_true(kind_norm(kind).p[i] == '-' ||
                        (kind_norm(kind).p[i] >= 'a' && kind_norm(kind).p[i] <= 'z'));
    }
    assert_int_equal(kind_name(CUE_RECORD_NONE).n, 0);
    assert_int_equal(kind_name(CUE_RECORD_SUMMARY).n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_names_the_kind),
        cmocka_unit_test(test_who_greets_and_closes_writes_a_letter),
        cmocka_unit_test(test_a_few_words_are_not_guessed_at),
        cmocka_unit_test(test_a_small_word_of_prose_is_no_misread_kind),
        cmocka_unit_test(test_what_names_no_kind),
        cmocka_unit_test(test_every_kind_has_a_name)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
