#include "import/record_fields.h"
#include "test.h"

typedef struct {
    struct arena *arena;
    Description description;
    RecordFields fields;
} World;

static void add(World *w, Field field, const char *value, const char *label) {
    w->fields.results = w->arena;
    w->fields.description = &w->description;
    record_fields_add(
        &w->fields,
        (RecordValue){field, str_from_c(value), "", str_from_c(label), {STR("f"), 1, 2}, NULL, 0});
}

static void test_the_same_value_is_kept_once_with_each_place(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_SPONSOR, "Rowe Fund", "");
    add(&w, FIELD_SPONSOR, " ROWE Fund ", "");
    assert_int_equal(w.description.n, 1);
    assert_int_equal(w.description.p[0].evidence.n, 2);
    assert_non_null(record_fields_find_agent(&w.fields, STR("rowe fund")));
    assert_null(record_fields_find_agent(&w.fields, STR("Row Fund")));
    arena_destroy(w.arena);
}

static void test_lists_in_one_line_come_apart_and_names_with_commas_do_not(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_SUBJECT, "Grain; Bread ;", "");
    add(&w, FIELD_AUTHOR, "Berg, Anna", "");
    assert_int_equal(w.description.n, 3);
    assert_str(w.description.p[1].value, "Bread");
    assert_str(w.description.p[2].value, "Berg, Anna");
    arena_destroy(w.arena);
}

static void test_languages_get_tags_only_if_all_are_languages(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_LANGUAGE, "English, Russian", "");
    add(&w, FIELD_LANGUAGE, "English and smoke signals", "");
    assert_int_equal(w.description.n, 3);
    assert_str(w.description.p[1].norm, "ru");
    assert_str(w.description.p[2].norm, "");
    arena_destroy(w.arena);
}

static void test_an_archive_and_its_reference_come_apart_under_a_label(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_ARCHIVE, "Town Archive (TA), Box 4", "Archive");
    assert_int_equal(w.description.p[0].field, FIELD_REFERENCE);
    assert_str(w.description.p[0].value, "Box 4");
    assert_str(w.description.p[1].value, "Town Archive");
    assert_str(w.description.p[1].norm, "TA");
    arena_destroy(w.arena);
}

static void test_dates_keep_their_words_and_get_edtf(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_DATE, "ca. 1911", "Date");
    add(&w, FIELD_DATE, "when the ice broke", "Date");
    assert_str(w.description.p[0].value, "ca. 1911");
    assert_str(w.description.p[0].norm, "1911~");
    assert_str(w.description.p[1].norm, "");
    arena_destroy(w.arena);
}

static void test_ranges_of_days_are_dates(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_DATE, "1874-03-01 - 1876-11-20 (Creation)", "Date(s)");
    add(&w, FIELD_DATE, "1876-11-20 - 1874-03-01", "Date(s)");
    assert_str(w.description.p[0].norm, "1874-03-01/1876-11-20");
    assert_str(w.description.p[1].norm, "");
    arena_destroy(w.arena);
}

static void test_a_label_within_a_name_says_which_it_is(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_AUTHOR, "Donor (dnr): Moor, Edith", "Linked agent");
    add(&w, FIELD_AUTHOR, "From the Collection: Penrose, Ada", "Creator");
    add(&w, FIELD_AUTHOR, "Dole: a poet", "Creator");
    assert_int_equal(w.description.p[0].field, FIELD_DONOR);
    assert_str(w.description.p[0].value, "Moor, Edith");
    assert_int_equal(w.description.p[1].field, FIELD_AUTHOR);
    assert_str(w.description.p[1].value, "Penrose, Ada");
    assert_str(w.description.p[2].value, "Dole: a poet");
    arena_destroy(w.arena);
}

static void test_a_day_or_a_gift_is_no_archive(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_ARCHIVE, "September 2016", "Archives");
    add(&w, FIELD_ARCHIVE, "Gift of the Rowe family", "Provenance");
    assert_int_equal(w.description.p[0].field, FIELD_OTHER);
    assert_int_equal(w.description.p[1].field, FIELD_OTHER);
    arena_destroy(w.arena);
}

