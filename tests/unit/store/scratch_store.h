/*
 * scratch_store: a store, a journal and a staging folder of their own for a test, in memory where
 * the machine has such a folder; copies of them, and all that stands in them as one text, to be
 * compared.
 */
#ifndef FONDS_TESTS_UNIT_STORE_SCRATCH_STORE_H
#define FONDS_TESTS_UNIT_STORE_SCRATCH_STORE_H

#include "base/arena.h"
#include "store/journal.h"
#include "store/ocfl_commit.h"

typedef struct {
    struct arena *arena;
    Str folder, store, journal, staging;
} ScratchStore;

Str scratch_folder(struct arena *arena);  // new and empty; the caller removes it
ScratchStore scratch_store_make(void);    // with root and journal
ScratchStore scratch_store_copy(const ScratchStore *from);
void scratch_store_remove(ScratchStore *scratch);
/* Every path under folder in order, with kind and, of files, the digest of the content. */
Str scratch_snapshot(struct arena *arena, Str folder);
/*
 * Folders and files of a store and journal; what is under way (journal/torn, staging) left aside.
 */
Str scratch_store_snapshot(const ScratchStore *scratch, struct arena *arena);

/* A writer's handles on it, recovered; cmocka failures where that fails. */
typedef struct {
    struct ocfl_root *root;
    struct journal *journal;
} ScratchHandles;
ScratchHandles scratch_open(const ScratchStore *scratch);
void scratch_close(ScratchHandles *handles);

/* One put with literal bytes, for lists of files. */
void scratch_put(struct arena *arena, OcflPutList *files, const char *path, const char *bytes);
OcflNote scratch_note(void);
/* A line of an unknown kind, with its newline. */
Str scratch_line(struct arena *arena, uint64_t seq, const char *text);

#endif
