/*
 * acceptor: takes connections from a listening socket and deals them out: to a worker that answers
 * nothing just now, before one that is at an answer; of these to the one that has the fewest. Left
 * to themselves, workers that listen on one socket are unfair: the first one awake takes all that
 * have come, and the other cores look on.
 */
#ifndef FONDS_WEB_ACCEPTOR_H
#define FONDS_WEB_ACCEPTOR_H

#include "base/fail.h"
#include <sys/socket.h>

enum { ACCEPTOR_WORKERS_MAX = 64 };

typedef struct {
    /* The socket is the worker's from here on; false: it could not have it, and has closed it. */
    bool (*take)(void *context, size_t worker, int socket, const struct sockaddr *address,
                 socklen_t size);
    void *context;
    size_t workers;      // 1 to ACCEPTOR_WORKERS_MAX
    size_t connections;  // at most, at one time; others wait until one has left
} AcceptorPlan;

struct acceptor;

/* Starts the thread that accepts. `listening` blocks, and stays the caller's. IO where there is no
 * thread. */
MUST_USE bool acceptor_start(const AcceptorPlan *plan, int listening, struct acceptor **acceptor,
                             Fail *fail);
/* The worker begins or ends an answer; by its own thread. */
void acceptor_busy(struct acceptor *acceptor, size_t worker, bool busy);
void acceptor_left(struct acceptor *acceptor, size_t worker);  // one connection; from any thread
void acceptor_stop(struct acceptor *acceptor);                 // takes none from here on
void acceptor_destroy(struct acceptor *acceptor);  // stopped, and nobody leaves any more

#endif
