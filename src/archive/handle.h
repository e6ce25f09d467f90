/*
 * handle: the archive's handle as archive/ itself sees it: paths, doors, and the lock that is held
 * for one batch.
 */
#ifndef FONDS_ARCHIVE_HANDLE_H
#define FONDS_ARCHIVE_HANDLE_H

#include "archive/archive.h"
#include "archive/job.h"
#include "store/journal.h"
#include "store/journal_line.h"
#include "store/ocfl_commit.h"

typedef struct {
    Str folder, conf, store, staging, journal, catalog, index, lock, accession;
} ArchivePaths;

struct archive {
    struct arena *process;
    ArchivePaths paths;
    Config config;
    ArchiveMode mode;
    struct ocfl_root *root;
    struct catalog *catalog;
    struct engine *engine;
    struct analyzer *analyzer;
    int lock;                 // -1: not held
    struct journal *journal;  // while the lock is held
};

ArchivePaths handle_paths(Str folder, struct arena *results);
/*
 * Takes the writer's lock, waiting up to 10 s (BUSY names who holds it), opens the journal,
 * finishes what a writer who died left, and brings catalog and index forward to the journal.
 * `what`: "fonds add", for the one who waits.
 */
MUST_USE bool handle_lock(struct archive *archive, const char *what, Fail *fail);
void handle_unlock(struct archive *archive);  // not held is fine
JobContext handle_job_context(const struct archive *archive);
Str handle_user(const struct archive *archive,
                struct arena *results);  // user= of fonds.conf, else the login name
extern const Str handle_program;         // "fonds 0.1.0"

#endif
