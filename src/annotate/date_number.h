/*
 * date_number: days, years and times of day as printed, and as scanners misread them: digits and
 * letters that look like digits (l8, 1O62, 3o). A misread number is a number only if at least one
 * true digit stands in it and it is one that can stand there.
 */
#ifndef FONDS_ANNOTATE_DATE_NUMBER_H
#define FONDS_ANNOTATE_DATE_NUMBER_H

#include "annotate/date_value.h"
#include "annotate/scan.h"

/* A run of digits, or of what may be digits, without white space between. */
typedef struct {
    size_t first, end;  // tokens [first, end)
    uint32_t value;
    uint8_t n;       // characters, at most 8
    uint8_t faults;  // of them no digits
} DateNumber;

/* The run that begins at token i; false where none does. */
bool date_number_run(const Scan *scan, size_t i, DateNumber *number);
/* The run that ends before token `end`. */
bool date_number_run_before(const Scan *scan, size_t end, DateNumber *number);

/* 1 to 31, with what marks an ordinal behind it; words too ("the twenty-first"). */
bool date_number_day(const Scan *scan, size_t i, DateNumber *day);
/* The same, ending before token `end`. */
bool date_number_day_before(const Scan *scan, size_t end, DateNumber *day);
/*
 * The other day of a double date behind the day that ends before token i: "/18" of "5/18 October",
 * "(16)" of "3 (16) March". other->end is the token behind all of it.
 */
bool date_number_other_day(const Scan *scan, size_t i, DateNumber *other);
/* Where the first day of a double date begins whose other one is `day`; false where it has none. */
bool date_number_first_day(const Scan *scan, const DateNumber *day, size_t from, size_t *first);
/* Four digits, 1000 to 2099. */
bool date_number_year(const Scan *scan, size_t i, DateNumber *year);

/*
 * A time of day or two: "5 p.m.", "3:15-4:20 p.m.", "1853Z", "20:30 Uhr", "noon", "midnight". Needs
 * a word or shape that says it is one. *end is the token behind it.
 */
typedef struct {
    uint16_t start, stop;  // minutes, DATE_NO_TIME
    bool zulu;
    bool doubtful;  // misread somewhere
    size_t end;
} DateTime;
bool date_number_time(const Scan *scan, size_t i, DateTime *time);
/* "1853Z" and "3:15" alone, which say what they are only behind a date or a label. */
bool date_number_time_behind(const Scan *scan, size_t i, DateTime *time);

/* The month of a Roman number, "xii"; 0 for none. */
uint32_t date_number_roman(Str folded);

#endif
