/*
 * The teiHeader: whole, by hand, for a page that stands alone, a document of a volume, and one that
 * says nothing.
 */
#include "read/cite_sample.h"
#include "read/export_tei_header.h"

#define REPLACED "<application ident=\"fonds\" version=\"" FONDS_VERSION "\">"

static Str written(CiteSample *sample) {
    CiteFacts facts;
    Buf out = {0};
    sample->input.document = &sample->document;
    if (sample->input.volume != NULL)
        sample->input.volume = &sample->volume;
    cite_facts_find(&sample->input, sample->arena, &facts);
    export_tei_header_write(&sample->input, &facts, &out);
    Str text = str_copy(sample->arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void test_a_page_that_stands_alone(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    cite_sample_add(&sample, FIELD_RIGHTS, "Free for <study> & teaching");
    cite_sample_add(&sample, FIELD_ABSTRACT, "Gromyko reported.");
    cite_sample_add(&sample, FIELD_SUBJECT, "Cuba");
    assert_str(written(&sample),
               "<teiHeader>\n<fileDesc>\n"
               "<titleStmt><title>From the cable on the conversation between Gromyko and "
               "Kennedy</title></titleStmt>\n"
               "<publicationStmt><publisher>Cold War Papers</publisher>"
               "<ptr target=\"https://papers.example.org/d/d0123456789ab.1\"/>"
               "<idno type=\"fonds\">d0123456789ab.1</idno>"
               "<availability><p>Free for &lt;study&gt; &amp; teaching</p></availability>"
               "</publicationStmt>\n"
               "<sourceDesc><msDesc><msIdentifier><repository>Archive of Foreign Policy, Russian "
               "Federation (AVP RF)</repository></msIdentifier></msDesc></sourceDesc>\n"
               "</fileDesc>\n<encodingDesc><appInfo>" REPLACED
               "<label>Fonds</label></application></appInfo></encodingDesc>\n"
               "<profileDesc>\n"
               "<creation><date when=\"1962-10-18\">18 October 1962</date></creation>\n"
               "<langUsage><language ident=\"en\">English</language></langUsage>\n"
               "<textClass><keywords><term type=\"subject\">Cuba</term></keywords></textClass>\n"
               "<abstract><p>Gromyko reported.</p></abstract>\n"
               "</profileDesc>\n</teiHeader>\n");
    cite_sample_drop(&sample);
}

static void test_a_document_of_a_volume(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_telegram(&sample);
    cite_sample_add(&sample, FIELD_RECIPIENT, "Department of State");
    cite_sample_add(&sample, FIELD_PLACE, "Moscow <embassy>");
    Str got = written(&sample);
    assert_true(str_has(got, STR("<creation><placeName>Moscow &lt;embassy&gt;</placeName><date")));
    assert_true(str_has(got, STR("<author>Foy D. Kohler</author>")));
    assert_true(
        str_has(got, STR("<editor>Charles S. Sampson</editor><pubPlace>Washington</pubPlace>"
                         "<publisher>United States Government Printing Office</publisher>"
                         "<date>1994</date><biblScope unit=\"document\">135</biblScope></bibl>"
                         "</sourceDesc>")));
    assert_true(
        str_has(got, STR("<correspDesc><correspAction type=\"sent\"><name>Foy D. Kohler</name>"
                         "</correspAction><correspAction type=\"received\"><name>Department of "
                         "State</name></correspAction></correspDesc>")));
    cite_sample_drop(&sample);
}

static void test_a_document_that_says_nothing(void **state) {
    (void)state;
    CiteSample sample = {.arena = arena_create()};
    assert_str(written(&sample),
               "<teiHeader>\n<fileDesc>\n"
               "<titleStmt><title>Untitled document</title></titleStmt>\n"
               "<publicationStmt><publisher>not named</publisher></publicationStmt>\n"
               "<sourceDesc><p>Not stated.</p></sourceDesc>\n"
               "</fileDesc>\n<encodingDesc><appInfo>" REPLACED
               "<label>Fonds</label></application></appInfo></encodingDesc>\n"
               "</teiHeader>\n");
    cite_sample_drop(&sample);
}

static void test_uncertain_dates_and_nameless_languages(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    cite_sample_date(&sample, "", "1962-10-16/1962-10-28");
    sample.document.description.p[3].norm = STR("not a tag");
    cite_sample_add(&sample, FIELD_LANGUAGE, "Old Russian");
    Str got = written(&sample);
    assert_true(str_has(got, STR("<date when-custom=\"1962-10-16/1962-10-28\">16 to 28 October "
                                 "1962</date>")));
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_LANGUAGE, "Old Russian");
    assert_false(str_has(written(&sample), STR("langUsage")));
    cite_sample_drop(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_stands_alone),
        cmocka_unit_test(test_a_document_of_a_volume),
        cmocka_unit_test(test_a_document_that_says_nothing),
        cmocka_unit_test(test_uncertain_dates_and_nameless_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
