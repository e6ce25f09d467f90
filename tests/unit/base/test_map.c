#include "base/map.h"
#include "test.h"

static void test_it_walks_in_the_order_of_putting(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct map *map = map_create(arena);
    enum { COUNT = 20000 };
    for (uint64_t i = 0; i < COUNT; i++) {
        bool is_new = false;
        Str key = str_format(arena, "key %u", (unsigned)(i * 7919 % COUNT));
        *map_put(map, key, &is_new) = i;
        assert_true(is_new);
    }
    assert_int_equal(map_count(map), COUNT);
    for (uint64_t i = 0; i < COUNT; i++) {
        Str key;
        uint64_t value;
        map_at(map, i, &key, &value);
        assert_true(value == i);
        uint64_t *found = map_find(map, key);
        assert_non_null(found);
        assert_true(*found == i);
    }
    arena_destroy(arena);
}

static void test_a_known_key_keeps_its_value_and_place(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct map *map = map_create(arena);
    bool is_new = false;
    *map_put(map, STR("a"), NULL) = 5;
    *map_put(map, (Str){NULL, 0}, &is_new) = 6;
    assert_true(is_new);
    assert_int_equal(*map_put(map, STR("a"), &is_new), 5);
    assert_false(is_new);
    assert_int_equal(*map_find(map, STR("")), 6);
    assert_null(map_find(map, STR("b")));
    assert_null(map_find(map, STR("a\0")));
    assert_int_equal(map_count(map), 2);
    *map_find(map, STR("a")) = 9;
    Str key;
    uint64_t value;
    map_at(map, 0, &key, &value);
    assert_str(key, "a");
    assert_int_equal(value, 9);
    arena_destroy(arena);
}

static void test_an_empty_map_finds_nothing(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct map *map = map_create(arena);
    assert_null(map_find(map, STR("x")));
    assert_int_equal(map_count(map), 0);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_walks_in_the_order_of_putting),
        cmocka_unit_test(test_a_known_key_keeps_its_value_and_place),
        cmocka_unit_test(test_an_empty_map_finds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
