/*
 * line_up: jobs for worker processes, whose answers are taken in order while workers go on with
 * what follows. The pool bounds what waits, so memory does not grow with the number of jobs.
 */
#ifndef FONDS_ARCHIVE_LINE_UP_H
#define FONDS_ARCHIVE_LINE_UP_H

#include "base/process.h"

typedef enum { LINE_UP_JOB, LINE_UP_SKIP, LINE_UP_STOP } LineUpNext;

typedef struct {
    void *context;
    /* Writes job i; SKIP: there is nothing to do for i (take is not called); STOP: no more jobs
     * from here on, nor those before it that no worker has begun. */
    LineUpNext (*job)(void *context, size_t i, Buf *job);
    /* The answer to job i, in order. */
    bool (*take)(void *context, size_t i, const PoolResult *result, Fail *fail);
} LineUp;

/* Runs jobs 0 to count - 1. Fails where take fails or the pool does. */
MUST_USE bool line_up_run(struct pool *pool, size_t count, const LineUp *line_up, Fail *fail);

/* Jobs that are numbers: of what workers, being forks, see of this process. */
typedef struct {
    void *context;
    uint32_t workers;  // 0: as many as there are cores
    bool (*work)(void *context, size_t i, Buf *answer, Fail *fail);
    bool (*take)(void *context, size_t i, Str answer, Fail *fail);  // in order
    bool (*is_over)(const void *context);                           // the rest is not wanted
} LineUpNumbers;

/*
 * Runs jobs 0 to count - 1, in a pool of its own; a single one in this process, as it is not worth
 * a fork: what `work` opened then is for the caller to close. Fails where a job does.
 */
MUST_USE bool line_up_numbers(size_t count, const LineUpNumbers *numbers, Fail *fail);

#endif
