#include "test.h"

#include "import/tei_case.h"

static void test_a_label_and_its_item_are_one(void **state) {
    (void)state;
    static const struct {
        const char *inner, *blocks;
    } cases[] = {
        {"<list><label>1.</label><item>a</item><item>b</item></list>",
         "list 1\n  item \"1. a\"\n  item \"b\"\n"},
        {"<list><head>H</head><label>1</label><pb/><item>a</item></list>",
         "list 1\n  heading 2 \"H\"\n  item \"1 a\"\n"},
        {"<list><label>1</label><label>2</label><item>a</item></list>",
         "list 1\n  item \"1\"\n  item \"2 a\"\n"},
        {"<list><label>1</label><p>a</p><item>b</item></list>",
         "list 1\n  item \"1\"\n  paragraph \"a\"\n  item \"b\"\n"},
        {"<list><item>a<list><item>b</item></list></item></list>",
         "list 1\n  item\n    paragraph \"a\"\n    list 2\n      item \"b\"\n"},
        {"<p>x: <list><item>a</item></list></p>", "paragraph \"x:\"\nlist 1\n  item \"a\"\n"},
        {"<list/>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_blocks(&tei, &tei.documents.p[0].parts.p[0], cases[i].blocks);
        tei_case_end(&tei);
    }
}

static void test_ids_in_an_item_make_entries(void **state) {
    (void)state;
    static const struct {
        const char *inner, *spans;
    } cases[] = {
        {"<list><item><term xml:id='t'>A</term>, b</item></list>",
         "entry \"A, b\" id=t type=term\nterm \"A\"\n"},
        {"<list><item><orgName xml:id='o'>A</orgName><persName "
         "xml:id='p'>B</persName></item></list>",
         "entry \"AB\" id=o type=body\nentry \"AB\" id=p type=person\n"
         "name \"A\" type=body\nname \"B\" type=person\n"},
        {"<list><item>a<note><persName xml:id='p'>B</persName></note></item></list>",
         "note \"\" block=3\nname \"B\" type=person\n"},
        {"<list type='sources'><item>a</item></list>", "entry \"a\" type=source\n"},
        {"<list><item>a</item></list>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_spans(&tei, &tei.documents.p[0].parts.p[0], cases[i].spans);
        tei_case_end(&tei);
    }
}

static void test_lists_say_who_took_part_and_on_which_side(void **state) {
    (void)state;
    static const struct {
        const char *inner, *values;
    } cases[] = {
        {"<list type='participants'><head>PRESENT</head><item>A</item></list>",
         "participant \"A\" label=PRESENT\n"},
        {"<list type='participants'><item><hi>US</hi></item><item>A</item><item><hi>UK</hi></item>"
         "<item>B</item></list>",
         "participant \"A\" role=US\nparticipant \"B\" role=UK\n"},
        {"<list type='participants'><item>U.S.:</item><item>A</item><item>United Kingdom</item>"
         "<item>B</item></list>",
         "participant \"A\" role=U.S.:\nparticipant \"B\" role=United Kingdom\n"},
        {"<list type='participants'><item>France</item><item>USSR</item></list>",
         "participant \"France\"\nparticipant \"USSR\"\n"},
        {"<list type='participants'><item>Mr. France</item><item>A</item></list>",
         "participant \"Mr. France\"\nparticipant \"A\"\n"},
        {"<list type='participants'><item><hi>A</hi></item><item><hi>B</hi></item></list>",
         "participant \"A\"\nparticipant \"B\"\n"},
        {"<list type='participants'><item>US<list><item>A</item><item>B</item></list></item>"
         "<item>C</item></list>",
         "participant \"A\" role=US\nparticipant \"B\" role=US\nparticipant \"C\"\n"},
        {"<list type='subject'><head>SUBJECT</head><item>Rope<list><item>Tar</item></list></item>"
         "</list>",
         "subject \"Rope\" label=SUBJECT\nsubject \"Tar\" label=SUBJECT\n"},
        {"<list type='to'><item>A</item></list><list type='from'><item>B</item></list>",
         "recipient \"A\"\nauthor \"B\" role=sender\n"},
        {"<p>a<note><list type='participants'><item>A</item></list></note></p>", ""},
        {"<list><item>A</item></list>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_document(cases[i].inner);
        assert_values(&tei, &tei.documents.p[0].description, cases[i].values);
        tei_case_end(&tei);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_label_and_its_item_are_one),
        cmocka_unit_test(test_ids_in_an_item_make_entries),
        cmocka_unit_test(test_lists_say_who_took_part_and_on_which_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
