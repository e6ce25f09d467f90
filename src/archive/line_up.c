/*
 * The pool keeps the order, and keeps workers busy while an answer is taken; what is skipped shows
 * as a ticket that never comes.
 */
#include "archive/line_up.h"

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
