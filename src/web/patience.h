/*
 * patience: ends connections whose request does not come to an end. An idle connection is given up
 * by the HTTP library; one that sends a byte now and then never is idle, and one that leaves in the
 * middle of a request is kept until it has been idle. Enough of those would lock every reader out.
 * Used by any thread.
 */
#ifndef FONDS_WEB_PATIENCE_H
#define FONDS_WEB_PATIENCE_H

#include "base/fail.h"
#include <stdint.h>

struct patience;

/* One connection; lives from patience_begin() to patience_end(), at the same place. */
typedef struct PatienceWait {
    int socket;
    uint64_t until_ms;                    // of stamp_elapsed_ms(); 0: nothing is waited for
    bool was_at_end;                      // when it was last looked at
    struct PatienceWait *before, *after;  // all that are begun
} PatienceWait;

/* Starts the thread that watches. IO where there is none. */
MUST_USE bool patience_create(struct patience **patience, Fail *fail);
void patience_destroy(struct patience *patience);  // all waits have ended; NULL is welcome

void patience_begin(struct patience *patience, PatienceWait *wait, int socket);
/*
 * What is awaited must come within so many milliseconds, and before the other side leaves, or the
 * socket is shut down.
 */
void patience_await(struct patience *patience, PatienceWait *wait, uint64_t ms);
void patience_rest(struct patience *patience, PatienceWait *wait);  // it came
/* Before the socket is closed, so that no other connection of its number is shut down. */
void patience_end(struct patience *patience, PatienceWait *wait);

#endif
