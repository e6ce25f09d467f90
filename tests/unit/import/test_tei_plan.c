#include "test.h"

#include "import/tei_case.h"

/* The documents in order: "id@collection*" where * marks apparatus; then the collections
 * "id<parent". */
static Str plan_of(TeiCase *tei, const char *text) {
    char xml[2000];
    snprintf(xml, sizeof xml, "<TEI><text>%s</text></TEI>", text);
    *tei = tei_case_read(str_from_c(xml));
    if (!tei->ok)
        fail_msg("%s", tei->fail.message);
    Str told = {0};
    for (size_t i = 0; i < tei->documents.n; i++) {
        const struct document *document = &tei->documents.p[i];
        Str in = document->collections.n > 0 ? document->collections.p[0] : (Str){0};
        told =
            str_format(tei->arena, "%.*s%.*s@%.*s%s ", STR_ARG(told), STR_ARG(document->local_id),
                       STR_ARG(in), document->role == ROLE_APPARATUS ? "*" : "");
    }
    for (size_t i = 0; i < tei->head.collections.n; i++)
        told = str_format(tei->arena, "%.*s%.*s<%.*s ", STR_ARG(told),
                          STR_ARG(tei->head.collections.p[i].local_id),
                          STR_ARG(tei->head.collections.p[i].parent));
    return told;
}

#define D(id) "<div type='document' xml:id='" id "'><p>x</p></div>"

static void test_endless_ids_are_cut_and_stay_apart(void **state) {
    (void)state;
    char text[1400], id[301];
    memset(id, 'x', 300);
    id[300] = '\0';
    snprintf(text, sizeof text,
             "<body><div type='document' xml:id='%s1'><p>a</p></div>"
             "<div type='document' xml:id='%s2'><p>b</p></div></body>",
             id, id);
    TeiCase tei;
    Fail fail;
    (void)plan_of(&tei, text);
    assert_int_equal(tei.documents.n, 2);
    for (size_t i = 0; i < 2; i++)
        assert_ok(document_check(&tei.documents.p[i], &fail));
    assert_false(str_equal(tei.documents.p[0].local_id, tei.documents.p[1].local_id));
    tei_case_end(&tei);
}

