/* Full files go into the store and stay part of the journal; a kill at any step of sealing loses no
 * line and doubles none. */
#include "base/file.h"
#include "base/log.h"
#include "store/disk.h"
#include "store/journal_line.h"
#include "store/journal_seal.h"
#include "store/ocfl_object.h"
#include "store/ocfl_validate.h"
#include "store/scratch_store.h"
#include "test.h"
#include <sys/wait.h>
#include <unistd.h>

static struct arena *arena;
static const JournalSealOrder order = {
    .time = 1795485329, .who = {"anna", 4}, .program = {"fonds 0.1.0", 11}, .limit_bytes = 420};

static void append(struct journal *journal, int count) {
    Fail fail;
    for (int i = 0; i < count; i++)
        assert_ok(
            journal_append(journal, scratch_line(arena, journal_next_seq(journal), "text"), &fail));
}

static bool note_line(void *context, uint64_t seq, Str text, Fail *fail) {
    StrList *found = context;
    JournalLine line;
    if (!journal_line_parse(text, arena, &line, fail))
        return false;
    str_list_add(arena, found,
                 line.kind == JOURNAL_SEAL
                     ? str_format(arena, "%llu=%.*s[%llu-%llu]", (unsigned long long)seq,
                                  STR_ARG(line.object), (unsigned long long)line.first_seq,
                                  (unsigned long long)line.last_seq)
                     : str_format(arena, "%llu", (unsigned long long)seq));
    return true;
}

static Str lines_of(const struct journal *journal, uint64_t from) {
    Fail fail;
    StrList found = {0};
    assert_ok(journal_each(journal, from, note_line, &found, &fail));
    return str_join(arena, found, STR(" "));
}

static void test_full_files_are_sealed_and_read_in_order(void **state) {
    (void)state;
    Fail fail;
    OcflFaultList faults = {0};
    ScratchStore scratch = scratch_store_make();
    ScratchHandles handles = scratch_open(&scratch);
    append(handles.journal, 7);
    assert_ok(journal_seal_full(handles.journal, handles.root, scratch.staging, &order, &fail));
    assert_str(lines_of(handles.journal, 1), "1 2 3 4 5 6 7");
    append(handles.journal, 1);
    assert_ok(journal_seal_full(handles.journal, handles.root, scratch.staging, &order, &fail));
    assert_true(ocfl_root_has(handles.root, STR("journal-0001")));
    assert_false(file_exists(file_join(arena, scratch.journal, STR("0001.jsonl"))));
    append(handles.journal, 4);
    assert_ok(journal_seal_full(handles.journal, handles.root, scratch.staging, &order, &fail));
    append(handles.journal, 1);
    const char *all = "1 2 3 4 5 6 7 8 9=journal-0001[1-8] 10 11 12 13 14=journal-0002[9-13] 15";
    assert_str(lines_of(handles.journal, 1), all);
    assert_str(lines_of(handles.journal, 13), "13 14=journal-0002[9-13] 15");
    assert_str(lines_of(handles.journal, 8),
               "8 9=journal-0001[1-8] 10 11 12 13 14=journal-0002[9-13] 15");
    assert_str(lines_of(handles.journal, 16), "");
    scratch_close(&handles);
    handles = scratch_open(&scratch);
    assert_int_equal(journal_next_seq(handles.journal), 16);
    assert_str(lines_of(handles.journal, 1), all);
    assert_ok(ocfl_validate_root(scratch.store, true, arena, &faults, &fail));
    assert_int_equal(faults.n, 0);
    scratch_close(&handles);
    scratch_store_remove(&scratch);
}

static bool seal(const ScratchStore *scratch, Fail *fail) {
    struct ocfl_root *root = NULL;
    struct journal *journal = NULL;
    bool ok = ocfl_root_open(scratch->store, &root, fail) &&
              journal_open(scratch->journal, root, true, &journal, fail) &&
              ocfl_commit_recover(root, journal, scratch->staging, fail) &&
              journal_seal_full(journal, root, scratch->staging, &order, fail);
    journal_close(journal);
    ocfl_root_close(root);
    return ok;
}

/* In a child that meets trouble at step k; false where there is no such step. */
static bool sealed_with_trouble(const ScratchStore *scratch, uint64_t k, DiskTrouble trouble) {
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        Fail fail;
        log_quiet();
        disk_trouble_at(k, trouble);
        (void)!seal(scratch, &fail);
        _exit(disk_steps() < k ? 1 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status) != 1;
}

static void trouble_at_every_step(DiskTrouble trouble) {
    Fail fail;
    ScratchStore base = scratch_store_make();
    ScratchHandles handles = scratch_open(&base);
    append(handles.journal, 8);
    scratch_close(&handles);
    uint64_t k = 1;
    for (bool more = true; more; k++) {
        ScratchStore scratch = scratch_store_copy(&base);
        more = sealed_with_trouble(&scratch, k, trouble);
        /* Whatever stands there now, readers find all lines, and the next try comes to the same
         * end. */
        handles = scratch_open(&scratch);
        assert_true(str_starts(lines_of(handles.journal, 1), STR("1 2 3 4 5 6 7 8")));
        scratch_close(&handles);
        assert_ok(seal(&scratch, &fail));
        handles = scratch_open(&scratch);
        assert_str(lines_of(handles.journal, 1), "1 2 3 4 5 6 7 8 9=journal-0001[1-8]");
        assert_false(file_exists(file_join(arena, scratch.journal, STR("0001.jsonl"))));
        scratch_close(&handles);
        scratch_store_remove(&scratch);
    }
    assert_true(k > 20);
    scratch_store_remove(&base);
}

static void test_kill_while_sealing_loses_no_line(void **state) {
    (void)state;
    trouble_at_every_step(DISK_DIES);
}

static void test_full_disk_while_sealing_loses_no_line(void **state) {
    (void)state;
    trouble_at_every_step(DISK_FULL);
}

static void test_sealed_file_that_was_damaged_is_told(void **state) {
    (void)state;
    Fail fail;
    OcflObject object;
    ScratchStore scratch = scratch_store_make();
    ScratchHandles handles = scratch_open(&scratch);
    append(handles.journal, 8);
    assert_ok(journal_seal_full(handles.journal, handles.root, scratch.staging, &order, &fail));
    assert_ok(ocfl_object_open(handles.root, STR("journal-0001"), arena, &object, &fail));
    assert_ok(file_append(object.versions.p[0].files.p[0].content_path, STR(" "), false, &fail));
    StrList found = {0};
    assert_false(journal_each(handles.journal, 1, note_line, &found, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    /* What is behind it can still be read. */
    assert_str(lines_of(handles.journal, 9), "9=journal-0001[1-8]");
    /* A full file beside an object of other bytes is not thrown away. */
    assert_ok(file_write(file_join(arena, scratch.journal, STR("0001.jsonl")),
                         scratch_line(arena, 1, "other"), false, &fail));
    assert_false(journal_seal_full(handles.journal, handles.root, scratch.staging, &order, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_true(file_exists(file_join(arena, scratch.journal, STR("0001.jsonl"))));
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
        cmocka_unit_test(test_full_files_are_sealed_and_read_in_order),
        cmocka_unit_test(test_kill_while_sealing_loses_no_line),
        cmocka_unit_test(test_full_disk_while_sealing_loses_no_line),
        cmocka_unit_test(test_sealed_file_that_was_damaged_is_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
