/* The worker here does what its job says, good and bad. */
#include "base/num.h"
#include "base/process.h"
#include "test.h"
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

static const ProcessLimits WIDE = {0, 0, 0};

/* Counts the jobs of this worker in a file. */
static void note_job(Str path) {
    static unsigned count;
    char name[64] = "";
    memcpy(name, path.p, path.n < sizeof name ? path.n : 0);
    FILE *file = fopen(name, "w");
    (void)fprintf(file, "%u", ++count);
    (void)fclose(file);
}

static bool obey(void *context, Str job, Buf *result, Fail *fail) {
    Str verb, rest;
    (void)str_cut(job, ' ', &verb, &rest);
    uint64_t n = 0;
    (void)num_parse_u64(rest, &n);
    if (str_is(verb, "echo"))
        buf_str(result, rest);
    else if (str_is(verb, "slow")) {
        usleep(3000);
        buf_str(result, rest);
    } else if (str_is(verb, "note"))
        note_job(rest);
    else if (str_is(verb, "context"))
        buf_c(result, context);
    else if (str_is(verb, "pid"))
        buf_u64(result, (uint64_t)getpid());
    else if (str_is(verb, "refuse")) {
        buf_c(result, "so far");
        return fail_set(fail, FAIL_UNSUPPORTED, "not built yet");
    } else if (str_is(verb, "long"))
        while (result->n < n)
            buf_c(result, "0123456789abcdef");
    else if (str_is(verb, "kill"))
        (void)raise((int)n);
    else if (str_is(verb, "exit"))
        _exit((int)n);
    else if (str_is(verb, "sleep"))
        for (;;)
            pause();
    else if (str_is(verb, "spin"))
        for (volatile uint64_t i = 0;; i++)
            continue;
    else if (str_is(verb, "eat"))
        mem_free(memset(mem_alloc(n), 1, n));
    else if (str_is(verb, "break"))
        must(n > 100);
    return true;
}

static struct pool *opened(uint32_t count, ProcessLimits limits) {
    struct pool *pool;
    Fail fail = {0};
    static char context[] = "as it was at the fork";
    assert_ok(pool_open(count, limits, obey, context, &pool, &fail));
    return pool;
}

static void send(struct pool *pool, uint64_t ticket, const char *job) {
    assert_true(pool_has_room(pool));
    pool_send(pool, ticket, str_from_c(job));
}

static PoolResult next(struct pool *pool) {
    bool found = false;
    PoolResult result;
    Fail fail = {0};
    while (!found)
        assert_ok(pool_next(pool, 0, &found, &result, &fail));
    return result;
}

static PoolResult answer(struct pool *pool, const char *job) {
    send(pool, 1, job);
    return next(pool);
}

/* Every third is slow, every eleventh kills its worker. */
static void test_jobs_come_back_in_order(void **state) {
    (void)state;
    for (uint32_t workers = 1; workers <= 3; workers++) {
        struct pool *pool = opened(workers, WIDE);
        for (uint64_t i = 0; i < 90; i++) {
            char job[32];
            (void)snprintf(job, sizeof job,
                           i % 11 == 10 ? "exit %u"
                           : i % 3 == 0 ? "slow %u"
                                        : "echo %u",
                           (unsigned)i);
            send(pool, 100 + i, job);
        }
        for (uint64_t i = 0; i < 90; i++) {
            assert_false(pool_is_idle(pool));
            PoolResult result = next(pool);
            assert_int_equal(result.ticket, 100 + i);
            assert_int_equal(result.died, i % 11 == 10);
            uint64_t said = i;
            assert_true(result.died || num_parse_u64(result.result, &said));
            assert_int_equal(said, i);
        }
        assert_true(pool_is_idle(pool));
        PoolResult result = answer(pool, "context");
        assert_str(result.result, "as it was at the fork");
        pool_close(pool);
    }
    pool_close(NULL);
}

static uint64_t number_in(const char *path) {
    char text[32] = "";
    uint64_t number = 0;
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        size_t n = fread(text, 1, sizeof text, file);
        (void)num_parse_u64((Str){text, n}, &number);
        (void)fclose(file);
    }
    return number;
}

