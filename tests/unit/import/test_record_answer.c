#include "import/one_file.h"
#include "import/record_answer.h"
#include "import/tidy_text.h"

/* How many lines behind the line `label` of a page answer it. */
static size_t answers(const char *html, const char *label) {
    struct arena *arena = arena_create();
    const struct html_node *root;
    Fail fail = {0};
    PageLineList lines = {0};
    size_t i = 0;
    assert_ok(html_parse(str_from_c(html), arena, &root, &fail));
    page_line_of_html(root, arena, &lines);
    while (i < lines.n && !str_is(lines.p[i].text, label))
        i++;
    assert_true(i < lines.n);
    RecordAsked asked = {&lines, record_line_classify(&lines, arena), arena, 0, SIZE_MAX};
    size_t n = record_answer_count(&asked, i, lines.n);
    arena_destroy(arena);
    return n;
}

static void test_a_label_set_apart_takes_its_row(void **state) {
    (void)state;
    static const char page[] = "<dl><div><dt>Subjects</dt><dd>Wool</dd><dd>Weaving</dd></div>"
                               "<div><dt>Watermark</dt><dd>A lily</dd></div>"
                               "<div><dt>Rights</dt><dd></dd></div></dl><p>Foot</p>";
    assert_int_equal(answers(page, "Subjects"), 2);
    assert_int_equal(answers(page, "Watermark"), 1);
    assert_int_equal(answers(page, "Rights"), 0);
}

/* A line that looks like no number is not the answer to "Record ID". */
static void test_elsewhere_the_answer_must_look_like_one(void **state) {
    (void)state;
    static const char page[] = "<p>Record ID</p><p>Rowe Fund for Letters</p><p>Language</p>"
                               "<p>English</p><p>one</p><p>two</p><p>three</p>";
    assert_int_equal(answers(page, "Record ID"), 0);
    assert_int_equal(answers(page, "Language"), 1);
}

/* Of a copied text. */
static size_t answers_copied(const char *text, const char *label) {
    struct arena *arena = arena_create();
    TidySource source = {0};
    Fail fail = {0};
    PageLineList lines = {0};
    size_t i = 0;
    source.decoded.text = str_from_c(text);
    assert_ok(page_line_of_text(&source, arena, &lines, &fail));
    while (i < lines.n && !str_is(lines.p[i].text, label))
        i++;
    assert_true(i < lines.n);
    RecordAsked asked = {&lines, record_line_classify(&lines, arena), arena, 0, SIZE_MAX};
    size_t n = record_answer_count(&asked, i, lines.n);
    arena_destroy(arena);
    return n;
}

static void test_a_language_a_line_and_no_contact_without_a_word_of_it(void **state) {
    (void)state;
    assert_int_equal(answers_copied("Language\nGerman\nEnglish\nRights\nCC0\n", "Language"), 2);
    assert_int_equal(answers_copied("Rights\nCC0\nMarginal notes\nblue\n", "Rights"), 1);
    assert_int_equal(answers_copied("Rights\nFree to use.\nName the source.\n", "Rights"), 2);
    assert_int_equal(answers_copied("Contact\nMap\n", "Contact"), 0);
    assert_int_equal(answers_copied("Contact\nroom@archive.example\n", "Contact"), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_language_a_line_and_no_contact_without_a_word_of_it),
        cmocka_unit_test(test_a_label_set_apart_takes_its_row),
        cmocka_unit_test(test_elsewhere_the_answer_must_look_like_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
