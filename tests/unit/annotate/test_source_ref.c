#include "test.h"

#include "annotate/annotate.h"
#include "annotate/dated_text.h"
#include "annotate/scan_case.h"
#include "annotate/source_ref.h"
#include "base/buf.h"

/* What is said of the archive and the parts of the reference, "name=value" parted by bars. */
static Str said_of(const char *line, struct arena *arena) {
    DatedText dated;
    Buf out = {0}, text = {0};
    buf_format(&text, "A note on a talk\n\nLima, May 3, 1948.\n\nNotes\n\n%s\n", line);
    buf_char(&text, '\0');
    dated_text_read(&dated, text.p, "", NULL);
    const Value *archive = dated_text_value(&dated, FIELD_ARCHIVE);
    const Value *reference = dated_text_value(&dated, FIELD_REFERENCE);
    if (archive != NULL)
        buf_format(&out, "%.*s", STR_ARG(archive->norm.n > 0 ? archive->norm : archive->value));
    for (size_t i = 0; reference != NULL && i < reference->attributes.n; i++)
        buf_format(&out, "%s%.*s=%.*s", out.n > 0 ? "|" : "",
                   STR_ARG(reference->attributes.p[i].key),
                   STR_ARG(reference->attributes.p[i].value));
    Str said = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    buf_free(&text);
    dated_text_end(&dated);
    return said;
}

static bool row_holds(struct arena *arena, Str line) {
    Str reference, wanted;
    (void)str_cut(line, '\t', &reference, &line);
    (void)str_cut(line, '\t', &wanted, &line);
    Str source = str_format(arena, "Source: %.*s", STR_ARG(reference));
    Str got = said_of(str_to_c(arena, source), arena);
    bool holds = str_equal(got, wanted) && line.n > 0;
    if (!holds)
        print_message("%.*s: %.*s, not %.*s\n", STR_ARG(reference), STR_ARG(got), STR_ARG(wanted));
    return holds;
}

static void test_parts_in_the_habits_of_ten_countries(void **state) {
    (void)state;
    dated_text_table("tests/data/references/references.tsv", 60, row_holds);
}

