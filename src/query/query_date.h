/*
 * query_date: what stands behind date: in a query: 1962-10, 1962-10-16..1962-10-28, 1960s, any
 * EDTF, 26.10.1962, "October 1962" in four languages, and before it certain: or possible:. 2/4/1911
 * may be two days: both may be meant, and neither is certain.
 */
#ifndef FONDS_QUERY_QUERY_DATE_H
#define FONDS_QUERY_QUERY_DATE_H

#include "query/query_parse.h"

/* Fills dated, text (as EDTF, or two of them with two points between), from and to; false where it
 * is no date. */
MUST_USE bool query_date_read(Str text, struct arena *results, struct query_node *node);

/*
 * Where the date ends that begins at `from` and whose first word ends at `end`: `date:14 March 1911
 * berlin` goes on to 1911. Further words are taken only where the first is no date by itself, so
 * that `date:1962 may` asks for a word.
 */
size_t query_date_end(Str text, size_t from, size_t end, struct arena *scratch);

#endif
