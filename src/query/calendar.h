/*
 * calendar: how many of the rows found fall into each of some stretches of days, certainly and
 * possibly: the days of a month, the months of a year.
 */
#ifndef FONDS_QUERY_CALENDAR_H
#define FONDS_QUERY_CALENDAR_H

#include "query/row_table.h"

enum { CALENDAR_MAX = 62 };  // stretches at once

typedef struct {
    int32_t first, last;         // days
    uint64_t certain, possible;  // documents; possible: those that are not certain
} CalendarCount;
typedef LIST_OF(CalendarCount) CalendarCountList;  // one after the other, at most CALENDAR_MAX

/* The days of a month, or the months of a year where month is 0; counts are 0. */
void calendar_make(int64_t year, unsigned month, struct arena *results, CalendarCountList *counts);
/* A stretch's counts are those that a search for it as a date would add to this one. */
void calendar_count(const struct row_table *table, RowSet found, CalendarCountList *counts);

#endif
