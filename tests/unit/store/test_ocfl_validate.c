/*
 * The fixtures of the OCFL community and of ocfl-py (../shared/conformance/ocfl): verdicts right
 * and every promised code reported; and faults made by hand in an object of our own.
 */
#include "base/file.h"
#include "store/ocfl_validate.h"
#include "store/scratch_store.h"
#include "test.h"

static const char suite[] = "../shared/conformance/ocfl";

static void copy_tree(struct arena *arena, Str from, Str to) {
    Fail fail;
    FileEntryList entries = {0};
    assert_ok(file_make_folders(to, &fail));
    assert_ok(file_list(from, arena, &entries, &fail));
    for (size_t i = 0; i < entries.n; i++) {
        Str bytes, source = file_join(arena, from, entries.p[i].name);
        Str target = file_join(arena, to, entries.p[i].name);
        if (entries.p[i].kind == FILE_FOLDER) {
            copy_tree(arena, source, target);
        } else {
            assert_ok(file_read(source, 1 << 30, arena, &bytes, &fail));
            assert_ok(file_write_new(target, bytes, &fail));
        }
    }
}

/* What git could not keep: empty folders, and big files that stand once. */
static void set_up_suite(struct arena *arena, Str folder) {
    Fail fail;
    Str text, line;
    assert_ok(file_read(file_join(arena, folder, STR("setup.tsv")), 1 << 20, arena, &text, &fail));
    while (str_next_line(&text, &line)) {
        Str what, from, to, bytes;
        (void)str_cut(line, '\t', &what, &line);
        (void)str_cut(line, '\t', &from, &to);
        Str first = file_join(arena, folder, from), second = file_join(arena, folder, to);
        if (str_is(what, "dir"))
            assert_ok(file_make_folders(first, &fail));
        if (!str_is(what, "copy"))
            continue;
        assert_ok(file_read(first, 1 << 30, arena, &bytes, &fail));
        assert_ok(file_make_folders(file_folder(second), &fail));
        assert_ok(file_write(second, bytes, false, &fail));
    }
}

static bool has_code(const OcflFaultList *faults, Str code) {
    for (size_t i = 0; i < faults->n; i++)
        if (str_equal(faults->p[i].code, code))
            return true;
    return false;
}

/* A list like E001,W007; "-" holds nothing. */
static bool list_has(Str list, Str code) {
    Str item;
    while (list.n > 0) {
        (void)str_cut(list, ',', &item, &list);
        if (str_equal(item, code))
            return true;
    }
    return false;
}

/* Why the row is not as it should be; empty where it is. */
static Str judge(struct arena *arena, Str verdict, Str codes, Str also,
                 const OcflFaultList *faults) {
    /*
     * Roots: the other validator was not run on them, so the list says nothing about warnings of
     * objects inside.
     */
    bool any_warning = str_is(also, "any");
    bool bad = ocfl_validate_has_error(faults);
    if (bad != str_is(verdict, "bad"))
        return bad ? str_format(arena, "an error: %.*s %.*s", STR_ARG(faults->p[0].code),
                                STR_ARG(faults->p[0].detail))
                   : STR("no error");
    Str item, rest = codes;
    while (rest.n > 0) {
        (void)str_cut(rest, ',', &item, &rest);
        if (!str_is(item, "-") && !has_code(faults, item))
            return str_format(arena, "%.*s is not reported", STR_ARG(item));
    }
    for (size_t i = 0; i < faults->n && !bad && !any_warning; i++)
        if (!list_has(codes, faults->p[i].code) && !list_has(also, faults->p[i].code))
            return str_format(arena, "%.*s is reported (%.*s)", STR_ARG(faults->p[i].code),
                              STR_ARG(faults->p[i].detail));
    return STR("");
}

static bool run_case(struct arena *arena, Str folder, Str line) {
    Fail fail;
    Str path, version, what, verdict, codes, also;
    OcflFaultList faults = {0};
    (void)str_cut(line, '\t', &path, &line);
    (void)str_cut(line, '\t', &version, &line);
    (void)str_cut(line, '\t', &what, &line);
    (void)str_cut(line, '\t', &verdict, &line);
    (void)str_cut(line, '\t', &codes, &line);
    (void)str_cut(line, '\t', &also, &line);
    Str whole = file_join(arena, folder, path);
    if (str_is(what, "object"))
        assert_ok(ocfl_validate_object(whole, true, arena, &faults, &fail));
    else if (str_is(what, "root"))
        assert_ok(ocfl_validate_root(whole, true, arena, &faults, &fail));
    else
        assert_ok(ocfl_validate_inventory(whole, arena, &faults, &fail));
    Str why = judge(arena, verdict, codes, str_is(what, "root") ? STR("any") : also, &faults);
    if (why.n > 0)
        print_message("%.*s: %.*s\n", STR_ARG(path), STR_ARG(why));
    return why.n == 0;
}

