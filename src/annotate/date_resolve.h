/*
 * date_resolve: what the expressions of a document mean: EDTF, never finer than the words. Years of
 * two digits, days and months that could change places, misread years, weekdays that disagree and
 * the Julian calendar are settled by what else the document says; relative dates by its own date.
 */
#ifndef FONDS_ANNOTATE_DATE_RESOLVE_H
#define FONDS_ANNOTATE_DATE_RESOLVE_H

#include "annotate/date_value.h"

typedef LIST_OF(DateValue *) DateValueList;
enum { DATE_YEARS_MAX = 64, DATE_COMPARED_MAX = 200 };  // so that time stays linear

typedef struct {
    DateValueList values;    // all of the document
    bool russian;            // it is in Russian: before 14 February 1918 its days are Julian
    int32_t newest;          // the latest year that is certain; DATE_NO_YEAR
    LIST_OF(int32_t) years;  // that are certain, each once; at most DATE_YEARS_MAX
    int order_votes[3];      // dates in digits whose first number is the day (1), the month (2)
    int32_t since, until;    // years that the deposit says of itself; since 0: none
    struct arena *job;       // texts live here
} DateResolving;

/* Years first: whatever of the values can be settled without knowing the document's own date. */
void date_resolve_years(DateResolving *all);
/* The year that was misread as this one, by one digit; DATE_NO_YEAR where none or several were. */
int32_t date_resolve_mend(const DateResolving *all, int32_t read);
/*
 * Fills edtf, time, second and anchor; a value that has no year, or is relative, needs the day of
 * writing (DAY_OPEN_BEFORE: not known).
 */
void date_resolve_value(const DateResolving *all, DateValue *value, int32_t written, bool future);

/* Days since 1970 of a day of the Julian calendar. */
int32_t date_resolve_julian(int64_t year, unsigned month, unsigned day);
/* Monday 1 to Sunday 7. */
unsigned date_resolve_weekday(int32_t day);

#endif
