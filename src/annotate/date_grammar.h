/*
 * date_grammar: expressions of dates and times in the words and habits of six languages: one with
 * its parts as they stand. What they mean is date_resolve.h.
 *
 *   date  := [weekday ","] [about|early|before ...] point [("-"|to|bis|по ...) point] [year mark]
 * ["," time] point := day [of] month [,] [of] year | month day [, year] | month [of] year | d.m.y |
 * y-m-d | d.ROMAN.y | season [of] year | year | decade | century relative := yesterday | last week
 * | this summer | last nine months | Sunday | 5th inst. | "of the 18th" | July of the current year
 *
 * Looks at most 24 tokens to either side of its trigger.
 */
#ifndef FONDS_ANNOTATE_DATE_GRAMMAR_H
#define FONDS_ANNOTATE_DATE_GRAMMAR_H

#include "annotate/date_value.h"
#include "annotate/scan.h"

/* Tokens of these classes, and digits, are triggers. */
#define DATE_GRAMMAR_TRIGGERS                                                                      \
    (CUE(MONTH) | CUE(WEEKDAY) | CUE(DAY_AWAY) | CUE(WHICH) | CUE(SEASON) | CUE(INSTANT) |         \
     CUE(DECADE_WORD) | CUE(UNIT))

/*
 * The expression at trigger i that begins at token `from` or later; tokens [*first, *end).
 */
bool date_grammar_read(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                       size_t *end);

/*
 * The same from a number that may be the year of a date whose month was misread: no exact month
 * stands within reach.
 */
bool date_grammar_read_misread(const Scan *scan, size_t i, size_t from, DateValue *value,
                               size_t *first, size_t *end);

#endif
