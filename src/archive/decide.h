/*
 * decide: what a person changes: an act is written, folded, and what it touched is made findable
 * anew.
 */
#ifndef FONDS_ARCHIVE_DECIDE_H
#define FONDS_ARCHIVE_DECIDE_H

#include "archive/archive.h"

typedef struct {
    Str target;    // any name of a document; with #b12 for a block
    ActKind kind;  // describe, correct, withdraw, undo
    Field field;   // of describe
    Str before,
        after;  // describe: before may be empty (what stands is taken); correct: words in the
                // block, and the other words
    Str reason;
    uint64_t undoes;  // of undo: the act's seq
    bool dry_run;
} Decision;

/*
 * Writes the act, folds it, makes the index row again. *act is what was written (or would be).
 *
 * errors  MISSING: no such document, block or act; INVALID: words that do not stand in the block,
 * or stand there more than once, a date that is no EDTF, an undo of what is undone; BUSY
 */
MUST_USE bool decide_run(struct archive *archive, const Decision *decision, struct arena *results,
                         Act *act, Fail *fail);

#endif
