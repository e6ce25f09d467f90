#include "test.h"

#include "doc/field.h"

static void test_every_field_has_a_name_of_its_own_and_a_label(void **state) {
    (void)state;
    for (unsigned i = 0; i < FIELD_COUNT; i++) {
        const FieldInfo *info = field_info((Field)i);
        assert_non_null(info->name);
        assert_non_null(info->label);
        Field found;
        assert_true(field_find(str_from_c(info->name), &found));
        assert_int_equal(found, i);
        for (const char *c = info->name; *c != '\0'; c++)
            assert_true((*c >= 'a' && *c <= 'z') || *c == '-');
    }
}

static void test_what_is_not_a_field_is_not_found(void **state) {
    (void)state;
    Field found = FIELD_NOTE;
    assert_false(field_find(STR("Title"), &found));
    assert_false(field_find(STR(""), &found));
    assert_false(field_find(STR("titles"), &found));
    assert_int_equal(found, FIELD_NOTE);
}

static void test_types_are_those_of_the_values(void **state) {
    (void)state;
    assert_int_equal(field_info(FIELD_DATE)->type, FIELD_AS_DATE);
    assert_int_equal(field_info(FIELD_UPLOADED)->type, FIELD_AS_DATE);
    assert_int_equal(field_info(FIELD_LANGUAGE)->type, FIELD_AS_LANGUAGE);
    assert_int_equal(field_info(FIELD_SPONSOR)->type, FIELD_AS_AGENT);
    assert_int_equal(field_info(FIELD_URL)->type, FIELD_AS_URL);
    assert_true(field_info(FIELD_DATE)->facet && field_info(FIELD_DATE)->sort);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_field_has_a_name_of_its_own_and_a_label),
        cmocka_unit_test(test_what_is_not_a_field_is_not_found),
        cmocka_unit_test(test_types_are_those_of_the_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
