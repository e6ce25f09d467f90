/*
 * Each worker is a thread of the library with an epoll over its own connections, so a request is
 * read, answered and written by one thread and needs no lock. One more thread (acceptor.c) deals
 * the connections out, and one (patience.c) ends those that never finish their request. A
 * connection has a small arena that keeps the raw target: the library would hand out a decoded
 * path, in which %2F and / look alike.
 *
 * The library is loaded when a server starts, not with the program: the TLS library that comes with
 * it would cost every other command some 4 ms at its start (perf stat of an empty main).
 */
#include "web/httpd.h"
#include "base/log.h"
#include "web/acceptor.h"
#include "web/patience.h"
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    CONNECTION_BYTES = 32 * 1024,  // request line, headers and response head
    CONNECTIONS_MAX = 1000,
    IDLE_SECONDS = 30,
    REQUEST_MS = 30000,     // for a request to be whole, from its connection on
    NEXT_MS = 60000,        // for the next one on it, from the answer on
    UPLOAD_MAX = 64 * 1024  // of a body nobody asked for, read and dropped
};

struct worker {
    struct httpd *httpd;
    struct MHD_Daemon *daemon;
    void *state;  // made at the first request, by the worker's own thread
    size_t number;
};

struct httpd {
    struct arena *process;
    struct acceptor *acceptor;
    struct patience *patience;
    HttpdService service;
    uint64_t request_ms;
    int listening;
    uint16_t port;
    struct worker workers[ACCEPTOR_WORKERS_MAX];
    size_t worker_count;
};

/* One connection: its request's target as sent. */
struct line {
    struct arena *request;
    ArenaMark empty;
    Str target;
    size_t dropped;  // bytes of an upload
    bool begun;
    PatienceWait wait;
};

/* What is used of the library, by the types of its header. */
static struct {
    __typeof__(MHD_add_connection) *add_connection;
    __typeof__(MHD_add_response_header) *add_response_header;
    __typeof__(MHD_create_response_from_buffer) *create_response_from_buffer;
    __typeof__(MHD_destroy_response) *destroy_response;
    __typeof__(MHD_get_connection_info) *get_connection_info;
    __typeof__(MHD_lookup_connection_value) *lookup_connection_value;
    __typeof__(MHD_queue_response) *queue_response;
    __typeof__(MHD_start_daemon) *start_daemon;
    __typeof__(MHD_stop_daemon) *stop_daemon;
} mhd;

/* Once a process; before any thread is started. */
static bool load_library(Fail *fail) {
    static const struct {
        const char *name;
        void *place;
    } calls[] = {
        {"MHD_add_connection", &mhd.add_connection},
        {"MHD_add_response_header", &mhd.add_response_header},
        {"MHD_create_response_from_buffer", &mhd.create_response_from_buffer},
        {"MHD_destroy_response", &mhd.destroy_response},
        {"MHD_get_connection_info", &mhd.get_connection_info},
        {"MHD_lookup_connection_value", &mhd.lookup_connection_value},
        {"MHD_queue_response", &mhd.queue_response},
        {"MHD_start_daemon", &mhd.start_daemon},
        {"MHD_stop_daemon", &mhd.stop_daemon},
    };
    if (mhd.start_daemon != NULL)
        return true;
    void *library = dlopen("libmicrohttpd.so.12", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL)
        return fail_set(fail, FAIL_MISSING, "%s; install it with: apt-get install libmicrohttpd12",
                        dlerror());
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        void *call = dlsym(library, calls[i].name);
        if (call == NULL)
            return fail_set(fail, FAIL_UNSUPPORTED, "libmicrohttpd lacks %s", calls[i].name);
        memcpy(calls[i].place, &call, sizeof call);
    }
    return true;
}

/* --- one request --------------------------------------------------------------------- */

static void *worker_state(struct worker *worker) {
    const HttpdService *service = &worker->httpd->service;
    Fail fail = {0};
    if (worker->state == NULL && !service->open(service->context, &worker->state, &fail)) {
        log_error("web: a thread cannot open the archive, reason=%s", fail.message);
        worker->state = NULL;
    }
    return worker->state;
}

