/*
 * A string is cut at its outer marks first (brackets and commas, or a slash), because none of them
 * can occur inside a date; each piece is then read by one walk from left to right, component by
 * component.
 *
 * What an expression can mean is found by search, not by cases: digits that are X are filled in
 * order of time until a day that exists is met, from the front for the first and from the back for
 * the last. Years are filled X by X, so a pattern costs at most ten thousand years of twelve
 * months, and nearly always one.
 *
 * The lowest level that allows an expression is the highest that any of its features needs.
 */
#include "doc/edtf.h"
#include "base/buf.h"
#include "base/num.h"
#include <string.h>

enum { YEAR_DIGITS_MAX = 18, SEASON_FIRST = 21, SEASON_LAST = 41 };

/* One piece of the text while it is read. */
typedef struct {
    Str text;
    size_t at;      // next byte of it
    size_t before;  // bytes of the whole text in front of it
    uint8_t level;
    Fail *fail;
} Scan;

static bool bad(const Scan *in, const char *what) {
    return fail_set(in->fail, FAIL_INVALID, "no EDTF date: %s (character %zu)", what,
                    in->before + in->at + 1);
}

static char peek(const Scan *in) {
    return in->at < in->text.n ? in->text.p[in->at] : '\0';
}

static bool take(Scan *in, char c) {
    if (in->at >= in->text.n || in->text.p[in->at] != c)
        return false;
    in->at++;
    return true;
}

