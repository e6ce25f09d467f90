/*
 * process: work on foreign bytes in worker processes. A worker is a fork of this one that runs
 * `work` for each job it is sent; what it writes comes back over a pipe. A worker that dies, hangs
 * or writes too much costs that one job its result, with a reason; the pool replaces it. A thread
 * of the pool keeps workers busy while its owner does other things. Open a pool before any other
 * thread is started; one thread owns it. Exports process_* and pool_*.
 */
#ifndef FONDS_BASE_PROCESS_H
#define FONDS_BASE_PROCESS_H

#include "base/buf.h"
#include "base/fail.h"

typedef struct {
    uint64_t memory_bytes;  // address space of a worker, above what it was born with
    uint64_t time_ms;       // wall time of one job; CPU time is limited to the same
    uint64_t output_bytes;  // of one job
} ProcessLimits;

/*
 * In the worker: does one job; result and fail are sent back. `results` may already hold what is to
 * be kept of a failure.
 */
typedef bool (*ProcessWork)(void *context, Str job, Buf *result, Fail *fail);

struct pool;

typedef struct {
    uint64_t ticket;  // as given to pool_send()
    bool ok;
    bool died;   // the worker ended before it could answer
    Fail fail;   // why not: the work's own words, how the worker died, or LIMIT for limits
    Str result;  // what the work wrote, on failure too where it came; until the next pool_* call
} PoolResult;

/* `context` is what workers see of this process at the time of forking. worker_count 1 to 64. */
MUST_USE bool pool_open(uint32_t worker_count, ProcessLimits limits, ProcessWork work,
                        void *context, struct pool **pool, Fail *fail);
void pool_close(struct pool *pool);           // kills what still runs; NULL is welcome
bool pool_is_idle(const struct pool *pool);   // all that was sent was taken
bool pool_has_room(const struct pool *pool);  // for one more job to wait: there is for hundreds
void pool_send(struct pool *pool, uint64_t ticket, Str job);  // needs room
/* Takes back what no worker has begun; false: there is no such job. *first: its first ticket. */
bool pool_recall(struct pool *pool, uint64_t *first);
/*
 * Waits for the next job, in order of sending. `timeout_ms` 0 waits for ever; *found false on
 * timeout, on a signal, or where nothing is under way.
 */
MUST_USE bool pool_next(struct pool *pool, uint32_t timeout_ms, bool *found, PoolResult *result,
                        Fail *fail);
uint32_t process_core_count(void);  // cores this process may use, at least 1

#endif