/* What is sent of a response: all of it, nothing because it is known, or a part. */
typedef struct {
    unsigned status;
    Str body, tag;
    Str range;  // Content-Range, or empty
} Sending;

static Str header_of(struct MHD_Connection *connection, const char *name) {
    const char *value = mhd.lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value == NULL ? (Str){0} : str_from_c(value);
}

/* A part is given only of the very bytes that the other side already has parts of (If-Range). */
static void cut_range(struct MHD_Connection *connection, struct arena *request, Sending *out) {
    Str asked = header_of(connection, "Range"), only_of = header_of(connection, "If-Range");
    size_t whole = out->body.n, first = 0, end = 0;
    if (only_of.n > 0 && !str_equal(str_trim(only_of), out->tag))
        return;
    switch (exchange_range(asked, whole, &first, &end)) {
    case RANGE_WHOLE:
        return;
    case RANGE_OUTSIDE:
        out->status = MHD_HTTP_RANGE_NOT_SATISFIABLE;
        out->body = (Str){0};
        out->range = str_format(request, "bytes */%zu", whole);
        return;
    case RANGE_PART:
        out->status = MHD_HTTP_PARTIAL_CONTENT;
        out->body = str_slice(out->body, first, end);
        out->range = str_format(request, "bytes %zu-%zu/%zu", first, end - 1, whole);
        return;
    }
}

static Sending choose_sending(struct MHD_Connection *connection, const struct line *line,
                              const char *method, const Response *response) {
    Sending out = {.status = response->status, .body = response->body};
    bool tagged = response->tagged || response->ranged;
    if (!tagged || response->status != MHD_HTTP_OK)
        return out;
    out.tag = exchange_tag(response, line->request);
    if (exchange_tag_matches(header_of(connection, "If-None-Match"), out.tag)) {
        out.status = MHD_HTTP_NOT_MODIFIED;
        out.body = (Str){0};
    } else if (response->ranged && str_is(STR("GET"), method)) {
        cut_range(connection, line->request, &out);
    }
    return out;
}

static enum MHD_Result send_response(struct MHD_Connection *connection, const struct line *line,
                                     const char *method, const Response *response) {
    Sending sending = choose_sending(connection, line, method, response);
    Str body = sending.body;
    struct MHD_Response *out = mhd.create_response_from_buffer(
        body.n, (void *)(uintptr_t)(body.n > 0 ? body.p : ""), MHD_RESPMEM_MUST_COPY);
    if (out == NULL)
        return MHD_NO;
    if (sending.tag.n > 0)
        mhd.add_response_header(out, "ETag", str_to_c(line->request, sending.tag));
    if (response->ranged)
        mhd.add_response_header(out, "Accept-Ranges", "bytes");
    if (sending.range.n > 0)
        mhd.add_response_header(out, "Content-Range", str_to_c(line->request, sending.range));
    for (size_t i = 0; i < response->header_count; i++)
        mhd.add_response_header(out, response->headers[i].name,
                                str_to_c(line->request, response->headers[i].value));
    enum MHD_Result sent = mhd.queue_response(connection, sending.status, out);
    mhd.destroy_response(out);
    return sent;
}

static void answer(struct worker *worker, struct MHD_Connection *connection,
                   const struct line *line, const char *method, Response *response) {
    Request request;
    Fail fail = {0};
    const HttpdService *service = &worker->httpd->service;
    void *state = worker_state(worker);
    bool reads = str_is(STR("GET"), method) || str_is(STR("HEAD"), method);
    if (state == NULL) {
        response->status = MHD_HTTP_SERVICE_UNAVAILABLE;
        exchange_header(response, "Content-Type", STR("text/plain; charset=utf-8"));
        response->body = STR("The archive cannot be opened just now. The server's log says why.\n");
    } else if (!reads) {
        service->refuse(state, MHD_HTTP_METHOD_NOT_ALLOWED,
                        "Pages of this archive can only be read (GET, HEAD).", response);
        exchange_header(response, "Allow", STR("GET, HEAD"));
    } else if (!exchange_parse(line->target, line->request, &request, &fail)) {
        service->refuse(state,
                        fail.code == FAIL_LIMIT ? MHD_HTTP_URI_TOO_LONG : MHD_HTTP_BAD_REQUEST,
                        fail.message, response);
    } else {
        request.cookies = str_from_c(
            mhd.lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_COOKIE));
        request.host = str_from_c(
            mhd.lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST));
        acceptor_busy(worker->httpd->acceptor, worker->number, true);
        service->answer(state, &request, response);
        acceptor_busy(worker->httpd->acceptor, worker->number, false);
    }
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **request) {
    (void)url;
    (void)version;
    (void)upload;
    struct line *line = *request;
    if (line == NULL)
        return MHD_NO;
    if (!line->begun) {  // the head is whole; a body may follow
        line->begun = true;
        return MHD_YES;
    }
    if (*upload_size > 0) {
        line->dropped += *upload_size;
        *upload_size = 0;
        return line->dropped > UPLOAD_MAX ? MHD_NO : MHD_YES;
    }
    struct worker *worker = context;
    Response response = {.status = MHD_HTTP_OK};
    patience_rest(worker->httpd->patience, &line->wait);
    answer(worker, connection, line, method, &response);
    return send_response(connection, line, method, &response);
}

