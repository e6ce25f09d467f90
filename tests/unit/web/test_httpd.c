/* A real server on a free port of 127.0.0.1, spoken to through a plain socket. */
#include "test.h"

#include "web/httpd.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST_MS = 1500 };

static struct httpd *httpd;
static char received[256 * 1024];
static int opened, closed;
static bool refuse_to_open;

static bool open_state(void *context, void **state, Fail *fail) {
    (void)context;
    if (refuse_to_open)
        return fail_set(fail, FAIL_MISSING, "no archive");
    __atomic_add_fetch(&opened, 1, __ATOMIC_SEQ_CST);
    *state = arena_create();
    return true;
}

static void close_state(void *state) {
    closed++;
    arena_destroy(state);
}

static void answer(void *state, const Request *request, Response *response) {
    struct arena *arena = state;
    exchange_header(response, "Content-Type", STR("text/plain"));
    response->tagged = true;
    response->ranged = str_is(request->path, "/file");
    response->body = str_format(arena, "path=%.*s q=%.*s", STR_ARG(request->path),
                                STR_ARG(exchange_parameter(request, "q")));
}

static void refuse(void *state, unsigned status, const char *why, Response *response) {
    response->status = status;
    response->body = str_copy(state, str_from_c(why));
}

static const HttpdService service = {open_state, answer, refuse, close_state, NULL};

static int setup(void **state) {
    (void)state;
    Fail fail = {0};
    opened = closed = 0;
    refuse_to_open = false;
    HttpdPlace place = {
        .address = STR("127.0.0.1"), .port = 0, .threads = 2, .request_ms = REQUEST_MS};
    assert_ok(httpd_start(&place, &service, &httpd, &fail));
    return 0;
}

static int teardown(void **state) {
    (void)state;
    httpd_stop(httpd);
    httpd = NULL;
    return 0;
}

static int connected(void) {
    int s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(httpd_port(httpd))};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(connect(s, (struct sockaddr *)&to, sizeof to), 0);
    return s;
}

/*
 * Sends the bytes and reads until the other side ends. To be asked for with `Connection: close`, or
 * with `hang_up`, which says that nothing more will come.
 */
static const char *talk(const char *bytes, size_t n, bool hang_up) {
    int s = connected();
    size_t sent = 0, got = 0;
    while (sent < n) {
        ssize_t m = send(s, bytes + sent, n - sent, MSG_NOSIGNAL);
        if (m <= 0)
            break;
        sent += (size_t)m;
    }
    if (hang_up)
        (void)shutdown(s, SHUT_WR);
    for (;;) {
        ssize_t m = recv(s, received + got, sizeof received - 1 - got, 0);
        if (m <= 0)
            break;
        got += (size_t)m;
    }
    received[got] = '\0';
    close(s);
    return received;
}

static const char *ask_c(const char *text) {
    return talk(text, strlen(text), false);
}

static void assert_has(const char *text, const char *part) {
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" is not in \"%.300s\"", part, text);
}

