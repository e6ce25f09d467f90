/* Proves web/answer_references.c over two texts of a volume that refer to each other. */
#include "web/answer_references.h"
#include "web/answering.h"
#include "web/assert_has.h"

static const char volume[] =
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>Harbours"
    "</title></titleStmt><publicationStmt><publisher>P</publisher><idno type=\"frus\">harbours"
    "</idno></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader><text><body>"
    "<div type=\"document\" n=\"1\" xml:id=\"d1\"><head>1. Letter</head><p>See Document 2, and "
    "Document 9.</p></div>"
    "<div type=\"document\" n=\"2\" xml:id=\"d2\"><head>2. Note</head><p>See <ref target=\"#d1\">"
    "the letter</ref>, and <ref target=\"#d1\">it</ref> again.</p></div></body></text></TEI>";

static Str id_of(struct holding *holding, const char *name) {
    Named named;
    Fail fail;
    assert_ok(catalog_resolve(archive_catalog(holding->archive), str_from_c(name), holding->arena,
                              &named, &fail));
    return named.id;
}

static Str ask(struct holding *holding, const char *format, Str id) {
    return answering_ask(holding, answer_references,
                         str_to_c(holding->arena, str_format(holding->arena, format, STR_ARG(id))));
}

static void test_both_lists_stand_on_the_page(void **state) {
    struct holding *holding = *state;
    holding_put(holding, "v.xml", volume);
    (void)holding_add(holding, "v.xml");
    Str one = id_of(holding, "harbours/d1"), two = id_of(holding, "harbours/d2");
    Str page = ask(holding, "/references/%.*s", one);
    assert_int_equal(answering_response.status, 200);
    assert_has(page, "2. Note</a>");
    assert_has(page, "Document 9</a> <span class=\"empty\">not held here</span>");
    assert_has(page, "Referred to by 1 document");
    page = ask(holding, "/references/%.*s", two);
    assert_has(page, "1. Letter</a> <span class=\"count\">2 places</span>");
    Str data = ask(holding, "/references/%.*s.json", one);
    assert_has(data, "\"held\":true,\"target\":\"#d2\"");
    assert_has(data, "\"held\":false,\"target\":\"#d9\"");
    assert_has(data, "\"referred_to_by_total\":1");
}

static void test_a_volume_s_own_name_leads_to_the_address_that_lasts(void **state) {
    struct holding *holding = *state;
    holding_put(holding, "v.xml", volume);
    (void)holding_add(holding, "v.xml");
    (void)answering_ask(holding, answer_references, "/references/harbours/d1");
    assert_int_equal(answering_response.status, 301);
}

static void test_what_is_no_document_has_none(void **state) {
    struct holding *holding = *state;
    (void)answering_ask(holding, answer_references, "/references/nothing");
    assert_int_equal(answering_response.status, 404);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_both_lists_stand_on_the_page, answering_setup,
                                        answering_teardown),
        cmocka_unit_test_setup_teardown(test_a_volume_s_own_name_leads_to_the_address_that_lasts,
                                        answering_setup, answering_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_no_document_has_none, answering_setup,
                                        answering_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
