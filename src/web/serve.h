/*
 * serve: the reading room on HTTP until a signal ends it: what `fonds serve` does.
 */
#ifndef FONDS_WEB_SERVE_H
#define FONDS_WEB_SERVE_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    Str folder;        // of the archive
    Str address;       // empty: as fonds.conf says
    uint32_t port;     // 0: as fonds.conf says
    bool any_port;     // any free one
    unsigned threads;  // 0: as many as cores
    void (*ready)(void *context,
                  Str address);  // "http://127.0.0.1:8962/", once it answers; may be NULL
    void *context;
} ServeRequest;

/* Returns when SIGINT or SIGTERM came and the answers under way were given. */
MUST_USE bool serve_run(const ServeRequest *request, Fail *fail);

#endif
