/* Proves archive/open_room.c: the room that is open is found, one that closed is not. */
#include "archive/open_room.h"
#include "base/file.h"
#include "test.h"
#include <stdlib.h>

static void test_the_first_open_room_is_found(void **state) {
    (void)state;
    char folder[] = "/tmp/fonds-open-room-XXXXXX";
    struct arena *arena = arena_create();
    Str at = str_from_c(mkdtemp(folder)), address;
    Fail fail;
    assert_false(open_room_find(at, arena, &address));
    int first = open_room_tell(at, STR("http://127.0.0.1:8970/"));
    assert_true(first >= 0);
    assert_int_equal(open_room_tell(at, STR("http://127.0.0.1:8971/")), -1);
    assert_true(open_room_find(at, arena, &address));
    assert_str(address, "http://127.0.0.1:8970");
    open_room_end(first);
    assert_false(open_room_find(at, arena, &address));
    int other = open_room_tell(at, STR("no address"));
    assert_false(open_room_find(at, arena, &address));
    open_room_end(other);
    open_room_end(-1);
    assert_int_equal(open_room_tell(STR("/no/such/folder"), STR("http://x/")), -1);
    assert_ok(file_remove_tree(at, &fail));
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_open_room_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
