/* Steps do what they say, and trouble comes at the step it was ordered for. */
#include "base/file.h"
#include "store/disk.h"
#include "store/scratch_store.h"
#include "test.h"
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static struct arena *arena;
static Str folder;

static const char *path(const char *name) {
    return str_to_c(arena, file_join(arena, folder, str_from_c(name)));
}

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    folder = scratch_folder(arena);
    disk_trouble_at(0, DISK_FULL);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    Fail fail;
    disk_trouble_at(0, DISK_FULL);
    assert_ok(disk_remove_tree(folder, &fail));
    arena_destroy(arena);
    return 0;
}

static void test_files_are_made_new_only(void **state) {
    (void)state;
    Fail fail;
    Sha512Hex hex, right = digest_sha512(STR("bytes"));
    uint64_t size;
    assert_ok(disk_write(path("a"), STR("bytes"), &fail));
    assert_false(disk_write(path("a"), STR("other"), &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    assert_ok(disk_copy(path("a"), path("b"), &hex, &size, &fail));
    assert_int_equal(size, 5);
    assert_true(str_equal(digest_str(&hex), digest_str(&right)));
    assert_false(disk_copy(path("none"), path("c"), &hex, &size, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_false(disk_copy(path("."), path("c"), &hex, &size, &fail));
    assert_false(file_exists(str_from_c(path("c"))));
    /* A link in the way is not followed. */
    assert_int_equal(symlink("/dev/null", path("link")), 0);
    assert_false(disk_write(path("link"), STR("x"), &fail));
}

static void test_moves_tell_what_was_in_the_way(void **state) {
    (void)state;
    Fail fail;
    DiskMove move;
    bool gone;
    assert_ok(disk_make_folder(path("a"), &fail));
    assert_false(disk_make_folder(path("a"), &fail));
    assert_ok(disk_need_folder(path("a"), &fail));
    assert_ok(disk_make_folder(path("b"), &fail));
    assert_ok(disk_write(path("b/x"), STR("x"), &fail));
    assert_ok(disk_move(path("none"), path("c"), &move, &fail));
    assert_int_equal(move, DISK_NO_SOURCE);
    assert_ok(disk_move(path("a"), path("b"), &move, &fail));
    assert_int_equal(move, DISK_IN_THE_WAY);
    assert_ok(disk_move(path("b"), path("a"), &move, &fail));
    assert_int_equal(move, DISK_MOVED);
    assert_ok(disk_remove_empty(path("a"), &gone, &fail));
    assert_false(gone);
    assert_ok(disk_remove(path("a/x"), &fail));
    assert_ok(disk_remove(path("a/x"), &fail));
    assert_ok(disk_remove_empty(path("a"), &gone, &fail));
    assert_true(gone);
}

static void test_trouble_comes_at_its_step(void **state) {
    (void)state;
    Fail fail;
    disk_trouble_at(2, DISK_FAULT);
    assert_ok(disk_write(path("a"), STR("1"), &fail));
    assert_false(disk_write(path("b"), STR("2"), &fail));
    assert_int_equal(fail.code, FAIL_IO);
    assert_ok(disk_write(path("c"), STR("3"), &fail));
    assert_int_equal(disk_steps(), 3);
    disk_trouble_at(1, DISK_BROKEN);
    assert_false(disk_remove(path("a"), &fail));
    assert_false(disk_remove(path("a"), &fail));
    disk_trouble_at(1, DISK_FULL);
    assert_false(disk_write(path("d"), STR("4"), &fail));
    assert_non_null(strstr(fail.message, "the disk is full; make room"));
    assert_ok(disk_remove(path("a"), &fail));
    assert_false(disk_make_folder(path("e"), &fail));
}

static void test_death_leaves_half_a_write(void **state) {
    (void)state;
    Fail fail;
    Str bytes;
    pid_t child = fork();
    if (child == 0) {
        disk_trouble_at(1, DISK_DIES);
        bool ignored = disk_write(path("half"), STR("abcdefgh"), &fail);
        _exit(ignored ? 1 : 2);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), DISK_DEATH);
    assert_ok(file_read(str_from_c(path("half")), 100, arena, &bytes, &fail));
    assert_str(bytes, "abcd");
}

static void test_appends_are_cut_again(void **state) {
    (void)state;
    Fail fail;
    Str bytes;
    assert_ok(disk_write(path("a"), STR("one"), &fail));
    int file = open(path("a"), O_WRONLY | O_APPEND);
    assert_true(file >= 0);
    assert_ok(disk_append(file, STR("two"), &fail));
    assert_ok(disk_sync_file(file, &fail));
    assert_ok(disk_cut(file, 4, &fail));
    close(file);
    assert_ok(disk_sync_path(path("a"), &fail));
    assert_ok(disk_sync_system(path("."), &fail));
    assert_ok(file_read(str_from_c(path("a")), 100, arena, &bytes, &fail));
    assert_str(bytes, "onet");
}

static void test_trees_go_whole_and_links_are_not_followed(void **state) {
    (void)state;
    Fail fail;
    assert_ok(disk_make_folder(path("kept"), &fail));
    assert_ok(disk_write(path("kept/x"), STR("x"), &fail));
    assert_ok(disk_make_folder(path("tree"), &fail));
    assert_ok(disk_make_folder(path("tree/deep"), &fail));
    assert_ok(disk_write(path("tree/deep/y"), STR("y"), &fail));
    assert_int_equal(symlink(path("kept"), path("tree/link")), 0);
    assert_ok(disk_remove_tree(str_from_c(path("tree")), &fail));
    assert_ok(disk_remove_tree(str_from_c(path("tree")), &fail));
    assert_true(file_exists(str_from_c(path("kept/x"))));
    assert_false(file_exists(str_from_c(path("tree"))));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_files_are_made_new_only),   TEST(test_moves_tell_what_was_in_the_way),
        TEST(test_trouble_comes_at_its_step), TEST(test_death_leaves_half_a_write),
        TEST(test_appends_are_cut_again),     TEST(test_trees_go_whole_and_links_are_not_followed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
