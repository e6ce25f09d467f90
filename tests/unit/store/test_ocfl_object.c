/* An object is opened as it stands, or it is said what is wrong with it; every byte of it is
 * watched over. */
#include "base/file.h"
#include "store/ocfl_object.h"
#include "store/scratch_store.h"
#include "test.h"
#include <sys/wait.h>
#include <unistd.h>

static struct arena *arena;
static ScratchStore scratch;
static ScratchHandles handles;

static int set_up(void **state) {
    (void)state;
    Fail fail;
    struct ocfl_group *group;
    OcflNote note = scratch_note();
    OcflPutList files = {0};
    arena = arena_create();
    scratch = scratch_store_make();
    handles = scratch_open(&scratch);
    scratch_put(arena, &files, "original/a.txt", "the bytes");
    scratch_put(arena, &files, "reading.jsonl", "{}");
    assert_ok(ocfl_group_open(handles.root, handles.journal, scratch.staging, &group, &fail));
    assert_ok(ocfl_group_put(group, STR("d1"), &files, &note, &fail));
    assert_ok(ocfl_group_commit(group, scratch_line(arena, 1, "x"), &fail));
    ocfl_group_close(group);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    scratch_close(&handles);
    scratch_store_remove(&scratch);
    arena_destroy(arena);
    return 0;
}

static Str inside(const char *name) {
    return file_join(arena, ocfl_root_object_path(handles.root, STR("d1"), arena),
                     str_from_c(name));
}

static FailCode open_code(const char *id) {
    Fail fail = {0};
    OcflObject object;
    return ocfl_object_open(handles.root, str_from_c(id), arena, &object, &fail) ? FAIL_NONE
                                                                                 : fail.code;
}

static void test_files_are_found_by_name(void **state) {
    (void)state;
    Fail fail;
    OcflObject object;
    assert_ok(ocfl_object_open(handles.root, STR("d1"), arena, &object, &fail));
    assert_non_null(ocfl_object_find(&object.versions.p[0], STR("original/a.txt")));
    assert_null(ocfl_object_find(&object.versions.p[0], STR("original/b.txt")));
    assert_null(ocfl_object_find(&object.versions.p[0], STR("")));
    assert_int_equal(open_code("d2"), FAIL_MISSING);
}

static void test_damage_is_told(void **state) {
    (void)state;
    Fail fail;
    OcflObject object;
    Str bytes;
    assert_ok(ocfl_object_open(handles.root, STR("d1"), arena, &object, &fail));
    const OcflEntry *entry = ocfl_object_find(&object.versions.p[0], STR("original/a.txt"));
    assert_ok(file_write(entry->content_path, STR("the bytez"), false, &fail));
    assert_false(ocfl_object_read(entry, 100, arena, &bytes, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_false(ocfl_object_read(entry, 5, arena, &bytes, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    assert_ok(file_remove(entry->content_path, &fail));
    assert_false(ocfl_object_read(entry, 100, arena, &bytes, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

static void test_inventory_and_sidecar_must_agree(void **state) {
    (void)state;
    Fail fail;
    Str inventory, sidecar;
    assert_ok(file_read(inside("inventory.json"), 1 << 20, arena, &inventory, &fail));
    assert_ok(file_read(inside("inventory.json.sha512"), 1 << 20, arena, &sidecar, &fail));
    char *bytes = str_to_c(arena, inventory);
    for (size_t i = 0; i < inventory.n; i += inventory.n / 7) {
        bytes[i] ^= 1;
        assert_ok(file_write(inside("inventory.json"), (Str){bytes, inventory.n}, false, &fail));
        assert_int_equal(open_code("d1"), FAIL_CORRUPT);
        bytes[i] ^= 1;
    }
    assert_ok(file_write(inside("inventory.json"), inventory, false, &fail));
    assert_int_equal(open_code("d1"), FAIL_NONE);
    assert_ok(
        file_write(inside("inventory.json.sha512"), str_slice(sidecar, 0, 100), false, &fail));
    assert_int_equal(open_code("d1"), FAIL_CORRUPT);
    assert_ok(file_remove(inside("inventory.json.sha512"), &fail));
    assert_int_equal(open_code("d1"), FAIL_MISSING);
}

static void test_object_of_another_id_is_told(void **state) {
    (void)state;
    Fail fail;
    Str other = ocfl_root_object_path(handles.root, STR("d2"), arena);
    assert_ok(file_make_folders(file_folder(other), &fail));
    assert_ok(file_rename(ocfl_root_object_path(handles.root, STR("d1"), arena), other, &fail));
    assert_int_equal(open_code("d2"), FAIL_CORRUPT);
}

/* In a child of its own: versions, one commit each. */
static void add_versions(int count) {
    Fail fail;
    struct ocfl_group *group = NULL;
    OcflNote note = scratch_note();
    bool ok = ocfl_group_open(handles.root, handles.journal, scratch.staging, &group, &fail);
    for (int i = 0; ok && i < count; i++) {
        OcflPutList files = {0};
        *LIST_ADD(arena, &files) =
            (OcflPut){.path = STR("reading.jsonl"), .bytes = str_format(arena, "%d", i)};
        ok = ocfl_group_put(group, STR("d1"), &files, &note, &fail) &&
             ocfl_group_commit(group, scratch_line(arena, journal_next_seq(handles.journal), "x"),
                               &fail);
    }
    _exit(ok ? 0 : 1);
}

static void test_readers_never_see_half_a_version(void **state) {
    (void)state;
    enum { VERSIONS = 40 };
    int status = 0;
    size_t reads = 0, seen = 1;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        add_versions(VERSIONS);
    for (bool running = true; running; reads++) {
        running = waitpid(child, &status, WNOHANG) == 0;
        Fail fail;
        OcflObject object;
        Str bytes;
        struct arena *request = arena_create();
        assert_ok(ocfl_object_open(handles.root, STR("d1"), request, &object, &fail));
        assert_true(object.versions.n >= seen);
        seen = object.versions.n;
        const OcflVersion *head = &object.versions.p[seen - 1];
        for (size_t i = 0; i < head->files.n; i++)
            assert_ok(ocfl_object_read(&head->files.p[i], 1000, request, &bytes, &fail));
        arena_destroy(request);
    }
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_int_equal(seen, VERSIONS + 1);
    assert_true(reads > 1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_files_are_found_by_name),          TEST(test_damage_is_told),
        TEST(test_inventory_and_sidecar_must_agree), TEST(test_object_of_another_id_is_told),
        TEST(test_readers_never_see_half_a_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
