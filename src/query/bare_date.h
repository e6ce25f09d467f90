/*
 * bare_date: dates that were typed as words. "1962-10-18" is searched as words, for so it may stand
 * in a text; a reader who means the day is told of date:1962-10-18.
 */
#ifndef FONDS_QUERY_BARE_DATE_H
#define FONDS_QUERY_BARE_DATE_H

#include "query/query_parse.h"

enum { BARE_DATES_MAX = 3 };

/*
 * The query once more for each such date, with date: in its place; of a query that is a date as a
 * whole ("18 October 1962" without quotes) that alone. Years alone are words.
 */
void bare_date_queries(const Query *query, struct arena *results, StrList *queries);

#endif
