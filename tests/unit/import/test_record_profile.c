#include "base/file.h"
#include "import/record_profile.h"
#include "import/record_words.h"
#include "test.h"
#include "text/unicode.h"

static void test_labels_are_found_whatever_their_case_accents_and_colon(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int field;  // -1: no label, -2: the text follows, -3: a section
    } cases[] = {
        {"Record ID", FIELD_IDENTIFIER},
        {" ORIGINAL UPLOADED DATE: ", FIELD_UPLOADED},
        {"Résumé", FIELD_ABSTRACT},
        {"Schlagwörter :", FIELD_SUBJECT},
        {"Гриф секретности", FIELD_MARKING},
        {"Archives d\u2019origine", FIELD_ARCHIVE},
        {"Associated People & Organizations", FIELD_PERSON},
        {"Transcript", -2},
        {"Document Information", -3},
        {"Record ID 7", -1},
        {"The record", -1},
        {"", -1},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const RecordLabel *label = record_profile_label(str_from_c(cases[i].text), arena);
        int got = label == NULL                   ? -1
                  : label->kind == RECORD_TEXT    ? -2
                  : label->kind == RECORD_SECTION ? -3
                                                  : (int)label->field;
        if (got != cases[i].field)
            fail_msg("\"%s\" gave %d", cases[i].text, got);
    }
    arena_destroy(arena);
}

/*
 * tests/data/record-labels/labels.txt: the labels of some forty systems and sites in four
 * languages, set apart as pages have them, by the field that they ask for; "-": one of ours does
 * not hold it.
 */
static void test_labels_of_many_systems_ask_for_their_field(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str bytes, line, field, labels, label;
    Fail fail = {0};
    size_t count = 0;
    assert_ok(file_read(STR("tests/data/record-labels/labels.txt"), 1 << 20, arena, &bytes, &fail));
    while (str_next_line(&bytes, &line))
        for (assert_true(str_cut(line, ':', &field, &labels)); labels.n > 0; count++) {
            (void)str_cut(labels, '|', &label, &labels);
            const RecordLabel *known = record_profile_label_set_apart(str_trim(label), arena);
            bool asks = known != NULL && known->kind == RECORD_FIELD && known->field != FIELD_OTHER;
            const char *got = asks ? field_info(known->field)->name : "-";
            if (!str_is(field, got))
                fail_msg("\"%.*s\" asks for %s", STR_ARG(str_trim(label)), got);
        }
    assert_true(count > 1000);
    arena_destroy(arena);
}

/* A word that is not folded in the table could never be found. */
static void test_the_tables_stand_folded_and_without_doubles(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; record_words_labels[i].words != NULL; i++) {
        Str words = str_from_c(record_words_labels[i].words);
        assert_str(unicode_fold(words, arena), record_words_labels[i].words);
        for (size_t k = 0; k < i; k++)
            if (str_is(words, record_words_labels[k].words))
                fail_msg("\"%s\" stands twice", record_words_labels[k].words);
    }
    for (size_t i = 0; record_words_phrases[i].before != NULL; i++)
        assert_str(unicode_fold(str_from_c(record_words_phrases[i].before), arena),
                   record_words_phrases[i].before);
    for (size_t i = 0; record_words_languages[i].name != NULL; i++)
        assert_str(unicode_fold(str_from_c(record_words_languages[i].name), arena),
                   record_words_languages[i].name);
    arena_destroy(arena);
}

static void test_phrases_carry_their_value(void **state) {
    (void)state;
    RecordPhrase phrase;
    assert_true(record_profile_phrase(
        STR("This Document was made possible with support from the Rowe Fund."), &phrase));
    assert_int_equal(phrase.field, FIELD_SPONSOR);
    assert_str(phrase.value, "Rowe Fund");
    assert_true(record_profile_phrase(STR("Übersetzt von J. P. B."), &phrase));
    assert_str(phrase.value, "J. P. B.");
    assert_false(record_profile_phrase(STR("It was translated by a clerk"), &phrase));
    assert_false(record_profile_phrase(STR("Translated by "), &phrase));
}

static void test_archives_are_known_by_their_words(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str name, short_form;
    assert_true(
        record_profile_is_archive(STR("Town Archive of Aue (TAA)"), arena, &name, &short_form));
    assert_str(name, "Town Archive of Aue");
    assert_str(short_form, "TAA");
    assert_true(record_profile_is_archive(STR("Областной архив"), arena, &name, &short_form));
    assert_int_equal(short_form.n, 0);
    assert_false(record_profile_is_archive(STR("Archived by hand"), arena, &name, &short_form));
    assert_false(
        record_profile_is_archive(STR("He went to the archive."), arena, &name, &short_form));
    arena_destroy(arena);
}

static void test_masks_are_found_and_addresses_are_none(void **state) {
    (void)state;
    size_t at = 0, end;
    Str text = STR("a [email] b [email\u00A0protected] c");
    assert_true(record_profile_find_mask(text, &at, &end));
    assert_str(str_slice(text, at, end), "[email\u00A0protected]");
    at = end;
    assert_false(record_profile_find_mask(text, &at, &end));
    at = 0;
    assert_false(record_profile_find_mask(STR("x@example.org"), &at, &end));
}

static void test_who_speaks_and_whom_to_ask(void **state) {
    (void)state;
    Str body, address;
    assert_true(record_profile_speaker(STR("The Rowe Museum welcomes reuse of it."), &body));
    assert_str(body, "Rowe Museum");
    assert_false(record_profile_speaker(STR("Reuse is welcome."), &body));
    assert_true(record_profile_contact(STR("If so, please contact the Office at o@x.org."), &body,
                                       &address));
    assert_str(body, "Office");
    assert_str(address, "o@x.org");
    assert_false(record_profile_contact(STR("Contact nobody."), &body, &address));
}

static void test_languages_by_their_names(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(record_profile_language(STR("Русский"), arena), "ru");
    assert_str(record_profile_language(STR("français"), arena), "fr");
    assert_str(record_profile_language(STR("Leon"), arena), "");
    arena_destroy(arena);
}

static void test_what_leads_on_and_what_menus_hold(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_true(record_profile_is_furniture(STR("Next record \xC2\xBB"), arena));
    assert_true(record_profile_is_furniture(STR("\xC2\xAB Previous record"), arena));
    assert_false(record_profile_is_furniture(STR("\xC2\xAB The Record \xC2\xBB"), arena));
    assert_true(record_profile_is_menu(STR("Timeline"), arena));
    assert_false(record_profile_is_menu(STR("Subjects"), arena));
    assert_true(record_profile_is_offer(STR("Dokument herunterladen (PDF, 1 MB)"), arena));
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_leads_on_and_what_menus_hold),
        cmocka_unit_test(test_labels_are_found_whatever_their_case_accents_and_colon),
        cmocka_unit_test(test_labels_of_many_systems_ask_for_their_field),
        cmocka_unit_test(test_the_tables_stand_folded_and_without_doubles),
        cmocka_unit_test(test_phrases_carry_their_value),
        cmocka_unit_test(test_archives_are_known_by_their_words),
        cmocka_unit_test(test_masks_are_found_and_addresses_are_none),
        cmocka_unit_test(test_who_speaks_and_whom_to_ask),
        cmocka_unit_test(test_languages_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