static void test_fixtures_come_out_as_they_say(void **state) {
    (void)state;
    Fail fail;
    if (!file_exists(str_from_c(suite))) {
        print_message("skipped: %s is not here\n", suite);
        return;
    }
    struct arena *arena = arena_create();
    Str above = scratch_folder(arena), folder = file_join(arena, above, STR("ocfl")), text, line;
    copy_tree(arena, str_from_c(suite), folder);
    set_up_suite(arena, folder);
    assert_ok(file_read(file_join(arena, folder, STR("cases.tsv")), 1 << 20, arena, &text, &fail));
    size_t passed = 0, all = 0;
    while (str_next_line(&text, &line)) {
        if (line.n == 0 || line.p[0] == '#')
            continue;
        all++;
        passed += run_case(arena, folder, line);
    }
    print_message("note: %zu of %zu OCFL fixtures\n", passed, all);
    assert_ok(file_remove_tree(above, &fail));
    arena_destroy(arena);
    assert_int_equal(all, 115);
    assert_int_equal(passed, 115);
}

/* --- faults made by hand ------------------------------------------------------------------------
 */

/* One object of two versions, then one change of it on disk and the codes that must come of it. */
static const struct {
    const char *path;   // in the object
    const char *bytes;  // written there; NULL: removed; "/": a folder is made
    const char *codes;
} changes[] = {
    {"0=ocfl_object_1.1", NULL, "E003"},
    {"0=ocfl_object_1.1", "ocfl_object_1.1", "E007"},
    {"0=ocfl_object_1.0", "ocfl_object_1.0\n", "E003"},
    {"0=ocfl_object_3.0", "ocfl_object_3.0\n", "E003 E004"},
    {"note.txt", "x", "E001"},
    {"folder", "/", "E001"},
    {"logs", "/", ""},
    {"extensions/0005-mutable-head", "/", ""},
    {"extensions/0099-own", "/", "W013"},
    {"extensions/file", "x", "E112"},
    {"inventory.json", NULL, "E063"},
    {"inventory.json", "{}", "E036 E041 E043 E046 E023"},
    {"inventory.json.sha512", NULL, "E058"},
    {"inventory.json.sha512", "abc inventory.json\n", "E060"},
    {"inventory.json.sha512", "abc\n", "E061"},
    {"v1/inventory.json", NULL, "W010"},
    {"v1/inventory.json.sha512", NULL, "E058"},
    {"v2/inventory.json", "{}", "E064 E060"},
    {"v3", "/", "E046"},
    {"v1/note.txt", "x", "E015"},
    {"v1/other", "/", "W002"},
    {"v1/content/new.txt", "x", "E023"},
    {"v1/content/empty", "/", "E024"},
    {"v1/content/original/a.txt", NULL, "E092 E024 W003"},
    {"v1/content/original/a.txt", "changed", "E092"},
    {"v2/content/reading.jsonl", "changed", "E092"},
};

static void make_object(const ScratchStore *scratch, struct arena *arena, Str *path) {
    Fail fail;
    ScratchHandles handles = scratch_open(scratch);
    struct ocfl_group *group;
    OcflNote note = scratch_note();
    OcflPutList first = {0}, second = {0};
    scratch_put(arena, &first, "original/a.txt", "bytes");
    scratch_put(arena, &second, "reading.jsonl", "{}");
    *LIST_ADD(arena, &second) = (OcflPut){.path = STR("original/a.txt"), .keep = true};
    assert_ok(ocfl_group_open(handles.root, handles.journal, scratch->staging, &group, &fail));
    assert_ok(ocfl_group_put(group, STR("d1"), &first, &note, &fail));
    assert_ok(ocfl_group_commit(group, scratch_line(arena, 1, "x"), &fail));
    assert_ok(ocfl_group_put(group, STR("d1"), &second, &note, &fail));
    assert_ok(ocfl_group_commit(group, scratch_line(arena, 2, "x"), &fail));
    ocfl_group_close(group);
    *path = ocfl_root_object_path(handles.root, STR("d1"), arena);
    scratch_close(&handles);
}

static void change(struct arena *arena, Str object, const char *inside, const char *bytes) {
    Fail fail;
    Str path = file_join(arena, object, str_from_c(inside));
    if (bytes == NULL) {
        assert_ok(file_remove(path, &fail));
    } else if (strcmp(bytes, "/") == 0) {
        assert_ok(file_make_folders(path, &fail));
    } else {
        assert_ok(file_make_folders(file_folder(path), &fail));
        assert_ok(file_write(path, str_from_c(bytes), false, &fail));
    }
}

