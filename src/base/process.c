/*
 * Each worker is a fork with two pipes. Jobs go down as length and bytes; an answer comes up as one
 * frame that begins with its length, so that a worker may die at any byte and the parent still
 * knows where it stood: only a whole frame makes a result. Sending never blocks on a worker that is
 * writing, because a worker reads a whole job before it writes a byte.
 *
 * A thread carries jobs down and answers up, so that workers go on while the parent is busy with
 * what came before: else each would wait for the other, and half of the cores stand still. Jobs and
 * answers wait in one ring, in the order of sending. The thread alone touches a worker that works;
 * it never forks, because what other threads hold locked at that moment stays locked in the child
 * for ever: a worker that ended is replaced by the caller's thread, in pool_next().
 */
#include "base/process.h"
#include "base/file.h"
#include "base/num.h"
#include "base/stamp.h"
#include "base/wire.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    NICER = 5,  // workers than their owner
    WORKERS_MAX = 64,
    HEAD_BYTES = 12 + 484,
    READ_PIECE = 256 * 1024,
    AHEAD = 256,                    // jobs sent and not taken back
    ROOM_MAX = 64 * 1024 * 1024,    // that a worker's word is believed for, before its bytes come
    WAITING_MAX = 12 * 1024 * 1024  // bytes of answers that wait; beyond them no job is begun
};

struct worker {
    pid_t pid;     // 0: it ended, and waits to be replaced
    int down, up;  // pipes
    bool working, timed_out, too_much;
    struct slot *slot;  // of the job it works on
    uint64_t deadline_ms;
    Buf answer;  // what came up so far
};

/* A job, from sending to taking. */
struct slot {
    Buf frame;  // as it goes down
    int tries;  // workers that ended before they had read it
    bool done;
    PoolResult result;
    Buf answer;
};

struct pool {
    uint32_t worker_count;
    ProcessLimits limits;
    ProcessWork work;
    void *context;
    int wake, news;  // events: for the thread that carries, and for the caller
    pthread_t carrier;
    bool carried;  // it runs
    Buf result;    // what the caller holds
    pthread_mutex_t lock;
    /* under the lock */
    struct worker workers[WORKERS_MAX];
    struct slot slots[AHEAD];        // job i is in slot i % AHEAD
    size_t taken, handed_out, sent;  // jobs before each, counted from the first
    size_t waiting_bytes;            // of answers not taken
    bool closing;
};

