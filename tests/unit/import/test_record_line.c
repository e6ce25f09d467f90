#include "base/buf.h"
#include "import/one_file.h"
#include "import/record_line.h"
#include "import/tidy_text.h"

static RecordLine *classify(const char *html, struct arena *arena, PageLineList *lines) {
    const struct html_node *root;
    Fail fail = {0};
    *lines = (PageLineList){0};
    assert_ok(html_parse(str_from_c(html), arena, &root, &fail));
    page_line_of_html(root, arena, lines);
    return record_line_classify(lines, arena);
}

static const RecordLine *line_of(const PageLineList *lines, const RecordLine *infos,
                                 const char *text) {
    for (size_t i = 0; i < lines->n; i++)
        if (str_is(lines->p[i].text, text))
            return &infos[i];
    fail_msg("no line \"%s\"", text);
    return NULL;
}

/* Two known labels of one dress make the third one a label, whatever it asks. */
static void test_unknown_words_in_the_dress_of_labels_are_a_label(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    PageLineList lines;
    const RecordLine *infos = classify(
        "<div><p class=k>Date</p><p>1 May 1900</p></div><div><p class=k>Watermark</p><p>A lily</p>"
        "</div><div><p class=k>Record ID</p><p>7</p></div>",
        arena, &lines);
    const RecordLine *unknown = line_of(&lines, infos, "Watermark");
    assert_int_equal(unknown->kind, LINE_LABEL);
    assert_null(unknown->label);
    assert_true(unknown->set_apart);
    assert_int_equal(line_of(&lines, infos, "A lily")->kind, LINE_OPEN);
    arena_destroy(arena);
}

static void test_without_others_of_its_dress_it_is_none(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    PageLineList lines;
    const RecordLine *infos =
        classify("<p>Date</p><p>1 May 1900</p><p>Watermark</p><p>A lily</p><p>Source</p><p>B</p>"
                 "<p>one</p><p>two</p><p>three</p>",
                 arena, &lines);
    assert_int_equal(line_of(&lines, infos, "Watermark")->kind, LINE_OPEN);
    assert_false(line_of(&lines, infos, "Date")->set_apart);
    arena_destroy(arena);
}

static void test_pairs_paths_and_furniture(void **state) {
    (void)state;
    static const struct {
        const char *html;
        LineKind kind;
    } cases[] = {
        {"<p>Record ID: 17</p>", LINE_PAIR},
        {"<p>Item \xE2\x80\x94 Box: 3, Folder: 7</p>", LINE_OPEN},
        {"<p>Home / Documents / Letters</p>", LINE_FURNITURE},
        {"<p>Peace / War / Truce</p>", LINE_OPEN},
        {"<p>Print</p>", LINE_FURNITURE},
        {"<p>18 October 1962</p>", LINE_DATE},
        {"<p>Translated by A. Berg</p>", LINE_PHRASE},
        {"<p>Document Information</p>", LINE_SECTION},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PageLineList lines;
        const RecordLine *infos = classify(cases[i].html, arena, &lines);
        assert_int_equal(lines.n, 1);
        if (infos[0].kind != cases[i].kind)
            fail_msg("%s: kind %d", cases[i].html, infos[0].kind);
    }
    arena_destroy(arena);
}

static void expect_kinds(const char *html, const LineKind *kinds, size_t count) {
    struct arena *arena = arena_create();
    PageLineList lines;
    const RecordLine *infos = classify(html, arena, &lines);
    assert_int_equal(lines.n, count);
    for (size_t i = 0; i < count; i++)
        if (infos[i].kind != kinds[i])
            fail_msg("line %zu, \"%.*s\": kind %d", i, STR_ARG(lines.p[i].text), infos[i].kind);
    arena_destroy(arena);
}

/* Up to the next heading of its level; "Related names" is a label. */
static void test_other_records_are_passed_over(void **state) {
    (void)state;
    static const LineKind kinds[] = {LINE_FURNITURE, LINE_FURNITURE, LINE_FURNITURE, LINE_OPEN,
                                     LINE_LABEL};
    expect_kinds("<div><h2>Related documents</h2><h3>Letter of 1912</h3><p>Rights</p><h2>More</h2>"
                 "<p>Related names</p></div>",
                 kinds, 5);
}

