/* One wrong thing in a storage root gives its code. The fixtures of others are in
 * test_ocfl_validate.c. */
#include "base/file.h"
#include "store/ocfl_validate.h"
#include "store/scratch_store.h"
#include "test.h"
#include <unistd.h>

static const struct {
    const char *path;   // in the root
    const char *bytes;  // written there; NULL: removed; "/": a folder is made; "@": a link
    const char *codes;
} changes[] = {
    {"readme.txt", "files that it does not know are left alone", ""},
    {"0=ocfl_1.1", NULL, "E069 E076"},
    {"0=ocfl_1.1", "ocfl_1.1", "E080"},
    {"0=ocfl_1.0", "ocfl_1.0\n", "E076"},
    {"0=ocfl_7.0", "ocfl_7.0\n", "E076 E077"},
    {"0=other", "other\n", "E076 E079"},
    {"ocfl_layout.json", "{", "E070"},
    {"ocfl_layout.json", "{\"extension\":\"0004-hashed-n-tuple-storage-layout\"}", "E070"},
    {"ocfl_layout.json", "{\"description\":\"x\",\"extension\":\"own\"}", "E071"},
    {"ocfl_layout.json", NULL, ""},
    {"extensions/0004-hashed-n-tuple-storage-layout/config.json", "{\"tupleSize\":2}", "E083"},
    {"extensions/0004-hashed-n-tuple-storage-layout/config.json", "{\"tupleSize\":99}", "E083"},
    {"extensions/0099-own", "/", "W016"},
    {"extensions/file", "x", "E112"},
    {"abc", "/", "E073"},
    {"abc/def", "/", "E073"},
    {"abc/file", "x", "E072 E084 E085"},
    {"link", "@", "E090"},
};

static void change(struct arena *arena, Str root, const char *inside, const char *bytes) {
    Fail fail;
    Str path = file_join(arena, root, str_from_c(inside));
    if (bytes == NULL) {
        assert_ok(file_remove(path, &fail));
    } else if (strcmp(bytes, "/") == 0) {
        assert_ok(file_make_folders(path, &fail));
    } else if (strcmp(bytes, "@") == 0) {
        assert_int_equal(symlink("/tmp", str_to_c(arena, path)), 0);
    } else {
        assert_ok(file_make_folders(file_folder(path), &fail));
        assert_ok(file_write(path, str_from_c(bytes), false, &fail));
    }
}

static void put_object(const ScratchStore *scratch, struct arena *arena) {
    Fail fail;
    ScratchHandles handles = scratch_open(scratch);
    struct ocfl_group *group;
    OcflNote note = scratch_note();
    OcflPutList files = {0};
    scratch_put(arena, &files, "original/a.txt", "bytes");
    assert_ok(ocfl_group_open(handles.root, handles.journal, scratch->staging, &group, &fail));
    assert_ok(ocfl_group_put(group, STR("d1"), &files, &note, &fail));
    assert_ok(ocfl_group_commit(group, scratch_line(arena, 1, "x"), &fail));
    ocfl_group_close(group);
    scratch_close(&handles);
}

static void expect(const OcflFaultList *faults, const char *what, const char *codes) {
    Str code, rest = str_from_c(codes);
    while (rest.n > 0) {
        bool found = false;
        (void)str_cut(rest, ' ', &code, &rest);
        for (size_t i = 0; i < faults->n; i++)
            found = found || str_equal(faults->p[i].code, code);
        if (!found)
            fail_msg("%s: no %.*s", what, STR_ARG(code));
    }
    for (size_t i = 0; i < faults->n; i++)
        if (!str_has(str_from_c(codes), faults->p[i].code))
            fail_msg("%s: %.*s %.*s: %.*s", what, STR_ARG(faults->p[i].code),
                     STR_ARG(faults->p[i].where), STR_ARG(faults->p[i].detail));
}

static void test_each_change_of_a_root_has_its_code(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        Fail fail;
        OcflFaultList faults = {0};
        struct arena *arena = arena_create();
        ScratchStore scratch = scratch_store_make();
        put_object(&scratch, arena);
        change(arena, scratch.store, changes[i].path, changes[i].bytes);
        assert_ok(ocfl_validate_root(scratch.store, true, arena, &faults, &fail));
        expect(&faults, changes[i].path, changes[i].codes);
        scratch_store_remove(&scratch);
        arena_destroy(arena);
    }
}

static void test_object_in_the_wrong_place_or_twice_is_told(void **state) {
    (void)state;
    Fail fail;
    OcflFaultList faults = {0};
    struct arena *arena = arena_create();
    ScratchStore scratch = scratch_store_make();
    ScratchStore other = scratch_store_make();
    put_object(&scratch, arena);
    put_object(&other, arena);
    struct ocfl_root *root;
    assert_ok(ocfl_root_open(other.store, &root, &fail));
    Str from = ocfl_root_object_path(root, STR("d1"), arena);
    assert_ok(file_rename(from, file_join(arena, scratch.store, STR("copy")), &fail));
    assert_ok(ocfl_validate_root(scratch.store, true, arena, &faults, &fail));
    expect(&faults, "a copy", "E037 E083");
    ocfl_root_close(root);
    scratch_store_remove(&other);
    scratch_store_remove(&scratch);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_change_of_a_root_has_its_code),
        cmocka_unit_test(test_object_in_the_wrong_place_or_twice_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
