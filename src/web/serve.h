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
    uint32_t port;     // 0: as fonds.conf says; where that is what a new archive has, the next free
    bool any_port;     // any free one
    unsigned threads;  // 0: as many as cores
    /* "http://127.0.0.1:8962/", once it answers; taken: the port that was not to be had, or 0. */
    void (*ready)(void *context, Str address, uint32_t taken);
    void *context;
} ServeRequest;

/* Returns when SIGINT or SIGTERM came and the answers under way were given. */
MUST_USE bool serve_run(const ServeRequest *request, Fail *fail);

#endif