static void test_a_menu_asks_nothing(void **state) {
    (void)state;
    static const LineKind kinds[] = {LINE_OPEN, LINE_LABEL, LINE_OPEN};
    expect_kinds("<p><a href=/c>Rights</a><p><a href='#r'>Rights</a><p>free", kinds, 3);
    static const LineKind tabs[] = {LINE_FURNITURE, LINE_FURNITURE, LINE_OPEN};
    expect_kinds("<ul><li><a href='#t'>Text</a><li><a href='#r'>Rights</a></ul><p>free", tabs, 3);
}

/* A transcription by somebody is not the text. */
static void test_a_text_that_a_name_answers_is_no_text(void **state) {
    (void)state;
    static const LineKind kinds[] = {LINE_LABEL, LINE_OPEN, LINE_LABEL, LINE_OPEN};
    expect_kinds("<dl><dt>Transkription<dd>Jonas Feld<dt>Rights<dd>free</dl>", kinds, 4);
    static const LineKind text[] = {LINE_TEXT, LINE_OPEN, LINE_LABEL, LINE_OPEN};
    expect_kinds("<dl><dt>Transcript<dd>Come at once.<dt>Rights<dd>free</dl>", text, 4);
}

/* Of a button what follows is not another record's; below such a heading it is, up to a label. */
static void test_a_button_heads_nothing(void **state) {
    (void)state;
    static const LineKind kinds[] = {LINE_FURNITURE, LINE_LABEL, LINE_OPEN};
    expect_kinds("<div><p><a href=/c>Cite this record</a><dl><dt>Rights<dd>free</dl></div>", kinds,
                 3);
    static const LineKind links[] = {LINE_FURNITURE, LINE_FURNITURE, LINE_FURNITURE, LINE_OPEN};
    expect_kinds("<div><h2>In the stacks</h2><p><a href=/1>One</a><p><a href=/2>Two</a>"
                 "<h2>Else</h2></div>",
                 links, 4);
}

static void test_from_and_to_ask_where_they_are_set_apart(void **state) {
    (void)state;
    static const LineKind kinds[] = {LINE_LABEL, LINE_OPEN, LINE_OPEN};
    expect_kinds("<dl><dt>From<dd>A. Berg</dl><p>From</p>", kinds, 3);
    static const LineKind remark[] = {LINE_LABEL, LINE_OPEN};
    expect_kinds("<dl><dt>Rights (for the copy that is shown here)<dd>free</dl>", remark, 2);
}

static RecordLine *classify_text(const char *text, struct arena *arena, PageLineList *lines) {
    TidySource source = {.file = STR("a")};
    Fail fail = {0};
    *lines = (PageLineList){0};
    source.decoded.text = str_from_c(text);
    assert_ok(page_line_of_text(&source, arena, lines, &fail));
    return record_line_classify(lines, arena);
}

static void test_a_colon_is_the_dress_of_labels_in_a_copied_text(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    PageLineList lines;
    const RecordLine *infos =
        classify_text("Record ID:\n17\nWatermark:\nA lily\nDate:\n1911\n", arena, &lines);
    assert_int_equal(infos[2].kind, LINE_LABEL);
    assert_null(infos[2].label);
    infos = classify_text("Record ID:\n17\nI said:\nNo.\nHe said:\nYes.\n", arena, &lines);
    assert_int_equal(infos[2].kind, LINE_OPEN);
    arena_destroy(arena);
}

static void test_labels_one_below_the_other_are_a_menu(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    PageLineList lines;
    const RecordLine *infos =
        classify_text("Topics\nPlaces\nPeople\nHints\n\nPlaces\nPeople\nA. Berg\n", arena, &lines);
    assert_int_equal(infos[0].kind, LINE_FURNITURE);
    assert_int_equal(infos[2].kind, LINE_FURNITURE);
    assert_int_equal(infos[4].kind, LINE_LABEL);
    assert_int_equal(infos[5].kind, LINE_LABEL);
    arena_destroy(arena);
}

static void test_the_foot_of_a_site_asks_nothing(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    PageLineList lines;
    const char *page = "Rights\nfree to use\n\nHome\nRights\nHelp\nPrint\n";
    const RecordLine *infos = classify_text(page, arena, &lines);
    assert_int_equal(infos[0].kind, LINE_LABEL);
    assert_int_equal(infos[3].kind, LINE_FURNITURE);
    assert_int_equal(record_line_foot(&lines, infos, 0, lines.n), 2);
    assert_int_equal(record_line_foot(&lines, infos, 0, 2), 2);
    assert_true(record_line_is_prose(
        STR("They will vote for the tariff if the mint is kept open until June.")));
    assert_false(record_line_is_prose(STR("A letter.")));
    arena_destroy(arena);
}

