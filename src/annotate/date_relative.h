/*
 * date_relative: expressions whose days depend on the day of writing: yesterday, last week, this
 * summer, last nine months, Sunday, 5th inst., July of the current year, "of the 18th".
 */
#ifndef FONDS_ANNOTATE_DATE_RELATIVE_H
#define FONDS_ANNOTATE_DATE_RELATIVE_H

#include "annotate/date_value.h"
#include "annotate/scan.h"

/* At a trigger that is no month: classes DAY_AWAY, WHICH, WEEKDAY, INSTANT; or digits. */
bool date_relative_read(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                        size_t *end);
/* At a month without a year: last October, July of the current year, 5 октября с.г. */
bool date_relative_month(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                         size_t *end);
/* The word at token i is a month: of "may" and "march" only where a number or a capital says so. */
bool date_relative_is_month(const Scan *scan, size_t i, const DatePoint *point);

#endif
