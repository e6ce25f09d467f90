/*
 * A ring of answers that came before their turn, twice as long as there are workers: longer would
 * only hold more memory, because the one who takes is the slower side.
 */
#include "archive/line_up.h"

enum { AHEAD = 2, SLOTS_MAX = 128 };

typedef enum { SLOT_EMPTY, SLOT_SENT, SLOT_SKIPPED, SLOT_HERE } SlotState;

struct slot {
    SlotState state;
    PoolResult result;
    Buf bytes;
};

struct state {
    const LineUp *line_up;
    struct pool *pool;
    struct slot slots[SLOTS_MAX];
    size_t slot_count, sent, taken, count;
    Buf job;
};

static bool send_some(struct state *state, Fail *fail) {
    while (state->sent < state->count && state->sent - state->taken < state->slot_count &&
           pool_has_room(state->pool)) {
        struct slot *slot = &state->slots[state->sent % state->slot_count];
        buf_clear(&state->job);
        switch (state->line_up->job(state->line_up->context, state->sent, &state->job)) {
        case LINE_UP_STOP:
            state->count = state->sent;
            return true;
        case LINE_UP_SKIP:
            slot->state = SLOT_SKIPPED;
            break;
        case LINE_UP_JOB:
            slot->state = SLOT_SENT;
            if (!pool_send(state->pool, state->sent, buf_as_str(&state->job), fail))
                return false;
            break;
        }
        state->sent++;
    }
    return true;
}

static bool take_some(struct state *state, Fail *fail) {
    while (state->taken < state->sent) {
        struct slot *slot = &state->slots[state->taken % state->slot_count];
        if (slot->state == SLOT_SENT)
            return true;
        bool skipped = slot->state == SLOT_SKIPPED;
        slot->state = SLOT_EMPTY;
        if (!skipped &&
            !state->line_up->take(state->line_up->context, state->taken, &slot->result, fail))
            return false;
        state->taken++;
    }
    return true;
}

/* An answer whose turn it is goes on as it came; one that must wait is copied out of the pool's
 * hands. */
static bool receive(struct state *state, Fail *fail) {
    PoolResult result;
    bool found;
    if (!pool_next(state->pool, 1000, &found, &result, fail))
        return false;
    if (!found)
        return true;
    struct slot *slot = &state->slots[result.ticket % state->slot_count];
    slot->result = result;
    slot->state = SLOT_HERE;
    if (result.ticket == state->taken)
        return take_some(state, fail);
    buf_clear(&slot->bytes);
    buf_str(&slot->bytes, result.result);
    slot->result.result = buf_as_str(&slot->bytes);
    return true;
}

bool line_up_run(struct pool *pool, size_t count, const LineUp *line_up, Fail *fail) {
    struct state state = {.line_up = line_up,
                          .pool = pool,
                          .slot_count = (size_t)pool_worker_count(pool) * AHEAD,
                          .count = count};
    must(state.slot_count <= SLOTS_MAX);
    bool ok = true;
    while (ok) {
        ok = send_some(&state, fail) && take_some(&state, fail);
        if (!ok || (state.taken == state.sent && state.sent >= state.count))
            break;
        if (!pool_is_idle(pool))
            ok = receive(&state, fail);
    }
    for (size_t i = 0; i < state.slot_count; i++)
        buf_free(&state.slots[i].bytes);
    buf_free(&state.job);
    return ok;
}