static RecordLine *copied(const char *text, struct arena *arena, PageLineList *lines) {
    TidySource source = {0};
    Fail fail = {0};
    *lines = (PageLineList){0};
    source.decoded.text = str_from_c(text);
    assert_ok(page_line_of_text(&source, arena, lines, &fail));
    return record_line_classify(lines, arena);
}

static void test_a_menu_of_a_copied_page_asks_nothing_wherever_its_labels_stand(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    PageLineList lines;
    const RecordLine *infos = copied("Events\nContact\nMap\nPeople\nTimeline\nThe Record Room\n\n"
                                     "Record ID\n7\nPeople\nAnna Moe\nKarl Berg\nSource\nLetter "
                                     "book\nRepository\nValley Archive\nRights\nCC0\n",
                                     arena, &lines);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(infos[i].kind, LINE_FURNITURE);
    assert_int_equal(infos[8].kind, LINE_LABEL);
    arena_destroy(arena);
}

static void test_the_colon_of_a_pair_stands_behind_its_label(void **state) {
    (void)state;
    static const struct {
        const char *text, *before, *after;  // NULL: no pair
    } cases[] = {
        {"Record ID: 7", "Record ID", "7"},
        {"Autor:in: Haas, Ruth", "Autor:in", "Haas, Ruth"},
        {"Verfasser:innen: Haas; Berg", "Verfasser:innen", "Haas; Berg"},
        {"Date:in a year that the whole of the long sentence behind it does not name at all, "
         "but its end: 1911",
         "Date",
         "in a year that the whole of the long sentence behind it does not name at all, but its "
         "end: 1911"},
        {"Rights:", "Rights", ""},
        {"ark:/12148/bx7", NULL, NULL},
        {"no colon", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str before, after;
        assert_int_equal(record_line_cut_pair(str_from_c(cases[i].text), &before, &after),
                         cases[i].before != NULL);
        if (cases[i].before == NULL)
            continue;
        assert_str(before, cases[i].before);
        assert_str(after, cases[i].after);
    }
}

static void test_words_that_say_little_head_a_section_as_headings(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    PageLineList lines;
    const RecordLine *infos = classify("<h2>Information</h2><p>Information</p><h3>Traduction</h3>"
                                       "<p>Le consul attend trois navires au port.</p>",
                                       arena, &lines);
    assert_int_equal(infos[0].kind, LINE_SECTION);
    assert_int_equal(infos[1].kind, LINE_OPEN);
    assert_int_equal(infos[2].kind, LINE_TEXT);
    arena_destroy(arena);
}

static void test_a_second_summary_over_sentences_is_the_text(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    PageLineList lines;
    const RecordLine *infos =
        classify("<dl><dt>Summary<dd>The wells are closed.</dl><h2>Content</h2>"
                 "<p>The wells are to be closed before the feast.</p>"
                 "<h2>Description</h2><p>The ropes are to be replaced in the week after.</p>",
                 arena, &lines);
    assert_int_equal(infos[0].kind, LINE_LABEL);
    assert_int_equal(infos[2].kind, LINE_TEXT);
    infos = classify("<dl><dt>Summary<dd>The wells are closed.</dl><h2>Description</h2>"
                     "<p>The wells are to be closed before the feast.</p>",
                     arena, &lines);
    assert_int_equal(infos[2].kind, LINE_TEXT);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_second_summary_over_sentences_is_the_text),
        cmocka_unit_test(test_a_menu_of_a_copied_page_asks_nothing_wherever_its_labels_stand),
        cmocka_unit_test(test_the_colon_of_a_pair_stands_behind_its_label),
        cmocka_unit_test(test_words_that_say_little_head_a_section_as_headings),
        cmocka_unit_test(test_other_records_are_passed_over),
        cmocka_unit_test(test_a_menu_asks_nothing),
        cmocka_unit_test(test_a_text_that_a_name_answers_is_no_text),
        cmocka_unit_test(test_a_button_heads_nothing),
        cmocka_unit_test(test_from_and_to_ask_where_they_are_set_apart),
        cmocka_unit_test(test_a_colon_is_the_dress_of_labels_in_a_copied_text),
        cmocka_unit_test(test_labels_one_below_the_other_are_a_menu),
        cmocka_unit_test(test_the_foot_of_a_site_asks_nothing),
        cmocka_unit_test(test_unknown_words_in_the_dress_of_labels_are_a_label),
        cmocka_unit_test(test_without_others_of_its_dress_it_is_none),
        cmocka_unit_test(test_pairs_paths_and_furniture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
