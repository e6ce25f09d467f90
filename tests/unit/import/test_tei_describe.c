#include "test.h"

#include "import/tei_case.h"

static void test_a_title_is_the_heading_without_its_number(void **state) {
    (void)state;
    static const struct {
        const char *head, *values;
    } cases[] = {
        {"1. Letter", "title \"Letter\"\nnumber \"1\"\n"},
        {"1.Letter", "title \"Letter\"\nnumber \"1\"\n"},
        {"[1] Letter", "title \"Letter\"\nnumber \"1\"\n"},
        {"No. 1 Letter", "title \"Letter\"\nnumber \"1\"\n"},
        {"Letter", "title \"Letter\"\nnumber \"1\"\n"},
        {"10. Letter", "title \"10. Letter\"\nnumber \"1\"\n"},
        {"1", "title \"1\"\nnumber \"1\"\n"},
        {"1. A<lb/>letter<note>n</note>", "title \"A letter\"\nnumber \"1\"\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char inner[200];
        snprintf(inner, sizeof inner, "<head>%s</head>", cases[i].head);
        TeiCase tei = tei_case_document(inner);
        assert_values(&tei, &tei.documents.p[0].description, cases[i].values);
        tei_case_end(&tei);
    }
}

static void test_the_first_dateline_that_says_its_day_dates_the_document(void **state) {
    (void)state;
    static const struct {
        const char *inner, *values;
    } cases[] = {
        {"<dateline><placeName>Rome</placeName>, <date when='1901-02-03'>3 Feb.</date></dateline>",
         "date \"3 Feb.\" norm=1901-02-03 role=written\nplace \"Rome\"\n"},
        {"<dateline><date>undated</date></dateline><dateline><date "
         "when='1901'>then</date></dateline>",
         "date \"then\" norm=1901 role=written\n"},
        {"<dateline><date>undated</date></dateline>", "date \"undated\" role=written\n"},
        {"<p>In <date when='1812'>1812</date></p><dateline><date when='1901'>now</date></dateline>",
         "date \"now\" norm=1901 role=written\n"},
        {"<p>It was <date>Monday</date>.</p>", ""},
        {"<p>a<note>on <date when='1901'>a day</date></note></p>", ""},
        {"<dateline>Rome</dateline>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_values(&tei, &tei.documents.p[0].description, cases[i].values);
        tei_case_end(&tei);
    }
}

static void test_a_value_is_the_words_its_evidence_points_at(void **state) {
    (void)state;
    TeiCase tei = tei_case_file("tests/data/tei/volume.xml");
    for (size_t i = 0; i < tei.documents.n; i++) {
        const struct document *document = &tei.documents.p[i];
        for (size_t k = 0; k < document->description.n; k++) {
            const Value *value = &document->description.p[k];
            assert_int_not_equal(value->evidence.n, 0);
            const Evidence *evidence = &value->evidence.p[0];
            if (evidence->block == 0 || value->evidence.n > 1 || value->field == FIELD_NUMBER)
                continue;
            const Part *part;
            const Block *block = document_find_block(document, evidence->block, &part);
            assert_non_null(block);
            Str text = str_slice(part->text, block->start, block->end);
            if (evidence->end > 0)
                text = str_slice(text, evidence->start, evidence->end);
            if (!str_equal(text, value->value))
                fail_msg("\"%.*s\" is not \"%.*s\"", STR_ARG(value->value), STR_ARG(text));
        }
    }
    tei_case_end(&tei);
}

static void test_senders_sources_and_summaries_come_from_their_markup(void **state) {
    (void)state;
    TeiCase tei = tei_case_document(
        "<head>The <gloss type='from' target='#t_1'>Office</gloss> to <persName type='to' "
        "corresp='#p_1'>Keel</persName><note type='source'>Source: box 1.</note><note "
        "type='summary'><p>On</p><p>rope.</p></note></head><p>The <persName type='from'>Warden"
        "</persName></p>");
    assert_values(&tei, &tei.documents.p[0].description,
                  "title \"The Office to Keel\"\n"
                  "number \"1\"\n"
                  "author \"Office\" norm=t_1 role=sender\n"
                  "recipient \"Keel\" norm=p_1\n"
                  "source-note \"Source: box 1.\"\n"
                  "abstract \"On rope.\"\n");
    tei_case_end(&tei);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_title_is_the_heading_without_its_number),
        cmocka_unit_test(test_the_first_dateline_that_says_its_day_dates_the_document),
        cmocka_unit_test(test_a_value_is_the_words_its_evidence_points_at),
        cmocka_unit_test(test_senders_sources_and_summaries_come_from_their_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
