#include "base/buf.h"
#include "import/one_file.h"
#include "import/record_line.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unknown_words_in_the_dress_of_labels_are_a_label),
        cmocka_unit_test(test_without_others_of_its_dress_it_is_none),
        cmocka_unit_test(test_pairs_paths_and_furniture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
