/*
 * One thread, asleep in accept() or, when there is no place, until a connection has left. Shutting
 * a listening socket down ends accept() on it.
 */
#include "web/acceptor.h"
#include "base/arena.h"
#include "base/log.h"
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

enum { PAUSE_MS = 100 };  // after an error: no descriptors, no memory

struct acceptor {
    struct arena *arena;
    AcceptorPlan plan;
    int listening;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t change;  // a connection has left, or the end has come
    size_t live[ACCEPTOR_WORKERS_MAX], total;
    bool busy[ACCEPTOR_WORKERS_MAX];
    size_t last;  // the worker that got the last one
    bool over;
};

/* Equals in turn. */
static size_t find_idlest(const struct acceptor *acceptor) {
    size_t count = acceptor->plan.workers, idlest = (acceptor->last + 1) % count;
    for (size_t n = 2; n <= count; n++) {
        size_t i = (acceptor->last + n) % count;
        bool fewer = acceptor->live[i] < acceptor->live[idlest];
        if (acceptor->busy[i] == acceptor->busy[idlest] ? fewer : acceptor->busy[idlest])
            idlest = i;
    }
    return idlest;
}

/* False: it is over. */
static bool await_place(struct acceptor *acceptor) {
    pthread_mutex_lock(&acceptor->lock);
    while (!acceptor->over && acceptor->total >= acceptor->plan.connections)
        pthread_cond_wait(&acceptor->change, &acceptor->lock);
    bool over = acceptor->over;
    pthread_mutex_unlock(&acceptor->lock);
    return !over;
}

static void deal(struct acceptor *acceptor, int socket, const struct sockaddr *address,
                 socklen_t size) {
    pthread_mutex_lock(&acceptor->lock);
    size_t worker = find_idlest(acceptor);
    acceptor->last = worker;
    acceptor->live[worker]++;
    acceptor->total++;
    pthread_mutex_unlock(&acceptor->lock);
    if (!acceptor->plan.take(acceptor->plan.context, worker, socket, address, size))
        acceptor_left(acceptor, worker);
}

/* Said once, until a connection is taken again. */
static void pause_after(int error, bool *said) {
    struct timespec time = {.tv_nsec = PAUSE_MS * 1000000L};
    if (error == EINTR || error == ECONNABORTED)
        return;
    if (!*said)
        log_error("web: no connection is taken just now, reason=%s", strerror(error));
    *said = true;
    (void)nanosleep(&time, NULL);
}

static void *run(void *context) {
    struct acceptor *acceptor = context;
    bool said = false;
    while (await_place(acceptor)) {
        struct sockaddr_storage address;
        socklen_t size = sizeof address;
        int socket = accept4(acceptor->listening, (struct sockaddr *)&address, &size,
                             SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket >= 0) {
            said = false;
            deal(acceptor, socket, (const struct sockaddr *)&address, size);
            continue;
        }
        int error = errno;
        pthread_mutex_lock(&acceptor->lock);
        bool over = acceptor->over;
        pthread_mutex_unlock(&acceptor->lock);
        if (over)
            break;
        pause_after(error, &said);
    }
    return NULL;
}

bool acceptor_start(const AcceptorPlan *plan, int listening, struct acceptor **acceptor,
                    Fail *fail) {
    must(plan->workers > 0 && plan->workers <= ACCEPTOR_WORKERS_MAX && plan->connections > 0);
    struct arena *arena = arena_create();
    struct acceptor *made = ARENA_NEW(arena, struct acceptor);
    made->arena = arena;
    made->plan = *plan;
    made->listening = listening;
    made->last = plan->workers - 1;
    pthread_mutex_init(&made->lock, NULL);
    pthread_cond_init(&made->change, NULL);
    *acceptor = made;  // before the thread: connections may leave before this returns
    int error = pthread_create(&made->thread, NULL, run, made);
    if (error != 0) {
        *acceptor = NULL;
        acceptor_destroy(made);
        return fail_set(fail, FAIL_IO, "a thread does not start: %s", strerror(error));
    }
    return true;
}

void acceptor_busy(struct acceptor *acceptor, size_t worker, bool busy) {
    pthread_mutex_lock(&acceptor->lock);
    acceptor->busy[worker] = busy;
    pthread_mutex_unlock(&acceptor->lock);
}

void acceptor_left(struct acceptor *acceptor, size_t worker) {
    pthread_mutex_lock(&acceptor->lock);
    must(acceptor->live[worker] > 0);
    acceptor->live[worker]--;
    acceptor->total--;
    pthread_cond_signal(&acceptor->change);
    pthread_mutex_unlock(&acceptor->lock);
}

void acceptor_stop(struct acceptor *acceptor) {
    pthread_mutex_lock(&acceptor->lock);
    acceptor->over = true;
    pthread_cond_signal(&acceptor->change);
    pthread_mutex_unlock(&acceptor->lock);
    (void)shutdown(acceptor->listening, SHUT_RDWR);
    pthread_join(acceptor->thread, NULL);
}

void acceptor_destroy(struct acceptor *acceptor) {
    pthread_cond_destroy(&acceptor->change);
    pthread_mutex_destroy(&acceptor->lock);
    arena_destroy(acceptor->arena);
}
