#include "test.h"

#include "annotate/annotate.h"
#include "annotate/dated_text.h"
#include "base/buf.h"

#define BLOCKS "tests/data/participants/blocks.tsv"
#define HEAD "Memorandum of Conversation\n\nLima, May 3, 1958\n\n"
#define PROSE                                                                                      \
    "\n\nThe Minister opened by saying that he had been asked to convey the views of his "         \
    "Government on the matter, which he would do at once and without reserve, and he hoped so.\n"

/* side: name [country] (function), parted by " / "; * before an office that stands for its holder.
 */
static Str said(struct arena *arena, const struct document *document) {
    StrList list = {0};
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        if (value->field != FIELD_PARTICIPANT)
            continue;
        Str name = description_attribute(value, "name"),
            country = description_attribute(value, "country"),
            function = description_attribute(value, "function");
        bool named = name.n > 0;
        str_list_add(arena, &list,
                     str_format(arena, "%.*s%s%s%.*s%s%.*s%s%s%.*s%s", STR_ARG(value->role),
                                value->role.n > 0 ? ": " : "", named ? "" : "*",
                                STR_ARG(named ? name : value->value), country.n > 0 ? " [" : "",
                                STR_ARG(country), country.n > 0 ? "]" : "",
                                function.n > 0 ? " (" : "", STR_ARG(function),
                                function.n > 0 ? ")" : ""));
    }
    return list.n == 0 ? STR("-") : str_join(arena, list, STR(" / "));
}

static Str lines_of(struct arena *arena, Str cell) {
    Buf out = {0};
    for (size_t i = 0; i < cell.n; i++) {
        bool line = cell.p[i] == '\\' && i + 1 < cell.n && cell.p[i + 1] == 'n';
        buf_char(&out, line ? '\n' : cell.p[i]);
        i += line;
    }
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static bool row_holds(struct arena *arena, Str line) {
    Str block, language, wanted;
    (void)str_cut(line, '\t', &block, &line);
    (void)str_cut(line, '\t', &language, &line);
    (void)str_cut(line, '\t', &wanted, &line);
    Str text = str_format(arena, HEAD "%.*s" PROSE, STR_ARG(lines_of(arena, block)));
    DatedText read;
    dated_text_read(&read, str_to_c(arena, text), str_to_c(arena, language), NULL);
    Str got = said(arena, &read.document);
    bool holds = str_equal(got, wanted);
    if (!holds)
        print_message("%.*s: %.*s, not %.*s\n", STR_ARG(block), STR_ARG(got), STR_ARG(wanted));
    dated_text_end(&read);
    return holds;
}

static void test_the_table_of_blocks(void **state) {
    (void)state;
    dated_text_table(BLOCKS, 60, row_holds);
}

/* A line of a scanner's text that is broken at its margin goes on in the next. */
static void test_wrapped_lines_are_one_item(void **state) {
    (void)state;
    static const char text[] = HEAD "PARTICIPANTS\n"
                                    "Dr. Owen Hill, Secretary of State and Assistant to the\n"
                                    "President for Security\n"
                                    "Mr. John Stone\n"
                                    "\n"
                                    "The Minister opened by saying that he had been asked to\n"
                                    "convey the views of his Government on the matter, which\n"
                                    "he would do at once.\n";
    struct arena *arena = arena_create();
    DatedText read;
    dated_text_read(&read, text, "en", NULL);
    assert_str(said(arena, &read.document), "Owen Hill / John Stone");
    dated_text_end(&read);
    arena_destroy(arena);
}

/* Labels that a scanner cut or misread; a misread office is no person. */
static void test_a_label_that_was_cut_is_one(void **state) {
    (void)state;
    static const struct {
        const char *block, *said;
    } cases[] = {
        {"PARTIC IPANTS\nMr. Stone\nTe Presidert", "Stone / *Te President"},
        {"PART|CIPANTS:\nMr. Stone\nThe Acting Seoretary", "Stone / *The Acting Secretary"},
        {"THOSE A7TENDING THE MEBTING WERE\nMr. Stone\nMr. Hill", "Stone / Hill"},
        {"PARTI CULARS\nMr. Stone\nMr. Hill", "-"},
        {"THOSE A7TENDING JOHN STONE\nMr. Hill", "-"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText read;
        Str text =
            str_format(arena, HEAD "%s" PROSE "A t3xt that a scann3r r3ad.\n", cases[i].block);
        dated_text_read(&read, str_to_c(arena, text), "en", NULL);
        assert_str(said(arena, &read.document), cases[i].said);
        dated_text_end(&read);
    }
    arena_destroy(arena);
}

/* The principals stand in the heading; a list or a sentence says who else was there. */
/* Its office is kept, and where it stands. */
static void test_a_participant_has_evidence(void **state) {
    (void)state;
    DatedText read;
    dated_text_read(&read, HEAD "PARTICIPANTS\nNEA\xe2\x80\x94Mr. Stone, Chief" PROSE, "en", NULL);
    const Value *value = dated_text_value(&read, FIELD_PARTICIPANT);
    assert_non_null(value);
    assert_str(value->value, "NEA\xe2\x80\x94Mr. Stone, Chief");
    assert_str(description_attribute(value, "office"), "Chief");
    assert_int_equal(value->evidence.n, 1);
    assert_true(value->certainty < 1000);
    dated_text_end(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_table_of_blocks),
        cmocka_unit_test(test_wrapped_lines_are_one_item),
        cmocka_unit_test(test_a_label_that_was_cut_is_one),
        cmocka_unit_test(test_a_participant_has_evidence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
