/*
 * batch: deposits that are ready, committed together: store, journal, catalog, index. Held under
 * the archive's lock, for less than a second as a rule.
 */
#ifndef FONDS_ARCHIVE_BATCH_H
#define FONDS_ARCHIVE_BATCH_H

#include "archive/accession.h"
#include "archive/ingest.h"

typedef struct {
    IngestLine told;     // what the reader is told once it is durable
    PlanFileList files;  // on disk, for what is new
    JobAnswer answer;    // documents and digests, for what is new or read anew
    JournalKind kind;    // DEPOSIT, READING, RECEIVED or REFUSED; JOURNAL_OTHER: nothing is written
    uint32_t version;    // of the object: 1 for a new one
    uint32_t reading;    // number of the reading it brings, 0: none
    Str identity;        // what its reading names itself by, or empty
} BatchItem;

struct batch {
    struct archive *archive;
    const char *what;             // "fonds add", for who waits for the lock
    struct accession *accession;  // NULL: items belong to none (reread)
    struct arena *arena;          // what items point into; reset by a commit
    LIST_OF(BatchItem) items;
    uint64_t bytes, began_ms;
    bool failed;  // a commit failed: nothing more may be added
};

struct batch *batch_create(struct archive *archive, const char *what, struct accession *accession);
void batch_destroy(struct batch *batch);
BatchItem *batch_add(struct batch *batch, uint64_t bytes);  // in batch->arena; zeroed
bool batch_is_full(const struct batch *batch);
/* The batch holds this deposit, or one that names itself so. */
bool batch_has(const struct batch *batch, Str deposit, Str identity);
/* All of it durable, then told through line(context, ...) and counted; `last`: the accession's last
 * line goes with it. */
typedef struct {
    void (*line)(void *context, const IngestLine *line);  // may be NULL
    void *context;
    IngestCount *count;
    bool last;
} BatchTelling;
MUST_USE bool batch_commit(struct batch *batch, const BatchTelling *telling, Fail *fail);

#endif
