/*
 * edtf: Extended Date/Time Format, levels 0, 1 and 2 (Library of Congress, 2019-02-04), parsed and
 * printed. Proleptic Gregorian, year 0 exists. Only syntax and its plain meaning; what searches
 * make of it is doc/date.h. What is accepted where the specification is silent:
 * docs/formats/dates.md.
 */
#ifndef FONDS_DOC_EDTF_H
#define FONDS_DOC_EDTF_H

#include "base/fail.h"
#include "base/str.h"

#define EDTF_TEXT_MAX 4096  // bytes

typedef enum {
    EDTF_DATE,
    EDTF_DATETIME,
    EDTF_YEAR,  // Y17000, Y17E7, 1950S2
    EDTF_SEASON,
    EDTF_INTERVAL,
    EDTF_ONE_OF,
    EDTF_ALL_OF
} EdtfKind;

enum { EDTF_UNCERTAIN = 1, EDTF_APPROXIMATE = 2 };  // ? ~, both: %
enum { EDTF_YEAR_PART, EDTF_MONTH_PART, EDTF_DAY_PART };

/* A bound of what an expression can mean. */
typedef enum { EDTF_BOUND_DAY, EDTF_BOUND_OPEN, EDTF_BOUND_UNKNOWN } EdtfBoundKind;
typedef struct {
    EdtfBoundKind kind;
    int64_t year;  // any size up to 18 digits
    uint8_t month, day;
} EdtfBound;

/* One date: of an interval's ends or a set's members, or alone. */
typedef struct {
    EdtfKind kind;           // DATE, DATETIME, YEAR or SEASON
    EdtfBoundKind presence;  // OPEN or UNKNOWN for such ends of an interval; else DAY
    EdtfBound lower, upper;  // first and last day it can mean
    EdtfBound first_end;     // last day of the earliest year, month, day or season it can mean
    EdtfBound last_start;    // first day of the latest one
    uint8_t flags[3];        // EDTF_UNCERTAIN | EDTF_APPROXIMATE of year, month, day
    uint8_t precision;       // EDTF_YEAR_PART, MONTH or DAY: the finest component written
    bool negative;           // it is written with a minus
    char digits[8];          // of DATE, DATETIME, SEASON: YYYYMMDD as written, X included; 0 beyond
    bool unspecified;        // it has X digits
    uint8_t unspecified_year_digits;
    int64_t year;                // of YEAR: the number itself
    uint8_t exponent;            // of YEAR written with E; 0: none
    uint8_t significant_digits;  // of S2; 0: none
    uint8_t season;              // 21 to 41; 0: none
    bool before, after;          // of a set's member: ..x, x..
    bool range_to_next;          // of a set's member: x..y, this being x
    Str time;                    // of DATETIME: "23:20:30Z"; points into the input
    Str text;                    // as written, without brackets and dots; points into the input
} EdtfDate;
typedef LIST_OF(EdtfDate) EdtfDateList;

typedef struct {
    EdtfKind kind;
    uint8_t level;       // 0 to 2: the lowest that allows it
    EdtfDateList dates;  // one; two for an interval; the members of a set
    EdtfBound lower, upper;
} Edtf;

/*
 * INVALID says what is wrong and at which character. Any bytes may be given; at most EDTF_TEXT_MAX
 * of them, and years of at most 18 digits (LIMIT).
 */
MUST_USE bool edtf_parse(Str text, struct arena *results, Edtf *edtf, Fail *fail);
/*
 * The canonical string: as written, but for marks (? ~ %), which stand where docs/formats/dates.md
 * says.
 */
Str edtf_print(const Edtf *edtf, struct arena *results);
/* It is EDTF, and prints as itself; for tests. */
bool edtf_is_canonical(Str text);

/* By year, month and day; both of kind DAY. */
int edtf_compare(EdtfBound a, EdtfBound b);
uint8_t edtf_month_days(int64_t year, unsigned month);  // month 1 to 12

#endif