static void test_a_line_that_is_no_reference_says_nothing(void **state) {
    (void)state;
    static const char *const lines[] = {
        "He said that the archives of the Department were closed on 3 May, and left.",
        "Source of the trouble was the list of 12 names, p. 4.",
        "f. and op. are short for fond and opis.",
        "See the box on page 12, folder 3, where the file is.",
        "AN OFFER, 12 MILES FROM THE COAST, WAS MADE AT 5 P. M.",
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_str(said_of(lines[i], arena), "");
    arena_destroy(arena);
}

static void test_the_reference_ends_with_its_sentence(void **state) {
    (void)state;
    static const struct {
        const char *line, *reference;
    } cases[] = {
        {"Source: Department of State, Central Files, 762.00/10-1862. Secret. Drafted by Stone.",
         "Department of State, Central Files, 762.00/10-1862"},
        {"[Source: Department of State, Central Files, 662A.62B/9-3060. 2 pages not printed.]",
         "Department of State, Central Files, 662A.62B/9-3060"},
        {"[1] Source: Johnson Library, National Security File, Country File, Vietnam, Vol. I. Sent "
         "for action.",
         "Johnson Library, National Security File, Country File, Vietnam, Vol. I"},
        {"[1] Source: Presidential Correspondence of the White House. Secret.",
         "Presidential Correspondence of the White House"},
        {"Source: АВП РФ. Ф. 0129. Оп. 46. П. 391. Д. 21. Л. 6. Перевод с английского.",
         "АВП РФ. Ф. 0129. Оп. 46. П. 391. Д. 21. Л. 6"},
        {"АВП РФ, ф. 0129, оп. 46, п. 391, д. 21, л. 6.",
         "АВП РФ, ф. 0129, оп. 46, п. 391, д. 21, л. 6"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText dated;
        Buf text = {0};
        buf_format(&text, "A note\n\nLima, May 3, 1948.\n\nNotes\n\n%s\n", cases[i].line);
        buf_char(&text, '\0');
        dated_text_read(&dated, text.p, "", NULL);
        const Value *reference = dated_text_value(&dated, FIELD_REFERENCE);
        assert_non_null(reference);
        assert_str(reference->value, cases[i].reference);
        assert_int_equal(reference->evidence.n, 1);
        dated_text_end(&dated);
        buf_free(&text);
    }
}

/* Notes that follow "Source: Department of State, Central Files, 611.93/1-155. Secret." */
static void test_ibid_stands_for_the_reference_before_it(void **state) {
    (void)state;
    static const struct {
        const char *notes, *source;  // of the last ibid.; NULL: it says nothing
    } cases[] = {
        {"A copy was sent. (Ibid.)", "Department of State, Central Files, 611.93/1-155"},
        {"Telegram 12. (Ibid., 611.93/2-355)", "Department of State, Central Files, 611.93/2-355"},
        {"(Telegram 12; ibid., POL 38 GER)", "Department of State, Central Files, POL 38 GER"},
        {"(Ibid., Conference Files: Lot 66 D 110)",
         "Department of State, Conference Files: Lot 66 D 110"},
        {"(Kennedy Library, National Security Files, Germany, Box 12) It was not sent. (Ibid., Box "
         "13)",
         "Kennedy Library, National Security Files, Germany, Box 13"},
        {"(Ibid., 611.93/2-355) Another. (Ibid.)",
         "Department of State, Central Files, 611.93/2-355"},
        {"See Foreign Relations, 1955-1957, vol. II, Document 3. (Ibid., Document 4)", NULL},
        {"See Department of State Bulletin, May 3, 1955, p. 12. (Ibid., p. 13)", NULL},
        {"See Department of State Bulletin, May 3, 1955, p. 12. (Ibid.)", NULL},
        {"It is ibid. and elsewhere.", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText dated;
        Buf text = {0};
        buf_format(
            &text,
            "A note\n\nLima, May 3, 1955.\n\nNotes\n\n[1] Source: Department of State, Central "
            "Files, 611.93/1-155. Secret.\n\n[2] %s\n",
            cases[i].notes);
        buf_char(&text, '\0');
        dated_text_read(&dated, text.p, "", NULL);
        Str source = {NULL, 0}, one;
        for (size_t k = 0; (one = dated_text_attribute(&dated, SPAN_REFERENCE, "source", k)).n > 0;
             k++)
            source = one;
        assert_str(source.n > 0 ? source : STR("none"),
                   cases[i].source == NULL ? "none" : cases[i].source);
        dated_text_end(&dated);
        buf_free(&text);
    }
}

static void test_a_publication_is_no_archive(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(said_of("Source: Public Papers: Carter, 1978, Book I, pp. 1011-1014.", arena),
               "file=pp. 1011-1014|pages=1011-1014|repository=Public Papers: Carter|series=1978, "
               "Book I");
    assert_str(said_of("Source: Department of State, IO Files, PP 12th GA Committees 1-6.", arena),
               "Department of State|file=PP 12th GA Committees 1-6|repository=Department of State|"
               "series=IO Files");
    arena_destroy(arena);
}

static void test_a_sentence_behind_the_label_is_no_archive(void **state) {
    (void)state;
    static const char *const notes[] = {"Source: Printed from an unsigned copy.",
                                        "Source: Secret."};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        DatedText dated;
        Buf text = {0};
        buf_format(&text, "A note\n\nLima, May 3, 1948.\n\nNotes\n\n%s\n", notes[i]);
        buf_char(&text, '\0');
        dated_text_read(&dated, text.p, "", NULL);
        assert_null(dated_text_value(&dated, FIELD_REFERENCE));
        dated_text_end(&dated);
        buf_free(&text);
    }
}

static void test_where_the_file_names_the_archive_the_rule_names_none(void **state) {
    (void)state;
    ScanCase read;
    scan_case_open(&read, "A note\n\nNotes\n\nSource: TNA, FO 371/166970.\n");
    description_add(read.arena, &read.document.description, FIELD_ARCHIVE, STR("An archive"));
    struct annotator *annotator = annotate_create(&(ReadingHead){0}, &lexicon_empty);
    annotate_document(annotator, &read.document, read.arena);
    assert_null(description_find(&read.document.description, FIELD_ARCHIVE, 1));
    assert_non_null(description_find(&read.document.description, FIELD_REFERENCE, 0));
    annotate_destroy(annotator);
    scan_case_close(&read);
}

static void test_a_reference_of_the_file_is_read_in_parts(void **state) {
    (void)state;
    static const struct {
        const char *archive, *reference, *parts;
    } cases[] = {
        {"Archive of Foreign Policy of the Russian Federation",
         "f. 0129, op. 46, p. 391, d. 21, l. 6", "box=391|file=21|group=0129|pages=6|series=46"},
        {"TNA", "FO 371/166970", "file=166970|group=FO 371"},
        {"An archive", "ф. 0129, оп. 46", "group=0129|series=46"},
        {"An archive", "Folder of 1962", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        Buf out = {0};
        scan_case_open(&read, "A note\n\nThe text.\n");
        Description *said = &read.document.description;
        description_add(read.arena, said, FIELD_ARCHIVE, str_from_c(cases[i].archive));
        description_add(read.arena, said, FIELD_REFERENCE, str_from_c(cases[i].reference));
        struct annotator *annotator = annotate_create(&(ReadingHead){0}, &lexicon_empty);
        annotate_document(annotator, &read.document, read.arena);
        const Value *given = description_find(said, FIELD_REFERENCE, 0);
        const Value *parts = description_find(said, FIELD_REFERENCE, 1);
        assert_int_equal(given->attributes.n, 0);
        for (size_t k = 0; parts != NULL && k < parts->attributes.n; k++)
            buf_format(&out, "%s%.*s=%.*s", k > 0 ? "|" : "", STR_ARG(parts->attributes.p[k].key),
                       STR_ARG(parts->attributes.p[k].value));
        assert_str(buf_as_str(&out), cases[i].parts);
        buf_free(&out);
        annotate_destroy(annotator);
        scan_case_close(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_in_the_habits_of_ten_countries),
        cmocka_unit_test(test_a_line_that_is_no_reference_says_nothing),
        cmocka_unit_test(test_the_reference_ends_with_its_sentence),
        cmocka_unit_test(test_ibid_stands_for_the_reference_before_it),
        cmocka_unit_test(test_a_publication_is_no_archive),
        cmocka_unit_test(test_a_reference_of_the_file_is_read_in_parts),
        cmocka_unit_test(test_a_sentence_behind_the_label_is_no_archive),
        cmocka_unit_test(test_where_the_file_names_the_archive_the_rule_names_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