static void test_each_change_on_disk_has_its_code(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        Fail fail;
        Str object;
        OcflFaultList faults = {0};
        struct arena *arena = arena_create();
        ScratchStore scratch = scratch_store_make();
        make_object(&scratch, arena, &object);
        assert_ok(ocfl_validate_object(object, true, arena, &faults, &fail));
        assert_int_equal(faults.n, 0);
        change(arena, object, changes[i].path, changes[i].bytes);
        assert_ok(ocfl_validate_object(object, true, arena, &faults, &fail));
        Str code, rest = str_from_c(changes[i].codes);
        while (rest.n > 0) {
            (void)str_cut(rest, ' ', &code, &rest);
            if (!has_code(&faults, code))
                fail_msg("%s: no %.*s", changes[i].path, STR_ARG(code));
        }
        for (size_t j = 0; j < faults.n; j++)
            if (!str_has(str_from_c(changes[i].codes), faults.p[j].code))
                fail_msg("%s: %.*s %.*s: %.*s", changes[i].path, STR_ARG(faults.p[j].code),
                         STR_ARG(faults.p[j].where), STR_ARG(faults.p[j].detail));
        scratch_store_remove(&scratch);
        arena_destroy(arena);
    }
}

/* The inventory with one more member at its beginning, in the root and in the newest version. */
static void add_member(struct arena *arena, Str object, Str member) {
    static const char *const folders[] = {"", "v2/"};
    Fail fail;
    Str text;
    assert_ok(
        file_read(file_join(arena, object, STR("inventory.json")), 1 << 20, arena, &text, &fail));
    text = str_format(arena, "{%.*s,%.*s", STR_ARG(member), STR_ARG(str_skip(text, 1)));
    Sha512Hex hex = digest_sha512(text);
    Str sidecar = str_format(arena, "%.*s inventory.json\n", STR_ARG(digest_str(&hex)));
    for (size_t i = 0; i < 2; i++) {
        change(arena, object, str_to_c(arena, str_format(arena, "%sinventory.json", folders[i])),
               str_to_c(arena, text));
        change(arena, object,
               str_to_c(arena, str_format(arena, "%sinventory.json.sha512", folders[i])),
               str_to_c(arena, sidecar));
    }
}

static void test_other_peoples_fixity_is_computed(void **state) {
    (void)state;
    static const struct {
        const char *algorithm, *digest;  // of "bytes", by python3
        bool wrong;
    } cases[] = {
        {"md5", "4b3a6218bb3e3a7303e8a171a60fcf92", false},
        {"md5", "00000000000000000000000000000000", true},
        {"sha1", "daf529a73101c2be626b99fc6938163e7a27620b", false},
        {"sha1", "0000000000000000000000000000000000000000", true},
        {"x-own", "00", false},  // nobody can tell
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail;
        Str object;
        OcflFaultList faults = {0};
        struct arena *arena = arena_create();
        ScratchStore scratch = scratch_store_make();
        make_object(&scratch, arena, &object);
        add_member(arena, object,
                   str_format(arena, "\"fixity\":{\"%s\":{\"%s\":[\"v1/content/original/a.txt\"]}}",
                              cases[i].algorithm, cases[i].digest));
        assert_ok(ocfl_validate_object(object, true, arena, &faults, &fail));
        assert_int_equal(has_code(&faults, STR("E093")), cases[i].wrong);
        assert_int_equal(ocfl_validate_has_error(&faults), cases[i].wrong);
        scratch_store_remove(&scratch);
        arena_destroy(arena);
    }
}

static void test_digests_are_left_aside_where_not_asked_for(void **state) {
    (void)state;
    Fail fail;
    Str object;
    OcflFaultList faults = {0};
    struct arena *arena = arena_create();
    ScratchStore scratch = scratch_store_make();
    make_object(&scratch, arena, &object);
    change(arena, object, "v1/content/original/a.txt", "other");
    assert_ok(ocfl_validate_object(object, false, arena, &faults, &fail));
    assert_int_equal(faults.n, 0);
    assert_false(ocfl_validate_object(STR("/nonexistent"), false, arena, &faults, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    scratch_store_remove(&scratch);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixtures_come_out_as_they_say),
        cmocka_unit_test(test_each_change_on_disk_has_its_code),
        cmocka_unit_test(test_other_peoples_fixity_is_computed),
        cmocka_unit_test(test_digests_are_left_aside_where_not_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
