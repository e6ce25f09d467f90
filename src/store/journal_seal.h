/*
 * journal_seal: full files of the journal become objects of the store (journal-0001, ...), each
 * with one line that says so.
 */
#ifndef FONDS_STORE_JOURNAL_SEAL_H
#define FONDS_STORE_JOURNAL_SEAL_H

#include "store/journal.h"
#include "store/ocfl_root.h"

enum { JOURNAL_FULL_BYTES = 16 << 20 };

typedef struct {
    int64_t time;  // seconds since 1970
    Str who, program;
    uint64_t limit_bytes;  // JOURNAL_FULL_BYTES, but in tests
} JournalSealOrder;

/*
 * Seals what is full; costs nothing where nothing is. Call it after a batch, under the archive's
 * lock, no group being open.
 */
MUST_USE bool journal_seal_full(struct journal *journal, struct ocfl_root *root, Str staging,
                                const JournalSealOrder *order, Fail *fail);

#endif
