/*
 * accession: one act of handing over, that may take several runs: a run that was stopped leaves
 * accession.open behind, and the next run with the same paths goes on under the same id.
 */
#ifndef FONDS_ARCHIVE_ACCESSION_H
#define FONDS_ARCHIVE_ACCESSION_H

#include "archive/handle.h"

struct accession {
    struct arena *arena;  // what its slices live in; the caller's
    Str id;               // a and 12 letters; empty until it is named
    StrList from;         // paths as handed over
    bool as_one;
    Str replaces;
    Str key;       // of the whole paths, to know it again
    bool written;  // its first line stands in the journal
};

/*
 * Under the lock: the unfinished accession with the same paths, or none (`written` false, no id
 * yet).
 */
void accession_resume(struct archive *archive, struct accession *accession);
/*
 * Under the lock, where it is not written: names it by the seq that its first line will have, which
 * is the journal's next, and notes that in accession.open.
 */
MUST_USE bool accession_name(struct archive *archive, struct accession *accession, Fail *fail);
/* The first line; the caller writes it at the seq that gave the name, and then sets `written`. */
JournalLine accession_first_line(const struct archive *archive, const struct accession *accession,
                                 uint64_t seq, struct arena *results);
/* It is whole: forgets accession.open, unless that is another accession's by now. */
MUST_USE bool accession_end(struct archive *archive, const struct accession *accession, Fail *fail);

#endif
