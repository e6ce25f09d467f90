/*
 * Each worker is a fork with two pipes. Jobs go down as length and bytes; an answer comes up as one
 * frame that begins with its length, so that a worker may die at any byte and the parent still
 * knows where it stood: only a whole frame makes a result. The parent polls all pipes; sending
 * never blocks on a worker that is writing, because a worker reads a whole job before it writes a
 * byte.
 */
#include "base/process.h"
#include "base/file.h"
#include "base/num.h"
#include "base/stamp.h"
#include "base/wire.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS_MAX = 64, HEAD_BYTES = 12 + 484, READ_PIECE = 256 * 1024 };

struct worker {
    pid_t pid;
    int down, up;  // pipes: -1 when there is no process
    bool working, timed_out, too_much;
    uint64_t ticket, deadline_ms;
    Buf answer;  // what came up so far
};

struct pool {
    uint32_t worker_count;
    ProcessLimits limits;
    ProcessWork work;
    void *context;
    struct worker workers[WORKERS_MAX];
    Buf result;
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
    Buf kept = worker->answer;
    buf_clear(&kept);
    *worker = (struct worker){.pid = pid, .down = down[1], .up = up[0], .answer = kept};
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

bool pool_open(uint32_t worker_count, ProcessLimits limits, ProcessWork work, void *context,
               struct pool **pool, Fail *fail) {
    must(worker_count >= 1 && worker_count <= WORKERS_MAX);
    (void)signal(SIGPIPE, SIG_IGN);
    struct pool *fresh = mem_alloc(sizeof *fresh);
    fresh->limits = limits;
    fresh->work = work;
    fresh->context = context;
    fresh->worker_count = worker_count;
    for (uint32_t i = 0; i < worker_count; i++)
        if (!worker_start(fresh, &fresh->workers[i], fail)) {
            pool_close(fresh);
            return false;
        }
    *pool = fresh;
    return true;
}

void pool_close(struct pool *pool) {
    if (pool == NULL)
        return;
    for (uint32_t i = 0; i < pool->worker_count; i++) {
        if (pool->workers[i].pid != 0)
            (void)worker_end(&pool->workers[i]);
        buf_free(&pool->workers[i].answer);
    }
    buf_free(&pool->result);
    mem_free(pool);
}

uint32_t pool_worker_count(const struct pool *pool) {
    return pool->worker_count;
}

bool pool_has_room(const struct pool *pool) {
    for (uint32_t i = 0; i < pool->worker_count; i++)
        if (!pool->workers[i].working)
            return true;
    return false;
}

bool pool_is_idle(const struct pool *pool) {
    for (uint32_t i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].working)
            return false;
    return true;
}

bool pool_send(struct pool *pool, uint64_t ticket, Str job, Fail *fail) {
    struct worker *free_one = NULL;
    for (uint32_t i = 0; i < pool->worker_count && free_one == NULL; i++)
        if (!pool->workers[i].working)
            free_one = &pool->workers[i];
    must(free_one != NULL);
    Buf frame = {0};
    wire_put_u64(&frame, job.n);
    buf_str(&frame, job);
    /* A worker at rest may have died of what it did before: one more try with a new one. */
    bool sent = free_one->pid != 0 && file_write_all(free_one->down, buf_as_str(&frame));
    if (!sent) {
        if (free_one->pid != 0)
            (void)worker_end(free_one);
        sent = worker_start(pool, free_one, fail) &&
               (file_write_all(free_one->down, buf_as_str(&frame)) ||
                fail_errno(fail, "sending to a worker"));
    }
    buf_free(&frame);
    if (!sent)
        return false;
    free_one->working = true;
    free_one->ticket = ticket;
    free_one->deadline_ms =
        pool->limits.time_ms == 0 ? UINT64_MAX : stamp_elapsed_ms() + pool->limits.time_ms;
    return true;
}