/* An owner who is busy once kept its workers waiting. */
static void test_workers_go_on_while_nobody_takes(void **state) {
    (void)state;
    struct pool *pool = opened(1, WIDE);
    char path[] = "/tmp/fonds-process-XXXXXX", job[64];
    int file = mkstemp(path);
    assert_true(file >= 0);
    (void)snprintf(job, sizeof job, "note %s", path);
    for (uint64_t i = 0; i < 20; i++)
        send(pool, i, job);
    for (int i = 0; i < 5000 && number_in(path) < 20; i++)
        usleep(1000);
    assert_int_equal(number_in(path), 20);
    for (uint64_t i = 0; i < 20; i++)
        assert_int_equal(next(pool).ticket, i);
    pool_close(pool);
    close(file);
    unlink(path);
}

static void test_answers_that_wait_do_not_grow_without_end(void **state) {
    (void)state;
    struct pool *pool = opened(2, WIDE);
    for (uint64_t i = 0; i < 40; i++)
        send(pool, i, "long 4000000");
    usleep(200 * 1000);
    uint64_t first;
    assert_true(pool_recall(pool, &first));  // 12 MB wait: the rest was not begun
    assert_true(first <= 6);
    for (uint64_t i = 0; i < first; i++)
        assert_int_equal(next(pool).result.n, 4000000);
    assert_true(pool_is_idle(pool));
    assert_false(pool_recall(pool, &first));
    PoolResult result = answer(pool, "echo on");
    assert_str(result.result, "on");
    pool_close(pool);
}

static void test_large_jobs_and_answers_pass_whole(void **state) {
    (void)state;
    struct pool *pool = opened(1, WIDE);
    struct arena *arena = arena_create();
    size_t n = 5 * 1000 * 1000;
    char *job = arena_alloc(arena, n + 1);
    memset(job, 'z', n);
    memcpy(job, "echo ", 5);
    PoolResult result = answer(pool, job);
    assert_int_equal(result.result.n, n - 5);
    assert_int_equal(result.result.p[n - 6], 'z');
    result = answer(pool, "long 0");
    assert_int_equal(result.result.n, 0);
    assert_true(result.ok);
    arena_destroy(arena);
    pool_close(pool);
}

static void test_a_refusal_keeps_its_words_and_what_was_written(void **state) {
    (void)state;
    struct pool *pool = opened(1, WIDE);
    PoolResult result = answer(pool, "refuse");
    assert_false(result.ok || result.died);
    assert_int_equal(result.fail.code, FAIL_UNSUPPORTED);
    assert_string_equal(result.fail.message, "not built yet");
    assert_str(result.result, "so far");
    pool_close(pool);
}

static void test_a_worker_that_dies_costs_one_job(void **state) {
    (void)state;
    static const struct {
        const char *job, *says;
        FailCode code;
    } cases[] = {
        {"kill 9", "killed by signal 9 (Killed)", FAIL_CORRUPT},
        {"kill 6", "killed by signal 6 (Aborted)", FAIL_CORRUPT},
        {"exit 5", "ended with code 5", FAIL_CORRUPT},
        {"exit 0", "ended with code 0", FAIL_CORRUPT},
        {"break", "gave up", FAIL_LIMIT},
    };
    struct pool *pool = opened(2, WIDE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PoolResult result = answer(pool, cases[i].job);
        assert_true(!result.ok && result.died && result.ticket == 1);
        assert_int_equal(result.fail.code, cases[i].code);
        assert_non_null(strstr(result.fail.message, cases[i].says));
        assert_int_equal(result.result.n, 0);
        result = answer(pool, "echo still here");
        assert_str(result.result, "still here");
    }
    pool_close(pool);
}

static void test_a_worker_that_gives_up_does_not_print_what_the_parent_had(void **state) {
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    (void)fputs("once", file);  // in the parent's buffer when the worker is forked
    struct pool *pool = opened(1, WIDE);
    (void)answer(pool, "break");
    pool_close(pool);
    (void)fflush(file);
    struct stat st;
    assert_int_equal(fstat(fileno(file), &st), 0);
    assert_int_equal(st.st_size, 4);
    (void)fclose(file);
}

static void test_a_worker_that_hangs_is_ended(void **state) {
    (void)state;
    struct pool *pool = opened(1, (ProcessLimits){0, 2000, 0});
    static const char *const jobs[] = {"sleep", "spin"};
    for (size_t i = 0; i < 2; i++) {
        PoolResult result = answer(pool, jobs[i]);
        assert_true(!result.ok && result.died);
        assert_int_equal(result.fail.code, FAIL_LIMIT);
        assert_non_null(strstr(result.fail.message, "took longer than"));
        result = answer(pool, "echo next");
        assert_str(result.result, "next");
    }
    pool_close(pool);
}

