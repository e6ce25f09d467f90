/* Proves archive/line_up.c: answers come in order, whatever order workers finish in. */
#include "archive/line_up.h"
#include "base/wire.h"
#include "test.h"
#include <unistd.h>

enum { COUNT = 40 };

/* Every third job is slow, every seventh kills its worker. */
static bool work(void *context, Str job, Buf *result, Fail *fail) {
    WireIn in = wire_in(job);
    uint32_t n = wire_u32(&in);
    (void)context;
    (void)fail;
    if (n % 3 == 0)
        usleep(3000);
    if (n % 7 == 6)
        _exit(9);
    wire_put_u32(result, n * n);
    return true;
}

struct seen {
    size_t next, taken, died, skipped;
    size_t stop_at;
};

static LineUpNext next_job(void *context, size_t i, Buf *job) {
    struct seen *seen = context;
    if (i == seen->stop_at)
        return LINE_UP_STOP;
    if (i % 5 == 4) {
        seen->skipped++;
        return LINE_UP_SKIP;
    }
    wire_put_u32(job, (uint32_t)i);
    return LINE_UP_JOB;
}

static bool take(void *context, size_t i, const PoolResult *result, Fail *fail) {
    struct seen *seen = context;
    (void)fail;
    assert_true(i >= seen->next);
    assert_true(i % 5 != 4);
    seen->next = i + 1;
    seen->taken++;
    assert_int_equal(result->died, i % 7 == 6);
    seen->died += result->died;
    if (!result->died) {
        WireIn in = wire_in(result->result);
        assert_int_equal(wire_u32(&in), i * i);
        assert_true(wire_done(&in));
    }
    return true;
}

static struct seen run(uint32_t workers, size_t stop_at) {
    struct seen seen = {.stop_at = stop_at};
    struct pool *pool;
    Fail fail;
    LineUp line_up = {&seen, next_job, take};
    assert_ok(pool_open(workers, (ProcessLimits){0, 10000, 1 << 20}, work, NULL, &pool, &fail));
    assert_ok(line_up_run(pool, COUNT, &line_up, &fail));
    assert_true(pool_is_idle(pool));
    pool_close(pool);
    return seen;
}

static void test_answers_come_in_order(void **state) {
    (void)state;
    for (uint32_t workers = 1; workers <= 3; workers++) {
        struct seen seen = run(workers, COUNT);
        assert_int_equal(seen.next, 39); /* 39 itself is skipped */
        assert_int_equal(seen.skipped, 8);
        assert_int_equal(seen.died, 4); /* 6 13 20 27, for 34 is skipped */
    }
}

static void test_a_stop_lets_what_is_under_way_finish(void **state) {
    (void)state;
    struct seen seen = run(2, 17);
    assert_in_range(seen.next, 0, 17);  // take() has seen that none is missing before it
    assert_int_equal(seen.taken, seen.next - seen.next / 5);
}

static bool refuse(void *context, size_t i, const PoolResult *result, Fail *fail) {
    (void)context;
    (void)result;
    return i < 3 || fail_set(fail, FAIL_IO, "no more at %zu", i);
}

static void test_a_failure_of_the_taker_ends_it(void **state) {
    (void)state;
    struct seen seen = {.stop_at = COUNT};
    struct pool *pool;
    Fail fail = {0};
    LineUp line_up = {&seen, next_job, refuse};
    assert_ok(pool_open(2, (ProcessLimits){0, 10000, 1 << 20}, work, NULL, &pool, &fail));
    assert_false(line_up_run(pool, COUNT, &line_up, &fail));
    assert_string_equal(fail.message, "no more at 3");
    pool_close(pool);
}

/* Numbers: the answer says the number and the process that worked on it. */
struct numbers {
    size_t taken, over_after, here;
};

static bool square(void *context, size_t i, Buf *answer, Fail *fail) {
    (void)context;
    if (i == 30)
        return fail_set(fail, FAIL_INVALID, "thirty is not wanted");
    wire_put_u32(answer, (uint32_t)(i * i));
    wire_put_u32(answer, (uint32_t)getpid());
    return true;
}

static bool take_square(void *context, size_t i, Str answer, Fail *fail) {
    struct numbers *seen = context;
    WireIn in = wire_in(answer);
    (void)fail;
    assert_int_equal(i, seen->taken++);
    assert_int_equal(wire_u32(&in), i * i);
    seen->here += wire_u32(&in) == (uint32_t)getpid();
    return true;
}

static bool is_over(const void *context) {
    const struct numbers *seen = context;
    return seen->taken >= seen->over_after;
}

static bool run_numbers(struct numbers *seen, size_t count, Fail *fail) {
    LineUpNumbers numbers = {seen, 2, square, take_square, is_over};
    return line_up_numbers(count, &numbers, fail);
}

static void test_numbers_are_worked_on_elsewhere_but_for_a_single_one(void **state) {
    (void)state;
    struct numbers many = {.over_after = COUNT}, one = many, none = many;
    Fail fail;
    assert_ok(run_numbers(&many, 20, &fail));
    assert_int_equal(many.taken, 20);
    assert_int_equal(many.here, 0);
    assert_ok(run_numbers(&one, 1, &fail));
    assert_int_equal(one.taken, 1);
    assert_int_equal(one.here, 1);
    assert_ok(run_numbers(&none, 0, &fail));
    assert_int_equal(none.taken, 0);
}

static void test_numbers_end_where_one_fails_or_the_rest_is_not_wanted(void **state) {
    (void)state;
    struct numbers failing = {.over_after = COUNT}, never = {.over_after = 0};
    Fail fail = {0};
    assert_false(run_numbers(&failing, COUNT, &fail));
    assert_string_equal(fail.message, "thirty is not wanted");
    assert_int_equal(failing.taken, 30);
    assert_ok(run_numbers(&never, 1, &fail));
    assert_ok(run_numbers(&never, COUNT, &fail));
    assert_int_equal(never.taken, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers_come_in_order),
        cmocka_unit_test(test_a_stop_lets_what_is_under_way_finish),
        cmocka_unit_test(test_a_failure_of_the_taker_ends_it),
        cmocka_unit_test(test_numbers_are_worked_on_elsewhere_but_for_a_single_one),
        cmocka_unit_test(test_numbers_end_where_one_fails_or_the_rest_is_not_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