/* Reads what came up; false when the worker's end is reached or it wrote too much. */
static bool worker_read(struct pool *pool, struct worker *worker) {
    for (;;) {
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

static void take_answer(struct pool *pool, struct worker *worker, WireIn in, uint64_t n,
                        PoolResult *result) {
    /* What a worker says of itself is foreign too: hostile bytes may have taken it over. */
    result->ok = wire_u32(&in) != 0;
    uint32_t code = wire_u32(&in);
    result->fail.code = code <= FAIL_UNSUPPORTED ? (FailCode)code : FAIL_CORRUPT;
    Str message = wire_bytes(&in, sizeof result->fail.message);
    memcpy(result->fail.message, message.p, message.n);
    result->fail.message[sizeof result->fail.message - 1] = '\0';
    Buf spare = pool->result;
    pool->result = worker->answer;
    buf_clear(&spare);
    worker->answer = spare;
    result->result = str_slice(buf_as_str(&pool->result), HEAD_BYTES, HEAD_BYTES + (size_t)n);
    worker->working = false;
}

static void take_death(struct pool *pool, struct worker *worker, PoolResult *result) {
    bool timed_out = worker->timed_out, too_much = worker->too_much;
    int status = worker_end(worker);
    worker->working = false;
    result->ok = false;
    result->died = true;
    result->result = (Str){NULL, 0};
    if (timed_out || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        fail_set(&result->fail, FAIL_LIMIT,
                 "took longer than %llu s; see worker_seconds in fonds.conf",
                 (unsigned long long)(pool->limits.time_ms / 1000));
    else if (too_much)
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
    Fail ignored;
    if (!worker_start(pool, worker, &ignored))
        worker->pid = 0;
}

/* The first worker that has an answer or is dead. */
static bool settle_one(struct pool *pool, PoolResult *result) {
    uint64_t now = stamp_elapsed_ms();
    for (uint32_t i = 0; i < pool->worker_count; i++) {
        struct worker *worker = &pool->workers[i];
        if (!worker->working)
            continue;
        *result = (PoolResult){.ticket = worker->ticket};
        bool alive = worker_read(pool, worker);
        WireIn in;
        uint64_t n;
        if (!worker->too_much && answer_is_whole(worker, &in, &n)) {
            take_answer(pool, worker, in, n, result);
            return true;
        }
        worker->timed_out = now >= worker->deadline_ms;
        if (!alive || worker->timed_out) {
            take_death(pool, worker, result);
            return true;
        }
    }
    return false;
}

/* How long to wait: until the next deadline or the caller's, in ms; -1 for ever. */
static int wait_ms(const struct pool *pool, uint64_t until_ms) {
    uint64_t first = until_ms, now = stamp_elapsed_ms();
    for (uint32_t i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].working && pool->workers[i].deadline_ms < first)
            first = pool->workers[i].deadline_ms;
    if (first == UINT64_MAX)
        return -1;
    uint64_t left = first > now ? first - now : 0;
    return left > 60000 ? 60000 : (int)left;
}

bool pool_next(struct pool *pool, uint32_t timeout_ms, bool *found, PoolResult *result,
               Fail *fail) {
    uint64_t until = timeout_ms == 0 ? UINT64_MAX : stamp_elapsed_ms() + timeout_ms;
    *found = false;
    for (;;) {
        if (settle_one(pool, result)) {
            *found = true;
            return true;
        }
        struct pollfd polls[WORKERS_MAX];
        nfds_t count = 0;
        for (uint32_t i = 0; i < pool->worker_count; i++)
            if (pool->workers[i].working)
                polls[count++] = (struct pollfd){.fd = pool->workers[i].up, .events = POLLIN};
        if (count == 0 || stamp_elapsed_ms() >= until)
            return true;
        if (poll(polls, count, wait_ms(pool, until)) < 0)
            return errno == EINTR ? true : fail_errno(fail, "waiting for workers");
    }
}

uint32_t process_core_count(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    int n = CPU_COUNT(&set);
    return n < 1 ? 1 : n > WORKERS_MAX ? WORKERS_MAX : (uint32_t)n;
}
