/*
 * forward: catalog and index brought up to the journal: after a crash by what is missing, in a
 * rebuild from nothing.
 */
#ifndef FONDS_ARCHIVE_FORWARD_H
#define FONDS_ARCHIVE_FORWARD_H

#include "archive/apply.h"
#include "archive/handle.h"

/* The lock is held. Quick where nothing is missing. */
MUST_USE bool forward_run(struct archive *archive, Fail *fail);

typedef struct {
    struct ocfl_root *root;
    struct journal *journal;
    struct catalog *catalog;
    struct engine *engine;
    JobContext jobs;
    uint32_t workers;                                              // 0: as the configuration says
    void (*progress)(void *context, uint64_t done, uint64_t all);  // lines; may be NULL
    void *context;
    /*
     * A reading that the store has lost or that is damaged: with `go_on` its deposit is listed as
     * not read and told in `damaged`, which lives in `results`; else it is a failure.
     */
    bool go_on;
    struct arena *results;
    StrList damaged;            // handed back: "deposit: why"
    uint64_t lines, documents;  // handed back
} ForwardOrder;
/* Applies every line that catalog or index lacks, in seq order. */
MUST_USE bool forward_to(ForwardOrder *order, Fail *fail);

#endif
