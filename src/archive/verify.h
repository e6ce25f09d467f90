/*
 * verify: whether what is kept is sound, and whether store, journal, catalog and index agree.
 */
#ifndef FONDS_ARCHIVE_VERIFY_H
#define FONDS_ARCHIVE_VERIFY_H

#include "archive/archive.h"

typedef struct {
    Str code;    // fixity, store, journal, catalog, index: damage; orphaned-act, not-read, behind
                 // (of the journal), not-noted (in journal/checks), older-rules: told, no damage
    Str where;   // an object, a line, a document
    Str detail;  // what is wrong, and the remedy
} VerifyFinding;
typedef LIST_OF(VerifyFinding) VerifyFindingList;

typedef struct {
    bool quick;  // without the digests of contents; nothing is written to journal/checks then
    void (*progress)(void *context, uint64_t done, uint64_t all);  // objects; may be NULL
    void *context;
} VerifyRequest;

typedef struct {
    uint64_t objects, documents, lines, acts;
    VerifyFindingList findings;
    bool damaged;
} VerifyAnswer;

/* Findings are answers, not failures. A writer first brings catalog and index forward, and notes
 * each check of a deposit in journal/checks and in the catalog. */
MUST_USE bool verify_run(struct archive *archive, const VerifyRequest *request,
                         struct arena *results, VerifyAnswer *answer, Fail *fail);

#endif
