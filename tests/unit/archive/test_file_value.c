/* Proves archive/file_value.c: which documents say the name of their file, and how. */
#include "archive/file_value.h"
#include "test.h"

static struct document document_from(const char *file, struct arena *arena) {
    struct document document = {.local_id = STR("1"), .role = ROLE_RECORD};
    Part *part = LIST_ADD(arena, &document.parts);
    LIST_ADD(arena, &part->blocks)->origin = (Origin){str_from_c(file), 0, 5};
    return document;
}

static void test_a_document_says_the_name_of_its_file(void **state) {
    (void)state;
    static const struct {
        const char *file, *said;
    } cases[] = {
        {"letters/to_anna.txt", "letters/to_anna.txt"},
        {"caf%E9.txt", "café.txt"},  // escaped by the reading: no UTF-8
        {"100%25.txt", "100%25.txt"},
        {"50% off.txt", "50% off.txt"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = document_from(cases[i].file, arena);
        file_value_add(&document, arena);
        assert_str(description_text(&document.description, FIELD_FILE), cases[i].said);
    }
    arena_destroy(arena);
}

static void test_a_document_of_a_volume_and_an_apparatus_do_not(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = document_from("volume.xml", arena), list = document;
    str_list_add(arena, &document.collections, STR("ch1"));
    list.role = ROLE_APPARATUS;
    file_value_add(&document, arena);
    file_value_add(&list, arena);
    assert_int_equal(document.description.n, 0);
    assert_int_equal(list.description.n, 0);
    arena_destroy(arena);
}

static void test_what_has_no_text_says_it_by_its_evidence(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.local_id = STR("1"), .role = ROLE_RECORD};
    Value *value = description_add(arena, &document.description, FIELD_TITLE, STR("Page"));
    LIST_ADD(arena, &value->evidence)->origin = (Origin){STR("page.html"), 0, 4};
    Description before = document.description;
    file_value_add(&document, arena);
    assert_str(description_text(&document.description, FIELD_FILE), "page.html");
    assert_int_equal(before.n, 1);  // the reading's own list is not touched
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_document_says_the_name_of_its_file),
        cmocka_unit_test(test_a_document_of_a_volume_and_an_apparatus_do_not),
        cmocka_unit_test(test_what_has_no_text_says_it_by_its_evidence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
