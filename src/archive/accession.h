/*
 * accession: one act of handing over, that may take several runs: a run that was stopped leaves
 * accession.open behind, and the next run with the same paths goes on under the same id.
 */
#ifndef FONDS_ARCHIVE_ACCESSION_H
#define FONDS_ARCHIVE_ACCESSION_H

#include "archive/handle.h"

struct accession {
    Str id;        // a and 12 letters
    StrList from;  // paths as handed over
    bool as_one;
    Str replaces;
    Str key;       // of the whole paths, to know it again
    bool written;  // its first line stands in the journal
};

/* Under the lock, before the first line: a new accession, or the unfinished one with the same
 * paths. Slices live in results. */
MUST_USE bool accession_begin(struct archive *archive, struct arena *results,
                              struct accession *accession, Fail *fail);
/* The first line; the caller writes it at `seq` and then sets `written`. */
JournalLine accession_first_line(const struct archive *archive, const struct accession *accession,
                                 uint64_t seq, struct arena *results);
/* It is whole: forgets accession.open. */
MUST_USE bool accession_end(struct archive *archive, Fail *fail);

#endif