static bool read_all(int file, char *p, size_t n) {
    while (n > 0) {
        ssize_t got = read(file, p, n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

/* Under the sanitizers memory is not limited: their shadow is terabytes of address space. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
static void limit_memory(uint64_t more_bytes) {
    (void)more_bytes;
}
#else
/* Address space that this process has now, in bytes. */
static uint64_t address_space(void) {
    char text[64] = "";
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    ssize_t n = read(file, text, sizeof text - 1);
    close(file);
    Str pages, rest;
    uint64_t count = 0;
    (void)str_cut((Str){text, n > 0 ? (size_t)n : 0}, ' ', &pages, &rest);
    (void)num_parse_u64(pages, &count);
    return count * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void limit_memory(uint64_t more_bytes) {
    uint64_t most = address_space() + more_bytes;
    struct rlimit limit;
    if (more_bytes == 0 || getrlimit(RLIMIT_AS, &limit) != 0)
        return;
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    (void)setrlimit(RLIMIT_AS, &limit);
}
#endif

/* CPU time counts from the worker's birth, so the limit is moved on before each job. */
static void limit_time(uint64_t time_ms) {
    struct rusage used;
    if (time_ms == 0 || getrusage(RUSAGE_SELF, &used) != 0)
        return;
    rlim_t seconds =
        (rlim_t)used.ru_utime.tv_sec + (rlim_t)used.ru_stime.tv_sec + time_ms / 1000 + 2;
    struct rlimit limit;  // the hard one stays: it cannot be raised again
    if (getrlimit(RLIMIT_CPU, &limit) != 0)
        return;
    limit.rlim_cur = seconds < limit.rlim_max ? seconds : limit.rlim_max;
    (void)setrlimit(RLIMIT_CPU, &limit);
}

/* The worker's life: jobs until the pipe closes. Frame: result length u64, ok u32, Fail, result. */
static void work_on(struct pool *pool, pid_t parent, int down, int up) {
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it died before it could be watched */
        _exit(0);
    /*
     * Ctrl-C, a closed terminal and a stopped service reach the whole group: the parent decides
     * when to stop, and its death is a worker's.
     */
    (void)signal(SIGINT, SIG_IGN);
    (void)signal(SIGTERM, SIG_IGN);
    (void)signal(SIGHUP, SIG_IGN);
    (void)signal(SIGPIPE, SIG_DFL);
    /* All wait for the owner, who takes answers in order: what it is behind with, nobody shares. */
    (void)setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + NICER);
    struct rlimit no_core = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &no_core);
    limit_memory(pool->limits.memory_bytes);
    Buf job = {0}, result = {0};
    for (;;) {
        char length[8];
        if (!read_all(down, length, sizeof length))
            _exit(0);
        WireIn in = wire_in((Str){length, sizeof length});
        size_t n = (size_t)wire_u64(&in);
        buf_clear(&job);
        buf_clear(&result);
        if (!read_all(down, buf_room(&job, n), n))
            _exit(0);
        job.n = n;
        limit_time(pool->limits.time_ms);
        Fail fail = {0};
        bool ok = pool->work(pool->context, buf_as_str(&job), &result, &fail);
        Buf head = {0};
        wire_put_u64(&head, result.n);
        wire_put_u32(&head, ok);
        wire_put_u32(&head, (uint32_t)fail.code);
        buf_add(&head, fail.message, sizeof fail.message);
        must(head.n == HEAD_BYTES);
        if (!file_write_all(up, buf_as_str(&head)) || !file_write_all(up, buf_as_str(&result)))
            _exit(0);
        buf_free(&head);
    }
}

static bool worker_start(struct pool *pool, struct worker *worker, Fail *fail) {
    int down[2], up[2];
    if (pipe2(down, O_CLOEXEC) != 0)
        return fail_errno(fail, "pipe to a worker");
    if (pipe2(up, O_CLOEXEC) != 0) {
        close(down[0]);
        close(down[1]);
        return fail_errno(fail, "pipe from a worker");
    }
    (void)fcntl(up[1], F_SETPIPE_SZ, 1024 * 1024);
    pid_t parent = getpid();
    /* else a worker that gives up writes once more what the parent had not written yet */
    (void)fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        for (uint32_t i = 0; i < pool->worker_count; i++)
            if (pool->workers[i].pid != 0) {
                close(pool->workers[i].down);
                close(pool->workers[i].up);
            }
        close(down[1]);
        close(up[0]);
        work_on(pool, parent, down[0], up[1]);
    }
    close(down[0]);
    close(up[1]);
    if (pid < 0) {
        close(down[1]);
        close(up[0]);
        return fail_errno(fail, "starting a worker");
    }
    (void)fcntl(up[0], F_SETFL, O_NONBLOCK);
    worker->pid = pid;
    worker->down = down[1];
    worker->up = up[0];
    return true;
}

/* Ends a worker and says how it ended. */
static int worker_end(struct worker *worker) {
    int status = 0;
    kill(worker->pid, SIGKILL);
    close(worker->down);
    close(worker->up);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    worker->pid = 0;
    return status;
}

/* --- the thread that carries ----------------------------------------------------------- */

static void tell(int event) {
    uint64_t one = 1;
    while (write(event, &one, sizeof one) < 0 && errno == EINTR)
        continue;
}

static void hear(int event) {
    uint64_t count;
    while (read(event, &count, sizeof count) < 0 && errno == EINTR)
        continue;
}

static void finish(struct pool *pool, struct slot *slot) {
    slot->done = true;
    pool->waiting_bytes += slot->answer.n;
    buf_free(&slot->frame);
    if (slot == &pool->slots[pool->taken % AHEAD])  // the one that the caller waits for
        tell(pool->news);
}

/* A worker at rest may have died of what it did before: one more try with a new one. */
static void hand_to(struct pool *pool, struct worker *worker) {
    struct slot *slot = &pool->slots[pool->handed_out % AHEAD];
    if (!file_write_all(worker->down, buf_as_str(&slot->frame))) {
        (void)worker_end(worker);
        if (++slot->tries > 1) {
            slot->result.died = true;
            fail_set(&slot->result.fail, FAIL_IO, "two workers ended before they had read it");
            pool->handed_out++;
            finish(pool, slot);
        }
        tell(pool->news);
        return;
    }
    pool->handed_out++;
    worker->working = true;
    worker->slot = slot;
    worker->timed_out = worker->too_much = false;
    worker->deadline_ms =
        pool->limits.time_ms == 0 ? UINT64_MAX : stamp_elapsed_ms() + pool->limits.time_ms;
}

/* Says whether a worker got something to do. */
static bool hand_out(struct pool *pool) {
    size_t before = pool->handed_out;
    for (uint32_t i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].pid != 0 && !pool->workers[i].working &&
            pool->handed_out < pool->sent && pool->waiting_bytes < WAITING_MAX)
            hand_to(pool, &pool->workers[i]);
    return pool->handed_out > before;
}

