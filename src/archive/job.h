/*
 * job: what a worker is asked and what it answers: a deposit read (import, then the local stage of
 * annotate), packed for the catalog and cut into tokens for the index, so that the committer only
 * writes.
 */
#ifndef FONDS_ARCHIVE_JOB_H
#define FONDS_ARCHIVE_JOB_H

#include "archive/config.h"
#include "archive/plan.h"
#include "base/process.h"
#include "catalog/catalog.h"
#include "doc/lexicon.h"
#include "query/engine.h"

typedef enum {
    JOB_TAKE,   // new files: digests, identity, whether they are known; if not, the reading
    JOB_AGAIN,  // a reading that is kept: documents for catalog and index, made again
    JOB_REREAD  // originals read anew for a deposit that has a reading: block ids are inherited
                // from it
} JobKind;

typedef struct {
    JobKind kind;
    PlanFileList files;  // TAKE, REREAD
    bool as_one;         // TAKE
    Str deposit;         // AGAIN, REREAD
    uint32_t reading;    // its number: AGAIN the kept one's, REREAD the new one's
    Str reading_path;    // AGAIN; REREAD: the one before, empty for none
    Str reading_sha512;  // of the file there
} Job;

typedef struct {
    Str copy;  // read_copy_write(), packed
    Str row;   // engine_row_write()
} JobDocument;
typedef LIST_OF(JobDocument) JobDocumentList;

typedef struct {
    Str deposit;
    DepositFileList files;  // TAKE, REREAD
    bool known;             // TAKE: the catalog has these bytes; nothing else was done
    bool read;
    FailCode code;  // why it was not read
    Str reason;
    Str head;     // canonical line of the reading's head, without newline
    Str reading;  // reading.jsonl; of AGAIN empty
    Str reading_sha512;
    JobDocumentList documents;
    uint64_t kept_blocks, fresh_blocks, lost_blocks;  // REREAD
    bool unchanged;  // REREAD: the same bytes as the reading before
} JobAnswer;

/* What workers see; fill before pool_open(). Members below the line are each worker's own. */
typedef struct {
    Config config;
    Str catalog_path;  // to ask what is known; empty: nothing is
    bool plain;        // without annotate (for `inspect --plain`)
    bool no_rows;      // nothing goes to an index: rows of documents stay empty
    struct job_tools *tools;
} JobContext;

MUST_USE bool job_pool(JobContext *context, uint32_t workers, struct pool **pool, Fail *fail);
void job_write(const Job *job, Buf *out);
MUST_USE bool job_read_answer(Str bytes, struct arena *results, JobAnswer *answer, Fail *fail);

/* Does a job in this process; what pool workers call. */
bool job_work(void *context, Str job, Buf *result, Fail *fail);
/* Drops what job_work() kept; for tests, since a worker's death does it too. */
void job_end(JobContext *context);
/*
 * The lists that a reading prints of its own, for annotate: of the documents' lines, without the
 * head. A line that does not parse gives none here, and its failure when its turn comes.
 */
void job_lists_of(Str lines, struct arena *results, struct arena *scratch,
                  LexiconEntryList *entries);
/* The identity of a deposit: docs/formats/identity.md. Files as they were first received. */
Str job_deposit_id(DepositFileList files, bool with_paths, struct arena *results);
/* The same bytes and, with paths, under the same names. */
bool job_same_files(DepositFileList a, DepositFileList b, bool with_paths);

#endif
