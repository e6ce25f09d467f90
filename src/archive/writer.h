/*
 * writer: the right to write, for one batch: the lock, the journal opened, and what a writer who
 * died left behind finished.
 */
#ifndef FONDS_ARCHIVE_WRITER_H
#define FONDS_ARCHIVE_WRITER_H

#include "archive/handle.h"

/*
 * Takes the writer's lock, waiting up to 10 s (BUSY names who holds it), opens the journal,
 * finishes what a writer who died left, and brings catalog and index forward to the journal.
 * `what`: "fonds add", for the one who waits.
 */
MUST_USE bool writer_begin(struct archive *archive, const char *what, Fail *fail);
void writer_end(struct archive *archive);  // not held is fine

#endif
