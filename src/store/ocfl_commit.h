/*
 * ocfl_commit: new objects and versions, many at once. A group is staged outside the root on the same file system,
 * synced together, listed beside the journal, renamed into place; then its journal lines are written and synced.
 * After a crash ocfl_commit_recover() finishes what the list names, or undoes what no list names.
 */
#ifndef FONDS_STORE_OCFL_COMMIT_H
#define FONDS_STORE_OCFL_COMMIT_H

#include "base/digest.h"
#include "store/journal.h"
#include "store/ocfl_root.h"

typedef struct {
    Str path;   // logical
    Str bytes;  // the content; or, where from_file is not empty, unused
    Str from_file;  // a file to copy; its digest is checked against sha512 while copying (CORRUPT: it changed)
    Str sha512;  // 128 hex digits; empty: computed (bytes only)
    bool keep;   // of a new version: as in the version before; nothing else is read
} OcflPut;
typedef LIST_OF(OcflPut) OcflPutList;

typedef struct {
    Str time;     // RFC 3339
    Str user;     // a name, or "name <uri>"
    Str message;  // what was done, a sentence
} OcflNote;

struct ocfl_group;

/* One at a time; the caller holds the archive's lock. `staging`: a folder beside the root, same file system. */
MUST_USE bool ocfl_group_open(struct ocfl_root *root, struct journal *journal, Str staging,
                              struct ocfl_group **group, Fail *fail);
void ocfl_group_close(struct ocfl_group *group);  // what is not committed is removed
/*
 * A new object, or the next version of one that exists; its whole state is `files`, their paths any bytes without NUL.
 *
 * errors  EXISTS where the id is in this group already, INVALID for a path twice or one that stands in another, CORRUPT
 *         where a file is not what its digest says, MISSING for `keep` of what was not there, IO. The group then is as before.
 */
MUST_USE bool ocfl_group_put(struct ocfl_group *group, Str id, const OcflPutList *files,
                             const OcflNote *note, Fail *fail);
size_t ocfl_group_count(const struct ocfl_group *group);    // objects staged
uint64_t ocfl_group_bytes(const struct ocfl_group *group);  // bytes staged
/*
 * All or nothing, durable when it returns; `lines` are the group's journal lines, each with its newline, seq following on.
 * The group is empty afterwards, on failure too (nothing of it is kept then).
 */
MUST_USE bool ocfl_group_commit(struct ocfl_group *group, Str lines, Fail *fail);

/* After a crash: finishes or undoes what was under way. To be called before a writer's first group; quick where there is nothing. */
MUST_USE bool ocfl_commit_recover(struct ocfl_root *root, struct journal *journal, Str staging,
                                  Fail *fail);

#endif