static void test_a_worker_that_writes_too_much_is_ended(void **state) {
    (void)state;
    struct pool *pool = opened(1, (ProcessLimits){0, 0, 1 << 20});
    PoolResult result = answer(pool, "long 1048576");
    assert_true(result.ok);
    assert_int_equal(result.result.n, 1 << 20);
    result = answer(pool, "long 2000000");
    assert_true(!result.ok && result.died);
    assert_int_equal(result.fail.code, FAIL_LIMIT);
    assert_non_null(strstr(result.fail.message, "gave more than 1 MB"));
    result = answer(pool, "echo next");
    assert_str(result.result, "next");
    pool_close(pool);
}

static void test_a_worker_that_takes_too_much_memory_is_ended(void **state) {
    (void)state;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    printf("note: memory of workers is not limited under sanitizers\n");
#else
    struct pool *pool = opened(1, (ProcessLimits){64 << 20, 0, 0});
    PoolResult result = answer(pool, "eat 10000000");
    assert_true(result.ok);
    result = answer(pool, "eat 200000000");
    assert_true(!result.ok && result.died);
    assert_int_equal(result.fail.code, FAIL_LIMIT);
    assert_non_null(strstr(result.fail.message, "want of memory"));
    result = answer(pool, "echo next");
    assert_str(result.result, "next");
    pool_close(pool);
#endif
}

static void test_a_worker_killed_at_rest_is_replaced(void **state) {
    (void)state;
    struct pool *pool = opened(1, WIDE);
    PoolResult result = answer(pool, "pid");
    uint64_t pid;
    assert_true(num_parse_u64(result.result, &pid));
    assert_int_equal(kill((pid_t)pid, SIGKILL), 0);
    // Whether the parent notices while sending or after, the pool lives on.
    result = answer(pool, "echo once");
    if (!result.ok)
        result = answer(pool, "echo once");
    assert_str(result.result, "once");
    pool_close(pool);
}

/* Under nohup, or when a service is stopped, files under way were once kept as not read. */
static void test_what_stops_the_group_does_not_stop_a_worker_first(void **state) {
    (void)state;
    static const char *const jobs[] = {"kill 1", "kill 2", "kill 15"};  // HUP, INT, TERM
    struct pool *pool = opened(1, WIDE);
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        PoolResult result = answer(pool, jobs[i]);
        assert_true(result.ok && !result.died);
    }
    pool_close(pool);
}

static void test_waiting_ends_with_the_time_given(void **state) {
    (void)state;
    struct pool *pool = opened(1, WIDE);
    bool found = true;
    PoolResult result;
    Fail fail = {0};
    assert_ok(pool_next(pool, 5, &found, &result, &fail));  // nothing is under way
    assert_false(found);
    send(pool, 1, "sleep");
    assert_ok(pool_next(pool, 5, &found, &result, &fail));
    assert_false(found || pool_is_idle(pool));
    pool_close(pool);  // ends it although it hangs
}

static void test_there_is_at_least_one_core(void **state) {
    (void)state;
    assert_in_range(process_core_count(), 1, 64);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jobs_come_back_in_order),
        cmocka_unit_test(test_workers_go_on_while_nobody_takes),
        cmocka_unit_test(test_answers_that_wait_do_not_grow_without_end),
        cmocka_unit_test(test_large_jobs_and_answers_pass_whole),
        cmocka_unit_test(test_a_refusal_keeps_its_words_and_what_was_written),
        cmocka_unit_test(test_a_worker_that_dies_costs_one_job),
        cmocka_unit_test(test_a_worker_that_gives_up_does_not_print_what_the_parent_had),
        cmocka_unit_test(test_a_worker_that_hangs_is_ended),
        cmocka_unit_test(test_a_worker_that_writes_too_much_is_ended),
        cmocka_unit_test(test_a_worker_that_takes_too_much_memory_is_ended),
        cmocka_unit_test(test_a_worker_killed_at_rest_is_replaced),
        cmocka_unit_test(test_what_stops_the_group_does_not_stop_a_worker_first),
        cmocka_unit_test(test_waiting_ends_with_the_time_given),
        cmocka_unit_test(test_there_is_at_least_one_core),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
