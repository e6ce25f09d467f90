/* Lines go in and come back in order, whatever a crash or a bad disk did at the end of the file. */
#include "base/file.h"
#include "store/disk.h"
#include "store/journal.h"
#include "store/scratch_store.h"
#include "test.h"

static struct arena *arena;

static Str lines_from(uint64_t first, uint64_t last) {
    StrList lines = {0};
    for (uint64_t seq = first; seq <= last; seq++)
        str_list_add(arena, &lines, scratch_line(arena, seq, "x"));
    return str_join(arena, lines, STR(""));
}

static bool collect(void *context, uint64_t seq, Str line, Fail *fail) {
    (void)fail;
    StrList *found = context;
    str_list_add(arena, found, str_format(arena, "%llu:%zu", (unsigned long long)seq, line.n));
    return true;
}

static size_t count_from(const struct journal *journal, uint64_t seq) {
    Fail fail;
    StrList found = {0};
    assert_ok(journal_each(journal, seq, collect, &found, &fail));
    return found.n;
}

static Str open_file(const ScratchStore *scratch) {
    return file_join(arena, scratch->journal, STR("0001.jsonl"));
}

static void test_lines_come_back_in_order(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_make();
    ScratchHandles handles = scratch_open(&scratch);
    assert_int_equal(journal_next_seq(handles.journal), 1);
    assert_ok(journal_append(handles.journal, lines_from(1, 3), &fail));
    assert_ok(journal_append(handles.journal, lines_from(4, 4), &fail));
    assert_int_equal(journal_next_seq(handles.journal), 5);
    StrList found = {0};
    assert_ok(journal_each(handles.journal, 2, collect, &found, &fail));
    assert_str(str_join(arena, found, STR(" ")), "2:52 3:52 4:52");
    scratch_close(&handles);
    scratch_store_remove(&scratch);
}

static void test_torn_end_is_ignored_by_readers_and_kept_aside_by_writers(void **state) {
    (void)state;
    Fail fail;
    static const char *const ends[] = {"{\"kind\":\"of-tom", "\0\0\0\0", "x\0\0", "{}"};
    static const size_t lengths[] = {15, 4, 3, 2};
    for (size_t i = 0; i < 4; i++) {
        ScratchStore scratch = scratch_store_make();
        ScratchHandles handles = scratch_open(&scratch);
        assert_ok(journal_append(handles.journal, lines_from(1, 2), &fail));
        scratch_close(&handles);
        Str end = {ends[i], lengths[i]}, bytes;
        assert_ok(file_append(open_file(&scratch), end, false, &fail));
        struct journal *reader;
        assert_ok(journal_open(scratch.journal, NULL, false, &reader, &fail));
        assert_int_equal(journal_next_seq(reader), 3);
        assert_int_equal(count_from(reader, 1), 2);
        journal_close(reader);
        handles = scratch_open(&scratch);
        assert_int_equal(journal_next_seq(handles.journal), 3);
        assert_ok(journal_append(handles.journal, lines_from(3, 3), &fail));
        assert_int_equal(count_from(handles.journal, 1), 3);
        scratch_close(&handles);
        assert_ok(
            file_read(file_join(arena, scratch.journal, STR("torn")), 100, arena, &bytes, &fail));
        assert_true(str_starts(bytes, end) && bytes.n == end.n + 1);
        scratch_store_remove(&scratch);
    }
}

static void test_journal_cut_at_every_byte_keeps_its_whole_lines(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_make();
    Str whole = lines_from(1, 3);
    for (size_t n = 0; n <= whole.n; n++) {
        struct journal *journal;
        assert_ok(file_write(open_file(&scratch), str_slice(whole, 0, n), false, &fail));
        assert_ok(journal_open(scratch.journal, NULL, true, &journal, &fail));
        assert_int_equal(journal_next_seq(journal), n / (whole.n / 3) + 1);
        assert_int_equal(count_from(journal, 1), n / (whole.n / 3));
        journal_close(journal);
    }
    scratch_store_remove(&scratch);
}

static bool ignore(void *context, uint64_t seq, Str line, Fail *fail) {
    (void)context, (void)seq, (void)line, (void)fail;
    return true;
}

