#include "test.h"

#include "doc/collection.h"

static void test_kinds_have_names_of_their_own(void **state) {
    (void)state;
    for (unsigned i = 0; i < COLLECTION_KIND_COUNT; i++) {
        CollectionKind kind;
        assert_true(
            collection_kind_find(str_from_c(collection_kind_name((CollectionKind)i)), &kind));
        assert_int_equal(kind, i);
    }
    CollectionKind kind = COLLECTION_THEME;
    assert_false(collection_kind_find(STR("Volume"), &kind));
    assert_int_equal(kind, COLLECTION_THEME);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds_have_names_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
