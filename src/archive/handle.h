/*
 * handle: the archive's handle as archive/ itself sees it: paths, doors, who works with it.
 */
#ifndef FONDS_ARCHIVE_HANDLE_H
#define FONDS_ARCHIVE_HANDLE_H

#include "archive/archive.h"
#include "archive/heads.h"
#include "archive/job.h"
#include "base/file.h"
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
    FileState catalog_state, index_state;  // as they were when they were opened
    struct engine *engine;
    struct analyzer *analyzer;
    struct heads *heads;
    int lock;                 // -1: not held
    struct journal *journal;  // while the lock is held
};

ArchivePaths handle_paths(Str folder, struct arena *results);
JobContext handle_job_context(const struct archive *archive);
Str handle_user(const struct archive *archive,
                struct arena *results);  // user= of fonds.conf, else the login name
/* Opens catalog and index, those that are open already being closed; says what makes them again. */
MUST_USE bool handle_open_databases(struct archive *archive, Fail *fail);
/* Opens them anew where a rebuild has put others in their place. */
MUST_USE bool handle_refresh(struct archive *archive, Fail *fail);
extern const Str handle_program;  // "fonds 0.1.0"
/* reading.jsonl of the newest version that has one: the reading in force; NULL: it was never read.
 */
const OcflEntry *handle_reading_of(const OcflObject *object);

#endif
