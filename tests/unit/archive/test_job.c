/* Proves archive/job.c: identity, and what a worker answers. */
#include "archive/holding.h"
#include "archive/job.h"

static DepositFileList two(struct arena *arena, const char *first, const char *second) {
    DepositFileList files = {0};
    *LIST_ADD(arena, &files) = (DepositFile){str_from_c(first), STR("aa"), 1};
    *LIST_ADD(arena, &files) = (DepositFile){str_from_c(second), STR("bb"), 1};
    return files;
}

static void test_identity_follows_bytes_and_with_paths_names_too(void **state) {
    struct holding *h = *state;
    Str plain = job_deposit_id(two(h->arena, "x", "y"), false, h->arena);
    assert_int_equal(plain.n, 13);
    assert_int_equal(plain.p[0], 'd');
    assert_true(str_equal(plain, job_deposit_id(two(h->arena, "z", "w"), false, h->arena)));
    assert_false(str_equal(plain, job_deposit_id(two(h->arena, "x", "y"), true, h->arena)));
    assert_false(str_equal(job_deposit_id(two(h->arena, "x", "y"), true, h->arena),
                           job_deposit_id(two(h->arena, "x", "z"), true, h->arena)));
    /* printf 'aa\nbb\n' | sha512sum | cut -c1-15 is 60 bits: five a letter */
    DepositFileList turned = {0};
    *LIST_ADD(h->arena, &turned) = (DepositFile){STR("y"), STR("bb"), 1};
    *LIST_ADD(h->arena, &turned) = (DepositFile){STR("x"), STR("aa"), 1};
    assert_true(str_equal(plain, job_deposit_id(turned, false, h->arena)));
    assert_true(job_same_files(two(h->arena, "y", "x"), two(h->arena, "z", "w"), false));
    assert_false(job_same_files(two(h->arena, "y", "x"), two(h->arena, "z", "w"), true));
    assert_false(job_same_files(two(h->arena, "y", "x"), (DepositFileList){0}, false));
    turned.p[0].sha512 = STR("aa"); /* twice the one, never the other */
    assert_false(job_same_files(turned, two(h->arena, "x", "y"), false));
}

static bool answer_of(struct holding *h, const Job *job, JobAnswer *answer, Fail *fail) {
    JobContext context = {.config = *archive_config(h->archive)};
    Buf words = {0}, result = {0};
    job_write(job, &words);
    bool ok = job_work(&context, buf_as_str(&words), &result, fail) &&
              job_read_answer(str_copy(h->arena, buf_as_str(&result)), h->arena, answer, fail);
    job_end(&context);
    buf_free(&words);
    buf_free(&result);
    return ok;
}

static void test_a_file_becomes_a_reading_with_copies_and_rows(void **state) {
    struct holding *h = *state;
    JobAnswer answer;
    Fail fail;
    holding_put(h, "a.txt", "The harbour was full of ships.\n");
    Job job = {.kind = JOB_TAKE, .reading = 1};
    *LIST_ADD(h->arena, &job.files) = (PlanFile){holding_path(h, "a.txt"), STR("a.txt")};
    assert_ok(answer_of(h, &job, &answer, &fail));
    assert_true(answer.read);
    assert_int_equal(answer.documents.n, 1);
    assert_int_equal(answer.files.p[0].size_bytes, 31);
    assert_true(str_starts(answer.reading, str_format(h->arena, "%.*s\n", STR_ARG(answer.head))));
    EngineRow row;
    assert_ok(engine_row_read(answer.documents.p[0].row, h->arena, &row, &fail));
    assert_true(str_starts(row.id, answer.deposit));
}

static void test_a_cut_or_flipped_answer_is_refused_or_read_but_never_trusted(void **state) {
    struct holding *h = *state;
    JobContext context = {.config = *archive_config(h->archive)};
    Buf words = {0}, result = {0};
    Fail fail;
    holding_put(h, "a.txt", "Words.\n");
    Job job = {.kind = JOB_TAKE, .reading = 1};
    *LIST_ADD(h->arena, &job.files) = (PlanFile){holding_path(h, "a.txt"), STR("a.txt")};
    job_write(&job, &words);
    assert_ok(job_work(&context, buf_as_str(&words), &result, &fail));
    for (size_t i = 0; i < result.n; i++) {
        JobAnswer answer;
        ArenaMark mark = arena_mark(h->arena);
        assert_false(
            job_read_answer(str_slice(buf_as_str(&result), 0, i), h->arena, &answer, &fail));
        char *copy = str_to_c(h->arena, buf_as_str(&result));
        copy[i] = (char)(copy[i] ^ 0x41);
        if (job_read_answer((Str){copy, result.n}, h->arena, &answer, &fail))
            assert_true(answer.documents.n <= result.n);
        arena_reset(h->arena, mark);
    }
    job_end(&context);
    buf_free(&words);
    buf_free(&result);
}

static void test_a_missing_file_fails_the_job(void **state) {
    struct holding *h = *state;
    JobAnswer answer;
    Fail fail = {0};
    Job job = {.kind = JOB_TAKE, .reading = 1};
    *LIST_ADD(h->arena, &job.files) = (PlanFile){holding_path(h, "none.txt"), STR("none.txt")};
    assert_false(answer_of(h, &job, &answer, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_identity_follows_bytes_and_with_paths_names_too,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_file_becomes_a_reading_with_copies_and_rows,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_a_cut_or_flipped_answer_is_refused_or_read_but_never_trusted, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_missing_file_fails_the_job, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
