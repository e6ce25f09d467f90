/*
 * inspect: what Fonds understands of a deposit, without an archive; read in a worker as `add` would
 * read it.
 */
#ifndef FONDS_ARCHIVE_INSPECT_H
#define FONDS_ARCHIVE_INSPECT_H

#include "archive/faults.h"
#include "archive/plan.h"
#include "base/fail.h"
#include "doc/reading.h"

typedef struct {
    const PlanDeposit *deposit;  // of plan_make()
    bool plain;                  // only what the file says, without what rules judge
    struct faults_judge *judge;  // of faults of the copy; NULL: they are not looked for
    ReadingVisit visit;          // each document, in reading order
    void *context;
} InspectRequest;

MUST_USE bool inspect_deposit(const InspectRequest *request, struct arena *results,
                              ReadingHead *head, Fail *fail);

#endif
