/*
 * date: what a search needs of a date. design: docs/formats/dates.md.
 * Four days: the start lies in [a1,a2], the end in [b1,b2]. A moment has its end where its start is.
 */
#ifndef FONDS_DOC_DATE_H
#define FONDS_DOC_DATE_H

#include "doc/description.h"
#include "doc/edtf.h"

enum { DAY_OPEN_BEFORE = INT32_MIN, DAY_OPEN_AFTER = INT32_MAX };  // days since 1970-01-01; beyond range: clamped

typedef struct {
    int32_t a1, a2, b1, b2;
    bool uncertain;  // ? or % anywhere: never certainly in a range
} DateDays;
typedef LIST_OF(DateDays) DateDaysList;

typedef enum {
    DATE_WRITTEN, DATE_SENT, DATE_RECEIVED, DATE_EVENT, DATE_QUOTED, DATE_DECLASSIFIED, DATE_UPLOADED, DATE_GIVEN,
    DATE_ROLE_COUNT
} DateRole;

const char *date_role_name(DateRole role);
bool date_role_find(Str name, DateRole *role);
bool date_role_dates_document(DateRole role);  // written, given or event: what `date:` means

/* The days of an expression: one entry, or one for each member of a set ("one of" members are tried one by one). */
MUST_USE bool date_days(Str edtf, struct arena *results, DateDaysList *days, Fail *fail);
bool date_possibly_in(DateDays days, int32_t from, int32_t to);
bool date_certainly_in(DateDays days, int32_t from, int32_t to);
/* Over the days of one expression: one-of is certain only if all members are, all-of if one is. */

int32_t date_day(int64_t year, unsigned month, unsigned day);  // clamped to the range of days
void date_from_day(int32_t day, int64_t *year, unsigned *month, unsigned *dayofmonth);
/* Least and greatest day of an expression, for sorting and facets; false where it is no EDTF. */
bool date_bounds(Str edtf, int32_t *first, int32_t *last);
/* "18 October 1962", "October 1962", "about 1962", "between 16 and 28 October 1962": words for readers. */
Str date_words(Str edtf, struct arena *results);

#endif
