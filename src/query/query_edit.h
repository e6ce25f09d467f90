/*
 * query_edit: queries made from a query, written as a reader would type them: what a click on a
 * count, on a bucket or on "take away" asks. Pure.
 */
#ifndef FONDS_QUERY_QUERY_EDIT_H
#define FONDS_QUERY_QUERY_EDIT_H

#include "query/query_parse.h"

/* What the query finds, and `term` (of query_parse_term()) finds as well. */
Str query_edit_narrow(const Query *query, Str term, struct arena *results);
/* Limits that hold for all that is found, and so can be taken away one by one: dates, values,
 * undated, apparatus, each perhaps under NOT. In order as typed. */
void query_edit_limits(const Query *query, struct arena *results, QueryNodeList *limits);
Str query_edit_without(const Query *query, const struct query_node *limit, struct arena *results);
Str query_edit_without_dates(const Query *query, struct arena *results);
/*
 * Of what the query finds only what certainly, or what only possibly, falls into its dates. Empty
 * where no query says so: a date under NOT, or, for possibly, one of several or one under OR.
 */
Str query_edit_dated(const Query *query, DatedWhich which, struct arena *results);

#endif
