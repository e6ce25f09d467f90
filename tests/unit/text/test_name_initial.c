/* Proves text/name_initial.c: the initials of one name in other letters. */
#include "test.h"
#include "text/name_initial.h"

static bool has(const char *word, const char *initial) {
    struct arena *arena = arena_create();
    StrList found = {0};
    bool is = false;
    name_initial_list(str_from_c(word), arena, &found);
    for (size_t i = 0; i < found.n; i++) {
        is = is || str_is(found.p[i], initial);
        for (size_t k = 0; k < i; k++)
            assert_false(str_equal(found.p[i], found.p[k]));
    }
    arena_destroy(arena);
    return is;
}

static void test_initials_cross_scripts(void **state) {
    (void)state;
    assert_true(has("N", "\u043d"));
    assert_true(has("\u041d", "n"));
    assert_true(has("Yu", "\u044e"));
    assert_true(has("Yu", "iu"));
    assert_true(has("\u042e", "ju"));
    assert_true(has("W", "\u0432"));
    assert_false(has("N", "n"));
    assert_false(has("N", "\u0441"));
    assert_false(has("J", "y"));  // too many letters begin with it
    assert_false(has("Nikita", "\u043d"));
    assert_false(has("7", "n"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_initials_cross_scripts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
