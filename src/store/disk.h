/*
 * disk: the system calls by which the store and the journal change the disk, each one a counted
 * step, so that a test can let the program die, or the disk be full or broken, at any one of them.
 * Paths are terminated. Nothing here reads what it changes.
 */
#ifndef FONDS_STORE_DISK_H
#define FONDS_STORE_DISK_H

#include "base/digest.h"
#include "base/fail.h"
#include "base/str.h"

MUST_USE bool disk_make_folder(const char *path, Fail *fail);  // EXISTS where something is there
MUST_USE bool disk_need_folder(const char *path, Fail *fail);  // being there already is fine
/* Writes a new file; on failure none is left. EXISTS where something is there. */
MUST_USE bool disk_write(const char *path, Str bytes, Fail *fail);
/*
 * Copies a regular file to a new one and says what went by. On failure none is left. MISSING and
 * CORRUPT speak of the source (gone, not to be read), other codes of the target.
 */
MUST_USE bool disk_copy(const char *from, const char *path, Sha512Hex *sha512, uint64_t *size_bytes,
                        Fail *fail);

typedef enum { DISK_MOVED, DISK_NO_SOURCE, DISK_IN_THE_WAY } DiskMove;
/*
 * A folder that holds something is not replaced: IN_THE_WAY. A source that is not there is an
 * answer, not a failure.
 */
MUST_USE bool disk_move(const char *from, const char *to, DiskMove *move, Fail *fail);
MUST_USE bool disk_remove(const char *path, Fail *fail);  // a file; none there is fine
/* A folder that is empty; *gone says whether it is away now. */
MUST_USE bool disk_remove_empty(const char *path, bool *gone, Fail *fail);
MUST_USE bool disk_remove_tree(Str path, Fail *fail);  // nothing there is fine; never follows links

MUST_USE bool disk_append(int file, Str bytes, Fail *fail);  // part of it may be written on failure
MUST_USE bool disk_cut(int file, uint64_t size_bytes, Fail *fail);  // ftruncate
MUST_USE bool disk_sync_file(int file, Fail *fail);                 // fdatasync
MUST_USE bool disk_sync_path(const char *path, Fail *fail);         // fsync of a file or folder
MUST_USE bool disk_sync_system(const char *path, Fail *fail);       // syncfs

typedef enum {
    DISK_DIES,    // at this step: half a write, then _exit(DISK_DEATH)
    DISK_FULL,    // from this step on nothing can be made or written (ENOSPC); moving goes on
    DISK_FAULT,   // this step fails (EIO), later ones go on
    DISK_BROKEN,  // this and all later ones fail (EIO)
} DiskTrouble;
enum { DISK_DEATH = 71 };
/* For tests: trouble at a step, counted from now, from 1; 0: no trouble. */
void disk_trouble_at(uint64_t step, DiskTrouble trouble);
uint64_t disk_steps(void);  // since then; for tests
/*
 * For tests: called with the name of each step and its path ("" where only a descriptor is known);
 * NULL ends it.
 */
void disk_watch(void (*watch)(const char *step, const char *path));

#endif
