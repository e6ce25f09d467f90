/*
 * decide: what a person changes: an act is written, folded, and what it touched is made findable
 * anew.
 */
#ifndef FONDS_ARCHIVE_DECIDE_H
#define FONDS_ARCHIVE_DECIDE_H

#include "archive/archive.h"

typedef struct {
    Str target;     // any name of a document; with #b12 for a block. join-event: of the event that
                    // is added to; empty: a new one, or the one of event->key
    ActKind kind;   // describe, correct, reject, withdraw, join-event, undo; of persons: merge,
                    // split
    Field field;    // of describe
    Str before;     // describe: the value that is changed, or its norm; empty: the only one there
                    // is. correct: words in the block
    Str after;      // describe: empty to empty the field; correct: the other words; merge: who else
                    // is the target
    bool at_place;  // correct, reject: the words stand at these bytes of the block
    size_t start, end;  // else they stand there once
    bool add;           // describe: a further value of a field that repeats
    Str reason;
    const Event *event;  // of join-event: accounts name documents as commands take them
    uint64_t undoes;     // of undo: the act's seq
    bool dry_run;
} Decision;

/*
 * Writes the act, folds it, makes the index row again. *act is what was written (or would be).
 *
 * errors  MISSING: no such document, block or act; EXISTS: they are one already, or all that
 * a join says is so already; INVALID: words
 * that are no UTF-8, or do not stand in the block, or stand there more than once, a value that is
 * not there or one of several that is not named, a date that is no EDTF, an undo of what is undone;
 * BUSY
 */
MUST_USE bool decide_run(struct archive *archive, const Decision *decision, struct arena *results,
                         Act *act, Fail *fail);

#endif
