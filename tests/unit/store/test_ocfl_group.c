/* What goes into a group comes out of the root, to the byte and by its very name; what cannot be
 * kept leaves no trace. */
#include "base/file.h"
#include "store/ocfl_group.h"
#include "store/ocfl_object.h"
#include "store/ocfl_validate.h"
#include "store/scratch_store.h"
#include "test.h"
#include <sys/stat.h>
#include <unistd.h>

static struct arena *arena;
static ScratchStore scratch;
static ScratchHandles handles;
static struct ocfl_group *group;

static int set_up(void **state) {
    (void)state;
    Fail fail;
    arena = arena_create();
    scratch = scratch_store_make();
    handles = scratch_open(&scratch);
    assert_ok(ocfl_group_open(handles.root, handles.journal, scratch.staging, &group, &fail));
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    ocfl_group_close(group);
    scratch_close(&handles);
    scratch_store_remove(&scratch);
    arena_destroy(arena);
    return 0;
}

static void must_be_sound(void) {
    Fail fail;
    OcflFaultList faults = {0};
    assert_ok(ocfl_validate_root(scratch.store, true, arena, &faults, &fail));
    for (size_t i = 0; i < faults.n; i++)
        fail_msg("%.*s %.*s: %.*s", STR_ARG(faults.p[i].code), STR_ARG(faults.p[i].where),
                 STR_ARG(faults.p[i].detail));
}

static void put(const char *id, const OcflPutList *files) {
    Fail fail;
    OcflNote note = scratch_note();
    assert_ok(ocfl_group_put(group, str_from_c(id), files, &note, &fail));
}

static FailCode put_fails(const char *id, const OcflPutList *files) {
    Fail fail = {0};
    OcflNote note = scratch_note();
    assert_false(ocfl_group_put(group, str_from_c(id), files, &note, &fail));
    assert_true(fail.message[0] != '\0');
    return fail.code;
}

static void commit(void) {
    Fail fail;
    assert_ok(ocfl_group_commit(group, scratch_line(arena, journal_next_seq(handles.journal), "x"),
                                &fail));
}

static OcflObject opened(const char *id) {
    Fail fail;
    OcflObject object;
    assert_ok(ocfl_object_open(handles.root, str_from_c(id), arena, &object, &fail));
    return object;
}

static Str content(const OcflObject *object, size_t version, const char *path) {
    Fail fail;
    Str bytes;
    const OcflEntry *entry = ocfl_object_find(&object->versions.p[version - 1], str_from_c(path));
    assert_non_null(entry);
    assert_ok(ocfl_object_read(entry, 1 << 20, arena, &bytes, &fail));
    return bytes;
}

static void test_object_comes_out_as_it_went_in(void **state) {
    (void)state;
    OcflPutList files = {0};
    scratch_put(arena, &files, "original/a.txt", "bytes");
    scratch_put(arena, &files, "original/same.txt", "bytes");
    scratch_put(arena, &files, "original/empty", "");
    put("d1", &files);
    commit();
    OcflObject object = opened("d1");
    assert_str(object.id, "d1");
    assert_int_equal(object.versions.n, 1);
    assert_int_equal(object.versions.p[0].files.n, 3);
    assert_str(object.versions.p[0].message, "take in");
    assert_str(object.versions.p[0].user, "Anna");
    assert_str(object.versions.p[0].created, "2026-11-24T01:55:29Z");
    assert_str(content(&object, 1, "original/same.txt"), "bytes");
    assert_str(content(&object, 1, "original/empty"), "");
    /* The same bytes are kept once. */
    assert_true(str_equal(object.versions.p[0].files.p[0].content_path,
                          object.versions.p[0].files.p[2].content_path));
    must_be_sound();
}

static void test_version_keeps_what_did_not_change(void **state) {
    (void)state;
    OcflPutList first = {0}, second = {0}, third = {0};
    scratch_put(arena, &first, "original/a.txt", "one");
    scratch_put(arena, &first, "reading.jsonl", "old");
    put("d1", &first);
    commit();
    *LIST_ADD(arena, &second) = (OcflPut){.path = STR("original/a.txt"), .keep = true};
    scratch_put(arena, &second, "reading.jsonl", "new");
    put("d1", &second);
    commit();
    /* Bytes of the first version again, the file of the second gone. */
    scratch_put(arena, &third, "reading.jsonl", "old");
    put("d1", &third);
    commit();
    OcflObject object = opened("d1");
    assert_int_equal(object.versions.n, 3);
    assert_str(content(&object, 1, "reading.jsonl"), "old");
    assert_str(content(&object, 2, "original/a.txt"), "one");
    assert_str(content(&object, 2, "reading.jsonl"), "new");
    assert_int_equal(object.versions.p[2].files.n, 1);
    assert_true(
        str_ends(object.versions.p[2].files.p[0].content_path, STR("v1/content/reading.jsonl")));
    must_be_sound();
}

