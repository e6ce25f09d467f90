#include "test.h"

#include "import/tei_case.h"

static TeiCase read(const char *header) {
    char xml[2000];
    snprintf(xml, sizeof xml,
             "<TEI xml:id='whole'><teiHeader>%s</teiHeader><text><body><div type='document'>"
             "<p>x</p></div></body></text></TEI>",
             header);
    return tei_case_read(str_from_c(xml));
}

static void test_every_word_of_a_header_is_a_value(void **state) {
    (void)state;
    static const struct {
        const char *header, *values;
    } cases[] = {
        {"", ""},
        {"<fileDesc><titleStmt><title>A <hi>B</hi></title></titleStmt></fileDesc>",
         "title \"A B\"\n"},
        {"<title type='series'>S</title><title type='volume'>V</title>",
         "collection \"S\" label=series\nother \"V\" label=volume\n"},
        {"<editor role='general'>E</editor><author>A</author>",
         "author \"E\" role=editor label=general\nauthor \"A\" role=author\n"},
        {"<publisher>P</publisher><pubPlace>W</pubPlace><date when='1901'>1901</date>",
         "publisher \"P\"\npublished \"W\" label=pubPlace\npublished \"1901\" label=date\n"},
        {"<idno type='isbn-13'/><idno type='x'>1</idno>",
         "identifier \"\" role=isbn label=isbn-13 asked\nidentifier \"1\" role=x label=x\n"},
        {"<creation><date when='1850-05'>May 1850</date><placeName>R</placeName></creation>",
         "date \"May 1850\" norm=1850-05 role=written\nplace \"R\"\n"},
        {"<creation>About <date when='1850'>1850</date></creation>",
         "date \"1850\" norm=1850 role=written\nother \"About 1850\" label=creation\n"},
        {"<availability><licence>Free.</licence></availability>", "rights \"Free.\"\n"},
        {"<sourceDesc><bibl>Box <idno>1</idno></bibl></sourceDesc>", "source-note \"Box 1\"\n"},
        {"<sourceDesc><msDesc><msIdentifier><settlement>Lima</settlement><repository>Town archive"
         "</repository><idno>N 12</idno></msIdentifier><p>A torn leaf.</p></msDesc></sourceDesc>",
         "other \"Lima\" label=settlement\narchive \"Town archive\"\nreference \"N 12\"\n"
         "source-note \"A torn leaf.\"\n"},
        {"<availability><p>Free.</p><p>Cite us.</p></availability>", "rights \"Free. Cite us.\"\n"},
        {"<langUsage><language ident='ru'>Russian</language></langUsage>",
         "language \"Russian\" norm=ru\n"},
        {"<encodingDesc><correction><p>Words.</p></correction><odd>More</odd></encodingDesc>",
         "other \"Words.\" label=correction\nother \"More\" label=odd\n"},
        {"<correspAction type='sent'><date when='1901-02'>Feb.</date><placeName>R</placeName>"
         "</correspAction><correspAction type='received'><placeName>W</placeName><date "
         "when='1901-03'/></correspAction>",
         "date \"Feb.\" norm=1901-02 role=written\nplace \"R\"\n"
         "other \"W\" label=place of receipt\ndate \"1901-03\" norm=1901-03 role=received\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = read(cases[i].header);
        assert_true(tei.ok);
        assert_values(&tei, &tei.head.description, cases[i].values);
        tei_case_end(&tei);
    }
}

static void test_the_complete_title_and_the_volume_id_are_those_of_the_whole(void **state) {
    (void)state;
    TeiCase tei = read("<title type='series'>S</title><title type='complete'>S, I</title>"
                       "<idno type='frus'>frus1901</idno>");
    assert_str(tei.head.title, "S, I");
    assert_str(tei.head.source_id, "frus1901");
    tei_case_end(&tei);
    tei = read("<title>T</title>");
    assert_str(tei.head.title, "T");
    assert_str(tei.head.source_id, "whole");
    tei_case_end(&tei);
}

static void test_values_say_where_they_stood(void **state) {
    (void)state;
    TeiCase tei = read("<title>T</title>");
    const Evidence *evidence = &tei.head.description.p[0].evidence.p[0];
    assert_str(evidence->origin.file, "a.xml");
    assert_int_equal(evidence->origin.first, strlen("<TEI xml:id='whole'><teiHeader>"));
    assert_int_equal(evidence->origin.last - evidence->origin.first, strlen("<title>T</title>"));
    assert_int_equal(evidence->block, 0);
    tei_case_end(&tei);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_word_of_a_header_is_a_value),
        cmocka_unit_test(test_the_complete_title_and_the_volume_id_are_those_of_the_whole),
        cmocka_unit_test(test_values_say_where_they_stood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
