#include "test.h"

#include "import/tei_case.h"

static void test_inline_elements_become_spans(void **state) {
    (void)state;
    static const struct {
        const char *inner, *spans;
    } cases[] = {
        {"<p>a <hi rend='italic'>b</hi></p>", "emphasis \"b\" rend=italic\n"},
        {"<p><hi rend='strong'>a</hi><hi rend='smallcaps'>b</hi></p>",
         "emphasis \"a\" rend=bold\nemphasis \"b\" rend=small-caps\n"},
        {"<p><del>a</del> <emph>b</emph></p>",
         "emphasis \"a\" rend=strikethrough\nemphasis \"b\" rend=italic\n"},
        {"<p><persName corresp='#p_1'>A</persName></p>", "name \"A\" ref=p_1 type=person\n"},
        {"<p><placeName>A</placeName><orgName key='o'>B</orgName></p>",
         "name \"A\" type=place\nname \"B\" ref=o type=body\n"},
        {"<p><rs type='person'>he</rs><name>it</name></p>",
         "name \"he\" type=person\nname \"it\"\n"},
        {"<p><gloss target='#t_1'>UN</gloss> <term>x</term></p>",
         "term \"UN\" ref=t_1\nterm \"x\"\n"},
        {"<p>see <ref target='#d3'>Document 3</ref><ptr target='http://x/'/></p>",
         "reference \"Document 3\" target=#d3\nreference \"\" target=http://x/\n"},
        {"<p><date when='1901-02'>February</date> <time when='17:00:00'>5</time></p>",
         "date \"February\" edtf=1901-02\ndate \"5\" time=17:00:00\n"},
        {"<p><foreign xml:lang='fr'>oui</foreign></p>", "foreign \"oui\" language=fr\n"},
        {"<p>a<pb n='2' facs='02' xml:id='pg_2'/>b</p>", "page \"\" facs=02 id=pg_2 n=2\n"},
        {"<p>a <gap quantity='2' unit='lines' reason='torn'/> b</p>",
         "gap \"\" extent=2 lines reason=torn\n"},
        {"<p>a<milestone n='3' unit='column'/></p>", "other \"\" n=3 name=milestone unit=column\n"},
        {"<p>a <figure><graphic url='a.png'/><figDesc>A boat.</figDesc></figure></p>",
         "figure \"\" description=A boat. url=a.png\n"},
        {"<p><supplied>x</supplied></p>", "other \"x\" name=supplied\n"},
        {"<p>a <hi>\n  b\n</hi> c</p>", "emphasis \"b\"\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_spans(&tei, &tei.documents.p[0].parts.p[0], cases[i].spans);
        tei_case_end(&tei);
    }
}

static void test_a_date_that_is_none_is_reported_and_its_words_kept(void **state) {
    (void)state;
    TeiCase tei = tei_case_document("<p>on <date when='1901-13'>a day</date></p>");
    assert_spans(&tei, &tei.documents.p[0].parts.p[0], "date \"a day\"\n");
    assert_int_equal(tei.head.reports.n, 1);
    assert_str(tei.head.reports.p[0].code, "bad-date");
    assert_str(tei.head.reports.p[0].detail, "\"1901-13\" in d1 is no date");
    tei_case_end(&tei);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inline_elements_become_spans),
        cmocka_unit_test(test_a_date_that_is_none_is_reported_and_its_words_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