static void test_hostile_names_come_back(void **state) {
    (void)state;
    Str longest = str_format(arena, "original/%0300d", 7);
    const Str names[] = {
        STR("original/two\nlines"),
        STR("original/caf\xe9"),
        STR("../../../escape"),
        STR("/etc/x"),
        STR("original//x"),
        STR("original/."),
        STR("original/%41"),
        longest,
        STR("CON"),
        STR("inventory.json"),
        STR("original/\xff"),
        STR("a\\b"),
    };
    size_t n = sizeof names / sizeof *names;
    OcflPutList files = {0};
    for (size_t i = 0; i < n; i++)
        *LIST_ADD(arena, &files) =
            (OcflPut){.path = names[i], .bytes = str_format(arena, "content %zu", i)};
    put("d1", &files);
    commit();
    OcflObject object = opened("d1");
    assert_int_equal(object.versions.p[0].files.n, n);
    for (size_t i = 0; i < n; i++) {
        Fail fail;
        Str bytes;
        const OcflEntry *entry = ocfl_object_find(&object.versions.p[0], names[i]);
        assert_non_null(entry);
        assert_ok(ocfl_object_read(entry, 100, arena, &bytes, &fail));
        assert_true(str_equal(bytes, str_format(arena, "content %zu", i)));
        assert_true(str_starts(entry->content_path, object.path));
    }
    must_be_sound();
}

static void test_paths_that_meet_are_refused(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"a", "a"}, {"a", "a/b"}, {"a/b", "a"}, {"a/b/c", "a/b"}, {"a/../b", "a/../b"},
    };
    Str before = scratch_snapshot(arena, scratch.folder);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        OcflPutList files = {0};
        scratch_put(arena, &files, pairs[i][0], "x");
        scratch_put(arena, &files, pairs[i][1], "y");
        assert_int_equal(put_fails("d1", &files), FAIL_INVALID);
    }
    OcflPutList nameless = {0}, zero = {0};
    scratch_put(arena, &nameless, "", "x");
    assert_int_equal(put_fails("d1", &nameless), FAIL_INVALID);
    *LIST_ADD(arena, &zero) = (OcflPut){.path = STR("a\0b"), .bytes = STR("x")};
    assert_int_equal(put_fails("d1", &zero), FAIL_INVALID);
    assert_true(str_equal(before, scratch_snapshot(arena, scratch.folder)));
}

static void test_files_are_copied_and_checked(void **state) {
    (void)state;
    Fail fail;
    Str source = file_join(arena, scratch.folder, STR("source.bin"));
    char *big = arena_alloc(arena, 700000);
    for (size_t i = 0; i < 700000; i++)
        big[i] = (char)(i * 2654435761U >> 24);
    Str bytes = {big, 700000};
    assert_ok(file_write(source, bytes, false, &fail));
    Sha512Hex right = digest_sha512(bytes), wrong = digest_sha512(STR("other bytes"));
    OcflPutList files = {0}, changed = {0}, gone = {0}, pipe = {0};
    *LIST_ADD(arena, &files) =
        (OcflPut){.path = STR("a"), .from_file = source, .sha512 = digest_str(&right)};
    *LIST_ADD(arena, &files) = (OcflPut){.path = STR("b"), .from_file = source};
    put("d1", &files);
    *LIST_ADD(arena, &changed) =
        (OcflPut){.path = STR("a"), .from_file = source, .sha512 = digest_str(&wrong)};
    assert_int_equal(put_fails("d2", &changed), FAIL_CORRUPT);
    *LIST_ADD(arena, &gone) =
        (OcflPut){.path = STR("a"), .from_file = STR("/nonexistent"), .sha512 = digest_str(&right)};
    assert_int_equal(put_fails("d2", &gone), FAIL_MISSING);
    Str fifo = file_join(arena, scratch.folder, STR("fifo"));
    assert_int_equal(mkfifo(str_to_c(arena, fifo), 0600), 0);
    *LIST_ADD(arena, &pipe) =
        (OcflPut){.path = STR("a"), .from_file = fifo, .sha512 = digest_str(&right)};
    assert_int_equal(put_fails("d2", &pipe), FAIL_CORRUPT);
    commit();
    assert_false(ocfl_root_has(handles.root, STR("d2")));
    OcflObject object = opened("d1");
    assert_true(str_equal(content(&object, 1, "a"), bytes));
    assert_true(str_equal(content(&object, 1, "b"), bytes));
    must_be_sound();
}