static void *on_target(void *context, const char *target, struct MHD_Connection *connection) {
    (void)context;
    const union MHD_ConnectionInfo *info =
        mhd.get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct line *line = info == NULL ? NULL : info->socket_context;
    if (line == NULL)
        return NULL;
    arena_reset(line->request, line->empty);
    line->target = str_copy(line->request, str_from_c(target));
    line->begun = false;
    line->dropped = 0;
    return line;
}

static void on_connection(void *context, struct MHD_Connection *connection, void **socket_context,
                          enum MHD_ConnectionNotificationCode code) {
    struct worker *worker = context;
    struct httpd *httpd = worker->httpd;
    struct line *line = *socket_context;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            mhd.get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        struct arena *request = arena_create();
        line = ARENA_NEW(request, struct line);
        line->request = request;
        line->empty = arena_mark(request);
        *socket_context = line;
        patience_begin(httpd->patience, &line->wait, info == NULL ? -1 : info->connect_fd);
        patience_await(httpd->patience, &line->wait, httpd->request_ms);
    } else if (line != NULL) {
        *socket_context = NULL;
        patience_end(httpd->patience, &line->wait);
        arena_destroy(line->request);
        acceptor_left(httpd->acceptor, worker->number);
    }
}

static void on_answered(void *context, struct MHD_Connection *connection, void **request,
                        enum MHD_RequestTerminationCode why) {
    (void)connection;
    (void)why;
    struct worker *worker = context;
    struct line *line = *request;
    if (line != NULL)
        patience_await(worker->httpd->patience, &line->wait, NEXT_MS);
}

/* --- starting and stopping ----------------------------------------------------------- */

typedef union {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
} SocketAddress;

static bool parse_address(Str text, uint16_t port, SocketAddress *address, socklen_t *size,
                          Fail *fail) {
    char name[64];
    if (str_is(text, "localhost") || text.n == 0)
        text = STR("127.0.0.1");
    *address = (SocketAddress){0};
    if (text.n >= sizeof name)
        return fail_set(fail, FAIL_INVALID, "an address of %zu bytes", text.n);
    for (size_t i = 0; i <= text.n; i++)
        name[i] = i < text.n ? text.p[i] : '\0';
    if (inet_pton(AF_INET, name, &address->four.sin_addr) == 1) {
        address->four.sin_family = AF_INET;
        address->four.sin_port = htons(port);
        *size = sizeof address->four;
    } else if (inet_pton(AF_INET6, name, &address->six.sin6_addr) == 1) {
        address->six.sin6_family = AF_INET6;
        address->six.sin6_port = htons(port);
        *size = sizeof address->six;
    } else {
        return fail_set(fail, FAIL_INVALID,
                        "\"%s\" is no IPv4 or IPv6 address; write it as 127.0.0.1, or 0.0.0.0 for "
                        "every network",
                        name);
    }
    return true;
}

