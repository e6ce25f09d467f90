/*
 * date_feast: the day of a feast in a year: "Easter 1938" is 17 April 1938.
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
} Feast;

/*
 * The Gregorian day on which a feast falls in a year.
 * source  Meeus 1991, Astronomical Algorithms, chapter 8 (Easter, Gregorian and Julian)
 */
int32_t date_feast_day(Feast feast, int32_t year);

#endif
