/*
 * word_rows: what the words of each deposit add to the evidence of the holding: packed counts
 * (annotate/fault_words.h), kept with the journal's number of the reading that gave them. What is
 * summed up of all rows up to a number is still true as long as their digests say so.
 */
#ifndef FONDS_CATALOG_WORD_ROWS_H
#define FONDS_CATALOG_WORD_ROWS_H

#include "catalog/catalog.h"

/* Replaces those of the deposit, within a batch; packed by zip_pack(); empty: it has none. */
MUST_USE bool word_rows_put(struct catalog *catalog, Str deposit, uint64_t seq, Str packed,
                            Fail *fail);
MUST_USE bool word_rows_get(struct catalog *catalog, Str deposit, struct arena *results,
                            Str *packed, Fail *fail);  // empty where there are none

typedef struct {
    uint64_t seq;     // the last one
    uint64_t digest;  // of which counts they are; the order does not matter
} WordRowsState;
/* Of the rows whose number is at most `upto`. */
MUST_USE bool word_rows_state(struct catalog *catalog, uint64_t upto, WordRowsState *state,
                              Fail *fail);
typedef bool (*WordRowsVisit)(void *context, Str packed, Fail *fail);
/* Those whose number is larger than `after`, by deposit: what is added up of all of them comes out
 * alike whatever came first. packed lives until the visit returns. */
MUST_USE bool word_rows_each(struct catalog *catalog, uint64_t after, WordRowsVisit visit,
                             void *context, Fail *fail);

#endif
