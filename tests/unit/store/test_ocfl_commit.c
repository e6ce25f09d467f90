/*
 * All or nothing: the commit of one group (three new objects, new versions of two that stand, five
 * journal lines) is stopped at every step that changes the disk, in a child of its own, and what
 * recovery makes of it must be the state before or the state after, to the byte. The same for a
 * disk that is full, that fails once, that is gone from then on, and for recovery that dies itself.
 */
#include "base/file.h"
#include "base/log.h"
#include "store/disk.h"
#include "store/ocfl_commit.h"
#include "store/ocfl_object.h"
#include "store/ocfl_validate.h"
#include "store/scratch_store.h"
#include "test.h"
#include <sys/wait.h>
#include <unistd.h>

static ScratchStore base;
static Str before, after;
static struct arena *arena;

static void must_be_sound(const ScratchStore *scratch) {
    Fail fail;
    OcflFaultList faults = {0};
    assert_ok(ocfl_validate_root(scratch->store, true, arena, &faults, &fail));
    for (size_t i = 0; i < faults.n; i++)
        print_message("%.*s %.*s: %.*s\n", STR_ARG(faults.p[i].code), STR_ARG(faults.p[i].where),
                      STR_ARG(faults.p[i].detail));
    assert_int_equal(faults.n, 0);
}

static void commit_base(void) {
    Fail fail;
    struct ocfl_group *group;
    ScratchHandles handles = scratch_open(&base);
    OcflNote note = scratch_note();
    OcflPutList a = {0}, b = {0};
    scratch_put(arena, &a, "original/a.txt", "the first");
    scratch_put(arena, &a, "reading.jsonl", "{}");
    scratch_put(arena, &b, "original/b.txt", "the second");
    assert_ok(ocfl_group_open(handles.root, handles.journal, base.staging, &group, &fail));
    assert_ok(ocfl_group_put(group, STR("da"), &a, &note, &fail));
    assert_ok(ocfl_group_put(group, STR("db"), &b, &note, &fail));
    StrList lines = {0};
    str_list_add(arena, &lines, scratch_line(arena, 1, "one"));
    str_list_add(arena, &lines, scratch_line(arena, 2, "two"));
    assert_ok(ocfl_group_commit(group, str_join(arena, lines, STR("")), &fail));
    ocfl_group_close(group);
    scratch_close(&handles);
}

/* What is interrupted. True where the group was kept. */
static bool commit_group(const ScratchStore *scratch, Fail *fail) {
    struct ocfl_root *root = NULL;
    struct journal *journal = NULL;
    struct ocfl_group *group = NULL;
    OcflNote note = scratch_note();
    OcflPutList c = {0}, d = {0}, e = {0}, a = {0}, b = {0};
    scratch_put(arena, &c, "original/c.txt", "the third");
    scratch_put(arena, &c, "original/deep/er/c.txt", "the third, deeper");
    scratch_put(arena, &d, "original/d.txt", "the fourth");
    scratch_put(arena, &e, "original/e.txt", "the fifth");
    *LIST_ADD(arena, &a) = (OcflPut){.path = STR("original/a.txt"), .keep = true};
    scratch_put(arena, &a, "reading.jsonl", "{\"of\":2}");
    scratch_put(arena, &b, "original/b.txt", "the second, second time");
    StrList lines = {0};
    for (uint64_t seq = 3; seq < 8; seq++)
        str_list_add(arena, &lines, scratch_line(arena, seq, "of the group"));
    bool ok = ocfl_root_open(scratch->store, &root, fail) &&
              journal_open(scratch->journal, root, true, &journal, fail) &&
              ocfl_group_open(root, journal, scratch->staging, &group, fail) &&
              ocfl_group_put(group, STR("dc"), &c, &note, fail) &&
              ocfl_group_put(group, STR("dd"), &d, &note, fail) &&
              ocfl_group_put(group, STR("da"), &a, &note, fail) &&
              ocfl_group_put(group, STR("de"), &e, &note, fail) &&
              ocfl_group_put(group, STR("db"), &b, &note, fail) &&
              ocfl_group_commit(group, str_join(arena, lines, STR("")), fail);
    ocfl_group_close(group);
    journal_close(journal);
    ocfl_root_close(root);
    return ok;
}

