/*
 * date: what a search needs of a date. design: docs/formats/dates.md.
 * Four days: the start lies in [a1,a2], the end in [b1,b2]. A moment has its end where its start
 * is.
 */
#ifndef FONDS_DOC_DATE_H
#define FONDS_DOC_DATE_H

#include "doc/edtf.h"

enum { DAY_OPEN_BEFORE = INT32_MIN, DAY_OPEN_AFTER = INT32_MAX };  // days since 1970-01-01

typedef struct {
    int32_t a1, a2, b1, b2;
    bool uncertain;  // ? or % anywhere in the expression: never certainly in a range
} DateDays;
typedef LIST_OF(DateDays) DateDaysList;

typedef enum {
    DATE_WRITTEN,
    DATE_SENT,
    DATE_RECEIVED,
    DATE_EVENT,
    DATE_QUOTED,
    DATE_DECLASSIFIED,
    DATE_UPLOADED,
    DATE_GIVEN,
    DATE_SAVED,
    DATE_ROLE_COUNT
} DateRole;

const char *date_role_name(DateRole role);
bool date_role_find(Str name, DateRole *role);
bool date_role_dates_document(DateRole role);  // written, given or event: what `date:` means

/*
 * The days of an expression: one entry, or one for each member of a set. The expression is possibly
 * in a range if one entry is, and certainly if one entry is: the entries of a one-of set share a2
 * and b1, so that one of them is certain only when all members are.
 *
 * errors  as edtf_parse()
 */
MUST_USE bool date_days(Str edtf, struct arena *results, DateDaysList *days, Fail *fail);
bool date_possibly_in(DateDays days, int32_t from, int32_t to);   // from <= to
bool date_certainly_in(DateDays days, int32_t from, int32_t to);  // from <= to

/*
 * month 1 to 12, day 1 to 31. What lies beyond the range of days is clamped to its first or last
 * that is not open.
 */
int32_t date_day(int64_t year, unsigned month, unsigned day);
void date_from_day(int32_t day, int64_t *year, unsigned *month, unsigned *dayofmonth);
/*
 * First and last day as written, not widened, for sorting; open and unknown ends are DAY_OPEN_*.
 * False where it is no EDTF.
 */
bool date_bounds(Str edtf, int32_t *first, int32_t *last);
/*
 * Words for readers: "18 October 1962", "about 1962", "16 to 28 October 1962"; "between 16 and 28
 * October 1962" for [1962-10-16..1962-10-28]. What is no EDTF comes back as it is.
 */
Str date_words(Str edtf, struct arena *results);

#endif
