/* Proves query/row_set.c against an array of booleans, at the edges of its words. */
#include "query/row_set.h"
#include "test.h"

static void test_sets_do_as_arrays_do(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 63, 64, 65, 128, 1000};
    uint64_t seed = 7;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        struct arena *arena = arena_create();
        size_t n = sizes[s];
        bool *x = ARENA_ARRAY(arena, bool, n), *y = ARENA_ARRAY(arena, bool, n);
        RowSet a = row_set_new(arena, n), b = row_set_new(arena, n);
        for (size_t i = 0; i < n; i++) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            x[i] = (seed >> 40 & 1) != 0;
            y[i] = (seed >> 41 & 3) == 0;
            if (x[i])
                row_set_add(a, i);
            if (y[i])
                row_set_add(b, i);
        }
        RowSet both = row_set_copy(arena, a), either = row_set_copy(arena, a),
               only = row_set_copy(arena, a);
        row_set_and(both, b);
        row_set_or(either, b);
        row_set_without(only, b);
        uint64_t count = 0;
        size_t next = 0;
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(row_set_has(both, i), x[i] && y[i]);
            assert_int_equal(row_set_has(either, i), x[i] || y[i]);
            assert_int_equal(row_set_has(only, i), x[i] && !y[i]);
            count += x[i];
            if (x[i]) {
                assert_true(row_set_next(a, &next));
                assert_int_equal(next, i);
                next++;
            }
        }
        assert_false(row_set_next(a, &next));
        assert_int_equal(row_set_count(a), count);
        assert_false(row_set_has(a, n + 1000));
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sets_do_as_arrays_do)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
