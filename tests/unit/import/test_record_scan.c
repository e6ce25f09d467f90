/*
 * Whole pages of tests/data/record-pages, of our own making: five layouts, four languages. Beside
 * each stands what must come out, written by hand: a line "field|role|value|norm" for each value in
 * order (role EMPTY: asked and empty), then "=kind:text" for each leaf of the text.
 */
#include "base/buf.h"
#include "base/file.h"
#include "import/from_record_page.h"
#include "import/one_file.h"
#include "import/record_scan.h"

static Str load(struct arena *arena, Str name) {
    Str bytes;
    Fail fail = {0};
    assert_ok(file_read(file_join(arena, STR("tests/data/record-pages"), name), 1 << 20, arena,
                        &bytes, &fail));
    return bytes;
}

static Str describe(const struct one_file *one) {
    Buf out = {0};
    const Description *values = &one->documents.p[0].description;
    for (size_t i = 0; i < values->n; i++) {
        const Value *v = &values->p[i];
        buf_format(&out, "%s|%.*s|%.*s|%.*s\n", field_info(v->field)->name,
                   STR_ARG(v->asked_empty ? STR("EMPTY") : v->role), STR_ARG(v->value),
                   STR_ARG(v->norm));
    }
    if (one->documents.p[0].parts.n > 0) {
        const Part *part = &one->documents.p[0].parts.p[0];
        for (size_t i = 0; i < part->blocks.n; i++) {
            const Block *b = &part->blocks.p[i];
            if (!document_block_is_container(part, i))
                buf_format(&out, "=%s:%.*s\n", document_block_name(b->kind),
                           STR_ARG(str_slice(part->text, b->start, b->end)));
        }
    }
    Str text = str_copy(one->arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void assert_page(const char *page, const char *expected) {
    struct arena *arena = arena_create();
    struct one_file one;
    one_file_read(&one, from_record_page_read, page, load(arena, str_from_c(page)));
    if (!one.ok)
        fail_msg("%s: %s", page, one.fail.message);
    Str want = load(arena, str_from_c(expected)), got = describe(&one), want_line, got_line;
    for (;;) {
        bool more = str_next_line(&want, &want_line), came = str_next_line(&got, &got_line);
        if (!more && !came)
            break;
        if (more != came || !str_equal(want_line, got_line))
            fail_msg("%s: got \"%.*s\", expected \"%.*s\"", page,
                     STR_ARG(came ? got_line : STR("nothing")),
                     STR_ARG(more ? want_line : STR("nothing")));
    }
    one_file_free(&one);
    arena_destroy(arena);
}

static void test_label_lines_above_their_values(void **state) {
    (void)state;
    assert_page("label-above-en.txt", "label-above-en.expected");
}

static void test_labels_and_values_in_one_line(void **state) {
    (void)state;
    assert_page("colon-ru.txt", "colon-ru.expected");
}

static void test_definition_lists(void **state) {
    (void)state;
    assert_page("dl-de.html", "dl-de.expected");
}

static void test_tables(void **state) {
    (void)state;
    assert_page("table-fr.html", "table-fr.expected");
}

static void test_divisions_beside_the_text(void **state) {
    (void)state;
    assert_page("divs-en.html", "divs-en.expected");
}

static void test_pages_whose_labels_are_lost(void **state) {
    (void)state;
    assert_page("labels-lost-en.txt", "labels-lost-en.expected");
}

static void test_the_text_below_its_description_without_a_label(void **state) {
    (void)state;
    assert_page("text-below-en.txt", "text-below-en.expected");
    assert_page("colon-en.txt", "colon-en.expected");
}

static void test_tables_copied_as_text_with_tabs(void **state) {
    (void)state;
    assert_page("tabs-de.txt", "tabs-de.expected");
}

static void test_headings_as_labels(void **state) {
    (void)state;
    assert_page("h-fr.html", "h-fr.expected");
}

/* Evidence points at the bytes the value was read from. */
static void test_evidence_stands_in_the_file(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct one_file one;
    Str bytes = load(arena, STR("label-above-en.txt"));
    one_file_read(&one, from_record_page_read, "label-above-en.txt", bytes);
    const Value *id = description_find(&one.documents.p[0].description, FIELD_IDENTIFIER, 0);
    assert_int_equal(id->evidence.n, 1);
    Origin origin = id->evidence.p[0].origin;
    assert_str(str_slice(bytes, origin.first, origin.last), "MAH-10442");
    one_file_free(&one);
    arena_destroy(arena);
}

/* A value of the page that a copied text makes; empty where it has none. */
static void assert_value(const char *name, const char *text, Field field, const char *value) {
    struct one_file one;
    one_file_read(&one, from_record_page_read, name, str_from_c(text));
    if (!one.ok)
        fail_msg("%s", one.fail.message);
    assert_str(one_file_value(&one, field), value);
    one_file_free(&one);
}

static void test_the_text_begins_behind_a_title_that_a_label_repeats(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(&one, from_record_page_read, "a.txt",
                  STR("Order on the Wells\n\nThe wells are to be cleaned before the feast, and "
                      "the ropes replaced.\n\nBy order.\n\nTitle: Order on the Wells\n"
                      "Record ID: 7\nRights: CC0\n"));
    assert_true(one.ok);
    assert_str(one_file_value(&one, FIELD_TITLE), "Order on the Wells");
    assert_str(one_file_value(&one, FIELD_OTHER), "");
    assert_true(str_starts(one_file_text(&one), STR("The wells are")));
    one_file_free(&one);
}

static void test_titles_summaries_and_unknown_labels_at_the_edge_of_the_text(void **state) {
    (void)state;
    // A title that stands alone is kept before a longer line.
    assert_value(
        "a.txt",
        "Archive of the Salt Works\nSearch the archive\n\nTelegram on the loss of a barge\n\n"
        "Barge lost on Tuesday with all of the salt and both of the horses stop\n\n"
        "Record ID: 7\nRights: CC0\nLanguage: English\n",
        FIELD_TITLE, "Telegram on the loss of a barge");
    // Prose of class summary behind the text.
    assert_value("a.html",
                 "<h1>Order on the Wells</h1><p>The wells are to be cleaned before the feast, and "
                 "the ropes replaced.</p><div class=summary><p>The council orders that the wells "
                 "be cleaned before the feast.</p></div><h2>Information</h2><h3>Record ID</h3>"
                 "<p>7</p><h3>Rights</h3><p>CC0</p><h3>Upload date</h3><p>1 May 2020</p>",
                 FIELD_ABSTRACT, "The council orders that the wells be cleaned before the feast.");
    // The first row below the text has a label of unknown words.
    assert_value(
        "a.txt",
        "Order on the Wells\n\nThe wells are to be cleaned before the feast, and the ropes "
        "replaced.\n\nWatermark:\ta lily\nRecord ID:\t7\nRights:\tCC0\n"
        "Language:\tEnglish\n",
        FIELD_OTHER, "a lily");
}

static void test_values_that_go_on_and_titles_below_a_menu(void **state) {
    (void)state;
    assert_value(
        "a.txt",
        "Order on the Wells\n\nSummary: The council orders that the wells\nbe cleaned before "
        "the feast.\nRecord ID: 7\nRights: CC0\nLanguage: English\n",
        FIELD_ABSTRACT, "The council orders that the wells be cleaned before the feast.");
    assert_value(
        "a.txt",
        "Skip to main content\nHistory of the Valley Digital Archive\nHome\nNews\n\n"
        "3 May 1901\n\nOrder of the Council of the Valley on the Cleaning of the Wells\nShare\n\n"
        "The wells are to be cleaned before the feast, and the ropes replaced.\n\n"
        "Record ID: 7\nRights: CC0\nLanguage: English\n",
        FIELD_TITLE, "Order of the Council of the Valley on the Cleaning of the Wells");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_that_go_on_and_titles_below_a_menu),
        cmocka_unit_test(test_the_text_begins_behind_a_title_that_a_label_repeats),
        cmocka_unit_test(test_titles_summaries_and_unknown_labels_at_the_edge_of_the_text),
        cmocka_unit_test(test_label_lines_above_their_values),
        cmocka_unit_test(test_labels_and_values_in_one_line),
        cmocka_unit_test(test_definition_lists),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_divisions_beside_the_text),
        cmocka_unit_test(test_pages_whose_labels_are_lost),
        cmocka_unit_test(test_the_text_below_its_description_without_a_label),
        cmocka_unit_test(test_tables_copied_as_text_with_tabs),
        cmocka_unit_test(test_headings_as_labels),
        cmocka_unit_test(test_evidence_stands_in_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
