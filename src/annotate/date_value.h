/*
 * date_value: what the date grammar knows of an expression: its parts as the words give them, never
 * finer. A shape, not a module; a mark of kind SPAN_DATE points to one (Mark.value).
 */
#ifndef FONDS_ANNOTATE_DATE_VALUE_H
#define FONDS_ANNOTATE_DATE_VALUE_H

#include "doc/date.h"

enum { DATE_NO_YEAR = INT32_MIN, DATE_NO_TIME = 0xFFFF };

/* A day, month, season, year, decade or century. */
typedef struct {
    int32_t year;     // DATE_NO_YEAR: not said
    uint8_t month;    // 0: not said
    uint8_t day;      // likewise
    uint8_t season;   // 21 to 24, 0: none
    uint8_t open;     // digits of the year that are open: 1 decade, 2 century
    uint8_t stage;    // 1 early, 2 mid, 3 late
    bool two_digits;  // of the year were printed
    bool doubted;     // the year, by an editor
} DatePoint;

typedef enum {
    DATE_MOMENT,   // first
    DATE_EXTENT,   // from first to last
    DATE_BETWEEN,  // one day between first and last
    DATE_UNTIL,    // first or before
    DATE_SINCE,    // first or after
    DATE_EACH,     // first and last, both named
} DateShape;

typedef enum {
    DATE_ABSOLUTE,
    DATE_DAY_AWAY,    // step days from the anchor: yesterday
    DATE_UNIT_AWAY,   // last week, this summer, next month: step of unit
    DATE_WEEKDAY,     // last Sunday, on Sunday: step, 0 as the tense says
    DATE_SPAN_BACK,   // last nine months: count of unit, ending with the anchor
    DATE_MONTH_AWAY,  // 5th inst., July of the current year: step months, or years where a month is
                      // said
    DATE_DAY_ALONE,   // "your letter of the 18th"
} DateRelation;

typedef struct {
    DateShape shape;
    DatePoint first, last;
    bool about;
    bool doubtful;     // a question mark stands there
    uint8_t weekday;   // as printed, Monday 1; 0 none
    uint8_t calendar;  // 1 Old Style, 2 New Style, 3 both: first is Julian, last Gregorian
    bool swappable;    // digits only: day and month could change places
    uint8_t order;     // digits only, and one is a day: 1 day first, 2 month first
    DateRelation relation;
    int8_t step;
    uint8_t unit;   // CueUnit
    uint8_t count;  // of DATE_SPAN_BACK
    bool file_number;
    uint16_t reading;      // certainty that the words are read right: 1000 unless misread
    uint16_t start, stop;  // minutes of the day; DATE_NO_TIME
    bool zulu;
    uint32_t date_end;  // token behind the date, before the time
    // When resolved:
    Str edtf;    // empty: nothing is known of the days
    Str second;  // another reading, EDTF; empty: none
    Str time;    // 17:00, 18:53Z, 17:00/19:20
    Str anchor;  // that a relative date was reckoned from
    bool weekday_disagrees;
    bool of_document;  // it dates the document
    bool has_role;
    DateRole role;
} DateValue;

#endif
