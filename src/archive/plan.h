/*
 * plan: from the paths that were handed over to a sorted list of deposits: a file; a saved page
 * with its folder; a folder taken as one. Looks at names and kinds only; opens no file.
 */
#ifndef FONDS_ARCHIVE_PLAN_H
#define FONDS_ARCHIVE_PLAN_H

#include "base/fail.h"
#include "base/file.h"

typedef struct {
    Str path;  // on disk
    Str name;  // inside the deposit, '/' between steps
} PlanFile;
typedef LIST_OF(PlanFile) PlanFileList;

typedef struct {
    Str received_as;      // as handed over: the chief file, or the folder taken as one
    PlanFileList files;   // the chief file first, the others by name
    uint64_t size_bytes;  // as the system says now
    bool as_one;          // identity holds the paths too
    FailCode refused;     // FAIL_NONE, or why it cannot be taken
    Str reason;
} PlanDeposit;
typedef LIST_OF(PlanDeposit) PlanDepositList;

typedef struct {
    PlanDepositList deposits;  // by received_as
    uint64_t hidden;           // names that begin with a dot, passed over inside folders
    uint64_t archives;         // folders that are archives, passed over inside folders
} Plan;

enum { PLAN_DEPTH_MAX = 256 };

/*
 * An archive inside a folder (fonds init mine && fonds add .) is passed over: it would take itself
 * in. Named by its own path it is a folder like any other. What cannot be taken (no such file, a
 * FIFO, a loop of links, no permission) is a refused deposit, never a failure.
 */
void plan_make(StrList paths, bool as_one, struct arena *results, Plan *plan);

#endif
