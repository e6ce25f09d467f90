/*
 * ocfl_group: new objects and new versions, many at once, all or nothing. A group is staged outside
 * the root on the same file system and committed by ocfl_commit.c. docs/formats/store.md, "Commit".
 */
#ifndef FONDS_STORE_OCFL_GROUP_H
#define FONDS_STORE_OCFL_GROUP_H

#include "base/digest.h"
#include "store/journal.h"
#include "store/ocfl_root.h"

typedef struct {
    Str path;       // logical, any bytes without NUL
    Str bytes;      // the content; or, where from_file is not empty, unused
    Str from_file;  // a file to copy; where sha512 is given it is checked (CORRUPT: it changed)
    Str sha512;     // 128 hex digits, taken on trust for bytes; empty: computed
    bool keep;      // of a new version: as in the version before; nothing else is read
} OcflPut;
typedef LIST_OF(OcflPut) OcflPutList;

typedef struct {
    Str time;     // RFC 3339
    Str user;     // a name, or "name <uri>"
    Str message;  // what was done, a sentence
} OcflNote;

struct ocfl_group;

/*
 * One at a time; the caller holds the archive's lock; what a crash left is recovered first.
 * `staging`: a folder beside the root, on the same file system, made where missing.
 */
MUST_USE bool ocfl_group_open(struct ocfl_root *root, struct journal *journal, Str staging,
                              struct ocfl_group **group, Fail *fail);
void ocfl_group_close(struct ocfl_group *group);  // removes what is not committed; or NULL
/*
 * A new object, or the next version of one that exists; its whole state is `files`.
 *
 * errors  EXISTS where the id is in this group already, INVALID for a path twice or one inside
 *         another, CORRUPT or MISSING where a file is not what its digest says, cannot be read or
 * is gone, or `keep` names what was not there, IO where the archive's own disk refuses. The group
 * then is as before.
 */
MUST_USE bool ocfl_group_put(struct ocfl_group *group, Str id, const OcflPutList *files,
                             const OcflNote *note, Fail *fail);
/*
 * All or nothing, durable when it returns; `lines` are the group's journal lines, each with its
 * newline, seq following on. The group is empty afterwards, on failure too: nothing of it is kept
 * then. Only where the disk refuses undoing as well is that left to the next recovery, and the
 * message says so.
 */
MUST_USE bool ocfl_group_commit(struct ocfl_group *group, Str lines, Fail *fail);

#endif
