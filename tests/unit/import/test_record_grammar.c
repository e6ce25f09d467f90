#include "import/record_grammar.h"
#include "test.h"
#include "text/unicode.h"

static const RecordLabel *label_of(const char *words, struct arena *arena) {
    return record_grammar_label(unicode_fold(str_from_c(words), arena), false);
}

/* Wordings as archives have them, in four languages; none stands in the table as a whole. */
static void test_labels_are_understood_by_their_words(void **state) {
    (void)state;
    static const struct {
        const char *words;
        Field field;
        const char *role;
    } cases[] = {
        {"Date of Original", FIELD_DATE, "given"},
        {"Date(s) of Materials", FIELD_DATE, "given"},
        {"Date Digitized", FIELD_UPLOADED, "uploaded"},
        {"dc.date.issued", FIELD_PUBLISHED, ""},
        {"dc.contributor.author", FIELD_AUTHOR, "author"},
        {"Name of creator", FIELD_AUTHOR, "author"},
        {"Subject (LCSH)", FIELD_SUBJECT, ""},
        {"Place access points", FIELD_PLACE_ABOUT, ""},
        {"Existence and location of originals", FIELD_ARCHIVE, ""},
        {"Contributing Institution", FIELD_ARCHIVE, ""},
        {"Conditions governing reproduction", FIELD_RIGHTS, ""},
        {"Use Restriction(s)", FIELD_RIGHTS, ""},
        {"Language of Materials", FIELD_LANGUAGE, ""},
        {"National Archives Identifier", FIELD_IDENTIFIER, "record"},
        {"Physical Description", FIELD_EXTENT, ""},
        {"Level of description", FIELD_OTHER, ""},
        {"Indexbegriff Ort", FIELD_PLACE_ABOUT, ""},
        {"Dokumentdatum", FIELD_DATE, "given"},
        {"Änderungsdatum", FIELD_OTHER, ""},
        {"Genannte Personen", FIELD_PERSON, ""},
        {"Institution de conservation", FIELD_ARCHIVE, ""},
        {"Mots-clés matière", FIELD_SUBJECT, ""},
        {"Date de mise en ligne", FIELD_UPLOADED, "uploaded"},
        {"Дата публикации на сайте", FIELD_UPLOADED, "uploaded"},
        {"Место хранения документа", FIELD_ARCHIVE, ""},
        {"Упомянутые лица", FIELD_PERSON, ""},
        {"Гриф ограничения доступа", FIELD_MARKING, ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const RecordLabel *label = label_of(cases[i].words, arena);
        if (label == NULL || label->kind != RECORD_FIELD || label->field != cases[i].field ||
            strcmp(label->role, cases[i].role) != 0)
            fail_msg("\"%s\" asks for %s", cases[i].words,
                     label == NULL ? "nothing" : field_info(label->field)->name);
    }
    arena_destroy(arena);
}

/* A word that no vocabulary has, an answer in the line, or words of several fields. */
static void test_what_is_no_label_asks_for_nothing(void **state) {
    (void)state;
    static const char *const cases[] = {
        "",
        "of the",
        "Related documents",
        "Record ID 7",
        "Date (18 October 1962)",
        "Publisher: Valley Press",
        "Source of the river",
        "The author of the letter was ill",
        "Language and date",
        "Number",
        "Subjects of the Crown in their distress",
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const RecordLabel *label = label_of(cases[i], arena);
        if (label != NULL)
            fail_msg("\"%s\" is taken for a label", cases[i]);
    }
    arena_destroy(arena);
}

static void test_sections_and_texts(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_int_equal(label_of("Identity area", arena)->kind, RECORD_SECTION);
    assert_int_equal(label_of("Text Item Type Metadata", arena)->kind, RECORD_SECTION);
    assert_int_equal(label_of("Full text of the document", arena)->kind, RECORD_TEXT);
    assert_int_equal(label_of("Полный текст документа", arena)->kind, RECORD_TEXT);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_are_understood_by_their_words),
        cmocka_unit_test(test_what_is_no_label_asks_for_nothing),
        cmocka_unit_test(test_sections_and_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