enum { CHILD_KEPT = 0, CHILD_REFUSED = 10, CHILD_UNCLEAR = 11, CHILD_PAST = 12 };

/* Runs `work` in a child in which step k meets trouble; its exit code. PAST: there is no step k. */
static int in_child(const ScratchStore *scratch, uint64_t k, DiskTrouble trouble,
                    bool (*work)(const ScratchStore *, Fail *)) {
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        Fail fail = {0};
        log_quiet();
        disk_trouble_at(k, trouble);
        bool ok = work(scratch, &fail);
        bool clear = ok || (fail.code == FAIL_IO && fail.message[0] != '\0');
        bool past = disk_steps() < k;
        _exit(past ? CHILD_PAST : ok ? CHILD_KEPT : clear ? CHILD_REFUSED : CHILD_UNCLEAR);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static bool recover(const ScratchStore *scratch, Fail *fail) {
    struct ocfl_root *root = NULL;
    struct journal *journal = NULL;
    bool ok = ocfl_root_open(scratch->store, &root, fail) &&
              journal_open(scratch->journal, root, true, &journal, fail) &&
              ocfl_commit_recover(root, journal, scratch->staging, fail);
    journal_close(journal);
    ocfl_root_close(root);
    return ok;
}

/* 'b' before, 'a' after; anything else fails the test. */
static char state_of(const ScratchStore *scratch, uint64_t k, const char *what) {
    Str now = scratch_store_snapshot(scratch, arena);
    if (str_equal(now, before))
        return 'b';
    if (!str_equal(now, after))
        fail_msg("%s at step %llu left neither before nor after:\n%.*s", what,
                 (unsigned long long)k, STR_ARG(now));
    return 'a';
}

static void test_kill_at_every_step_leaves_all_or_nothing(void **state) {
    (void)state;
    Fail fail;
    uint64_t k = 1, kept = 0;
    for (;; k++) {
        ScratchStore scratch = scratch_store_copy(&base);
        int code = in_child(&scratch, k, DISK_DIES, commit_group);
        if (code == CHILD_PAST) {
            scratch_store_remove(&scratch);
            break;
        }
        assert_int_equal(code, DISK_DEATH);
        assert_ok(recover(&scratch, &fail));
        bool is_kept = state_of(&scratch, k, "a kill") == 'a';
        assert_true(is_kept || kept == 0);  // once decided, it stays decided
        kept += is_kept;
        must_be_sound(&scratch);
        scratch_store_remove(&scratch);
    }
    print_message("note: %llu steps, killed at each; %llu of them after the decision\n",
                  (unsigned long long)k - 1, (unsigned long long)kept);
    assert_true(k > 80 && kept > 10);
}

static void test_kill_during_recovery_loses_nothing(void **state) {
    (void)state;
    Fail fail;
    for (uint64_t k = 2;; k += 3) {
        ScratchStore dead = scratch_store_copy(&base);
        if (in_child(&dead, k, DISK_DIES, commit_group) == CHILD_PAST) {
            scratch_store_remove(&dead);
            break;
        }
        ScratchStore reference = scratch_store_copy(&dead);
        assert_ok(recover(&reference, &fail));
        char expected = state_of(&reference, k, "a kill");
        scratch_store_remove(&reference);
        for (uint64_t j = 1 + k % 4;; j += 4) {
            ScratchStore scratch = scratch_store_copy(&dead);
            int code = in_child(&scratch, j, DISK_DIES, recover);
            assert_ok(recover(&scratch, &fail));
            assert_int_equal(state_of(&scratch, k, "a second kill"), expected);
            scratch_store_remove(&scratch);
            if (code == CHILD_PAST)
                break;
        }
        scratch_store_remove(&dead);
    }
}

/* What the caller was told is what stands, at once or after recovery. */
static void trouble_at_every_step(DiskTrouble trouble, bool at_once, const char *what) {
    Fail fail;
    uint64_t k = 1, kept = 0, refused = 0;
    for (;; k++) {
        ScratchStore scratch = scratch_store_copy(&base);
        int code = in_child(&scratch, k, trouble, commit_group);
        if (code == CHILD_PAST) {
            scratch_store_remove(&scratch);
            break;
        }
        if (code != CHILD_KEPT && code != CHILD_REFUSED)
            fail_msg("%s at step %llu: exit %d", what, (unsigned long long)k, code);
        char told = code == CHILD_KEPT ? 'a' : 'b';
        if (at_once)
            assert_int_equal(state_of(&scratch, k, what), told);
        assert_ok(recover(&scratch, &fail));
        /*
         * A disk that is gone can keep us from undoing, too; then the next start settles it, and
         * the words say so.
         */
        char found = state_of(&scratch, k, what);
        if (found != told && !(trouble == DISK_BROKEN && told == 'b'))
            fail_msg("%s at step %llu: told '%c', found the other", what, (unsigned long long)k,
                     told);
        kept += told == 'a';
        refused += told == 'b';
        scratch_store_remove(&scratch);
    }
    print_message("note: %s at each of %llu steps: %llu kept, %llu refused\n", what,
                  (unsigned long long)k - 1, (unsigned long long)kept, (unsigned long long)refused);
    assert_true(refused > 60);
}

static void test_full_disk_refuses_the_group_whole(void **state) {
    (void)state;
    trouble_at_every_step(DISK_FULL, true, "a full disk");
}

static void test_one_fault_refuses_or_keeps_the_group_whole(void **state) {
    (void)state;
    trouble_at_every_step(DISK_FAULT, false, "one fault");
}

static void test_broken_disk_refuses_or_keeps_the_group_whole(void **state) {
    (void)state;
    trouble_at_every_step(DISK_BROKEN, false, "a broken disk");
}

/* --- the order in which things reach the disk ---------------------------------------- */

static StrList trace;

static void note_step(const char *step, const char *path) {
    Str name = file_name(str_from_c(path));
    bool list = str_starts(name, STR("group"));
    bool plain = str_is(str_from_c(step), "write") || str_is(str_from_c(step), "folder") ||
                 str_is(str_from_c(step), "remove");
    if (list)
        str_list_add(arena, &trace, str_format(arena, "%s:%.*s", step, STR_ARG(name)));
    else if (!plain && (trace.n == 0 || !str_is(trace.p[trace.n - 1], step)))
        str_list_add(arena, &trace, str_copy(arena, str_from_c(step)));
}

static void test_nothing_is_decided_before_it_is_on_the_disk(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_copy(&base);
    trace = (StrList){0};
    disk_watch(note_step);
    assert_ok(commit_group(&scratch, &fail));
    disk_watch(NULL);
    assert_str(str_join(arena, trace, STR(" ")),
               "remove:group.tmp remove:group.tmp write:group.tmp sync-system move:group sync-path "
               "move append "
               "sync-file sync-system remove:group sync-path");
    scratch_store_remove(&scratch);
}

static void test_list_that_was_damaged_stops_recovery(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_copy(&base);
    Str list = file_join(arena, scratch.journal, STR("group"));
    assert_ok(file_write_new(list, STR("{\"lines\":0,\"objects\":0,\"schema\":1}\n"), &fail));
    assert_false(recover(&scratch, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_true(file_exists(list));
    scratch_store_remove(&scratch);
}

static int set_up(void **state) {
    (void)state;
    Fail fail;
    arena = arena_create();
    base = scratch_store_make();
    commit_base();
    before = scratch_store_snapshot(&base, arena);
    ScratchStore scratch = scratch_store_copy(&base);
    assert_ok(commit_group(&scratch, &fail));
    after = scratch_store_snapshot(&scratch, arena);
    must_be_sound(&scratch);
    scratch_store_remove(&scratch);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    scratch_store_remove(&base);
    arena_destroy(arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kill_at_every_step_leaves_all_or_nothing),
        cmocka_unit_test(test_kill_during_recovery_loses_nothing),
        cmocka_unit_test(test_full_disk_refuses_the_group_whole),
        cmocka_unit_test(test_one_fault_refuses_or_keeps_the_group_whole),
        cmocka_unit_test(test_broken_disk_refuses_or_keeps_the_group_whole),
        cmocka_unit_test(test_nothing_is_decided_before_it_is_on_the_disk),
        cmocka_unit_test(test_list_that_was_damaged_stops_recovery),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