/* Room for the whole answer, once it has said how long it is. */
static void make_room(const struct pool *pool, Buf *answer) {
    WireIn in = wire_in(buf_as_str(answer));
    uint64_t n = wire_u64(&in), most = pool->limits.output_bytes;
    if (answer->n >= HEAD_BYTES && n < ROOM_MAX && (most == 0 || n <= most) &&
        answer->n - HEAD_BYTES < n)
        (void)buf_room(answer, (size_t)n - (answer->n - HEAD_BYTES));
}

/* Reads what came up; false when the worker's end is reached or it wrote too much. */
static bool worker_read(struct pool *pool, struct worker *worker) {
    for (;;) {
        make_room(pool, &worker->answer);
        ssize_t n = read(worker->up, buf_room(&worker->answer, READ_PIECE), READ_PIECE);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno == EAGAIN || errno == EWOULDBLOCK;
        if (n == 0)
            return false;
        worker->answer.n += (size_t)n;
        if (pool->limits.output_bytes > 0 &&
            worker->answer.n > pool->limits.output_bytes + HEAD_BYTES) {
            worker->too_much = true;
            return false;
        }
    }
}

static bool answer_is_whole(const struct worker *worker, WireIn *in, uint64_t *n) {
    *in = wire_in(buf_as_str(&worker->answer));
    *n = wire_u64(in);
    return worker->answer.n >= HEAD_BYTES && worker->answer.n - HEAD_BYTES >= *n;
}

static void take_answer(struct worker *worker, WireIn in, uint64_t n) {
    struct slot *slot = worker->slot;
    PoolResult *result = &slot->result;
    /* What a worker says of itself is foreign too: hostile bytes may have taken it over. */
    result->ok = wire_u32(&in) != 0;
    uint32_t code = wire_u32(&in);
    result->fail.code = code <= FAIL_UNSUPPORTED ? (FailCode)code : FAIL_CORRUPT;
    Str message = wire_bytes(&in, sizeof result->fail.message);
    memcpy(result->fail.message, message.p, message.n);
    result->fail.message[sizeof result->fail.message - 1] = '\0';
    worker->answer.n = HEAD_BYTES + (size_t)n;
    if (worker->answer.n < READ_PIECE / 4) {  // a small one in its own size
        buf_str(&slot->answer, buf_as_str(&worker->answer));
        buf_clear(&worker->answer);
    } else {
        slot->answer = worker->answer;
        worker->answer = (Buf){0};
    }
}