static bool at_end(const Scan *in) {
    return in->at == in->text.n;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static void needs_level(Scan *in, uint8_t level) {
    if (in->level < level)
        in->level = level;
}

/* The mark at this place, if there is one. */
static uint8_t take_mark(Scan *in) {
    if (take(in, '?'))
        return EDTF_UNCERTAIN;
    if (take(in, '~'))
        return EDTF_APPROXIMATE;
    if (take(in, '%'))
        return EDTF_UNCERTAIN | EDTF_APPROXIMATE;
    return 0;
}

/* ---- the calendar ---- */

uint8_t edtf_month_days(int64_t year, unsigned month) {
    static const uint8_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    must(month >= 1 && month <= 12);
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return (uint8_t)(days[month - 1] + (month == 2 && leap ? 1 : 0));
}

int edtf_compare(EdtfBound a, EdtfBound b) {
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}

static EdtfBound day_of(int64_t year, unsigned month, unsigned day) {
    return (EdtfBound){EDTF_BOUND_DAY, year, (uint8_t)month, (uint8_t)day};
}

/* First and last day of a stretch of whole months, which may reach into the next year. */
static void month_span(int64_t year, unsigned month, unsigned count, EdtfBound *first,
                       EdtfBound *last) {
    unsigned end = month + count - 1;
    int64_t end_year = year + (end > 12 ? 1 : 0);
    end = end > 12 ? end - 12 : end;
    *first = day_of(year, month, 1);
    *last = day_of(end_year, end, edtf_month_days(end_year, end));
}

static void season_span(int64_t year, unsigned season, EdtfBound *first, EdtfBound *last) {
    static const uint8_t start[SEASON_LAST - SEASON_FIRST + 1] = {
        3, 6,  9, 12,  // 21 to 24: seasons, the northern ones
        3, 6,  9, 12,  // 25 to 28: northern
        9, 12, 3, 6,   // 29 to 32: southern
        1, 4,  7, 10,  // 33 to 36: quarters
        1, 5,  9,      // 37 to 39: thirds
        1, 7,          // 40, 41: halves
    };
    unsigned months = season >= 40 ? 6 : season >= 37 ? 4 : 3;
    month_span(year, start[season - SEASON_FIRST], months, first, last);
}

/* ---- what digits with X can be ---- */

/* Whether a number of two digits fits what is written, such as "1X". */
static bool fits(const char *pattern, unsigned number) {
    char tens = (char)('0' + number / 10), ones = (char)('0' + number % 10);
    return (pattern[0] == 'X' || pattern[0] == tens) && (pattern[1] == 'X' || pattern[1] == ones);
}

/* The year's magnitude with its X digits replaced by those of `fill`, the last digit last. */
static int64_t filled_year(const char *digits, unsigned fill) {
    int64_t year = 0, place = 1;
    for (int i = 3; i >= 0; i--, place *= 10) {
        unsigned digit = (unsigned)(digits[i] - '0');
        if (digits[i] == 'X') {
            digit = fill % 10;
            fill /= 10;
        }
        year += place * digit;
    }
    return year;
}

/*
 * The span of the earliest or latest month or day of this year that fits; false where there is
 * none.
 */
static bool span_in_year(const EdtfDate *date, int64_t year, bool latest, EdtfBound span[2]) {
    if (date->season != 0) {
        season_span(year, date->season, &span[0], &span[1]);
        return true;
    }
    if (date->precision == EDTF_YEAR_PART) {
        month_span(year, 1, 12, &span[0], &span[1]);
        return true;
    }
    for (unsigned i = 1; i <= 12; i++) {
        unsigned month = latest ? 13 - i : i;
        if (!fits(date->digits + 4, month))
            continue;
        if (date->precision == EDTF_MONTH_PART) {
            month_span(year, month, 1, &span[0], &span[1]);
            return true;
        }
        unsigned days = edtf_month_days(year, month);
        for (unsigned k = 1; k <= days; k++) {
            unsigned day = latest ? days + 1 - k : k;
            if (!fits(date->digits + 6, day))
                continue;
            span[0] = span[1] = day_of(year, month, day);
            return true;
        }
    }
    return false;
}

static bool find_span(const EdtfDate *date, bool latest, EdtfBound span[2]) {
    unsigned fills = 1;
    for (int i = 0; i < date->unspecified_year_digits; i++)
        fills *= 10;
    bool falling = latest != date->negative;  // a greater magnitude is later, before year 0 earlier
    for (unsigned i = 0; i < fills; i++) {
        int64_t year = filled_year(date->digits, falling ? fills - 1 - i : i);
        if (date->negative && year == 0)
            continue;
        if (span_in_year(date, date->negative ? -year : year, latest, span))
            return true;
    }
    return false;
}

static bool find_bounds(Scan *in, EdtfDate *date) {
    EdtfBound first[2], last[2];
    if (!find_span(date, false, first) || !find_span(date, true, last))
        return bad(in, "there is no such day");
    date->lower = first[0];
    date->first_end = first[1];
    date->last_start = last[0];
    date->upper = last[1];
    return true;
}

/* ---- years by number: Y17000, Y17E7, 1950S2 ---- */

static int64_t power_of_ten(unsigned exponent) {
    int64_t power = 1;
    for (unsigned i = 0; i < exponent; i++)
        power *= 10;
    return power;
}

static unsigned digit_count(int64_t magnitude) {
    unsigned n = 1;
    for (; magnitude >= 10; magnitude /= 10)
        n++;
    return n;
}

/* Digits that make a number of at most 18 digits without a leading zero. */
static bool take_number(Scan *in, int64_t *number) {
    size_t from = in->at;
    while (is_digit(peek(in)))
        in->at++;
    Str digits = str_slice(in->text, from, in->at);
    if (digits.n == 0)
        return bad(in, "a digit is missing");
    if (digits.p[0] == '0')
        return in->at = from, bad(in, "a number here does not begin with 0");
    if (digits.n > YEAR_DIGITS_MAX)
        return fail_set(in->fail, FAIL_LIMIT, "no EDTF date: a year of more than %d digits",
                        YEAR_DIGITS_MAX);
    must(num_parse_i64(digits, number));
    return true;
}

static bool take_significant(Scan *in, EdtfDate *date) {
    if (!take(in, 'S'))
        return true;
    size_t from = in->at;
    int64_t count;
    if (!take_number(in, &count))
        return false;
    int64_t magnitude = date->negative ? -date->year : date->year;
    if (count > digit_count(magnitude))
        return in->at = from, bad(in, "the year has fewer digits than are called significant");
    date->significant_digits = (uint8_t)count;
    needs_level(in, 2);
    return true;
}

/* The rest of a year by number, from its significant digits on; date->year is known. */
static bool finish_year(Scan *in, EdtfDate *date) {
    if (!take_significant(in, date))
        return false;
    date->kind = EDTF_YEAR;
    date->precision = EDTF_YEAR_PART;
    int64_t magnitude = date->negative ? -date->year : date->year;
    int64_t unit = 1;
    if (date->significant_digits > 0)
        unit = power_of_ten(digit_count(magnitude) - date->significant_digits);
    int64_t low = magnitude / unit * unit, high = low + (unit - 1);
    int64_t first = date->negative ? -high : low, last = date->negative ? -low : high;
    month_span(first, 1, 12, &date->lower, &date->first_end);
    month_span(last, 1, 12, &date->last_start, &date->upper);
    date->flags[EDTF_YEAR_PART] = take_mark(in);
    if (date->flags[EDTF_YEAR_PART] != 0)
        needs_level(in, 1);
    return at_end(in) || bad(in, "nothing may follow such a year");
}

static bool read_long_year(Scan *in, EdtfDate *date) {
    needs_level(in, 1);
    date->negative = take(in, '-');
    size_t from = in->at;
    int64_t number, exponent = 0;
    if (!take_number(in, &number))
        return false;
    if (take(in, 'E')) {
        needs_level(in, 2);
        if (!take_number(in, &exponent))
            return false;
    }
    if (exponent > YEAR_DIGITS_MAX - (int64_t)digit_count(number))
        return fail_set(in->fail, FAIL_LIMIT, "no EDTF date: a year of more than %d digits",
                        YEAR_DIGITS_MAX);
    number *= power_of_ten((unsigned)exponent);
    if (number <= 9999)
        return in->at = from, bad(in, "a year after Y has more than four digits");
    date->exponent = (uint8_t)exponent;
    date->year = date->negative ? -number : number;
    return finish_year(in, date);
}

/* ---- dates by calendar ---- */

/*
 * A component of `count` digits or X with marks at either side; a right-hand mark reaches all
 * before it.
 */
static bool take_part(Scan *in, EdtfDate *date, unsigned part, size_t count) {
    uint8_t left = take_mark(in);
    if (part == EDTF_YEAR_PART && take(in, '-')) {
        date->negative = true;
        needs_level(in, 1);
    }
    char *digits = date->digits + (part == EDTF_YEAR_PART ? 0 : 2 + 2 * part);
    for (size_t i = 0; i < count; i++) {
        char c = peek(in);
        if (!is_digit(c) && c != 'X')
            return bad(in, part == EDTF_YEAR_PART ? "a year has four digits (or X)"
                                                  : "a month or day has two digits (or X)");
        digits[i] = c;
        date->unspecified |= c == 'X';
        date->unspecified_year_digits =
            (uint8_t)(date->unspecified_year_digits + (c == 'X' && part == EDTF_YEAR_PART));
        in->at++;
    }
    if (part == EDTF_YEAR_PART && is_digit(peek(in)))
        return bad(in, "a year of more than four digits begins with Y");
    date->precision = (uint8_t)part;
    date->flags[part] |= left;
    uint8_t right = take_mark(in);
    for (unsigned i = 0; i <= part; i++)
        date->flags[i] |= right;
    if (left != 0 || right != 0)
        needs_level(in, left != 0 || !at_end(in) ? 2 : 1);
    return true;
}

static bool check_month(Scan *in, EdtfDate *date) {
    const char *digits = date->digits + 4;
    if (digits[0] != 'X' && digits[1] != 'X') {
        unsigned number = (unsigned)(digits[0] - '0') * 10 + (unsigned)(digits[1] - '0');
        if (number >= SEASON_FIRST && number <= SEASON_LAST) {
            date->kind = EDTF_SEASON;
            date->season = (uint8_t)number;
            needs_level(in, number <= 24 ? 1 : 2);
            return true;
        }
    }
    for (unsigned month = 1; month <= 12; month++)
        if (fits(digits, month))
            return true;
    in->at -= 2;
    return bad(in, "a month is 01 to 12, a season 21 to 41");
}

/* Level 1 knows X only at the end of a year, or for the whole of the last components. */
static uint8_t unspecified_level(const EdtfDate *date) {
    const char *d = date->digits;
    bool day = date->precision == EDTF_DAY_PART;
    if (date->season != 0 || d[0] == 'X' || d[1] == 'X')
        return 2;
    if (date->precision == EDTF_YEAR_PART)
        return d[2] == 'X' && d[3] != 'X' ? 2 : 1;
    bool month_open = memcmp(d + 4, "XX", 2) == 0, day_open = day && memcmp(d + 6, "XX", 2) == 0;
    if (date->unspecified_year_digits > 0 || (day && !day_open))
        return 2;
    bool month_written = d[4] != 'X' && d[5] != 'X';
    return month_open || (day && month_written) ? 1 : 2;
}

/* Two digits of a clock, at most `most`. */
static bool take_clock(Scan *in, unsigned most) {
    if (in->text.n - in->at < 2 || !is_digit(in->text.p[in->at]) ||
        !is_digit(in->text.p[in->at + 1]))
        return bad(in, "a time is hh:mm:ss, then Z, +hh, +hh:mm or nothing");
    unsigned number =
        (unsigned)(in->text.p[in->at] - '0') * 10 + (unsigned)(in->text.p[in->at + 1] - '0');
    if (number > most)
        return bad(in, "there is no such time or offset");
    in->at += 2;
    return true;
}

static bool take_colon(Scan *in) {
    return take(in, ':') || bad(in, "a colon is missing in the time");
}

static bool read_time(Scan *in, EdtfDate *date) {
    bool marked = (date->flags[0] | date->flags[1] | date->flags[2]) != 0;
    if (date->precision != EDTF_DAY_PART || date->unspecified || marked)
        return in->at--, bad(in, "a time needs a full date without X and marks");
    size_t from = in->at;
    if (!take_clock(in, 23) || !take_colon(in) || !take_clock(in, 59) || !take_colon(in) ||
        !take_clock(in, 59))
        return false;
    bool minus = peek(in) == '-';
    if (!take(in, 'Z') && (take(in, '+') || take(in, '-'))) {
        size_t offset = in->at;
        // No place on earth has ever been 16 hours from Greenwich; some were beyond 15.
        if (!take_clock(in, 15) || (take(in, ':') && !take_clock(in, 59)))
            return false;
        Str zone = str_skip(in->text, offset);
        if (minus && (str_is(zone, "00") || str_is(zone, "00:00")))
            return bad(in, "an offset of minus zero is not allowed");
    }
    date->kind = EDTF_DATETIME;
    date->time = str_slice(in->text, from, in->at);
    return at_end(in) || bad(in, "nothing may follow a time");
}

static bool is_minus_zero(const EdtfDate *date) {
    return date->negative && memcmp(date->digits, "0000", 4) == 0;
}

/* One date that is not an end of an interval left open. */
static bool read_date(Scan *in, EdtfDate *date) {
    date->text = in->text;
    if (take(in, 'Y'))
        return read_long_year(in, date);
    if (!take_part(in, date, EDTF_YEAR_PART, 4))
        return false;
    if (is_minus_zero(date))
        return in->at = 0, bad(in, "year 0 has no sign");
    if (peek(in) == 'S' && !date->unspecified && date->flags[EDTF_YEAR_PART] == 0) {
        date->year = filled_year(date->digits, 0) * (date->negative ? -1 : 1);
        return finish_year(in, date);
    }
    if (take(in, '-')) {
        if (!take_part(in, date, EDTF_MONTH_PART, 2) || !check_month(in, date))
            return false;
        if (take(in, '-')) {
            if (date->season != 0)
                return bad(in, "a season has no days");
            if (!take_part(in, date, EDTF_DAY_PART, 2))
                return false;
        }
    }
    if (take(in, 'T') && !read_time(in, date))
        return false;
    if (!at_end(in))
        return bad(in, "this cannot stand here");
    if (date->unspecified)
        needs_level(in, unspecified_level(date));
    return find_bounds(in, date);
}

/* ---- intervals and sets ---- */

/* A date in an interval or a set. */
static bool read_inner(Scan *in, EdtfDate *date) {
    if (!read_date(in, date))
        return false;
    if (date->kind == EDTF_DATETIME)
        return bad(in, "a time of day cannot stand in an interval or a set");
    if (date->unspecified)
        needs_level(in, 2);
    return true;
}

static bool read_end(Scan *in, EdtfDate *date) {
    if (in->text.n > 0 && !str_is(in->text, ".."))
        return read_inner(in, date);
    date->text = in->text;
    date->presence = in->text.n == 0 ? EDTF_BOUND_UNKNOWN : EDTF_BOUND_OPEN;
    date->lower.kind = date->upper.kind = date->presence;
    date->first_end.kind = date->last_start.kind = date->presence;
    in->at = in->text.n;
    needs_level(in, 1);
    return true;
}

static bool is_day(EdtfBound bound) {
    return bound.kind == EDTF_BOUND_DAY;
}

/* In some reading, at least, the first may not be after the second. */
static bool check_order(const Scan *in, const EdtfDate *first, const EdtfDate *second) {
    if (is_day(first->lower) && is_day(second->upper) &&
        edtf_compare(first->lower, second->upper) > 0)
        return bad(in, "it ends before it begins");
    return true;
}

static bool read_interval(Scan *in, size_t slash, struct arena *results, Edtf *edtf) {
    Scan start = {str_slice(in->text, 0, slash), 0, 0, in->level, in->fail};
    Scan end = {str_skip(in->text, slash + 1), 0, slash + 1, in->level, in->fail};
    EdtfDate dates[2] = {0};
    if (!read_end(&start, &dates[0]) || !read_end(&end, &dates[1]))
        return false;
    if (!check_order(&end, &dates[0], &dates[1]))
        return false;
    needs_level(in, start.level);
    needs_level(in, end.level);
    edtf->kind = EDTF_INTERVAL;
    edtf->lower = dates[0].lower;
    edtf->upper = dates[1].upper;
    for (size_t i = 0; i < 2; i++)
        *LIST_ADD(results, &edtf->dates) = dates[i];
    return true;
}

static void widen_to(Edtf *edtf, const EdtfDate *date) {
    EdtfBound lower = date->lower, upper = date->upper;
    if (date->before)
        lower = (EdtfBound){.kind = EDTF_BOUND_OPEN};
    if (date->after)
        upper = (EdtfBound){.kind = EDTF_BOUND_OPEN};
    bool first = edtf->dates.n == 0;
    if (first || !is_day(lower) || (is_day(edtf->lower) && edtf_compare(lower, edtf->lower) < 0))
        edtf->lower = lower;
    if (first || !is_day(upper) || (is_day(edtf->upper) && edtf_compare(upper, edtf->upper) > 0))
        edtf->upper = upper;
}

/* One member between commas: x, ..x, x.. or x..y. */
static bool read_member(Scan *in, bool is_first, bool is_last, struct arena *results, Edtf *edtf) {
    EdtfDate dates[2] = {0};
    size_t dots;
    bool ranged = str_find(in->text, STR(".."), &dots);
    Str left = ranged ? str_slice(in->text, 0, dots) : in->text;
    Str right = ranged ? str_skip(in->text, dots + 2) : (Str){NULL, 0};
    if (left.n == 0 && right.n == 0)
        return bad(in, "a set's member is missing");
    if ((ranged && left.n == 0 && !is_first) || (ranged && right.n == 0 && !is_last))
        return in->at = dots, bad(in, ".. stands between two dates, or at the ends of a set");
    Scan scans[2] = {{left, 0, in->before, 2, in->fail},
                     {right, 0, in->before + dots + 2, 2, in->fail}};
    for (size_t i = 0; i < 2; i++)
        if (scans[i].text.n > 0 && !read_inner(&scans[i], &dates[i]))
            return false;
    if (left.n > 0 && right.n > 0 && !check_order(&scans[1], &dates[0], &dates[1]))
        return false;
    dates[0].range_to_next = left.n > 0 && right.n > 0;
    dates[0].after = ranged && right.n == 0;
    dates[1].before = left.n == 0;
    for (size_t i = 0; i < 2; i++) {
        if (scans[i].text.n == 0)
            continue;
        widen_to(edtf, &dates[i]);
        *LIST_ADD(results, &edtf->dates) = dates[i];
    }
    return true;
}

static bool read_set(Scan *in, struct arena *results, Edtf *edtf) {
    bool one_of = peek(in) == '[';
    in->level = 2;
    in->at = in->text.n - 1;
    if (in->text.n < 2 || in->text.p[in->at] != (one_of ? ']' : '}'))
        return bad(in, "the bracket of a set is not closed");
    edtf->kind = one_of ? EDTF_ONE_OF : EDTF_ALL_OF;
    Str inner = str_slice(in->text, 1, in->text.n - 1);
    size_t from = 0;
    for (bool last = false; !last;) {
        size_t comma;
        Str rest = str_skip(inner, from);
        last = !str_find_char(rest, ',', &comma);
        Str member = last ? rest : str_slice(rest, 0, comma);
        Scan scan = {member, 0, from + 1, 2, in->fail};
        if (!read_member(&scan, from == 0, last, results, edtf))
            return false;
        from += member.n + 1;
    }
    return true;
}

bool edtf_parse(Str text, struct arena *results, Edtf *edtf, Fail *fail) {
    *edtf = (Edtf){0};
    if (text.n > EDTF_TEXT_MAX)
        return fail_set(fail, FAIL_LIMIT,
                        "no EDTF date: %zu bytes, at most %d are read; write it as 1962-10-18",
                        text.n, EDTF_TEXT_MAX);
    Scan in = {text, 0, 0, 0, fail};
    if (text.n == 0)
        return bad(&in, "it is empty");
    size_t slash;
    bool done;
    if (text.p[0] == '[' || text.p[0] == '{') {
        done = read_set(&in, results, edtf);
    } else if (str_find_char(text, '/', &slash)) {
        done = read_interval(&in, slash, results, edtf);
    } else {
        EdtfDate date = {0};
        done = read_date(&in, &date);
        edtf->kind = date.kind;
        edtf->lower = date.lower;
        edtf->upper = date.upper;
        *LIST_ADD(results, &edtf->dates) = date;
    }
    edtf->level = in.level;
    return done;
}

/* ---- printing ---- */

static void print_mark(Buf *out, uint8_t flags) {
    static const char marks[] = {'\0', '?', '~', '%'};
    if (flags != 0)
        buf_char(out, marks[flags & 3]);
}

static void print_year(Buf *out, const EdtfDate *date) {
    uint64_t magnitude = (uint64_t)(date->negative ? -date->year : date->year);
    if (magnitude > 9999)
        buf_char(out, 'Y');
    if (date->negative)
        buf_char(out, '-');
    uint64_t front = magnitude / (uint64_t)power_of_ten(date->exponent);
    if (magnitude > 9999)
        buf_u64(out, front);
    else
        buf_format(out, "%04u", (unsigned)magnitude);
    if (date->exponent > 0)
        buf_format(out, "E%u", date->exponent);
    if (date->significant_digits > 0)
        buf_format(out, "S%u", date->significant_digits);
    print_mark(out, date->flags[EDTF_YEAR_PART]);
}

static void print_date(Buf *out, const EdtfDate *date) {
    if (date->presence != EDTF_BOUND_DAY) {
        buf_c(out, date->presence == EDTF_BOUND_OPEN ? ".." : "");
        return;
    }
    if (date->kind == EDTF_YEAR) {
        print_year(out, date);
        return;
    }
    unsigned alike =
        0;  // the last component of the run that begins with the year and has its flags
    while (alike < date->precision && date->flags[alike + 1] == date->flags[0])
        alike++;
    for (unsigned part = 0; part <= date->precision; part++) {
        if (part > 0)
            buf_char(out, '-');
        if (part > alike)
            print_mark(out, date->flags[part]);
        if (part == EDTF_YEAR_PART) {
            buf_c(out, date->negative ? "-" : "");
            buf_add(out, date->digits, 4);
        } else {
            buf_add(out, date->digits + 2 + 2 * part, 2);
        }
        if (part == alike)
            print_mark(out, date->flags[0]);
    }
    if (date->kind == EDTF_DATETIME) {
        buf_char(out, 'T');
        buf_str(out, date->time);
    }
}

static void print_set(Buf *out, const Edtf *edtf) {
    buf_char(out, edtf->kind == EDTF_ONE_OF ? '[' : '{');
    for (size_t i = 0; i < edtf->dates.n; i++) {
        const EdtfDate *date = &edtf->dates.p[i];
        if (i > 0 && !edtf->dates.p[i - 1].range_to_next)
            buf_char(out, ',');
        buf_c(out, date->before ? ".." : "");
        print_date(out, date);
        buf_c(out, date->after || date->range_to_next ? ".." : "");
    }
    buf_char(out, edtf->kind == EDTF_ONE_OF ? ']' : '}');
}

Str edtf_print(const Edtf *edtf, struct arena *results) {
    Buf out = {0};
    if (edtf->kind == EDTF_ONE_OF || edtf->kind == EDTF_ALL_OF) {
        print_set(&out, edtf);
    } else {
        for (size_t i = 0; i < edtf->dates.n; i++) {
            if (i > 0)
                buf_char(&out, '/');
            print_date(&out, &edtf->dates.p[i]);
        }
    }
    Str text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return text;
}

bool edtf_is_canonical(Str text) {
    struct arena *scratch = arena_create();
    Edtf edtf;
    Fail fail;
    bool canonical =
        edtf_parse(text, scratch, &edtf, &fail) && str_equal(edtf_print(&edtf, scratch), text);
    arena_destroy(scratch);
    return canonical;
}