static bool listen_at(const HttpdPlace *place, int *socket_out, uint16_t *port, Fail *fail) {
    SocketAddress address;
    socklen_t size = 0;
    if (!parse_address(place->address, place->port, &address, &size, fail))
        return false;
    int s = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (s < 0)
        return fail_errno(fail, "a socket");
    int yes = 1;
    (void)setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(s, &address.any, size) != 0 || listen(s, 511) != 0) {
        if (errno == EADDRINUSE)
            fail_set(
                fail, FAIL_BUSY,
                "port %u is taken by another program; take another, or any free one: fonds serve "
                "--port 0",
                place->port);
        else
            fail_errno(fail, "cannot listen on %.*s port %u", STR_ARG(place->address), place->port);
        close(s);
        return false;
    }
    if (getsockname(s, &address.any, &size) != 0) {
        close(s);
        return fail_errno(fail, "the port listened on");
    }
    *port =
        ntohs(address.any.sa_family == AF_INET6 ? address.six.sin6_port : address.four.sin_port);
    *socket_out = s;
    return true;
}

static sigset_t stop_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

/* The library counts a connection a little longer than it tells us: its own limit is no limit. */
static bool start_worker(struct worker *worker) {
    worker->daemon = mhd.start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC, 0, NULL, NULL,
        on_request, worker, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX * 2,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)CONNECTION_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_CONNECTION,
        on_connection, worker, MHD_OPTION_NOTIFY_COMPLETED, on_answered, worker,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, NULL, MHD_OPTION_END);
    return worker->daemon != NULL;
}

static bool take_connection(void *context, size_t worker, int socket,
                            const struct sockaddr *address, socklen_t size) {
    struct httpd *httpd = context;
    return mhd.add_connection(httpd->workers[worker].daemon, socket, address, size) == MHD_YES;
}

static bool start_workers(struct httpd *httpd, size_t count, Fail *fail) {
    AcceptorPlan plan = {take_connection, httpd, count, CONNECTIONS_MAX};
    for (size_t i = 0; i < count; i++) {
        struct worker *worker = &httpd->workers[i];
        *worker = (struct worker){.httpd = httpd, .number = i};
        if (!start_worker(worker))
            return fail_errno(fail, "the HTTP server does not start");
        httpd->worker_count++;
    }
    return acceptor_start(&plan, httpd->listening, &httpd->acceptor, fail);
}

/* As many as asked for, or as there are cores, but two: one may be at a long answer. */
static size_t count_workers(unsigned asked) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = asked > 0 ? asked : cores > 1 ? (size_t)cores : 2;
    return count < ACCEPTOR_WORKERS_MAX ? count : ACCEPTOR_WORKERS_MAX;
}

bool httpd_start(const HttpdPlace *place, const HttpdService *service, struct httpd **httpd,
                 Fail *fail) {
    int listening = -1;
    uint16_t port = 0;
    if (!load_library(fail) || !listen_at(place, &listening, &port, fail))
        return false;
    sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, NULL);  // the threads inherit it
    signal(SIGPIPE, SIG_IGN);
    struct arena *process = arena_create();
    struct httpd *made = ARENA_NEW(process, struct httpd);
    made->process = process;
    made->service = *service;
    made->listening = listening;
    made->port = port;
    made->request_ms = place->request_ms > 0 ? place->request_ms : REQUEST_MS;
    if (!patience_create(&made->patience, fail) ||
        !start_workers(made, count_workers(place->threads), fail)) {
        httpd_stop(made);
        return false;
    }
    *httpd = made;
    return true;
}

uint16_t httpd_port(const struct httpd *httpd) {
    return httpd->port;
}

void httpd_wait(void) {
    sigset_t signals = stop_signals();
    int signal_number;
    while (sigwait(&signals, &signal_number) != 0)
        ;
}

void httpd_stop(struct httpd *httpd) {
    if (httpd == NULL)
        return;
    if (httpd->acceptor != NULL)
        acceptor_stop(httpd->acceptor);
    close(httpd->listening);
    for (size_t i = 0; i < httpd->worker_count; i++) {
        const struct worker *worker = &httpd->workers[i];
        mhd.stop_daemon(worker->daemon);  // joins its thread
        if (worker->state != NULL)
            httpd->service.close(worker->state);
    }
    if (httpd->acceptor != NULL)
        acceptor_destroy(httpd->acceptor);
    patience_destroy(httpd->patience);
    arena_destroy(httpd->process);
}