static void test_flipped_byte_never_crashes_and_a_wrong_seq_is_told(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_make();
    Str whole = lines_from(1, 3);
    char *bytes = str_to_c(arena, whole);
    for (size_t i = 0; i < whole.n; i++) {
        struct journal *journal;
        bytes[i] ^= 0x11;
        assert_ok(file_write(open_file(&scratch), (Str){bytes, whole.n}, false, &fail));
        if (journal_open(scratch.journal, NULL, false, &journal, &fail)) {
            if (!journal_each(journal, 1, ignore, NULL, &fail))
                assert_int_equal(fail.code, FAIL_CORRUPT);
            journal_close(journal);
        } else {
            assert_int_equal(fail.code, FAIL_CORRUPT);
        }
        bytes[i] ^= 0x11;
    }
    struct journal *journal;
    Str gap = str_format(arena, "%.*s%.*s", STR_ARG(lines_from(1, 1)), STR_ARG(lines_from(3, 3)));
    assert_ok(file_write(open_file(&scratch), gap, false, &fail));
    assert_ok(journal_open(scratch.journal, NULL, false, &journal, &fail));
    assert_false(journal_each(journal, 1, ignore, NULL, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_non_null(strstr(fail.message, "0001.jsonl line 2: seq 3 where 2 belongs"));
    journal_close(journal);
    scratch_store_remove(&scratch);
}

static void test_append_that_fails_leaves_the_journal_as_it_was(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_make();
    ScratchHandles handles = scratch_open(&scratch);
    assert_ok(journal_append(handles.journal, lines_from(1, 2), &fail));
    disk_trouble_at(1, DISK_FULL);
    assert_false(journal_append(handles.journal, lines_from(3, 4), &fail));
    assert_int_equal(fail.code, FAIL_IO);
    disk_trouble_at(0, DISK_FULL);
    assert_int_equal(count_from(handles.journal, 1), 2);
    /* The room is there again: it goes on. */
    assert_ok(journal_append(handles.journal, lines_from(3, 4), &fail));
    assert_int_equal(count_from(handles.journal, 1), 4);
    /* A sync that failed leaves doubt: nothing more until it is opened again. */
    disk_trouble_at(2, DISK_FAULT);
    assert_false(journal_append(handles.journal, lines_from(5, 5), &fail));
    disk_trouble_at(0, DISK_FULL);
    assert_false(journal_append(handles.journal, lines_from(5, 5), &fail));
    scratch_close(&handles);
    handles = scratch_open(&scratch);
    assert_int_equal(journal_next_seq(handles.journal), 5);
    assert_ok(journal_append(handles.journal, lines_from(5, 5), &fail));
    scratch_close(&handles);
    scratch_store_remove(&scratch);
}

static void test_long_lines_are_found_from_the_end(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_make();
    ScratchHandles handles = scratch_open(&scratch);
    char *text = arena_alloc(arena, 300001);
    memset(text, 'y', 300000);
    assert_ok(journal_append(handles.journal, scratch_line(arena, 1, text), &fail));
    assert_ok(journal_append(handles.journal, scratch_line(arena, 2, text), &fail));
    scratch_close(&handles);
    assert_ok(file_append(open_file(&scratch), STR("torn"), false, &fail));
    handles = scratch_open(&scratch);
    assert_int_equal(journal_next_seq(handles.journal), 3);
    assert_ok(journal_append(handles.journal, lines_from(3, 3), &fail));
    assert_int_equal(count_from(handles.journal, 1), 3);
    scratch_close(&handles);
    scratch_store_remove(&scratch);
}

static void test_checks_stand_apart(void **state) {
    (void)state;
    Fail fail;
    ScratchStore scratch = scratch_store_make();
    ScratchHandles handles = scratch_open(&scratch);
    StrList found = {0};
    assert_ok(journal_each_check(handles.journal, collect, &found, &fail));
    assert_int_equal(found.n, 0);
    assert_ok(journal_add_check(handles.journal, STR("{\"a\":1}\n{\"a\":2}\n"), &fail));
    Str path = file_join(arena, scratch.journal, STR("checks"));
    assert_ok(file_append(path, STR("{\"tor"), false, &fail));
    assert_ok(journal_add_check(handles.journal, STR("{\"a\":333}\n"), &fail));
    assert_ok(journal_each_check(handles.journal, collect, &found, &fail));
    assert_str(str_join(arena, found, STR(" ")), "1:7 2:7 3:9");
    assert_int_equal(journal_next_seq(handles.journal), 1);
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
        cmocka_unit_test(test_lines_come_back_in_order),
        cmocka_unit_test(test_torn_end_is_ignored_by_readers_and_kept_aside_by_writers),
        cmocka_unit_test(test_journal_cut_at_every_byte_keeps_its_whole_lines),
        cmocka_unit_test(test_flipped_byte_never_crashes_and_a_wrong_seq_is_told),
        cmocka_unit_test(test_append_that_fails_leaves_the_journal_as_it_was),
        cmocka_unit_test(test_long_lines_are_found_from_the_end),
        cmocka_unit_test(test_checks_stand_apart),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
