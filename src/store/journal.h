/*
 * journal: what happened, one canonical JSON line each, in order, never changed: accessions, deposits, receipts,
 * failures, acts, checks. The lines are described in docs/formats/journal.md. Full files are sealed into the store.
 */
#ifndef FONDS_STORE_JOURNAL_H
#define FONDS_STORE_JOURNAL_H

#include "base/fail.h"
#include "base/str.h"

enum { JOURNAL_SCHEMA = 1 };

struct journal;

MUST_USE bool journal_make(Str folder, Fail *fail);
/* Opens; a torn last line (a crash in the middle of a write) is cut off by a writer and ignored by a reader. */
MUST_USE bool journal_open(Str folder, bool writer, struct journal **journal, Fail *fail);
void journal_close(struct journal *journal);
uint64_t journal_next_seq(const struct journal *journal);  // from 1; every line has its own
/* Appends whole lines, each ending in a newline; on the disk when it returns. Their seq must follow on (must). */
MUST_USE bool journal_append(struct journal *journal, Str lines, Fail *fail);

/* line without its newline. */
typedef bool (*JournalVisit)(void *context, uint64_t seq, Str line, Fail *fail);
/* Every line from seq on, sealed ones too, in order. CORRUPT names file and line. */
MUST_USE bool journal_each(const struct journal *journal, uint64_t from_seq, JournalVisit visit, void *context, Fail *fail);

/* Fixity checks, apart from the acts: journal/checks. */
MUST_USE bool journal_add_check(struct journal *journal, Str line, Fail *fail);

#endif
