/*
 * A date in plain English. Nothing is said that the string does not say: what is open stays open in
 * words ("day not known"), and a pattern that words would blur ("19X5") is shown beside them.
 *
 * Two dates written to the same component share what they have in common ("16 to 28 October 1962").
 */
#include "base/buf.h"
#include "doc/date.h"
#include <string.h>

static const char *const MONTHS[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static const char *const SEASONS[] = {
    "spring",         "summer",      "autumn",        "winter",         "spring",
    "summer",         "autumn",      "winter",        "spring",         "summer",
    "autumn",         "winter",      "first quarter", "second quarter", "third quarter",
    "fourth quarter", "first third", "second third",  "last third",     "first half",
    "second half"};

/* ---- years ---- */

static void say_number(Buf *out, uint64_t number) {
    char digits[24];
    size_t n = 0;
    do {
        if (n % 4 == 3)
            digits[n++] = ',';
        digits[n++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (n > 0)
        buf_char(out, digits[--n]);
}

static void say_year(Buf *out, int64_t year) {
    if (year >= 1000 && year <= 9999) {
        buf_u64(out, (uint64_t)year);
        return;
    }
    uint64_t number = (uint64_t)(year > 0 ? year : 1 - year);  // the year 0 is 1 BC
    buf_c(out, year > 0 ? "AD " : "");
    if (number > 9999)
        say_number(out, number);
    else
        buf_u64(out, number);
    buf_c(out, year > 0 ? "" : " BC");
}

static bool has_open_year(const EdtfDate *date) {
    return date->unspecified_year_digits > 0;
}

static bool is_year_unknown(const EdtfDate *date) {
    return date->unspecified_year_digits == 4;
}

/* "the 1960s" for 196X; not for 200X, whose 2000s could be a century. */
static bool is_decade(const EdtfDate *date) {
    const char *d = date->digits;
    return date->unspecified_year_digits == 1 && d[3] == 'X' && d[2] != '0' && d[0] != '0' &&
           !date->negative;
}

/* Every year between its bounds is meant: X stand only at the end. */
static bool is_year_run(const EdtfDate *date) {
    unsigned open = date->unspecified_year_digits;
    for (unsigned i = 4 - open; i < 4; i++)
        if (date->digits[i] != 'X')
            return false;
    return true;
}

static void say_open_year(Buf *out, const EdtfDate *date) {
    if (is_decade(date)) {
        buf_format(out, "the %.3s0s", date->digits);
        return;
    }
    buf_c(out, is_year_run(date) ? "between " : "a year between ");
    say_year(out, date->lower.year);
    buf_c(out, " and ");
    say_year(out, date->upper.year);
    if (!is_year_run(date))
        buf_format(out, " (%s%.4s)", date->negative ? "-" : "", date->digits);
}

/* After a month, a day or a season: " 1962", " of a year in the 1960s", ", year not known". */
static void say_of_year(Buf *out, const EdtfDate *date) {
    if (!has_open_year(date)) {
        buf_char(out, ' ');
        say_year(out, date->lower.year);
    } else if (is_year_unknown(date)) {
        buf_c(out, ", year not known");
    } else {
        buf_c(out, is_decade(date) ? " of a year in " : is_year_run(date) ? " of a year " : " of ");
        say_open_year(out, date);
    }
}

/* ---- a bound, written to a component ---- */

static void say_bound(Buf *out, EdtfBound bound, unsigned precision) {
    if (precision == EDTF_DAY_PART)
        buf_format(out, "%u ", bound.day);
    if (precision >= EDTF_MONTH_PART)
        buf_format(out, "%s ", MONTHS[bound.month - 1]);
    say_year(out, bound.year);
}

/* Both, with what they share said once: "16 and 28 October 1962". */
static void say_pair(Buf *out, EdtfBound first, EdtfBound last, unsigned precision,
                     const char *between) {
    bool same_year = first.year == last.year;
    if (precision == EDTF_DAY_PART && same_year && first.month == last.month)
        buf_format(out, "%u", first.day);
    else if (precision == EDTF_DAY_PART && same_year)
        buf_format(out, "%u %s", first.day, MONTHS[first.month - 1]);
    else if (precision == EDTF_MONTH_PART && same_year)
        buf_c(out, MONTHS[first.month - 1]);
    else
        say_bound(out, first, precision);
    buf_c(out, between);
    say_bound(out, last, precision);
}

/* ---- one date ---- */

static bool is_open(const char *digits) {
    return memcmp(digits, "XX", 2) == 0;
}

static bool is_known(const char *digits) {
    return digits[0] != 'X' && digits[1] != 'X';
}

static void say_between(Buf *out, const EdtfDate *date) {
    const char *d = date->digits;
    unsigned finest = date->precision == EDTF_DAY_PART ? 6 : 4;
    bool run = !has_open_year(date) && d[finest] != 'X' && (finest == 4 || is_known(d + 4));
    buf_c(out, "between ");
    say_pair(out, date->lower, date->upper, date->precision, " and ");
    if (!run)
        buf_format(out, " (%s%.4s-%.2s%s%.2s)", date->negative ? "-" : "", d, d + 4,
                   finest == 6 ? "-" : "", d + 6);
}

static void say_month(Buf *out, const EdtfDate *date) {
    if (is_known(date->digits + 4)) {
        buf_c(out, MONTHS[date->lower.month - 1]);
        say_of_year(out, date);
    } else if (is_open(date->digits + 4) && is_year_unknown(date)) {
        buf_c(out, "year and month not known");
    } else if (is_open(date->digits + 4) && !has_open_year(date)) {
        say_year(out, date->lower.year);
        buf_c(out, ", month not known");
    } else {
        say_between(out, date);
    }
}

static void say_day(Buf *out, const EdtfDate *date) {
    const char *month = date->digits + 4, *day = date->digits + 6;
    if (is_known(month) && is_known(day)) {
        buf_format(out, "%u %s", date->lower.day, MONTHS[date->lower.month - 1]);
        say_of_year(out, date);
    } else if (is_known(month) && is_open(day)) {
        buf_c(out, MONTHS[date->lower.month - 1]);
        say_of_year(out, date);
        buf_c(out, ", day not known");
    } else if (is_open(month) && is_open(day) && is_year_unknown(date)) {
        buf_c(out, "year, month and day not known");
    } else if (is_open(month) && is_open(day) && !has_open_year(date)) {
        say_year(out, date->lower.year);
        buf_c(out, ", month and day not known");
    } else {
        say_between(out, date);
    }
}

static void say_season(Buf *out, const EdtfDate *date) {
    buf_c(out, date->season >= 33 ? "the " : "");
    buf_c(out, SEASONS[date->season - 21]);
    buf_c(out, date->season >= 33 && !is_year_unknown(date) && !has_open_year(date) ? " of" : "");
    say_of_year(out, date);
    if (date->season >= 25 && date->season <= 32)
        buf_c(out, date->season <= 28 ? " (northern hemisphere)" : " (southern hemisphere)");
}

/* "23:20:30Z" as "23:20:30 UTC"; seconds only where they are not 00. */
static void say_time(Buf *out, Str time) {
    Str zone = str_skip(time, 8);
    buf_c(out, ", ");
    buf_str(out, str_slice(time, 0, str_equal(str_slice(time, 6, 8), STR("00")) ? 5 : 8));
    if (zone.n > 0)
        buf_c(out, " UTC");
    if (!str_is(zone, "Z"))
        buf_str(out, zone);
}

static void say_plainly(Buf *out, const EdtfDate *date) {
    if (date->kind == EDTF_SEASON) {
        say_season(out, date);
    } else if (date->kind == EDTF_YEAR && date->significant_digits > 0) {
        buf_c(out, "between ");
        say_pair(out, date->lower, date->upper, EDTF_YEAR_PART, " and ");
        buf_c(out, ", estimated as ");
        say_year(out, date->year);
    } else if (date->precision == EDTF_DAY_PART) {
        say_day(out, date);
    } else if (date->precision == EDTF_MONTH_PART) {
        say_month(out, date);
    } else if (date->kind == EDTF_DATE && is_year_unknown(date)) {
        buf_c(out, "year not known");
    } else if (date->kind == EDTF_DATE && has_open_year(date)) {
        say_open_year(out, date);
    } else {
        say_year(out, date->lower.year);
    }
    if (date->kind == EDTF_DATETIME)
        say_time(out, date->time);
}

/* "year and day uncertain"; nothing where no component has the flag. */
static bool say_parts(Buf *out, const EdtfDate *date, uint8_t flag, const char *word) {
    static const char *const parts[] = {"year", "month", "day"};
    unsigned said = 0;
    for (unsigned part = 0; part < 3; part++) {
        if ((date->flags[part] & flag) == 0)
            continue;
        buf_c(out, said > 0 ? " and " : "");
        buf_c(out, part == EDTF_MONTH_PART && date->season != 0 ? "season" : parts[part]);
        said++;
    }
    buf_c(out, said > 0 ? word : "");
    return said > 0;
}

static void say_date(Buf *out, const EdtfDate *date) {
    bool alike = true;
    uint8_t any = 0;
    for (unsigned part = 0; part <= date->precision; part++) {
        alike &= date->flags[part] == date->flags[0];
        any |= date->flags[part];
    }
    if (alike && (any & EDTF_APPROXIMATE) != 0)
        buf_c(out, "about ");
    say_plainly(out, date);
    if (alike) {
        buf_c(out, (any & EDTF_UNCERTAIN) != 0 ? " (uncertain)" : "");
        return;
    }
    buf_c(out, " (");
    bool uncertain = say_parts(out, date, EDTF_UNCERTAIN, " uncertain");
    if (uncertain && (any & EDTF_APPROXIMATE) != 0)
        buf_c(out, ", ");
    (void)say_parts(out, date, EDTF_APPROXIMATE, " approximate");
    buf_char(out, ')');
}

/* ---- two and more ---- */

static bool is_plain(const EdtfDate *date) {
    return date->kind == EDTF_DATE && !date->unspecified &&
           (date->flags[0] | date->flags[1] | date->flags[2]) == 0;
}

static bool can_share(const EdtfDate *a, const EdtfDate *b) {
    return is_plain(a) && is_plain(b) && a->precision == b->precision;
}

/* `lead` goes in front where the dates are not simple enough to stand without. */
static void say_range(Buf *out, const EdtfDate *a, const EdtfDate *b, const char *lead,
                      const char *between) {
    if (can_share(a, b)) {
        say_pair(out, a->lower, b->lower, a->precision, between);
        return;
    }
    buf_c(out, is_plain(a) && is_plain(b) ? "" : lead);
    say_date(out, a);
    buf_c(out, between);
    say_date(out, b);
}

static void say_interval(Buf *out, const EdtfDate *start, const EdtfDate *end) {
    bool starts = start->presence == EDTF_BOUND_DAY, ends = end->presence == EDTF_BOUND_DAY;
    if (starts && ends) {
        bool same = can_share(start, end) && edtf_compare(start->lower, end->lower) == 0;
        if (same) {
            buf_c(out, start->precision == EDTF_DAY_PART ? "" : "the whole of ");
            say_date(out, start);
        } else {
            say_range(out, start, end, "from ", " to ");
        }
        return;
    }
    bool open_start = start->presence == EDTF_BOUND_OPEN,
         open_end = end->presence == EDTF_BOUND_OPEN;
    if (open_start && open_end) {
        buf_c(out, "without beginning or end");
        return;
    }
    if (!open_start) {
        buf_c(out, "from ");
        if (starts)
            say_date(out, start);
        else
            buf_c(out, "an unknown date");
    }
    buf_c(out, open_start ? "until " : open_end ? " on" : " to ");
    if (ends)
        say_date(out, end);
    else if (!open_end)
        buf_c(out, "an unknown date");
}

static void say_set(Buf *out, const Edtf *edtf) {
    bool one_of = edtf->kind == EDTF_ONE_OF;
    for (size_t i = 0; i < edtf->dates.n; i++) {
        const EdtfDate *date = &edtf->dates.p[i], *last = date;
        size_t from = i;
        if (date->range_to_next)
            last = &edtf->dates.p[++i];
        if (from > 0)
            buf_c(out, i + 1 < edtf->dates.n ? ", " : one_of ? " or " : " and ");
        if (last != date && one_of) {
            buf_c(out, "between ");
            say_range(out, date, last, "", " and ");
        } else if (last != date) {
            say_range(out, date, last, "from ", " to ");
        } else {
            say_date(out, date);
        }
        if (date->before)
            buf_c(out, one_of ? " or earlier" : " and before");
        if (date->after)
            buf_c(out, one_of ? " or later" : " and after");
    }
}

Str date_words(Str text, struct arena *results) {
    Edtf edtf;
    Fail fail;
    if (!edtf_parse(text, results, &edtf, &fail))
        return str_copy(results, text);
    Buf out = {0};
    if (edtf.kind == EDTF_INTERVAL)
        say_interval(&out, &edtf.dates.p[0], &edtf.dates.p[1]);
    else if (edtf.kind == EDTF_ONE_OF || edtf.kind == EDTF_ALL_OF)
        say_set(&out, &edtf);
    else
        say_date(&out, &edtf.dates.p[0]);
    Str words = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return words;
}
