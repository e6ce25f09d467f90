/*
 * reread: new readings of originals that are kept; each a new version of its object. Block ids are
 * inherited.
 */
#ifndef FONDS_ARCHIVE_REREAD_H
#define FONDS_ARCHIVE_REREAD_H

#include "archive/archive.h"
#include "archive/ingest.h"

typedef struct {
    StrList deposits;  // which; none: all
    bool dry_run;
    uint32_t workers;  // 0: as the configuration says
    void (*line)(void *context,
                 const IngestLine *line);  // once a deposit that changed or failed; may be NULL
    void (*progress)(void *context, uint64_t done, uint64_t all);  // deposits; may be NULL
    void (*faults)(void *context, uint64_t done, uint64_t all);    // as of FaultsRequest
    void *context;
} RereadRequest;

typedef struct {
    uint64_t deposits, unchanged, changed, failed;
    uint64_t kept_blocks, fresh_blocks, lost_blocks;  // of those that changed
} RereadCount;

MUST_USE bool reread_run(struct archive *archive, const RereadRequest *request, RereadCount *count,
                         Fail *fail);

#endif
