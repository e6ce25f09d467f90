/*
 * query_date: what stands behind date: in a query: 1962-10, 1962-10-16..1962-10-28, 1960s, any
 * EDTF, 26.10.1962, "October 1962" in four languages, and before it certain: or possible:.
 */
#ifndef FONDS_QUERY_QUERY_DATE_H
#define FONDS_QUERY_QUERY_DATE_H

#include "query/query_parse.h"

/* Fills dated, text (as EDTF, or two of them with two points between), from and to; false where it
 * is no date. */
MUST_USE bool query_date_read(Str text, struct arena *results, struct query_node *node);

#endif
