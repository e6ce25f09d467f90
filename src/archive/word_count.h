/*
 * word_count: the words of readings, counted in worker processes from the read copies of the
 * catalog, a chunk of some hundred documents at a time. Up to two
 * million different words the sums do not depend on how readings fall into chunks, nor on the
 * number of workers.
 */
#ifndef FONDS_ARCHIVE_WORD_COUNT_H
#define FONDS_ARCHIVE_WORD_COUNT_H

#include "annotate/fault_words.h"
#include "catalog/fault_rows.h"

/* Documents that were counted together, and where their rare words stand. */
typedef struct {
    StrList documents;  // ids; of apparatus, where nothing is looked for, empty
    Str places;         // fault_words_read_places(): as many documents
} WordChunk;
typedef LIST_OF(WordChunk) WordChunkList;

typedef struct {
    Str catalog_path;
    uint32_t workers;  // 0: as many as there are cores
    const FaultReadingList *readings;
    struct fault_words *into;  // gets the sums; NULL: only places are asked for
    void (*progress)(void *context, uint64_t documents);  // that were counted since; may be NULL
    void *context;
    const volatile int *stop;  // becomes non-zero by a signal: then it fails, BUSY; may be NULL
} WordCount;

/* Adds the chunks, in the order of the readings. */
MUST_USE bool word_count_run(const WordCount *order, struct arena *results, WordChunkList *chunks,
                             Fail *fail);

#endif
