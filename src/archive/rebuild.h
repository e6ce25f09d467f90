/*
 * rebuild: catalog and index again from store and journal.
 */
#ifndef FONDS_ARCHIVE_REBUILD_H
#define FONDS_ARCHIVE_REBUILD_H

#include "archive/archive.h"

typedef struct {
    uint32_t workers;                                              // 0: as the configuration says
    void (*progress)(void *context, uint64_t done, uint64_t all);  // NULL: none
    void (*faults)(void *context, uint64_t done, uint64_t all);    // as of FaultsRequest
    void *context;
} RebuildRequest;

typedef struct {
    uint64_t lines, documents;
    StrList changed;  // "language: 13 documents": rules that say otherwise than before
    StrList damaged;  // "deposit: why": readings that the store has lost or that are damaged
} RebuildCount;

/*
 * Made beside the old ones and put in their place when whole, so that readers always have one.
 * Works where catalog or index is missing, damaged or of another version; a deposit whose reading
 * is damaged is listed as not read, until it was restored and all is made once more. The writer's
 * lock is held throughout.
 */
MUST_USE bool rebuild_run(Str folder, const RebuildRequest *request, struct arena *results,
                          RebuildCount *count, Fail *fail);

#endif
