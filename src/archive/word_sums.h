/*
 * word_sums: the words of the whole holding, summed up of what each deposit gives (word_rows.h).
 * What was summed up once is kept beside the index and believed as long as it fits the catalog, so
 * that a small deposit costs what it is itself, not what is held.
 */
#ifndef FONDS_ARCHIVE_WORD_SUMS_H
#define FONDS_ARCHIVE_WORD_SUMS_H

#include "annotate/fault_words.h"
#include "catalog/catalog.h"

Str word_sums_path(Str index_folder, struct arena *results);
/*
 * The sums, in `arena`; fault_words_destroy() them. A writer (`keep`) keeps them where much has
 * come since they were kept last.
 */
MUST_USE bool word_sums_load(struct catalog *catalog, Str path, bool keep, struct arena *arena,
                             struct fault_words **words, Fail *fail);

#endif
