/*
 * date_feast: the day of a feast in a year: Easter Monday 1938 is 18 April 1938. "Easter 1938" is
 * said of a few days around 17 April, and stays about that day.
 */
#ifndef FONDS_DOC_DATE_FEAST_H
#define FONDS_DOC_DATE_FEAST_H

#include "doc/date.h"

/* Values of the cue class "season" above the four seasons. */
typedef enum {
    FEAST_EASTER = 31,  // of the Western churches
    FEAST_WHITSUN,
    FEAST_PASCHA,  // of the Eastern churches
    FEAST_CHRISTMAS,
    // each a single day
    FEAST_ASH_WEDNESDAY,
    FEAST_PALM_SUNDAY,
    FEAST_MAUNDY_THURSDAY,
    FEAST_GOOD_FRIDAY,
    FEAST_EASTER_EVE,
    FEAST_EASTER_SUNDAY,
    FEAST_EASTER_MONDAY,
    FEAST_EASTER_TUESDAY,
    FEAST_ASCENSION,
    FEAST_WHIT_SUNDAY,
    FEAST_WHIT_MONDAY,
    FEAST_CHRISTMAS_EVE,
    FEAST_CHRISTMAS_DAY,
    FEAST_BOXING_DAY,
    FEAST_NEW_YEARS_DAY,
    FEAST_NEW_YEARS_EVE,  // the last day of the year
} Feast;

bool date_feast_is_day(Feast feast);  // else a few days around it

/*
 * The Gregorian day on which a feast falls in a year.
 * source  Meeus 1991, Astronomical Algorithms, chapter 8 (Easter, Gregorian and Julian)
 */
int32_t date_feast_day(Feast feast, int32_t year);

#endif