static void test_divisions_become_documents_and_collections(void **state) {
    (void)state;
    static const struct {
        const char *text, *plan;
    } cases[] = {
        {"<body>" D("d1") D("d2") "</body>", "d1@ d2@ "},
        {"<body><div type='compilation' xml:id='c'><head>C</head>" D("d1") "</div></body>",
         "d1@c c< "},
        {"<body><div type='compilation' xml:id='c'><div type='chapter' xml:id='h'>" D(
             "d1") "<div type='chapter' xml:id='i'>" D("d2") "</div></div>" D("d3") "</div></body>",
         "d1@h d2@i d3@c c< h<c i<h "},
        {"<body><div xml:id='any'>" D("d1") "</div></body>", "d1@any any< "},
        {"<body>" D("d1") D("d1") D("d1") D("d1-2") "</body>", "d1@ d1-2@ d1-3@ d1-2-2@ "},
        {"<body><div type='document'><p>x</p></div><div type='document'><p>y</p></div></body>",
         "1@ 2@ "},
        {"<body>" D("a b/ä") "</body>", "a-b---@ "},
        {"<body><div type='chapter' xml:id='c'><p>Empty.</p></div>" D("d1") "</body>",
         "c-text@c* d1@ c< "},
        {"<body><div type='chapter' xml:id='c'><head>C<note>n</note></head>" D(
             "d1") "<p>Between.</p>" D("d2") "</div></body>",
         "c-text@c* d1@c c-text-2@c* d2@c c< "},
        {"<body><div type='chapter' xml:id='c'><head>C</head>" D(
             "d1") "<head>D</head></div></body>",
         "d1@c c-text@c* c< "},
        {"<front><div xml:id='preface'><p>x</p></div></front><body>" D(
             "d1") "</body><back><p>y</p></back>",
         "preface@front* d1@ back-text@back* front< back< "},
        {"<front><div type='section' xml:id='p'><p>a</p><div type='section' "
         "xml:id='q'><p>b</p></div>"
         "<p>c</p></div></front><body>" D("d1") "</body>",
         "p@front* q@front* p-2@front* d1@ front< "},
        {"<front><pb/></front><body>" D("d1") "</body>", "d1@ "},
        {"<body><div type='chapter' xml:id='front'>" D(
             "d1") "</div></body><back><div><p>b</p></div></back><front><div><p>a</p></div></"
                   "front>",
         "d1@front 1@back* 2@front-2* front< back< front-2< "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei;
        assert_str(plan_of(&tei, cases[i].text), cases[i].plan);
        tei_case_end(&tei);
    }
}

/* An edition that calls its divisions letters; one alone is part of a text. */
static void test_divisions_of_a_kind_of_document_are_documents(void **state) {
    (void)state;
    static const struct {
        const char *text, *plan;
    } cases[] = {
        {"<body><div type='letter' xml:id='l1'><p>a</p></div><div type='Brief' xml:id='l2'>"
         "<p>b</p></div></body>",
         "l1@ l2@ "},
        {"<front><div type='preface'><p>p</p></div></front><body><div type='part' xml:id='p1'>"
         "<head>P</head><div type='letter' xml:id='l1'><p>a</p></div><div type='letter' "
         "xml:id='l2'><p>b</p></div></div></body>",
         "1@front* l1@p1 l2@p1 front< p1< "},
        {"<body><div type='chapter' n='1'><head>A</head><div type='entry' "
         "xml:id='e1'><p>a</p></div>"
         "<div type='Entry'><p>b</p></div></div><div type='year' n='1939'><p>torn</p><div "
         "type='entry'><p>c</p></div></div></body>",
         "e1@1 2@1 3-text@3* 4@3 1< 3< "},
        {"<body><div type='part' xml:id='p'><div type='chapter' xml:id='c1'><head>A</head><p>a</p>"
         "</div><div type='chapter' xml:id='c2'><p>b</p></div></div></body>",
         "c1@p c2@p p< "},
        {"<body><div type='chapter' xml:id='c1'><div type='section'><p>a</p></div></div><div "
         "type='chapter'><div type='section'><p>b</p></div></div></body>",
         "1@ "},
        {"<body><div type='letter' xml:id='l1'><p>a</p></div><div type='essay'><p>b</p></div>"
         "</body>",
         "1@ "},
        {"<body><div type='letter' xml:id='l1'><p>a</p></div>" D(
             "d1") "<div type='letter' "
                   "xml:id='l2'><p>b</p></div></body>",
         "l1@* d1@ l2@* "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei;
        assert_str(plan_of(&tei, cases[i].text), cases[i].plan);
        tei_case_end(&tei);
    }
}

static void test_page_breaks_between_documents_go_to_the_next(void **state) {
    (void)state;
    TeiCase tei;
    plan_of(&tei,
            "<pb n='0'/><body><pb n='1'/><div type='chapter' xml:id='c'><head>C</head><pb "
            "n='2'/>" D("d1") "<pb n='3'/><gap/></div><pb n='4'/>" D("d2") "<pb n='5'/></body>");
    assert_spans(&tei, &tei_case_find(&tei, "d1")->parts.p[0],
                 "page \"\" n=0\npage \"\" n=1\npage \"\" n=2\n");
    assert_spans(&tei, &tei_case_find(&tei, "d2")->parts.p[0],
                 "page \"\" n=3\npage \"\" n=4\ngap \"\"\npage \"\" n=5\n");
    tei_case_end(&tei);

    plan_of(&tei, "<body><div type='chapter' xml:id='c'><pb n='1'/><p>a</p><pb n='2'/><p>b</p><pb "
                  "n='3'/>" D("d1") "</div></body>");
    assert_spans(&tei, &tei_case_find(&tei, "c-text")->parts.p[0],
                 "page \"\" n=1\npage \"\" n=2\n");
    assert_spans(&tei, &tei_case_find(&tei, "d1")->parts.p[0], "page \"\" n=3\n");
    tei_case_end(&tei);
}

static void test_what_holds_nothing_is_reported(void **state) {
    (void)state;
    TeiCase tei;
    assert_str(plan_of(&tei, "<body><div type='document' xml:id='d1'/>" D("d2") "</body>"), "d2@ ");
    assert_int_equal(tei.head.reports.n, 1);
    assert_str(tei.head.reports.p[0].detail, "nothing stands in <div xml:id=\"d1\">");
    tei_case_end(&tei);
}

static void test_languages_are_inherited(void **state) {
    (void)state;
    TeiCase tei = tei_case_read(STR("<TEI xml:lang='en'><text><body>" D(
        "d1") "<div type='chapter' xml:lang='fr'>"
              "<div type='document' xml:id='d2' xml:lang='ru'><p>x</p></div>" D(
                  "d3") "</div></body></text></TEI>"));
    assert_str(tei_case_find(&tei, "d1")->parts.p[0].language, "en");
    assert_str(tei_case_find(&tei, "d2")->parts.p[0].language, "ru");
    assert_str(tei_case_find(&tei, "d3")->parts.p[0].language, "fr");
    tei_case_end(&tei);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_endless_ids_are_cut_and_stay_apart),
        cmocka_unit_test(test_divisions_become_documents_and_collections),
        cmocka_unit_test(test_divisions_of_a_kind_of_document_are_documents),
        cmocka_unit_test(test_page_breaks_between_documents_go_to_the_next),
        cmocka_unit_test(test_what_holds_nothing_is_reported),
        cmocka_unit_test(test_languages_are_inherited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