static void take_death(struct pool *pool, struct worker *worker) {
    PoolResult *result = &worker->slot->result;
    int status = worker_end(worker);
    buf_free(&worker->answer);
    tell(pool->news);  // for a new one
    result->died = true;
    if (worker->timed_out || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        fail_set(&result->fail, FAIL_LIMIT,
                 "took longer than %llu s; see worker_seconds in fonds.conf",
                 (unsigned long long)(pool->limits.time_ms / 1000));
    else if (worker->too_much)
        fail_set(&result->fail, FAIL_LIMIT,
                 "gave more than %llu MB; see worker_output_mb in fonds.conf",
                 (unsigned long long)(pool->limits.output_bytes >> 20));
    else if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
        fail_set(
            &result->fail, FAIL_LIMIT,
            "the worker gave up, probably for want of memory; see worker_memory_mb in fonds.conf");
    else if (WIFSIGNALED(status))
        fail_set(&result->fail, FAIL_CORRUPT,
                 "the worker that read it was killed by signal %d (%s)", WTERMSIG(status),
                 strsignal(WTERMSIG(status)));
    else
        fail_set(&result->fail, FAIL_CORRUPT, "the worker that read it ended with code %d",
                 WEXITSTATUS(status));
}

/* Whether a worker has answered, or is dead or has to end. */
static void look_after(struct pool *pool, struct worker *worker) {
    WireIn in;
    uint64_t n;
    bool alive = worker_read(pool, worker);
    bool whole = !worker->too_much && answer_is_whole(worker, &in, &n);
    worker->timed_out = stamp_elapsed_ms() >= worker->deadline_ms;
    if (!whole && alive && !worker->timed_out)
        return;
    (void)pthread_mutex_lock(&pool->lock);
    if (whole)
        take_answer(worker, in, n);
    else
        take_death(pool, worker);
    worker->working = false;
    finish(pool, worker->slot);
    (void)pthread_mutex_unlock(&pool->lock);
}

/* How long to wait: until a time, in ms; -1 for ever. */
static int wait_ms(uint64_t until_ms) {
    uint64_t now = stamp_elapsed_ms();
    uint64_t left = until_ms > now ? until_ms - now : 0;
    return until_ms == UINT64_MAX ? -1 : left > 60000 ? 60000 : (int)left;
}

/* Under the lock: who works, and until when the first of them may. */
static nfds_t list_busy(struct pool *pool, struct worker *busy[], struct pollfd *polls,
                        uint64_t *until_ms) {
    nfds_t count = 0;
    *until_ms = UINT64_MAX;
    for (uint32_t i = 0; i < pool->worker_count; i++) {
        struct worker *worker = &pool->workers[i];
        if (!worker->working)
            continue;
        busy[count] = worker;
        polls[count++] = (struct pollfd){.fd = worker->up, .events = POLLIN};
        *until_ms = worker->deadline_ms < *until_ms ? worker->deadline_ms : *until_ms;
    }
    return count;
}

static void *carry(void *context) {
    struct pool *pool = context;
    struct worker *busy[WORKERS_MAX];
    struct pollfd polls[1 + WORKERS_MAX] = {{.fd = pool->wake, .events = POLLIN}};
    for (;;) {
        uint64_t until;
        (void)pthread_mutex_lock(&pool->lock);
        (void)hand_out(pool);
        nfds_t count = list_busy(pool, busy, polls + 1, &until);
        bool closing = pool->closing;
        (void)pthread_mutex_unlock(&pool->lock);
        if (closing)
            return NULL;
        (void)poll(polls, 1 + count, wait_ms(until));
        if (polls[0].revents != 0)
            hear(pool->wake);
        for (nfds_t i = 0; i < count; i++)
            look_after(pool, busy[i]);
    }
}

/* --- the caller's side ------------------------------------------------------------------- */

/* Signals are the caller's: they shall end its waiting. */
static bool start_carrier(struct pool *pool, Fail *fail) {
    sigset_t all, before;
    sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    int code = pthread_create(&pool->carrier, NULL, carry, pool);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = code;
    pool->carried = code == 0;
    return pool->carried || fail_errno(fail, "starting a thread");
}

bool pool_open(uint32_t worker_count, ProcessLimits limits, ProcessWork work, void *context,
               struct pool **pool, Fail *fail) {
    must(worker_count >= 1 && worker_count <= WORKERS_MAX);
    (void)signal(SIGPIPE, SIG_IGN);
    struct pool *fresh = mem_alloc(sizeof *fresh);
    fresh->limits = limits;
    fresh->work = work;
    fresh->context = context;
    fresh->worker_count = worker_count;
    fresh->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    fresh->news = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    (void)pthread_mutex_init(&fresh->lock, NULL);
    bool ok = (fresh->wake >= 0 && fresh->news >= 0) || fail_errno(fail, "events of workers");
    for (uint32_t i = 0; ok && i < worker_count; i++)
        ok = worker_start(fresh, &fresh->workers[i], fail);
    if (!ok || !start_carrier(fresh, fail)) {
        pool_close(fresh);
        return false;
    }
    *pool = fresh;
    return true;
}

void pool_close(struct pool *pool) {
    if (pool == NULL)
        return;
    if (pool->carried) {
        (void)pthread_mutex_lock(&pool->lock);
        pool->closing = true;
        (void)pthread_mutex_unlock(&pool->lock);
        tell(pool->wake);
        (void)pthread_join(pool->carrier, NULL);
    }
    for (uint32_t i = 0; i < pool->worker_count; i++) {
        if (pool->workers[i].pid != 0)
            (void)worker_end(&pool->workers[i]);
        buf_free(&pool->workers[i].answer);
    }
    for (size_t i = 0; i < AHEAD; i++) {
        buf_free(&pool->slots[i].frame);
        buf_free(&pool->slots[i].answer);
    }
    if (pool->wake >= 0)
        close(pool->wake);
    if (pool->news >= 0)
        close(pool->news);
    (void)pthread_mutex_destroy(&pool->lock);
    buf_free(&pool->result);
    mem_free(pool);
}

bool pool_has_room(const struct pool *pool) {
    return pool->sent - pool->taken < AHEAD;
}

bool pool_is_idle(const struct pool *pool) {
    return pool->sent == pool->taken;
}

void pool_send(struct pool *pool, uint64_t ticket, Str job) {
    must(pool_has_room(pool));
    Buf frame = {0};
    wire_put_u64(&frame, job.n);
    buf_str(&frame, job);
    (void)pthread_mutex_lock(&pool->lock);
    pool->slots[pool->sent++ % AHEAD] = (struct slot){.frame = frame, .result = {.ticket = ticket}};
    bool handed_out = hand_out(pool);  // to a worker at rest
    (void)pthread_mutex_unlock(&pool->lock);
    if (handed_out)
        tell(pool->wake);
}

bool pool_recall(struct pool *pool, uint64_t *first_ticket) {
    (void)pthread_mutex_lock(&pool->lock);
    bool any = pool->handed_out < pool->sent;
    if (any)
        *first_ticket = pool->slots[pool->handed_out % AHEAD].result.ticket;
    for (; pool->sent > pool->handed_out; pool->sent--)
        buf_free(&pool->slots[(pool->sent - 1) % AHEAD].frame);
    (void)pthread_mutex_unlock(&pool->lock);
    return any;
}

/* Replaces workers that ended. Fails where none is left. */
static bool replace_ended(struct pool *pool, Fail *fail) {
    uint32_t alive = 0;
    bool any = false;
    for (uint32_t i = 0; i < pool->worker_count; i++) {
        struct worker *worker = &pool->workers[i];
        bool ended = worker->pid == 0;
        alive += !ended || worker_start(pool, worker, fail);
        any = any || ended;
    }
    if (any)
        tell(pool->wake);
    return alive > 0;
}

/* Takes the oldest job back if it is done. */
static bool take_oldest(struct pool *pool, PoolResult *result) {
    struct slot *slot = &pool->slots[pool->taken % AHEAD];
    if (!slot->done)
        return false;
    buf_free(&pool->result);
    pool->waiting_bytes -= slot->answer.n;
    pool->result = slot->answer;
    *result = slot->result;
    result->result = str_skip(buf_as_str(&pool->result), HEAD_BYTES);
    *slot = (struct slot){.done = false};
    pool->taken++;
    return true;
}

bool pool_next(struct pool *pool, uint32_t timeout_ms, bool *found, PoolResult *result,
               Fail *fail) {
    uint64_t until = timeout_ms == 0 ? UINT64_MAX : stamp_elapsed_ms() + timeout_ms;
    *found = false;
    while (!pool_is_idle(pool)) {
        (void)pthread_mutex_lock(&pool->lock);
        bool ok = replace_ended(pool, fail), full = pool->waiting_bytes >= WAITING_MAX;
        *found = ok && take_oldest(pool, result);
        (void)pthread_mutex_unlock(&pool->lock);
        if (*found && full)
            tell(pool->wake);
        if (!ok || *found)
            return ok;
        struct pollfd news = {.fd = pool->news, .events = POLLIN};
        if (stamp_elapsed_ms() >= until)
            return true;
        if (poll(&news, 1, wait_ms(until)) < 0)
            return errno == EINTR ? true : fail_errno(fail, "waiting for workers");
        hear(pool->news);
    }
    return true;
}

uint32_t process_core_count(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    int n = CPU_COUNT(&set);
    return n < 1 ? 1 : n > WORKERS_MAX ? WORKERS_MAX : (uint32_t)n;
}
