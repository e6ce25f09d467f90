#include "import/record_said.h"
#include "test.h"

static void say(Description *description, struct arena *arena, Field field, const char *value,
                const char *norm) {
    description_add(arena, description, field, str_from_c(value))->norm = str_from_c(norm);
}

static void test_a_line_is_known_by_what_the_head_says(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Description head = {0};
    say(&head, arena, FIELD_AUTHOR, "Ekwall, Signe", "");
    say(&head, arena, FIELD_ABSTRACT, "Trench C and the two hearths, with sections in coloured...",
        "");
    say(&head, arena, FIELD_DATE, "1931-07", "1931-07");
    say(&head, arena, FIELD_DATE, "some day", "");
    say(&head, arena, FIELD_LANGUAGE, "en", "en");
    struct record_said *said = record_said_create(&head, arena);
    assert_int_equal(record_said_find(said, STR("EKWALL,  Signe"), arena)->field, FIELD_AUTHOR);
    assert_int_equal(record_said_find(said, STR("1931-07"), arena)->field, FIELD_DATE);
    assert_null(record_said_find(said, STR("some day"), arena));
    assert_null(record_said_find(said, STR("en"), arena));
    assert_null(record_said_find(NULL, STR("1931-07"), arena));
    const Value *summary = record_said_find(
        said, STR("Trench C and the two hearths, with sections in coloured pencil."), arena);
    assert_int_equal(summary->field, FIELD_ABSTRACT);
    assert_null(record_said_find(said, STR("Trench C and more"), arena));
    arena_destroy(arena);
}

/* What the page itself answers is the page's to say. */
static void test_only_what_the_page_did_not_say_is_added(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Description head = {0}, page = {0};
    say(&head, arena, FIELD_AUTHOR, "Ekwall, Signe", "");
    say(&head, arena, FIELD_AUTHOR, "Tarrant, Hugh", "");
    say(&head, arena, FIELD_SUBJECT, "Hearths", "");
    say(&head, arena, FIELD_PUBLISHED, "2020-08-21", "");
    say(&head, arena, FIELD_PUBLISHED, "2020/08/21", "");
    say(&head, arena, FIELD_TITLE, "Another title", "");
    say(&page, arena, FIELD_SUBJECT, "Archaeology", "");
    RecordFields fields = {.results = arena, .description = &page};
    record_said_complete(record_said_create(&head, arena), &fields);
    assert_int_equal(page.n, 4);
    assert_str(description_find(&page, FIELD_AUTHOR, 1)->value, "Tarrant, Hugh");
    assert_null(description_find(&page, FIELD_SUBJECT, 1));
    assert_str(description_text(&page, FIELD_PUBLISHED), "2020-08-21");
    assert_null(description_find(&page, FIELD_PUBLISHED, 1));
    record_said_complete(NULL, &fields);
    assert_int_equal(page.n, 4);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_line_is_known_by_what_the_head_says),
        cmocka_unit_test(test_only_what_the_page_did_not_say_is_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
