/*
 * rebuild: catalog and index again from store and journal; new readings; and whether all of them agree.
 */
#ifndef FONDS_ARCHIVE_REBUILD_H
#define FONDS_ARCHIVE_REBUILD_H

#include "archive/archive.h"

typedef struct {
    uint32_t workers;                                              // 0: as the configuration says
    void (*progress)(void *context, uint64_t done, uint64_t all);  // deposits; may be NULL
    void *context;
} RebuildRequest;

typedef struct {
    uint64_t deposits, documents, acts;
    StrList changed_rules;  // "language 1 -> 2: 13 documents differ"
} RebuildCount;
/* Written beside, then put in place of the old ones, so that readers always have one whole. */
MUST_USE bool rebuild_run(Str folder, const RebuildRequest *request, struct arena *results,
                          RebuildCount *count, Fail *fail);

typedef struct {
    uint64_t deposits, unchanged, failed;
    uint64_t kept_blocks, fresh_blocks, lost_blocks;
} RereadCount;
/* New readings of deposits whose importer's rules changed (or of those named); each a new OCFL version. */
MUST_USE bool reread_run(struct archive *archive, StrList deposits, bool dry_run,
                         const RebuildRequest *request, RereadCount *count, Fail *fail);

typedef struct {
    Str code;  // fixity, store, journal, catalog, index, orphaned-act, not-read
    Str where;
    Str detail;
} VerifyFinding;
typedef LIST_OF(VerifyFinding) VerifyFindingList;
typedef struct {
    uint64_t objects, files, bytes, documents, acts;
    VerifyFindingList
        findings;  // orphaned acts and deposits that could not be read are told, and are no damage
    bool damaged;
} VerifyAnswer;
MUST_USE bool verify_run(struct archive *archive, const RebuildRequest *request,
                         struct arena *results, VerifyAnswer *answer, Fail *fail);

#endif
