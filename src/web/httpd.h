/*
 * httpd: HTTP/1.1 on one address, answered by a pool of threads, each with a state of its own (an
 * archive handle). The only door to libmicrohttpd. GET and HEAD only; limits on request line,
 * headers and connections.
 */
#ifndef FONDS_WEB_HTTPD_H
#define FONDS_WEB_HTTPD_H

#include "base/fail.h"
#include "web/exchange.h"

typedef struct {
    /* Makes the state of one thread, at its first request; a failure answers 503. */
    bool (*open)(void *context, void **state, Fail *fail);
    /* The answer and what it points to must live until the next answer of this state. */
    void (*answer)(void *state, const Request *request, Response *response);
    /* The answer to what is no request of ours: 400, 405, 414. */
    void (*refuse)(void *state, unsigned status, const char *why, Response *response);
    void (*close)(void *state);
    void *context;
} HttpdService;

typedef struct {
    Str address;          // IPv4 or IPv6; "localhost" is 127.0.0.1
    uint16_t port;        // 0: any free one
    unsigned threads;     // 0: as many as cores
    uint64_t request_ms;  // for a request to be whole; 0: 30 s
} HttpdPlace;

struct httpd;

/* BUSY where the port is taken, INVALID for a bad address. Signals SIGINT and SIGTERM are blocked
 * from here on. */
MUST_USE bool httpd_start(const HttpdPlace *place, const HttpdService *service,
                          struct httpd **httpd, Fail *fail);
uint16_t httpd_port(const struct httpd *httpd);
void httpd_wait(void);                 // until SIGINT or SIGTERM comes
void httpd_stop(struct httpd *httpd);  // answers under way are finished; NULL is welcome

#endif
