/*
 * ocfl_commit: puts a staged group into the root, and after a crash finishes what its list names or
 * undoes what no list names. docs/formats/store.md, "Commit", has the order and why it holds.
 */
#ifndef FONDS_STORE_OCFL_COMMIT_H
#define FONDS_STORE_OCFL_COMMIT_H

#include "store/group_list.h"
#include "store/journal.h"
#include "store/ocfl_group.h"
#include "store/ocfl_root.h"

/* After a crash; to be called before a writer's first group. Quick where there is nothing to do. */
MUST_USE bool ocfl_commit_recover(struct ocfl_root *root, struct journal *journal, Str staging,
                                  Fail *fail);

/* --- for ocfl_group.c ---------------------------------------------------------------- */
/* Where an object is staged: a new one (version 1), or the next version of one that stands. */
Str ocfl_commit_stage(const struct ocfl_root *root, Str staging, Str id, uint32_t version,
                      struct arena *results);
/* Commits what is staged; on failure it is undone. */
MUST_USE bool ocfl_commit_run(struct ocfl_root *root, struct journal *journal, Str staging,
                              const GroupList *list, Fail *fail);
/* Empties staging of a group that no list names. */
MUST_USE bool ocfl_commit_clear(Str staging, Fail *fail);

#endif
