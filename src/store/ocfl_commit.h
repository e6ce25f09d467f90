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
    Str path;       // logical
    Str bytes;      // the content; or, where from_file is not empty, unused
    Str from_file;  // a file to copy; its digest is checked against sha512 while copying (CORRUPT: it changed)
    Str sha512;     // 128 hex digits; empty: computed (bytes only)
    bool keep;      // of a new version: as in the version before; nothing else is read
} OcflPut;
typedef LIST_OF(OcflPut) OcflPutList;

struct ocfl_group;

/* One at a time; the caller holds the archive's lock. `staging`: a folder beside the root, same file system. */
MUST_USE bool ocfl_group_open(struct ocfl_root *root, struct journal *journal, Str staging, struct ocfl_group **group, Fail *fail);
void ocfl_group_close(struct ocfl_group *group);  // what is not committed is removed
/* A new object, or the next version of one that exists (its whole state is `files`). `time` RFC 3339. */
MUST_USE bool ocfl_group_put(struct ocfl_group *group, Str id, const OcflPutList *files, Str time, Str user, Str message, Fail *fail);
size_t ocfl_group_count(const struct ocfl_group *group);    // objects staged
uint64_t ocfl_group_bytes(const struct ocfl_group *group);  // bytes staged
/* All or nothing, durable when it returns; `lines` are the group's journal lines, each with its newline. Then the group is empty. */
MUST_USE bool ocfl_group_commit(struct ocfl_group *group, Str lines, Fail *fail);

MUST_USE bool ocfl_commit_recover(struct ocfl_root *root, struct journal *journal, Str staging, Fail *fail);

#endif
