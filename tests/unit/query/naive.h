/*
 * naive: a query answered by reading every document, without tokens, index or sets; written apart
 * from src/ so that both being wrong in the same way is unlikely. Only for documents of small.c:
 * words of a known list, parted by one space.
 */
#ifndef FONDS_TESTS_UNIT_QUERY_NAIVE_H
#define FONDS_TESTS_UNIT_QUERY_NAIVE_H

#include "query/engine.h"

typedef enum { NAIVE_NO, NAIVE_POSSIBLY, NAIVE_CERTAINLY } NaiveTruth;

/* undated: the document has no date that dates it. */
NaiveTruth naive_evaluate(const struct query_node *node, const struct document *document,
                          bool undated);
bool naive_undated(const struct document *document);

#endif
