/* A root is made whole, known again, and refused where it is another's; its objects are found in
 * order. */
#include "base/file.h"
#include "store/ocfl_root.h"
#include "store/scratch_store.h"
#include "test.h"

static struct arena *arena;

static void replace(const ScratchStore *scratch, const char *name, const char *bytes) {
    Fail fail;
    Str path = file_join(arena, scratch->store, str_from_c(name));
    if (bytes == NULL)
        assert_ok(file_remove(path, &fail));
    else
        assert_ok(file_write(path, str_from_c(bytes), false, &fail));
}

static void test_root_holds_what_the_format_says(void **state) {
    (void)state;
    ScratchStore scratch = scratch_store_make();
    assert_str(scratch_snapshot(arena, scratch.store),
               "0=ocfl_1.1 a52b72e423549dc6\nextensions/\n"
               "extensions/0004-hashed-n-tuple-storage-layout/\n"
               "extensions/0004-hashed-n-tuple-storage-layout/config.json 733a7e60f501f10f\n"
               "ocfl_layout.json 16610f962570f7fc\n");
    scratch_store_remove(&scratch);
}

static void test_root_is_made_only_where_nothing_is(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_make();
    assert_false(ocfl_root_make(scratch.store, &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    Str empty = file_join(arena, scratch.folder, STR("empty"));
    assert_ok(file_make_folders(empty, &fail));
    assert_ok(ocfl_root_make(empty, &fail));
    /* What an earlier try left beside does not stand in the way. */
    Str third = file_join(arena, scratch.folder, STR("third"));
    assert_ok(file_make_folders(file_join(arena, scratch.folder, STR("third.new/x")), &fail));
    assert_ok(ocfl_root_make(third, &fail));
    assert_false(file_exists(file_join(arena, third, STR("x"))));
    scratch_store_remove(&scratch);
}

static void test_other_roots_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *file, *bytes;
        FailCode code;
    } cases[] = {
        {"0=ocfl_1.1", NULL, FAIL_MISSING},
        {"0=ocfl_1.1", "ocfl_1.0\n", FAIL_CORRUPT},
        {"0=ocfl_1.0", "ocfl_1.0\n", FAIL_UNSUPPORTED},
        {"ocfl_layout.json", NULL, FAIL_MISSING},
        {"ocfl_layout.json", "{", FAIL_CORRUPT},
        {"ocfl_layout.json", "{\"extension\":\"0003-hash-and-id-n-tuple-storage-layout\"}",
         FAIL_UNSUPPORTED},
        {"extensions/0004-hashed-n-tuple-storage-layout/config.json", "{}", FAIL_UNSUPPORTED},
        {"extensions/0004-hashed-n-tuple-storage-layout/config.json",
         "{\"digestAlgorithm\":\"sha512\",\"shortObjectRoot\":true}", FAIL_UNSUPPORTED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail;
        struct ocfl_root *root;
        ScratchStore scratch = scratch_store_make();
        replace(&scratch, cases[i].file, cases[i].bytes);
        assert_false(ocfl_root_open(scratch.store, &root, &fail));
        if (fail.code != cases[i].code)
            fail_msg("case %zu: %s", i, fail.message);
        scratch_store_remove(&scratch);
    }
}

/* The digest by sha512sum: printf fonds:d0p4wk2m7xr9t | sha512sum. */
static void test_object_stands_at_the_digest_of_its_uri(void **state) {
    (void)state;
    Fail fail;
    Str id;
    struct ocfl_root *root;
    ScratchStore scratch = scratch_store_make();
    assert_ok(ocfl_root_open(scratch.store, &root, &fail));
    assert_str(ocfl_root_uri(STR("d0p4wk2m7xr9t"), arena), "fonds:d0p4wk2m7xr9t");
    assert_str(ocfl_root_place(root, STR("d0p4wk2m7xr9t"), arena),
               "6b6/"
               "6b6322e81444ca7d3ac26005257c54d3838641206a2ec431c1ef1b797769ad5f5d43d6fde3be693ff69"
               "e06c8b49328f5ed740c34f2bbc7b79e45e3ef91f4e046");
    assert_true(ocfl_root_id(STR("fonds:d1"), &id));
    assert_str(id, "d1");
    assert_false(ocfl_root_id(STR("fonds:"), &id));
    assert_false(ocfl_root_id(STR("urn:d1"), &id));
    ocfl_root_close(root);
    scratch_store_remove(&scratch);
}

typedef struct {
    StrList ids, paths;
    size_t stop_after;
} Seen;

static bool see(void *context, Str id, Str path, Fail *fail) {
    Seen *seen = context;
    str_list_add(arena, &seen->ids, str_copy(arena, id));
    str_list_add(arena, &seen->paths, str_copy(arena, path));
    return seen->ids.n != seen->stop_after || fail_set(fail, FAIL_LIMIT, "enough");
}

static void test_a_root_of_other_tuples_is_used_as_it_is(void **state) {
    (void)state;
    Fail fail;
    struct ocfl_group *group;
    ScratchStore scratch = scratch_store_make();
    replace(&scratch, "extensions/0004-hashed-n-tuple-storage-layout/config.json",
            "{\"digestAlgorithm\":\"sha512\",\"numberOfTuples\":3,\"tupleSize\":3}");
    ScratchHandles handles = scratch_open(&scratch);
    OcflNote note = scratch_note();
    assert_ok(ocfl_group_open(handles.root, handles.journal, scratch.staging, &group, &fail));
    OcflPutList files = {0};
    scratch_put(arena, &files, "a", "x");
    assert_ok(ocfl_group_put(group, STR("d0p4wk2m7xr9t"), &files, &note, &fail));
    assert_ok(ocfl_group_commit(group, STR(""), &fail));
    ocfl_group_close(group);
    Seen seen = {0};
    assert_ok(ocfl_root_each(handles.root, see, &seen, &fail));
    assert_int_equal(seen.ids.n, 1);
    assert_str(seen.ids.p[0], "d0p4wk2m7xr9t");
    assert_true(str_has(seen.paths.p[0], STR("/6b6/322/e81/6b6322e8")));
    scratch_close(&handles);
    scratch_store_remove(&scratch);
}

static void test_every_object_is_visited_in_order(void **state) {
    (void)state;
    Fail fail;
    struct ocfl_group *group;
    ScratchStore scratch = scratch_store_make();
    ScratchHandles handles = scratch_open(&scratch);
    OcflNote note = scratch_note();
    Seen seen = {0};
    assert_ok(ocfl_root_each(handles.root, see, &seen, &fail));
    assert_int_equal(seen.ids.n, 0);
    assert_ok(ocfl_group_open(handles.root, handles.journal, scratch.staging, &group, &fail));
    for (int i = 0; i < 50; i++) {
        OcflPutList files = {0};
        scratch_put(arena, &files, "a", "x");
        assert_ok(ocfl_group_put(group, str_format(arena, "d%d", i), &files, &note, &fail));
    }
    assert_ok(ocfl_group_commit(group, STR(""), &fail));
    ocfl_group_close(group);
    assert_ok(ocfl_root_each(handles.root, see, &seen, &fail));
    assert_int_equal(seen.ids.n, 50);
    for (size_t i = 1; i < 50; i++)
        assert_true(str_compare(seen.paths.p[i - 1], seen.paths.p[i]) < 0);
    Seen few = {.stop_after = 3};
    assert_false(ocfl_root_each(handles.root, see, &few, &fail));
    assert_int_equal(few.ids.n, 3);
    /* An object in another's place is told. */
    Str wrong = str_format(arena, "%.*s-moved", STR_ARG(seen.paths.p[7]));
    assert_ok(file_rename(seen.paths.p[7], wrong, &fail));
    Seen again = {0};
    assert_ok(ocfl_root_each(handles.root, see, &again, &fail));
    assert_int_equal(again.ids.n, 50);
    size_t unnamed = 0;
    for (size_t i = 0; i < again.ids.n; i++) {
        unnamed += again.ids.p[i].n == 0;
        assert_int_equal(again.ids.p[i].n == 0, str_equal(again.paths.p[i], wrong));
    }
    assert_int_equal(unnamed, 1);
    scratch_close(&handles);
    scratch_store_remove(&scratch);
}

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_root_holds_what_the_format_says),
        cmocka_unit_test(test_root_is_made_only_where_nothing_is),
        cmocka_unit_test(test_other_roots_are_refused),
        cmocka_unit_test(test_object_stands_at_the_digest_of_its_uri),
        cmocka_unit_test(test_a_root_of_other_tuples_is_used_as_it_is),
        cmocka_unit_test(test_every_object_is_visited_in_order),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
