#include "test.h"

#include "doc/description.h"

static void test_values_are_found_in_order(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Description description = {0};
    description_add(arena, &description, FIELD_DATE, STR(""))->asked_empty = true;
    (void)description_add(arena, &description, FIELD_TITLE, STR("Letter"));
    (void)description_add(arena, &description, FIELD_DATE, STR("1962"));
    assert_true(description_find(&description, FIELD_DATE, 0)->asked_empty);
    assert_str(description_find(&description, FIELD_DATE, 1)->value, "1962");
    assert_null(description_find(&description, FIELD_DATE, 2));
    assert_null(description_find(&description, FIELD_RIGHTS, 0));
    assert_str(description_text(&description, FIELD_DATE), "1962");
    assert_str(description_text(&description, FIELD_TITLE), "Letter");
    assert_str(description_text(&description, FIELD_RIGHTS), "");
    arena_destroy(arena);
}

static void test_a_new_value_is_the_files_and_certain(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Description description = {0};
    const Value *value = description_add(arena, &description, FIELD_TITLE, STR("Letter"));
    assert_int_equal(value->certainty, 1000);
    assert_int_equal(value->source.kind, SOURCE_FILE);
    assert_int_equal(value->evidence.n, 0);
    assert_false(value->asked_empty);
    arena_destroy(arena);
}

/* Values may be taken from the end of a list, and others put in their room. */
static void test_a_value_in_used_room_is_new(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Description description = {0};
    Value *value = description_add(arena, &description, FIELD_DATE, STR("1962"));
    *LIST_ADD(arena, &value->evidence) = (Evidence){.block = 7};
    value->asked_empty = true;
    description.n = 0;
    value = description_add(arena, &description, FIELD_TITLE, STR("Letter"));
    assert_int_equal(value->evidence.n, 0);
    assert_false(value->asked_empty);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_are_found_in_order),
        cmocka_unit_test(test_a_new_value_is_the_files_and_certain),
        cmocka_unit_test(test_a_value_in_used_room_is_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
