/*
 * The pool keeps the order, and keeps workers busy while an answer is taken; what is skipped shows
 * as a ticket that never comes.
 */
#include "archive/line_up.h"
#include "base/wire.h"

struct state {
    const LineUp *line_up;
    struct pool *pool;
    size_t sent, count;
    Buf job;
};

/* What was sent and not begun when the end comes is not wanted any more. */
static void stop(struct state *state) {
    uint64_t first;
    state->count = state->sent = pool_recall(state->pool, &first) ? (size_t)first : state->sent;
}

static void send_some(struct state *state) {
    while (state->sent < state->count && pool_has_room(state->pool)) {
        buf_clear(&state->job);
        switch (state->line_up->job(state->line_up->context, state->sent, &state->job)) {
        case LINE_UP_STOP:
            stop(state);
            return;
        case LINE_UP_SKIP:
            break;
        case LINE_UP_JOB:
            pool_send(state->pool, state->sent, buf_as_str(&state->job));
            break;
        }
        state->sent++;
    }
}

bool line_up_run(struct pool *pool, size_t count, const LineUp *line_up, Fail *fail) {
    struct state state = {.line_up = line_up, .pool = pool, .count = count};
    bool ok = true;
    while (ok) {
        PoolResult result;
        bool found;
        send_some(&state);
        if (pool_is_idle(pool))
            break;
        ok = pool_next(pool, 1000, &found, &result, fail) &&
             (!found || line_up->take(line_up->context, (size_t)result.ticket, &result, fail));
    }
    buf_free(&state.job);
    return ok;
}

/* --- numbers ---------------------------------------------------------------------------------- */

static const ProcessLimits limits = {(uint64_t)4 << 30, 600000, (uint64_t)1 << 30};

static bool work_on_number(void *context, Str job, Buf *answer, Fail *fail) {
    const LineUpNumbers *numbers = context;
    WireIn in = wire_in(job);
    return numbers->work(numbers->context, wire_u32(&in), answer, fail);
}

static LineUpNext next_number(void *context, size_t i, Buf *job) {
    const LineUpNumbers *numbers = context;
    if (numbers->is_over(numbers->context))
        return LINE_UP_STOP;
    wire_put_u32(job, (uint32_t)i);
    return LINE_UP_JOB;
}

static bool take_number(void *context, size_t i, const PoolResult *result, Fail *fail) {
    const LineUpNumbers *numbers = context;
    if (result->ok)
        return numbers->take(numbers->context, i, result->result, fail);
    *fail = result->fail;
    return false;
}

static bool one_here(const LineUpNumbers *numbers, Fail *fail) {
    Buf answer = {0};
    bool ok = numbers->work(numbers->context, 0, &answer, fail) &&
              numbers->take(numbers->context, 0, buf_as_str(&answer), fail);
    buf_free(&answer);
    return ok;
}

bool line_up_numbers(size_t count, const LineUpNumbers *numbers, Fail *fail) {
    LineUpNumbers own = *numbers;
    LineUp line_up = {&own, next_number, take_number};
    struct pool *pool = NULL;
    must(count <= UINT32_MAX);
    if (count == 0 || numbers->is_over(numbers->context))
        return true;
    if (count == 1)
        return one_here(numbers, fail);
    bool ok = pool_open(own.workers > 0 ? own.workers : process_core_count(), limits,
                        work_on_number, &own, &pool, fail) &&
              line_up_run(pool, count, &line_up, fail);
    pool_close(pool);
    return ok;
}