static void test_object_that_fails_leaves_the_group_as_it_was(void **state) {
    (void)state;
    OcflPutList good = {0}, keep = {0};
    scratch_put(arena, &good, "a", "x");
    put("d1", &good);
    Str before = scratch_snapshot(arena, scratch.folder);
    scratch_put(arena, &keep, "new", "y");
    *LIST_ADD(arena, &keep) = (OcflPut){.path = STR("a"), .keep = true};
    assert_int_equal(put_fails("d2", &keep), FAIL_MISSING);
    assert_int_equal(put_fails("d1", &good), FAIL_EXISTS);
    assert_true(str_equal(before, scratch_snapshot(arena, scratch.folder)));
    put("d2", &good);
    commit();
    must_be_sound();
    assert_true(ocfl_root_has(handles.root, STR("d2")));
}

static void test_closed_group_leaves_nothing(void **state) {
    (void)state;
    Fail fail;
    Str before = scratch_snapshot(arena, scratch.folder);
    OcflPutList files = {0};
    scratch_put(arena, &files, "a", "x");
    put("d1", &files);
    ocfl_group_close(group);
    assert_true(str_equal(before, scratch_snapshot(arena, scratch.folder)));
    assert_ok(ocfl_group_open(handles.root, handles.journal, scratch.staging, &group, &fail));
    assert_false(ocfl_root_has(handles.root, STR("d1")));
}

static void test_users_get_an_address(void **state) {
    (void)state;
    static const struct {
        const char *user, *name, *address;
    } cases[] = {
        {"anna", "anna", "fonds:user/anna"},
        {"A. Person <a@example.org>", "A. Person", "mailto:a@example.org"},
        {"A <https://orcid.org/0000-0001>", "A", "https://orcid.org/0000-0001"},
        {"Анна М", "Анна М", "fonds:user/%D0%90%D0%BD%D0%BD%D0%B0%20%D0%9C"},
        {"<x>", "<x>", "fonds:user/%3Cx%3E"},
        {"a <>", "a <>", "fonds:user/a%20%3C%3E"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail;
        Str text;
        OcflInventory inventory;
        OcflPutList files = {0};
        OcflNote note = scratch_note();
        Str id = str_format(arena, "d%zu", i);
        note.user = str_from_c(cases[i].user);
        scratch_put(arena, &files, "a", "x");
        assert_ok(ocfl_group_put(group, id, &files, &note, &fail));
        commit();
        assert_ok(ocfl_object_inventory(handles.root, id, arena, &inventory, &text, &fail));
        assert_str(inventory.versions.p[0].user, cases[i].name);
        assert_str(inventory.versions.p[0].address, cases[i].address);
    }
    must_be_sound();
}

static void test_many_objects_meet_in_one_tree(void **state) {
    (void)state;
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 400; i++) {
            OcflPutList files = {0};
            scratch_put(arena, &files, "a", str_to_c(arena, str_format(arena, "%d", i)));
            put(str_to_c(arena, str_format(arena, "d%d-%d", round, i)), &files);
        }
        commit();
    }
    must_be_sound();
    for (int i = 0; i < 1600; i++)
        assert_true(ocfl_root_has(handles.root, str_format(arena, "d%d-%d", i / 400, i % 400)));
}

static void test_object_that_is_damaged_gets_no_new_version(void **state) {
    (void)state;
    Fail fail;
    OcflPutList files = {0};
    scratch_put(arena, &files, "a", "x");
    put("d1", &files);
    commit();
    Str path = ocfl_root_object_path(handles.root, STR("d1"), arena);
    assert_ok(file_write(file_join(arena, path, STR("inventory.json")), STR("{}"), false, &fail));
    assert_int_equal(put_fails("d1", &files), FAIL_CORRUPT);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_object_comes_out_as_it_went_in),
        TEST(test_version_keeps_what_did_not_change),
        TEST(test_hostile_names_come_back),
        TEST(test_paths_that_meet_are_refused),
        TEST(test_files_are_copied_and_checked),
        TEST(test_object_that_fails_leaves_the_group_as_it_was),
        TEST(test_closed_group_leaves_nothing),
        TEST(test_users_get_an_address),
        TEST(test_many_objects_meet_in_one_tree),
        TEST(test_object_that_is_damaged_gets_no_new_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
