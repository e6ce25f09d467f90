#include "test.h"

#include "import/tei_case.h"

static void test_elements_become_blocks(void **state) {
    (void)state;
    static const struct {
        const char *inner, *blocks;
    } cases[] = {
        {"<p> a\n  b </p>", "paragraph \"a b\"\n"},
        {"<p>a<lb/> b</p>", "paragraph \"a\nb\"\n"},
        {"<p/>", ""},
        {"<head>H</head><div><head>I</head><p>a</p></div>",
         "heading 1 \"H\"\nsection\n  heading 2 \"I\"\n  paragraph \"a\"\n"},
        {"<p rend='sectiontitleital'>T</p><p rend='center'>c</p>",
         "heading 2 \"T\"\nparagraph \"c\"\n"},
        {"<opener><seg>secret</seg><dateline>Rome</dateline><salute>Sir,</salute></opener>",
         "other \"secret\"\ndateline \"Rome\"\nsalute \"Sir,\"\n"},
        {"<p>a <seg>b</seg></p>", "paragraph \"a b\"\n"},
        {"<closer>Yours, <signed>A<lb/>B</signed> Office</closer>",
         "salute \"Yours,\"\nsignature \"A\nB\"\nsalute \"Office\"\n"},
        {"<quote><p>a</p><p>b</p></quote>", "quote\n  paragraph \"a\"\n  paragraph \"b\"\n"},
        {"<quote>a</quote>", "quote \"a\"\n"},
        {"<p>He said <quote>a</quote>.</p>", "paragraph \"He said a.\"\n"},
        {"<p>a: <quote><p>b</p></quote> c</p>",
         "paragraph \"a:\"\nquote\n  paragraph \"b\"\nparagraph \"c\"\n"},
        {"<table><row><cell>a</cell><cell/></row></table>",
         "table\n  row\n    cell \"a\"\n    cell \"\"\n"},
        {"<table><row><cell>a<list><item>b</item></list></cell></row></table>",
         "table\n  row\n    cell\n      paragraph \"a\"\n      list 1\n        item \"b\"\n"},
        {"<figure><graphic url='u'/><head>C</head><p>a</p></figure>",
         "caption \"C\"\nparagraph \"a\"\n"},
        {"<lg><l>a</l><l>b</l></lg>", "verse \"a\"\nverse \"b\"\n"},
        {"<odd>a</odd>", "other \"a\"\n"},
        {"<odd><p>a</p></odd>", "paragraph \"a\"\n"},
        {"<p>a <odd>b</odd></p>", "paragraph \"a b\"\n"},
        {"loose", "paragraph \"loose\"\n"},
        {"<address><addrLine>a</addrLine><addrLine>b</addrLine></address>",
         "paragraph \"a\"\nparagraph \"b\"\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_blocks(&tei, &tei.documents.p[0].parts.p[0], cases[i].blocks);
        tei_case_end(&tei);
    }
}

static void test_notes_are_blocks_at_the_end_anchored_where_they_stood(void **state) {
    (void)state;
    static const struct {
        const char *inner, *blocks, *spans;
    } cases[] = {
        {"<p>a<note n='1'>b</note> c</p>", "paragraph \"a c\"\nnote \"b\"\n",
         "note \"\" block=2 label=1\n"},
        {"<head>H<note n='1'>b</note></head><p>c</p>",
         "heading 1 \"H\"\nparagraph \"c\"\nnote \"b\"\n", "note \"\" block=3 label=1\n"},
        {"<p>a<note><p>b</p><list><item>c</item></list></note></p>",
         "paragraph \"a\"\nnote\n  paragraph \"b\"\n  list 1\n    item \"c\"\n",
         "note \"\" block=2\n"},
        {"<p>a<note n='1'>b<note n='2'>c</note></note></p>",
         "paragraph \"a\"\nnote \"b\"\nnote \"c\"\n",
         "note \"\" block=2 label=1\nnote \"\" block=3 label=2\n"},
        {"<note>a</note><p>b</p>", "paragraph \"b\"\nnote \"a\"\n", "note \"\" block=2\n"},
        {"<p>a<note target='#n4'/></p>", "paragraph \"a\"\n", "reference \"\" target=#n4\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_blocks(&tei, &tei.documents.p[0].parts.p[0], cases[i].blocks);
        assert_spans(&tei, &tei.documents.p[0].parts.p[0], cases[i].spans);
        tei_case_end(&tei);
    }
}

static void test_of_two_spellings_the_printed_one_is_text(void **state) {
    (void)state;
    static const struct {
        const char *inner, *text, *spans;
    } cases[] = {
        {"<p><choice><sic>moal</sic><corr>mole</corr></choice></p>", "moal",
         "correction \"moal\" text=mole\n"},
        {"<p><choice><corr>mole</corr><sic>moal</sic></choice></p>", "moal",
         "correction \"moal\" text=mole\n"},
        {"<p><choice><abbr>HO</abbr><expan>Harbour Office</expan></choice></p>", "HO",
         "other \"HO\" name=expan text=Harbour Office\n"},
        {"<p><choice><reg>mole</reg></choice></p>", "mole", "other \"mole\" name=reg\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_str(tei.documents.p[0].parts.p[0].text, cases[i].text);
        assert_spans(&tei, &tei.documents.p[0].parts.p[0], cases[i].spans);
        tei_case_end(&tei);
    }
}

static void test_indentation_does_not_part_a_word_from_its_comma(void **state) {
    (void)state;
    static const struct {
        const char *inner, *text;
    } cases[] = {
        {"<p><placeName>\n  <hi>Rome</hi>\n</placeName>, May</p>", "Rome, May"},
        {"<p>to (<persName>\n  <hi>Keel</hi>\n</persName>)</p>", "to (Keel)"},
        {"<p><hi>\n<name>\n<hi>A</hi>\n</name>\n</hi>: b</p>", "A: b"},
        {"<p>the <hi>\n <name>A</name>\n</hi> said</p>", "the A said"},
        {"<p>the<hi>\n <name>A</name>\n</hi>said</p>", "the A said"},  // words are never joined
        {"<p>a <hi> <name>B</name> </hi>, c</p>", "a B , c"},  // a printed space is no layout
        {"<p>a <hi>b\n</hi>, c</p>", "a b , c"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_str(tei.documents.p[0].parts.p[0].text, cases[i].text);
        tei_case_end(&tei);
    }
}

static void test_an_attachment_becomes_a_part_wherever_it_stands(void **state) {
    (void)state;
    TeiCase tei = tei_case_document("<p>a</p><pb n='2'/> <pb n='3'/><frus:attachment><p>b</p>"
                                    "<frus:attachment><p>c</p></frus:attachment>"
                                    "</frus:attachment><p>d</p><pb n='4'/>");
    const struct document *document = &tei.documents.p[0];
    assert_int_equal(document->parts.n, 3);
    assert_str(document->parts.p[0].text, "a\nd");
    assert_spans(&tei, &document->parts.p[0], "page \"\" n=4\n");
    assert_str(document->parts.p[1].text, "b");
    assert_spans(&tei, &document->parts.p[1], "page \"\" n=2\npage \"\" n=3\n");
    assert_str(document->parts.p[2].text, "c");
    assert_str(document->parts.p[2].id, "t3");
    tei_case_end(&tei);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements_become_blocks),
        cmocka_unit_test(test_notes_are_blocks_at_the_end_anchored_where_they_stood),
        cmocka_unit_test(test_of_two_spellings_the_printed_one_is_text),
        cmocka_unit_test(test_indentation_does_not_part_a_word_from_its_comma),
        cmocka_unit_test(test_an_attachment_becomes_a_part_wherever_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
