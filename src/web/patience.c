/*
 * A list under a lock, looked through by one thread a few times a second while there is anything on
 * it; with none the thread sleeps. Shutting a socket down (not closing it: its number belongs to
 * the HTTP library) lets the library see the other side's end, and clean up as it always does.
 */
#include "web/patience.h"
#include "base/stamp.h"
#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { LOOK_MS = 250 };

struct patience {
    struct arena *arena;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t change;  // the first wait has begun, or the end has come
    PatienceWait *first;
    bool over;
};

/* Nothing more will come, and nothing that came is still unread. */
static bool is_at_end(int socket) {
    char byte;
    return recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/*
 * The other side may say that it is done (half a close) together with its request: only who is seen
 * at its end in two looks while something is awaited has left.
 */
static void look(const struct patience *patience) {
    uint64_t now = stamp_elapsed_ms();
    for (PatienceWait *wait = patience->first; wait != NULL; wait = wait->after) {
        if (wait->until_ms == 0)
            continue;
        bool at_end = is_at_end(wait->socket), has_left = at_end && wait->was_at_end;
        wait->was_at_end = at_end;
        if (wait->until_ms > now && !has_left)
            continue;
        (void)shutdown(wait->socket, SHUT_RDWR);
        wait->until_ms = 0;
    }
}

static void *watch(void *context) {
    struct patience *patience = context;
    pthread_mutex_lock(&patience->lock);
    while (!patience->over) {
        if (patience->first == NULL) {
            pthread_cond_wait(&patience->change, &patience->lock);
            continue;
        }
        struct timespec at;
        clock_gettime(CLOCK_MONOTONIC, &at);
        at.tv_nsec += LOOK_MS * 1000000L;
        at.tv_sec += at.tv_nsec / 1000000000L;
        at.tv_nsec %= 1000000000L;
        (void)pthread_cond_timedwait(&patience->change, &patience->lock, &at);
        look(patience);
    }
    pthread_mutex_unlock(&patience->lock);
    return NULL;
}

bool patience_create(struct patience **patience, Fail *fail) {
    struct arena *arena = arena_create();
    struct patience *made = ARENA_NEW(arena, struct patience);
    pthread_condattr_t clock;
    made->arena = arena;
    pthread_mutex_init(&made->lock, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&made->change, &clock);
    pthread_condattr_destroy(&clock);
    int error = pthread_create(&made->thread, NULL, watch, made);
    if (error != 0) {
        pthread_cond_destroy(&made->change);
        pthread_mutex_destroy(&made->lock);
        arena_destroy(arena);
        return fail_set(fail, FAIL_IO, "a thread does not start: %s", strerror(error));
    }
    *patience = made;
    return true;
}

void patience_destroy(struct patience *patience) {
    if (patience == NULL)
        return;
    pthread_mutex_lock(&patience->lock);
    must(patience->first == NULL);
    patience->over = true;
    pthread_cond_signal(&patience->change);
    pthread_mutex_unlock(&patience->lock);
    pthread_join(patience->thread, NULL);
    pthread_cond_destroy(&patience->change);
    pthread_mutex_destroy(&patience->lock);
    arena_destroy(patience->arena);
}

void patience_begin(struct patience *patience, PatienceWait *wait, int socket) {
    pthread_mutex_lock(&patience->lock);
    *wait = (PatienceWait){.socket = socket, .after = patience->first};
    if (patience->first != NULL)
        patience->first->before = wait;
    else
        pthread_cond_signal(&patience->change);
    patience->first = wait;
    pthread_mutex_unlock(&patience->lock);
}

void patience_await(struct patience *patience, PatienceWait *wait, uint64_t ms) {
    pthread_mutex_lock(&patience->lock);
    wait->until_ms = stamp_elapsed_ms() + ms;
    wait->was_at_end = false;
    pthread_mutex_unlock(&patience->lock);
}

void patience_rest(struct patience *patience, PatienceWait *wait) {
    pthread_mutex_lock(&patience->lock);
    wait->until_ms = 0;
    pthread_mutex_unlock(&patience->lock);
}

void patience_end(struct patience *patience, PatienceWait *wait) {
    pthread_mutex_lock(&patience->lock);
    if (wait->before != NULL)
        wait->before->after = wait->after;
    else
        patience->first = wait->after;
    if (wait->after != NULL)
        wait->after->before = wait->before;
    pthread_mutex_unlock(&patience->lock);
}