static void test_times_months_and_counts_are_understood(void **state) {
    (void)state;
    static const struct {
        Field field;
        const char *value, *norm;
    } cases[] = {
        {FIELD_UPLOADED, "14 Jan 2011 10:42", "2011-01-14"},
        {FIELD_UPLOADED, "2018-03-22T10:11:12.000Z", "2018-03-22"},
        {FIELD_UPLOADED, "2013-04-09 14:22:31", "2013-04-09"},
        {FIELD_DATE, "1913 June-December", "1913-06/1913-12"},
        {FIELD_DATE, "1913 December-June", ""},
    };
    World w = {.arena = arena_create()};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        add(&w, cases[i].field, cases[i].value, "Date");
        assert_str(w.description.p[i].value, cases[i].value);
        assert_str(w.description.p[i].norm, cases[i].norm);
    }
    add(&w, FIELD_COLLECTION, "Clubs [88]", "In");
    assert_str(description_text(&w.description, FIELD_COLLECTION), "Clubs");
    arena_destroy(w.arena);
}

/* What stands on a shelf, is a language or numbers a body is no archive, right, author. */
static void test_what_a_field_cannot_be_goes_elsewhere(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_ARCHIVE, "Box: 3, Folder: 14", "Location");
    add(&w, FIELD_RIGHTS, "English", "Access");
    add(&w, FIELD_AUTHOR, "2. Wold University", "Creators");
    assert_int_equal(w.description.p[0].field, FIELD_REFERENCE);
    assert_int_equal(w.description.p[1].field, FIELD_OTHER);
    assert_int_equal(w.description.p[2].field, FIELD_OTHER);
    record_fields_add_one(
        &w.fields,
        (RecordValue){
            FIELD_SUBJECT, STR("Loans, Foreign"), "", STR("Subjects"), {STR("f"), 1, 2}, NULL, 0});
    assert_str(w.description.p[3].value, "Loans, Foreign");
    add(&w, FIELD_SUBJECT, "Loans, Wheat", "Subjects");
    assert_int_equal(w.description.n, 6);
    arena_destroy(w.arena);
}

static void test_asked_and_empty_is_no_value(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    w.fields = (RecordFields){.results = w.arena, .description = &w.description};
    record_fields_add_empty(&w.fields, FIELD_IDENTIFIER, "record", STR("Record ID"), (Origin){0});
    assert_true(w.description.p[0].asked_empty);
    assert_false(record_fields_has(&w.fields, FIELD_IDENTIFIER));
    arena_destroy(w.arena);
}

static void test_a_history_of_the_papers_is_no_archive(void **state) {
    (void)state;
    World w = {.arena = arena_create()};
    add(&w, FIELD_ARCHIVE, "Found among the papers of a clerk in 1950", "Provenance");
    add(&w, FIELD_ARCHIVE, "Valley Archive", "Provenance");
    assert_int_equal(w.description.p[0].field, FIELD_OTHER);
    assert_int_equal(w.description.p[1].field, FIELD_ARCHIVE);
    arena_destroy(w.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_history_of_the_papers_is_no_archive),
        cmocka_unit_test(test_the_same_value_is_kept_once_with_each_place),
        cmocka_unit_test(test_lists_in_one_line_come_apart_and_names_with_commas_do_not),
        cmocka_unit_test(test_languages_get_tags_only_if_all_are_languages),
        cmocka_unit_test(test_an_archive_and_its_reference_come_apart_under_a_label),
        cmocka_unit_test(test_dates_keep_their_words_and_get_edtf),
        cmocka_unit_test(test_ranges_of_days_are_dates),
        cmocka_unit_test(test_a_label_within_a_name_says_which_it_is),
        cmocka_unit_test(test_a_day_or_a_gift_is_no_archive),
        cmocka_unit_test(test_times_months_and_counts_are_understood),
        cmocka_unit_test(test_what_a_field_cannot_be_goes_elsewhere),
        cmocka_unit_test(test_asked_and_empty_is_no_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
