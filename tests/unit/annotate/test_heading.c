#include "test.h"

#include "annotate/dated_text.h"
#include "annotate/heading.h"
#include "annotate/scan_case.h"

#define HEADINGS "tests/data/headings/headings.tsv"
#define PROSE                                                                                      \
    "\n\nThe Minister opened by saying that he had been asked to convey the views of his "         \
    "Government on the matter, which he would do at once and without reserve, and he hoped so.\n"

/* The first value of a field and role that a rule says; "-" for none. */
static Str said(const DatedText *text, Field field, const char *role, bool norm) {
    const Description *description = &text->document.description;
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        if (value->field == field && value->source.kind == SOURCE_RULE &&
            (role == NULL || str_is(value->role, role)))
            return norm ? value->norm : value->value;
    }
    return STR("-");
}

static bool cell_holds(Str heading, const char *what, Str got, Str wanted) {
    if (str_equal(got, wanted))
        return true;
    print_message("%.*s: %s %.*s, not %.*s\n", STR_ARG(heading), what, STR_ARG(got),
                  STR_ARG(wanted));
    return false;
}

static bool row_holds(struct arena *arena, Str line) {
    Str cells[7];
    for (size_t i = 0; i < 7; i++)
        (void)str_cut(line, '\t', &cells[i], &line);
    DatedText text;
    dated_text_read(&text, str_to_c(arena, str_format(arena, "%.*s" PROSE, STR_ARG(cells[0]))),
                    str_to_c(arena, cells[1]), NULL);
    Str kind = said(&text, FIELD_KIND, NULL, true);
    const Value *value = dated_text_value(&text, FIELD_KIND);
    if (value != NULL && str_is(value->source.name, "kind-by-form"))
        kind = STR("-");  // of the form, not of the heading
    bool holds = cell_holds(cells[0], "kind", kind, cells[2]);
    holds = cell_holds(cells[0], "sender", said(&text, FIELD_AUTHOR, "sender", false), cells[3]) &&
            holds;
    holds =
        cell_holds(cells[0], "recipient", said(&text, FIELD_RECIPIENT, NULL, false), cells[4]) &&
        holds;
    holds = cell_holds(cells[0], "place", said(&text, FIELD_PLACE, NULL, false), cells[5]) && holds;
    dated_text_end(&text);
    return holds;
}

static void test_the_table_of_headings(void **state) {
    (void)state;
    dated_text_table(HEADINGS, 123, row_holds);
}

static void test_the_parts_of_a_heading(void **state) {
    (void)state;
    ScanCase read;
    scan_case_open(&read, "14. Letter From the Adviser (Moore) to the King[1]\n");
    Heading heading = {.scan = &read.scan, .words = {2, 12}};
    heading_read(&heading);
    assert_int_equal(heading.kind, CUE_RECORD_LETTER);
    assert_str(scan_text(&read.scan, heading.kind_words.first, heading.kind_words.end), "Letter");
    assert_str(scan_text(&read.scan, heading.sender.first, heading.sender.end),
               "the Adviser (Moore)");
    assert_str(scan_text(&read.scan, heading.recipient.first, heading.recipient.end), "the King");
    scan_case_close(&read);
}

static void test_a_plural_is_not_misread(void **state) {
    (void)state;
    ScanCase read;
    size_t end;
    uint16_t certainty;
    scan_case_open(&read, "papers papcr\n");
    assert_int_equal(heading_cue(&read.scan, 0, CUE_RECORD_AT, &end, &certainty), 0);
    assert_int_equal(heading_cue(&read.scan, 1, CUE_RECORD_AT, &end, &certainty), CUE_RECORD_PAPER);
    assert_true(certainty < 1000);
    scan_case_close(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_table_of_headings),
                                       cmocka_unit_test(test_the_parts_of_a_heading),
                                       cmocka_unit_test(test_a_plural_is_not_misread)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
