#include "base/arena.h"
#include "test.h"

static void test_memory_is_zero_and_aligned(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t size = 0; size < 300; size++) {
        unsigned char *p = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, size);
    }
    arena_destroy(arena);
}

static void test_a_reset_hands_out_zeroed_memory_again(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    int *kept = ARENA_NEW(arena, int);
    *kept = 7;
    ArenaMark mark = arena_mark(arena);
    for (int round = 0; round < 3; round++) {
        unsigned char *small = arena_alloc(arena, 100), *large = arena_alloc(arena, 100 * 1000);
        for (size_t i = 0; i < 100; i++)
            assert_int_equal(small[i], 0);
        memset(small, 1, 100);
        memset(large, 1, 100 * 1000);
        arena_reset(arena, mark);
        assert_int_equal(*kept, 7);
    }
    arena_destroy(arena);
}

static void test_a_reset_gives_memory_back(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_int_equal(arena_used(arena), 0);
    ArenaMark empty = arena_mark(arena);
    (void)arena_alloc(arena, 10 * 1000 * 1000);
    assert_true(arena_used(arena) >= 10 * 1000 * 1000);
    arena_reset(arena, empty);
    assert_int_equal(arena_used(arena), 0);
    arena_destroy(arena);
    arena_destroy(NULL);
}

static void test_marks_nest(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    char *a = arena_alloc(arena, 1);
    ArenaMark outer = arena_mark(arena);
    char *b = arena_alloc(arena, 1);
    ArenaMark inner = arena_mark(arena);
    (void)arena_alloc(arena, 5 * 1000 * 1000);
    arena_reset(arena, inner);
    *a = *b = 'x';
    arena_reset(arena, outer);
    assert_int_equal(*a, 'x');
    assert_ptr_equal(arena_alloc(arena, 1), b);
    assert_int_equal(*b, 0);
    arena_destroy(arena);
}

static void test_a_list_grows_and_keeps_its_items(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    LIST_OF(uint32_t) list = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        uint32_t *item = LIST_ADD(arena, &list);
        assert_int_equal(*item, 0);
        *item = i * 3;
    }
    assert_int_equal(list.n, 10000);
    for (uint32_t i = 0; i < 10000; i++)
        assert_int_equal(list.p[i], i * 3);
    arena_destroy(arena);
}

static void test_plain_memory_is_zero_and_grows(void **state) {
    (void)state;
    char *p = mem_alloc(10);
    assert_int_equal(p[9], 0);
    memcpy(p, "123456789", 10);
    p = mem_resize(p, 100000);
    assert_string_equal(p, "123456789");
    mem_free(p);
    mem_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_is_zero_and_aligned),
        cmocka_unit_test(test_a_reset_hands_out_zeroed_memory_again),
        cmocka_unit_test(test_a_reset_gives_memory_back),
        cmocka_unit_test(test_marks_nest),
        cmocka_unit_test(test_a_list_grows_and_keeps_its_items),
        cmocka_unit_test(test_plain_memory_is_zero_and_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
