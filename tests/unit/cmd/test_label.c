/* Proves cmd/label.c: a column of labels is as wide as the longest of them in characters. */
#include "cmd/label.h"
#include "test.h"

static void test_labels_say_what_a_person_replaced(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Value old = {.field = FIELD_OTHER, .label = STR("Date"), .role = STR("was-date")};
    Value own = {.field = FIELD_OTHER, .label = STR("Shelf")}, title = {.field = FIELD_TITLE};
    assert_true(description_is_replaced(&old));
    assert_false(description_is_replaced(&own));
    assert_str(label_of(&old, arena), "was Date");
    assert_str(label_of(&own, arena), "Shelf");
    assert_str(label_of(&title, arena), "Title");
    arena_destroy(arena);
}

static void test_the_width_is_that_of_the_longest_label_in_characters(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Description said = {0};
    assert_int_equal(label_width(&said, arena), LABEL_LEAST);
    *LIST_ADD(arena, &said) = (Value){.field = FIELD_TITLE};
    assert_int_equal(label_width(&said, arena), LABEL_LEAST);
    *LIST_ADD(arena, &said) =
        (Value){.field = FIELD_OTHER, .label = STR("Состояние сего документа")};
    assert_int_equal(label_width(&said, arena), 24);
    *LIST_ADD(arena, &said) = (Value){.field = FIELD_MARKING};
    assert_int_equal(label_width(&said, arena), 27);
    *LIST_ADD(arena, &said) =
        (Value){.field = FIELD_OTHER, .label = STR("a label longer than any of ours is")};
    assert_int_equal(label_width(&said, arena), 27);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_say_what_a_person_replaced),
        cmocka_unit_test(test_the_width_is_that_of_the_longest_label_in_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
