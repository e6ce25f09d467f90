/*
 * journal: what happened, one canonical JSON line each, in order, never changed: accessions,
 * deposits, receipts, failures, acts; checks apart. The lines are described in
 * docs/formats/journal.md. Full files are sealed into the store.
 */
#ifndef FONDS_STORE_JOURNAL_H
#define FONDS_STORE_JOURNAL_H

#include "base/fail.h"
#include "base/str.h"
#include "store/ocfl_root.h"

enum { JOURNAL_SCHEMA = 1 };

struct journal;

MUST_USE bool journal_make(Str folder, Fail *fail);
/*
 * Opens; `root` is where its sealed files stand, and must outlive it. A torn last line (a crash in
 * the middle of a write) is taken off by a writer, who keeps it in journal/torn, and ignored by a
 * reader.
 */
MUST_USE bool journal_open(Str folder, const struct ocfl_root *root, bool writer,
                           struct journal **journal, Fail *fail);
void journal_close(struct journal *journal);  // NULL is welcome
Str journal_folder(const struct journal *journal);
uint64_t journal_next_seq(const struct journal *journal);  // from 1; every line has its own
/*
 * Appends whole lines, each ending in a newline; on the disk when it returns. Their seq must follow
 * on (must). A failure leaves the journal as it was. Several lines are all or nothing only inside a
 * group (store/ocfl_commit.h).
 */
MUST_USE bool journal_append(struct journal *journal, Str lines, Fail *fail);

/* line without its newline. */
typedef bool (*JournalVisit)(void *context, uint64_t seq, Str line, Fail *fail);
/* Every line from seq on, sealed ones too, in order. CORRUPT names file and line. */
MUST_USE bool journal_each(const struct journal *journal, uint64_t from_seq, JournalVisit visit,
                           void *context, Fail *fail);

/*
 * Fixity checks, apart from the acts: journal/checks. One or many whole lines, each with its
 * newline; synced.
 */
MUST_USE bool journal_add_check(struct journal *journal, Str lines, Fail *fail);
/* Every check in order; seq is the line's number. */
MUST_USE bool journal_each_check(const struct journal *journal, JournalVisit visit, void *context,
                                 Fail *fail);

/* --- for ocfl_commit.c --------------------------------------------------------------- */
MUST_USE bool journal_seq(Str line, uint64_t *seq, Fail *fail);  // of a line; CORRUPT
/*
 * Takes the lines from seq on off the open file again, durably: the group that they belong to did
 * not come about.
 */
MUST_USE bool journal_undo(struct journal *journal, uint64_t seq, Fail *fail);
/* From now on nothing can be appended until journal_undo() or opening anew. */
void journal_doubt(struct journal *journal);

/* --- for journal_seal.c -------------------------------------------------------------- */
typedef struct {
    uint32_t number;     // of the file, from 1
    uint64_t first_seq;  // of its first line
    uint64_t last_seq;
    uint64_t size_bytes;
    Str path;
} JournalFullFile;
/* Where the open file has reached limit_bytes, begins the next one. */
MUST_USE bool journal_turn(struct journal *journal, uint64_t limit_bytes, Fail *fail);
/*
 * The lowest file that is not the open one and still stands in the folder; *found false where there
 * is none.
 */
MUST_USE bool journal_full_file(const struct journal *journal, struct arena *results, bool *found,
                                JournalFullFile *full, Fail *fail);

#endif
