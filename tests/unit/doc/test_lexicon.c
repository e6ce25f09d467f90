#include "test.h"

#include "doc/lexicon.h"

static void test_names_without_markup_end_where_the_person_begins_to_be_something(void **state) {
    (void)state;
    static const struct {
        const char *entry, *name;
    } cases[] = {
        {"Hale, John, Envoy in Peru", "Hale, John"},
        {"Hale, a clerk", "Hale"},
        {"Hale, J. R. R.", "Hale, J. R. R."},
        {"Хейл, Джон, посол", "Хейл, Джон"},
        {"Хейл, посол в Перу", "Хейл"},
        {"Hale: Envoy, later Consul", "Hale"},
        {"Hale, Jean-Luc, Envoy", "Hale, Jean-Luc"},
        {"Hale,", "Hale"},
        {"Hale, Chairman of the Board", "Hale"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        Part part = {.text = str_from_c(cases[i].entry)};
        *LIST_ADD(arena, &part.spans) = (Span){.kind = SPAN_ENTRY, .end = part.text.n};
        assert_str(lexicon_entry(&part, 0).name, cases[i].name);
        arena_destroy(arena);
    }
}

static void test_the_empty_lexicon_knows_each_word_as_itself(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    LexiconFormList forms = {0};
    LexiconCandidateList found = {0};
    lexicon_empty.forms_of(lexicon_empty.context, STR("Khrushchev"), arena, &forms);
    assert_int_equal(forms.n, 1);
    assert_str(forms.p[0].text, "Khrushchev");
    assert_int_equal(forms.p[0].rule.n, 0);
    lexicon_empty.candidates(lexicon_empty.context, STR("Khrushchev"), arena, &found);
    assert_int_equal(found.n, 0);
    assert_int_equal(lexicon_empty.word_count(lexicon_empty.context, STR("the")), 0);
    assert_int_equal(lexicon_empty.pair_count(lexicon_empty.context, STR("of"), STR("the")), 0);
    arena_destroy(arena);
}

/* "Acheson, Dean, Secretary of State": with markup, with a colon, and with commas alone. */
static void test_entries_of_lists_are_cut_into_name_and_note(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.role = ROLE_APPARATUS};
    Part *part = LIST_ADD(arena, &document.parts);
    part->text =
        STR("Hale, John, Envoy in Peru\nStone, Ada: the Consul, at Lima\nNATO, Treaty\nUno");
    static const struct {
        size_t start, end, name_end;
        const char *id, *name, *note;
    } cases[] = {{0, 25, 0, "p_H1", "Hale, John", "Envoy in Peru"},
                 {26, 57, 0, "p_S1", "Stone, Ada", "the Consul, at Lima"},
                 {58, 70, 62, "t_N1", "NATO", "Treaty"},
                 {71, 74, 0, "", "Uno", ""}};
    for (size_t i = 0; i < 4; i++) {
        Span *span = LIST_ADD(arena, &part->spans);
        *span = (Span){.kind = SPAN_ENTRY, .start = cases[i].start, .end = cases[i].end};
        document_set_attribute(arena, &span->attributes, "id", str_from_c(cases[i].id));
        document_set_attribute(arena, &span->attributes, "type", STR("person"));
        if (cases[i].name_end > 0)
            *LIST_ADD(arena, &part->spans) =
                (Span){.kind = SPAN_TERM, .start = cases[i].start, .end = cases[i].name_end};
    }
    LexiconEntryList entries = {0};
    lexicon_add_entries(&document, arena, &entries);
    assert_int_equal(entries.n, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_str(entries.p[i].id, cases[i].id);
        assert_str(entries.p[i].type, "person");
        assert_str(entries.p[i].name, cases[i].name);
        assert_str(entries.p[i].note, cases[i].note);
    }
    document.role = ROLE_RECORD;  // lists of records are their own matter
    entries.n = 0;
    lexicon_add_entries(&document, arena, &entries);
    assert_int_equal(entries.n, 0);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries_of_lists_are_cut_into_name_and_note),
        cmocka_unit_test(test_names_without_markup_end_where_the_person_begins_to_be_something),
        cmocka_unit_test(test_the_empty_lexicon_knows_each_word_as_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
