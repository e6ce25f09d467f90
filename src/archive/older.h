/*
 * older: readings and versions before the present ones, out of a deposit's object: nothing that was
 * ever kept is out of reach. Exports older_history and archive_page_older, which archive.h
 * declares for everybody.
 */
#ifndef FONDS_ARCHIVE_OLDER_H
#define FONDS_ARCHIVE_OLDER_H

#include "archive/archive.h"

/*
 * What befell a deposit, the oldest first: versions that came, readings that were made. Empty where
 * it has one of each, which is told elsewhere.
 */
MUST_USE bool older_history(struct archive *archive, const DepositRow *deposit,
                            struct arena *results, ProvenanceEventList *events, Fail *fail);

#endif
