/*
 * ingest: files in, deposits kept, listed and findable. Workers read; one committer commits in the
 * order of the sorted list. Stops cleanly between batches; run again, it goes on with the
 * unfinished accession.
 */
#ifndef FONDS_ARCHIVE_INGEST_H
#define FONDS_ARCHIVE_INGEST_H

#include "archive/archive.h"

typedef enum {
    INGEST_KEPT,      // new, kept and read
    INGEST_NOT_READ,  // new, kept, could not be read (reason)
    INGEST_KNOWN,     // the same bytes are here already
    INGEST_REFUSED,   // could not be kept (no permission, changed while reading, destroyed before,
                      // not a file)
    INGEST_NEW_VERSION
} IngestOutcome;

typedef struct {
    Str path;  // as handed over
    IngestOutcome outcome;
    Str deposit;  // its id, where kept or known
    uint64_t size_bytes;
    uint32_t document_count, apparatus_count;
    uint32_t file_count;  // of the deposit
    uint32_t unread;      // where it was read in part: files that could not be read,
    Str unread_first;     // and the first of them, with its reason
    FailCode code;
    Str reason;  // with the remedy
} IngestLine;

typedef struct {
    uint64_t files, bytes;            // found
    uint64_t done_files, done_bytes;  // a deposit of several files counts once
    uint64_t hidden;                  // names beginning with a dot, passed over in folders
    uint64_t archives;                // folders that are archives, passed over
    uint64_t kept, not_read, known, refused, new_versions, documents, apparatus;
    uint64_t read_in_part;   // of kept and new_versions
    uint64_t kept_files;     // in what was kept, read or not, and in new versions
    uint64_t searchable_ms;  // until all was kept, durable, and could be found
    uint64_t elapsed_ms;     // with the search for faults of the copy, which comes after
    bool stopped;            // by a signal
} IngestCount;

typedef struct {
    StrList paths;
    bool as_one, dry_run;
    Str replaces;                                         // deposit id, or empty
    uint32_t workers;                                     // 0: as the configuration says
    void (*line)(void *context, const IngestLine *line);  // once a deposit, in order; may be NULL
    void (*progress)(void *context, const IngestCount *count);   // now and then; may be NULL
    void (*faults)(void *context, uint64_t done, uint64_t all);  // as of FaultsRequest
    void *context;
    volatile int *stop;  // becomes non-zero by a signal; may be NULL
} IngestRequest;

MUST_USE bool ingest_run(struct archive *archive, const IngestRequest *request, IngestCount *count,
                         Fail *fail);

#endif