static void test_get_is_answered_with_the_raw_path(void **state) {
    (void)state;
    const char *got = ask_c("GET /d/a%2Fb?q=x+y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert_has(got, "HTTP/1.1 200 ");
    assert_has(got, "Content-Type: text/plain");
    assert_has(got, "\r\n\r\npath=/d/a%2Fb q=x y");
}

static void test_head_has_no_body_and_its_length(void **state) {
    (void)state;
    const char *got = ask_c("HEAD /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert_has(got, "HTTP/1.1 200 ");
    assert_has(got, "Content-Length: 10\r\n");
    assert_null(strstr(got, "path="));
}

static void test_a_connection_is_kept_for_the_next_request(void **state) {
    (void)state;
    const char *got = ask_c("GET /one HTTP/1.1\r\nHost: x\r\n\r\n"
                            "GET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert_has(got, "path=/one");
    assert_has(got, "path=/two");
}

static void test_what_is_known_already_is_not_sent_again(void **state) {
    (void)state;
    const char *got = ask_c("GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const char *tag = strstr(got, "ETag: ");
    assert_non_null(tag);
    char request[256];
    snprintf(request, sizeof request,
             "GET /x HTTP/1.1\r\nHost: x\r\nIf-None-Match: %.18s\r\nConnection: close\r\n\r\n",
             tag + 6);
    got = ask_c(request);
    assert_has(got, "HTTP/1.1 304 ");
    assert_null(strstr(got, "path="));
}

static void test_other_methods_are_refused_and_told_which_work(void **state) {
    (void)state;
    const char *got = ask_c("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: "
                            "close\r\n\r\nabc");
    assert_has(got, "HTTP/1.1 405 ");
    assert_has(got, "Allow: GET, HEAD");
}

static void test_a_long_target_is_414_and_long_headers_do_no_harm(void **state) {
    (void)state;
    enum { LONG = 100000 };
    char *request = calloc(1, LONG + 200);
    size_t n = (size_t)snprintf(request, 100, "GET /");
    memset(request + n, 'a', 9000);
    n += 9000;
    n += (size_t)snprintf(request + n, 100, " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert_has(talk(request, n, false), "HTTP/1.1 414 ");
    n = (size_t)snprintf(request, 100, "GET / HTTP/1.1\r\nHost: x\r\nX: ");
    memset(request + n, 'a', LONG);
    n += LONG;
    n += (size_t)snprintf(request + n, 100, "\r\nConnection: close\r\n\r\n");
    const char *got = talk(request, n, false);
    assert_null(strstr(got, "HTTP/1.1 200"));
    free(request);
    assert_has(ask_c("GET /still HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "path=/still");
}

static void test_junk_does_no_harm(void **state) {
    (void)state;
    talk("\x16\x03\x01\x02junk\r\n\r\n", 12, true);
    talk("GET\r\n\r\n", 7, true);
    talk("GET /\0 HTTP/1.1\r\n\r\n", 18, true);
    assert_has(ask_c("GET /still HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "path=/still");
}

static const char *ask_range(const char *headers) {
    char request[400];
    snprintf(request, sizeof request,
             "GET /file HTTP/1.1\r\nHost: x\r\n%sConnection: close\r\n\r\n", headers);
    return ask_c(request);
}

static void test_a_part_of_a_file_is_given_where_it_is_asked_for(void **state) {
    (void)state;
    const char *got = ask_range("Range: bytes=5-8\r\n");  // of "path=/file q="
    assert_has(got, "HTTP/1.1 206 ");
    assert_has(got, "Content-Range: bytes 5-8/13\r\n");
    assert_has(got, "Content-Length: 4\r\n");
    assert_string_equal(strstr(got, "\r\n\r\n") + 4, "/fil");
    got = ask_range("Range: bytes=-2\r\n");
    assert_string_equal(strstr(got, "\r\n\r\n") + 4, "q=");
    got = ask_range("Range: bytes=13-\r\n");
    assert_has(got, "HTTP/1.1 416 ");
    assert_has(got, "Content-Range: bytes */13\r\n");
    got = ask_range("Range: bytes=0-1\r\nIf-Range: \"another\"\r\n");
    assert_has(got, "HTTP/1.1 200 ");
    assert_has(got, "Accept-Ranges: bytes\r\n");
    got = ask_c("GET /page HTTP/1.1\r\nHost: x\r\nRange: bytes=0-1\r\nConnection: close\r\n\r\n");
    assert_has(got, "HTTP/1.1 200 ");
}

/* Bytes one by one, never idle, never done: until the other side ends it, or far too many. */
static bool is_ended_while_dripping(const char *begun) {
    int s = connected();
    assert_true(send(s, begun, strlen(begun), MSG_NOSIGNAL) > 0);
    bool ended = false;
    for (int i = 0; i < 400 && !ended; i++) {
        char byte;
        usleep(50 * 1000);
        ended = send(s, "a", 1, MSG_NOSIGNAL) != 1 || recv(s, &byte, 1, MSG_DONTWAIT) == 0;
    }
    close(s);
    return ended;
}

static void test_a_request_that_never_ends_is_ended(void **state) {
    (void)state;
    assert_true(is_ended_while_dripping("GET /slow HTTP/1.1\r\nHost: x\r\nX: "));
    assert_true(is_ended_while_dripping("G"));
    assert_true(
        is_ended_while_dripping("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n"));
    assert_has(ask_c("GET /still HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "path=/still");
}

static void test_slow_ones_do_not_keep_others_waiting(void **state) {
    (void)state;
    enum { SLOW = 200 };
    int slow[SLOW];
    for (int i = 0; i < SLOW; i++) {
        slow[i] = connected();
        assert_int_equal(send(slow[i], "GET /", 5, MSG_NOSIGNAL), 5);
    }
    for (int i = 0; i < 20; i++)
        assert_has(ask_c("GET /quick HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                   "path=/quick");
    for (int i = 0; i < SLOW; i++)
        close(slow[i]);
}

static void test_who_says_no_more_and_who_goes_away_is_no_harm(void **state) {
    (void)state;
    const char *whole = "GET /half HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assert_has(talk(whole, strlen(whole), true), "path=/half");
    for (int i = 0; i < 100; i++) {
        int s = connected();
        struct linger at_once = {.l_onoff = 1};
        (void)setsockopt(s, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        (void)send(s, whole, i % 2 == 0 ? strlen(whole) : 9, MSG_NOSIGNAL);
        close(s);  // a reset
    }
    assert_has(ask_c(whole), "path=/half");
}

static void test_a_hundred_requests_at_once_are_answered_in_order(void **state) {
    (void)state;
    Buf all = {0};
    for (unsigned i = 0; i < 100; i++)
        buf_format(&all, "GET /n%u. HTTP/1.1\r\nHost: x\r\n%s\r\n", i,
                   i == 99 ? "Connection: close\r\n" : "");
    const char *got = talk(buf_as_str(&all).p, buf_as_str(&all).n, false);
    buf_free(&all);
    for (unsigned i = 0; i < 100; i++) {
        char path[32];
        snprintf(path, sizeof path, "path=/n%u.", i);
        got = strstr(got, path);
        assert_non_null(got);
    }
}

static void test_states_are_made_by_thread_and_all_closed(void **state) {
    (void)state;
    for (int i = 0; i < 8; i++)
        ask_c("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    httpd_stop(httpd);
    assert_in_range(opened, 1, 2);
    assert_int_equal(closed, opened);
    setup(NULL);
}

static void test_connections_are_dealt_to_all_threads(void **state) {
    (void)state;
    static const char whole[] = "GET /deal HTTP/1.1\r\nHost: x\r\n\r\n";
    int first = connected(), second = connected(), sockets[] = {first, second};
    for (size_t i = 0; i < 2; i++) {
        size_t got = 0;
        assert_int_equal(send(sockets[i], whole, sizeof whole - 1, MSG_NOSIGNAL), sizeof whole - 1);
        for (received[0] = '\0'; strstr(received, "path=/deal") == NULL; received[got] = '\0') {
            ssize_t n = recv(sockets[i], received + got, sizeof received - 1 - got, 0);
            assert_true(n > 0);
            got += (size_t)n;
        }
    }
    assert_int_equal(opened, 2);
    close(first);
    close(second);
}

static void test_a_state_that_does_not_open_is_503(void **state) {
    (void)state;
    refuse_to_open = true;
    assert_has(ask_c("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "HTTP/1.1 503 ");
}

static void test_a_taken_port_and_a_bad_address_are_told(void **state) {
    (void)state;
    Fail fail = {0};
    struct httpd *second = NULL;
    HttpdPlace place = {STR("127.0.0.1"), httpd_port(httpd), 1, 0};
    assert_false(httpd_start(&place, &service, &second, &fail));
    assert_int_equal(fail.code, FAIL_BUSY);
    place = (HttpdPlace){STR("nowhere"), 0, 1, 0};
    assert_false(httpd_start(&place, &service, &second, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
}

static void test_waiting_ends_with_a_signal(void **state) {
    (void)state;
    raise(SIGTERM);  // blocked, so it waits for us
    httpd_wait();
    raise(SIGINT);
    httpd_wait();
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_get_is_answered_with_the_raw_path),
        CASE(test_head_has_no_body_and_its_length),
        CASE(test_a_connection_is_kept_for_the_next_request),
        CASE(test_what_is_known_already_is_not_sent_again),
        CASE(test_other_methods_are_refused_and_told_which_work),
        CASE(test_a_long_target_is_414_and_long_headers_do_no_harm),
        CASE(test_junk_does_no_harm),
        CASE(test_a_part_of_a_file_is_given_where_it_is_asked_for),
        CASE(test_a_request_that_never_ends_is_ended),
        CASE(test_slow_ones_do_not_keep_others_waiting),
        CASE(test_who_says_no_more_and_who_goes_away_is_no_harm),
        CASE(test_a_hundred_requests_at_once_are_answered_in_order),
        CASE(test_states_are_made_by_thread_and_all_closed),
        CASE(test_connections_are_dealt_to_all_threads),
        CASE(test_a_state_that_does_not_open_is_503),
        CASE(test_a_taken_port_and_a_bad_address_are_told),
        CASE(test_waiting_ends_with_a_signal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
