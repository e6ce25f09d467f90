/* A small holding for tests of faults: sentences, said again in several documents. */
#ifndef FONDS_TESTS_UNIT_ANNOTATE_FAULT_HOLDING_H
#define FONDS_TESTS_UNIT_ANNOTATE_FAULT_HOLDING_H

#include "annotate/fault_words.h"

/* A document of one part. */
struct document fault_holding_document(struct arena *arena, const char *text);
/* Enough to judge by: the sentences of `fault_holding.c`, 60,000 words in 100 documents. */
struct fault_words *fault_holding_words(struct arena *arena);

#endif
