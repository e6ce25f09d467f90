#include "base/file.h"
#include "base/scratch.h"
#include "test.h"
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct arena *arena;
static Str folder;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    folder = scratch_create(arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    scratch_destroy(folder);
    arena_destroy(arena);
    return 0;
}

static Str in_folder(const char *name) {
    return file_join(arena, folder, str_from_c(name));
}

static void test_whole_files_are_written_and_read(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("whole"), back;
    assert_ok(file_write(path, STR("first"), false, &fail));
    assert_ok(file_write(path, STR("a\0second"), true, &fail));
    assert_ok(file_read(path, 8, arena, &back, &fail));
    assert_true(str_equal(back, STR("a\0second")));
    assert_int_equal(back.p[back.n], 0);
    assert_ok(file_write(path, (Str){NULL, 0}, false, &fail));
    assert_ok(file_read(path, 0, arena, &back, &fail));
    assert_int_equal(back.n, 0);
    FileEntryList entries;
    assert_ok(file_list(folder, arena, &entries, &fail));
    assert_int_equal(entries.n, 1);  // nothing stays beside it
}

static void test_a_file_above_the_limit_is_not_read(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("long"), back;
    assert_ok(file_write(path, STR("12345"), false, &fail));
    assert_false(file_read(path, 4, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    assert_non_null(strstr(fail.message, "has 5 bytes, above the limit of 4"));
}

static void test_what_is_no_regular_file_is_not_read(void **state) {
    (void)state;
    Fail fail = {0};
    Str back;
    assert_false(file_read(in_folder("absent"), 10, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_false(file_read(folder, 10, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    Str pipe = in_folder("pipe");
    assert_int_equal(mkfifo(pipe.p, 0600), 0);
    assert_false(file_read(pipe, 10, arena, &back, &fail));  // and does not wait for a writer
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_false(file_map(pipe, &back, &fail));
    assert_false(file_read(STR(""), 10, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_false(file_read(STR("a\0b"), 10, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    Str loop = in_folder("loop");
    assert_int_equal(symlink("loop", loop.p), 0);
    assert_false(file_read(loop, 10, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
}

static void test_a_file_without_permission_is_not_read(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("locked"), back;
    assert_ok(file_write(path, STR("x"), false, &fail));
    assert_int_equal(chmod(path.p, 0), 0);
    if (geteuid() == 0) {
        printf("skipped: file permissions, root may read everything\n");
        return;
    }
    assert_false(file_read(path, 10, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_IO);
}

static atomic_bool writer_stops;

static void *keep_writing(void *context) {
    const char *path = context;
    while (!atomic_load(&writer_stops)) {
        int file = open(path, O_WRONLY);
        char byte = 'y';
        for (int i = 0; i < 50; i++)
            if (pwrite(file, &byte, 1, 0) != 1)
                abort();
        close(file);
    }
    return NULL;
}

static void test_a_file_that_changes_while_it_is_read_is_refused(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("changing"), back;
    char *text = arena_alloc(arena, 8 * 1024 * 1024);
    assert_ok(file_write(path, (Str){text, 8 * 1024 * 1024}, false, &fail));
    pthread_t writer;
    atomic_store(&writer_stops, false);
    assert_int_equal(pthread_create(&writer, NULL, keep_writing, str_to_c(arena, path)), 0);
    bool refused = false;
    for (int i = 0; i < 200 && !refused; i++) {
        ArenaMark mark = arena_mark(arena);
        refused = !file_read(path, 16 * 1024 * 1024, arena, &back, &fail);
        arena_reset(arena, mark);
    }
    atomic_store(&writer_stops, true);
    pthread_join(writer, NULL);
    assert_true(refused);
    assert_int_equal(fail.code, FAIL_IO);
    assert_non_null(strstr(fail.message, "changed while it was read"));
}

static void test_a_new_file_never_replaces_one(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("new"), back;
    assert_ok(file_write_new(path, STR("mine"), &fail));
    assert_false(file_write_new(path, STR("yours"), &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    assert_ok(file_read(path, 10, arena, &back, &fail));
    assert_str(back, "mine");
}

static void test_appending_adds_and_makes_the_file(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("log"), back;
    assert_ok(file_append(path, STR("one\n"), false, &fail));
    assert_ok(file_append(path, STR("two\n"), true, &fail));
    assert_ok(file_read(path, 100, arena, &back, &fail));
    assert_str(back, "one\ntwo\n");
    assert_false(file_append(in_folder("no/folder"), STR("x"), false, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

/*
 * In a child whose files may have 4 kB at most: the write fails, the old file stays, nothing lies
 * beside it.
 */
static void test_a_write_that_fails_leaves_the_old_file(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("kept"), back;
    assert_ok(file_write(path, STR("old"), false, &fail));
    (void)fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        (void)signal(SIGXFSZ, SIG_IGN);
        struct rlimit limit = {4096, 4096};
        char *text = arena_alloc(arena, 10000);
        bool failed = setrlimit(RLIMIT_FSIZE, &limit) == 0 &&
                      !file_write(path, (Str){text, 10000}, false, &fail) &&
                      fail.code == FAIL_LIMIT;
        _exit(failed ? 0 : 1);
    }
    int status = 1;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    assert_ok(file_read(path, 10, arena, &back, &fail));
    assert_str(back, "old");
    FileEntryList entries;
    assert_ok(file_list(folder, arena, &entries, &fail));
    assert_int_equal(entries.n, 1);
}

static void test_maps_show_the_bytes(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("mapped"), bytes;
    assert_ok(file_write(path, STR("mapped bytes"), false, &fail));
    assert_ok(file_map(path, &bytes, &fail));
    assert_str(bytes, "mapped bytes");
    file_unmap(bytes);
    assert_ok(file_write(path, STR(""), false, &fail));
    assert_ok(file_map(path, &bytes, &fail));
    assert_int_equal(bytes.n, 0);
    file_unmap(bytes);
}

static void test_folders_are_made_and_removed_with_all_in_them(void **state) {
    (void)state;
    Fail fail = {0};
    Str deep = in_folder("a/b//c/d");
    assert_ok(file_make_folders(deep, &fail));
    assert_ok(file_make_folders(deep, &fail));
    assert_ok(file_write(in_folder("outside"), STR("x"), false, &fail));
    assert_ok(file_write(file_join(arena, deep, STR("file")), STR("x"), false, &fail));
    assert_int_equal(symlink("../../../../outside", file_join(arena, deep, STR("link")).p), 0);
    assert_int_equal(symlink(folder.p, file_join(arena, deep, STR("round")).p), 0);
    assert_ok(file_remove_tree(in_folder("a"), &fail));
    assert_false(file_exists(in_folder("a")));
    assert_true(file_exists(in_folder("outside")));
    assert_ok(file_remove_tree(in_folder("a"), &fail));
    assert_false(file_make_folders(in_folder("outside"), &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    assert_ok(file_remove_tree(in_folder("outside"), &fail));
    assert_false(file_exists(in_folder("outside")));
}

static void test_one_file_or_empty_folder_is_removed(void **state) {
    (void)state;
    Fail fail = {0};
    assert_ok(file_make_folders(in_folder("full/inner"), &fail));
    assert_false(file_remove(in_folder("full"), &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    assert_ok(file_remove(in_folder("full/inner"), &fail));
    assert_ok(file_remove(in_folder("full"), &fail));
    assert_false(file_remove(in_folder("full"), &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

static void test_renaming_replaces(void **state) {
    (void)state;
    Fail fail = {0};
    Str back;
    assert_ok(file_write(in_folder("from"), STR("1"), false, &fail));
    assert_ok(file_write(in_folder("to"), STR("2"), false, &fail));
    assert_ok(file_rename(in_folder("from"), in_folder("to"), &fail));
    assert_ok(file_read(in_folder("to"), 10, arena, &back, &fail));
    assert_str(back, "1");
    assert_false(file_rename(in_folder("from"), in_folder("to"), &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_ok(file_sync_folder(folder, &fail));
    assert_ok(file_sync_system(folder, &fail));
    assert_false(file_sync_folder(in_folder("to"), &fail));
}

static void test_exchanged_folders_have_each_others_place(void **state) {
    (void)state;
    Fail fail = {0};
    Str back;
    assert_ok(file_make_folders(in_folder("one"), &fail));
    assert_ok(file_make_folders(in_folder("two"), &fail));
    assert_ok(file_write(in_folder("one/of"), STR("1"), false, &fail));
    assert_ok(file_write(in_folder("two/of"), STR("2"), false, &fail));
    assert_ok(file_exchange(in_folder("one"), in_folder("two"), &fail));
    assert_ok(file_read(in_folder("one/of"), 10, arena, &back, &fail));
    assert_str(back, "2");
    assert_ok(file_read(in_folder("two/of"), 10, arena, &back, &fail));
    assert_str(back, "1");
    assert_false(file_exchange(in_folder("one"), in_folder("three"), &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

static void test_states_tell_kinds_apart(void **state) {
    (void)state;
    Fail fail = {0};
    FileState seen;
    assert_ok(file_write(in_folder("file"), STR("12345"), false, &fail));
    assert_int_equal(symlink("file", in_folder("link").p), 0);
    assert_int_equal(symlink("nowhere", in_folder("broken").p), 0);
    assert_int_equal(mkfifo(in_folder("pipe").p, 0600), 0);
    static const struct {
        const char *name;
        bool follow;
        FileKind kind;
    } cases[] = {
        {"file", false, FILE_REGULAR},   {"link", false, FILE_LINK},  {"link", true, FILE_REGULAR},
        {"broken", false, FILE_LINK},    {"broken", true, FILE_NONE}, {"pipe", true, FILE_OTHER},
        {"file/below", true, FILE_NONE}, {".", true, FILE_FOLDER},    {"absent", true, FILE_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_ok(file_state(in_folder(cases[i].name), cases[i].follow, &seen, &fail));
        assert_int_equal(seen.kind, cases[i].kind);
    }
    assert_ok(file_state(in_folder("file"), false, &seen, &fail));
    assert_int_equal(seen.size_bytes, 5);
    assert_true(seen.inode != 0 && seen.modified_ns > 0);
    assert_true(file_exists(in_folder("link")) && !file_exists(in_folder("broken")));
}

static void test_names_of_any_bytes_are_listed_in_order(void **state) {
    (void)state;
    Fail fail = {0};
    static const char *const names[] = {"\x01", "\nfonds: error", " ",       "a b",
                                        "b\"c", "\xD0\xB0",       "\xff\xfe"};
    for (size_t i = 7; i > 0; i--)
        assert_ok(file_write_new(in_folder(names[i - 1]), STR(""), &fail));
    FileEntryList entries;
    assert_ok(file_list(folder, arena, &entries, &fail));
    assert_int_equal(entries.n, 7);
    for (size_t i = 0; i < 7; i++) {
        assert_str(entries.p[i].name, names[i]);
        assert_int_equal(entries.p[i].kind, FILE_REGULAR);
    }
    assert_false(file_list(in_folder("absent"), arena, &entries, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

static void test_long_names_and_paths(void **state) {
    (void)state;
    Fail fail = {0};
    char name[5001];
    memset(name, 'n', sizeof name);
    name[255] = '\0';
    Str back;
    assert_ok(
        file_write(in_folder(name), STR("whole"), false, &fail));  // its neighbour's name is cut
    assert_ok(file_read(in_folder(name), 10, arena, &back, &fail));
    assert_str(back, "whole");
    name[255] = 'n';
    name[300] = '\0';
    assert_false(file_write(in_folder(name), STR("x"), false, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    assert_non_null(strstr(fail.message, ": File name too long"));
    name[300] = 'n';
    name[5000] = '\0';
    assert_false(file_write(in_folder(name), STR("x"), false, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
}

static void test_messages_hold_no_control_characters(void **state) {
    (void)state;
    Fail fail = {0};
    Str back;
    assert_false(file_read(in_folder("a\nb\x1b[2J\xff"), 10, arena, &back, &fail));
    assert_non_null(strstr(fail.message, "a\\nb\\x1b[2J\\xff: No such file"));
    assert_null(strchr(fail.message, '\n'));
}

static void test_a_lock_is_held_by_one(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("lock"), holder;
    int first, second;
    assert_ok(file_lock(path, STR("add, process 17"), &first, arena, &holder, &fail));
    assert_false(file_lock(path, STR("other"), &second, arena, &holder, &fail));
    assert_int_equal(fail.code, FAIL_BUSY);
    assert_str(holder, "add, process 17");
    assert_non_null(strstr(fail.message, "is held by add, process 17"));
    assert_true(file_lock_note(path, arena, &holder));
    assert_str(holder, "add, process 17");
    file_unlock(first);
    assert_false(file_lock_note(path, arena, &holder));
    assert_false(file_lock_note(in_folder("no-lock"), arena, &holder));
    assert_ok(file_lock(path, STR("x"), &second, arena, &holder, &fail));
    assert_false(file_lock(path, STR(""), &first, arena, &holder, &fail));
    assert_str(holder, "x");  // the longer note of before is gone
    file_unlock(second);
    assert_false(file_lock(in_folder("no/lock"), STR(""), &first, arena, &holder, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

static void test_unlocking_frees_a_lock_that_a_fork_holds_open(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("lock"), holder;
    int lock, again;
    assert_ok(file_lock(path, STR("parent"), &lock, arena, &holder, &fail));
    (void)fflush(NULL);
    pid_t pid = fork();
    if (pid == 0)
        for (;;)
            pause();
    file_unlock(lock);
    assert_ok(file_lock(path, STR("again"), &again, arena, &holder, &fail));
    file_unlock(again);
    kill(pid, SIGKILL);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void test_paths_are_joined_and_parted(void **state) {
    (void)state;
    static const struct {
        const char *path, *folder;
    } cases[] = {
        {"a/b", "a"}, {"b", "."}, {"/b", "/"}, {"a/b/", "a"}, {"/", "/"}, {"", "."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(file_folder(str_from_c(cases[i].path)), cases[i].folder);
    assert_str(file_name(STR("a/b")), "b");
    assert_str(file_name(STR("b")), "b");
    assert_str(file_name(STR("a/b/")), "b");
    assert_str(file_join(arena, STR("a"), STR("b")), "a/b");
    assert_str(file_join(arena, STR("a/"), STR("b")), "a/b");
    assert_str(file_join(arena, STR("/"), STR("b")), "/b");
}

static void test_paths_are_shown_to_people(void **state) {
    (void)state;
    static const struct {
        const char *path, *shown;
    } cases[] = {
        {"plain/name.txt", "plain/name.txt"},
        {"with \"quotes\" and \\", "with \"quotes\" and \\"},
        {"\xD0\xB0\xE2\x82\xAC\xF0\x9D\x84\x9E", "\xD0\xB0\xE2\x82\xAC\xF0\x9D\x84\x9E"},
        {"a\nb", "\"a\\nb\""},
        {"a\tb\"", "\"a\\x09b\\\"\""},
        {"\xC0\x80", "\"\\xc0\\x80\""},
        {"\xED\xA0\x80", "\"\\xed\\xa0\\x80\""},
        {"x\xE2\x82", "\"x\\xe2\\x82\""},
        {"\xC2\x9B", "\"\\xc2\\x9b\""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(file_show(arena, str_from_c(cases[i].path)), cases[i].shown);
}

static void test_standard_input_is_read_to_its_end_or_its_limit(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = in_folder("words"), bytes;
    int before = dup(STDIN_FILENO);
    assert_ok(file_write(path, STR("some words"), false, &fail));
    for (int i = 0; i < 2; i++) {
        int file = open(str_to_c(arena, path), O_RDONLY);
        assert_true(file >= 0 && dup2(file, STDIN_FILENO) == STDIN_FILENO);
        close(file);
        bool ok = file_read_stdin(i == 0 ? 10 : 9, arena, &bytes, &fail);
        if (i == 0)
            assert_str(bytes, "some words");
        else
            assert_int_equal(fail.code, FAIL_LIMIT);
        assert_true(ok == (i == 0));
    }
    assert_true(dup2(before, STDIN_FILENO) == STDIN_FILENO);
    close(before);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whole_files_are_written_and_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_file_above_the_limit_is_not_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_no_regular_file_is_not_read, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_file_without_permission_is_not_read, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_file_that_changes_while_it_is_read_is_refused,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_standard_input_is_read_to_its_end_or_its_limit, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_new_file_never_replaces_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_appending_adds_and_makes_the_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_write_that_fails_leaves_the_old_file, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_maps_show_the_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_folders_are_made_and_removed_with_all_in_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_one_file_or_empty_folder_is_removed, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_renaming_replaces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_exchanged_folders_have_each_others_place, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_states_tell_kinds_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_names_of_any_bytes_are_listed_in_order, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_long_names_and_paths, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_messages_hold_no_control_characters, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_a_lock_is_held_by_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unlocking_frees_a_lock_that_a_fork_holds_open, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_paths_are_joined_and_parted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_paths_are_shown_to_people, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
