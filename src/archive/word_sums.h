/*
 * word_sums: the words of the whole holding, summed up once and kept beside the index with the list
 * of readings that they are of. Derived: where the file is missing, damaged or of other readings,
 * all is counted again.
 */
#ifndef FONDS_ARCHIVE_WORD_SUMS_H
#define FONDS_ARCHIVE_WORD_SUMS_H

#include "annotate/fault_words.h"
#include "catalog/fault_rows.h"

Str word_sums_path(Str index_folder, struct arena *results);
/*
 * What was kept, in `arena`; fault_words_destroy() the words. readings: those that there are;
 * missing: those among them that are not in the sums, all where nothing fits.
 */
void word_sums_load(Str path, const FaultReadingList *readings, struct arena *arena,
                    struct fault_words **words, FaultReadingList *missing);
/* Keeps sums of all readings; what goes wrong is logged: next time all is counted again. */
void word_sums_keep(Str path, const FaultReadingList *readings, const struct fault_words *words);

#endif
