/*
 * apply: one line of the journal into catalog and index. Ingest, recovery and rebuild all go
 * through here, so that what they make is the same.
 */
#ifndef FONDS_ARCHIVE_APPLY_H
#define FONDS_ARCHIVE_APPLY_H

#include "archive/job.h"
#include "catalog/catalog.h"
#include "query/engine.h"
#include "store/journal_line.h"

typedef struct {
    struct catalog *catalog;
    bool to_catalog;        // else it is only asked
    struct engine *engine;  // NULL: the index is left alone
    struct analyzer *analyzer;
    uint64_t documents;  // put so far
} Applier;

/* Whether a line's documents are needed: then a JOB_AGAIN answer goes with it. */
bool apply_wants_answer(const JournalLine *line);
/* Within a batch of catalog and index. answer: of a line that wants one, else NULL. */
MUST_USE bool apply_line(Applier *applier, const JournalLine *line, const JobAnswer *answer,
                         struct arena *batch, Fail *fail);
/*
 * The row for the index of a document that the catalog holds, as it stands in `document`; without
 * the trees that it stands in. Of the applier only catalog and analyzer are asked.
 */
MUST_USE bool apply_make_row(const Applier *applier, const DocumentRow *row,
                             const struct document *document, struct arena *scratch,
                             EngineRow *made, Fail *fail);
/* The row of a document as it is now; of what is lost, none. */
MUST_USE bool apply_row(Applier *applier, Str id, struct arena *scratch, Fail *fail);

#endif
