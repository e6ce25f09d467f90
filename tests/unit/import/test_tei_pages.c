#include "test.h"

#include "import/tei_case.h"

#define D(inner) "<div type='document'>" inner "</div>"

static void test_documents_know_their_pages(void **state) {
    (void)state;
    static const struct {
        const char *body, *extents;  // of the documents, each ended by ';'
    } cases[] = {
        {D("<p>a</p>"), ";"},
        {"<pb n='1'/>" D("<p>a</p>"), "p. 1;"},
        {"<pb n='1'/>" D("<p>a<pb n='2'/>b</p>") D("<p>c<pb n='3'/>d</p>"), "pp. 1–2;pp. 2–3;"},
        {"<pb n='1'/>" D("<p>a</p><pb n='2'/>") D("<p>b</p>"), "p. 1;p. 2;"},
        {"<pb n='XI'/>" D("<p>a<pb n='XII'/>b</p>"), "pp. XI–XII;"},
        {"<pb n='1'/>" D("<p>a<pb/>b</p>"), ";"},
        {D("<head>a</head><pb n='1'/><p>b</p><pb n='2'/><p>c</p>")
             D("<head>d</head><pb n='1'/><p>e</p>"),
         ";p. 1;"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char xml[1000];
        snprintf(xml, sizeof xml, "<TEI><text><body>%s</body></text></TEI>", cases[i].body);
        TeiCase tei = tei_case_read(str_from_c(xml));
        assert_true(tei.ok);
        Str told = {0};
        for (size_t k = 0; k < tei.documents.n; k++) {
            const Description *description = &tei.documents.p[k].description;
            told = str_format(tei.arena, "%.*s%.*s;", STR_ARG(told),
                              STR_ARG(description_text(description, FIELD_EXTENT)));
        }
        assert_str(told, cases[i].extents);
        tei_case_end(&tei);
    }
}

static void test_the_rule_says_that_it_found_them(void **state) {
    (void)state;
    TeiCase tei =
        tei_case_read(STR("<TEI><text><body><pb n='1'/>" D("<p>a</p>") "</body></text></TEI>"));
    const Value *value = description_find(&tei.documents.p[0].description, FIELD_EXTENT, 0);
    assert_int_equal(value->source.kind, SOURCE_RULE);
    assert_str(value->source.name, "pages-of-document");
    assert_int_equal(value->source.version, 1);
    tei_case_end(&tei);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_documents_know_their_pages),
        cmocka_unit_test(test_the_rule_says_that_it_found_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
