/*
 * import: from the bytes of a deposit to a reading. Runs in a worker process; touches no disk,
 * holds no state. A reading judges no language: what needs judgement is annotate's.
 */
#ifndef FONDS_IMPORT_IMPORT_H
#define FONDS_IMPORT_IMPORT_H

#include "base/fail.h"
#include "doc/lexicon.h"
#include "doc/reading.h"

typedef struct {
    Str name;   // path inside the deposit, '/' between steps
    Str bytes;  // all of it
} ImportFile;
typedef LIST_OF(ImportFile) ImportFileList;

typedef struct {
    uint64_t text_bytes;  // of one file; larger ones are kept and not read (LIMIT)
    uint32_t depth;       // of nested elements
} ImportLimits;

/*
 * Called once before the first document: what the head will say of the whole (title, source_id,
 * description, collections), and the lists that the deposit prints of its own.
 */
typedef void (*ImportBegin)(void *context, const ReadingHead *head,
                            const LexiconEntryList *entries);

typedef struct {
    const ImportFileList *files;  // the chief one first
    ImportLimits limits;
    ReadingVisit visit;
    void *context;      // of visit and begin
    ImportBegin begin;  // may be NULL
} ImportTask;

/*
 * Reads a deposit. Calls visit for each document in reading order, then fills *head.
 *
 * memory  head lives in results; a document given to visit lives until visit returns
 * errors  UNSUPPORTED: no importer knows these bytes (junk, pictures, PDF for now); CORRUPT: they
 *         are not what they say (names line or byte); LIMIT: too large or too deep; INVALID: there
 *         is nothing to read. The message names the remedy. Documents visited before a failure are
 *         void.
 */
MUST_USE bool import_read(const ImportTask *task, struct arena *results, ReadingHead *head,
                          Fail *fail);

/* What importers say that the bytes do not say outright. */
RuleTextList import_rules(struct arena *results);

#endif
