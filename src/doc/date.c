/*
 * From an EDTF expression to the four days of design.md, and back from a day to the calendar. The
 * rules and the table of widths are in docs/formats/dates.md; each function here is one of its
 * rules.
 *
 * The one thing that is not plain: certainty over the members of a one-of set ("all must be in the
 * range") is made a matter of one row, by giving every row the least b1 and the greatest a2 of the
 * set. All who ask, in C or in SQL, then say "one row is" for possibly and for certainly alike.
 */
#include "doc/date.h"

enum { DAY_FIRST = INT32_MIN + 1, DAY_LAST = INT32_MAX - 1 };

/* ---- roles ---- */

static const char *const ROLE_NAMES[DATE_ROLE_COUNT] = {
    "written", "sent", "received", "event", "quoted", "declassified", "uploaded", "given", "saved"};

const char *date_role_name(DateRole role) {
    must((unsigned)role < DATE_ROLE_COUNT);
    return ROLE_NAMES[role];
}

bool date_role_find(Str name, DateRole *role) {
    for (unsigned i = 0; i < DATE_ROLE_COUNT; i++)
        if (str_is(name, ROLE_NAMES[i])) {
            *role = (DateRole)i;
            return true;
        }
    return false;
}

bool date_role_dates_document(DateRole role) {
    return role == DATE_WRITTEN || role == DATE_GIVEN || role == DATE_EVENT;
}

/* ---- days and the calendar: years begin in March, so that leap days come last ---- */

static int32_t clamp_day(int64_t day) {
    return (int32_t)(day < DAY_FIRST ? DAY_FIRST : day > DAY_LAST ? DAY_LAST : day);
}

int32_t date_day(int64_t year, unsigned month, unsigned day) {
    must(month >= 1 && month <= 12 && day >= 1 && day <= 31);
    if (year > 6000000 || year < -6000000)
        return year > 0 ? DAY_LAST : DAY_FIRST;
    int64_t march_year = month > 2 ? year : year - 1;
    int64_t era = (march_year >= 0 ? march_year : march_year - 399) / 400;
    int64_t of_era = march_year - era * 400;
    int64_t of_year = (153 * (int64_t)(month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return clamp_day(era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468);
}

void date_from_day(int32_t day, int64_t *year, unsigned *month, unsigned *dayofmonth) {
    int64_t shifted = (int64_t)day + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t of_era = shifted - era * 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t march_month = (5 * of_year + 2) / 153;
    *dayofmonth = (unsigned)(of_year - (153 * march_month + 2) / 5 + 1);
    *month = (unsigned)(march_month < 10 ? march_month + 3 : march_month - 9);
    *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

/* ---- how far `about` reaches ---- */

typedef struct {
    int64_t days, years;
} Width;

static unsigned open_year_digits(const EdtfDate *date) {
    if (date->significant_digits == 0)
        return date->unspecified_year_digits;
    unsigned digits = 0;
    for (int64_t rest = date->year; rest != 0; rest /= 10)
        digits++;
    return digits - (digits > 0 ? date->significant_digits : 0);
}

static Width width_of(const EdtfDate *date) {
    static const int64_t years[] = {1, 5, 25, 250};
    if ((date->flags[EDTF_DAY_PART] & EDTF_APPROXIMATE) != 0)
        return (Width){3, 0};
    if ((date->flags[EDTF_MONTH_PART] & EDTF_APPROXIMATE) != 0)
        return (Width){date->precision == EDTF_DAY_PART || date->season != 0 ? 31 : 15, 0};
    if ((date->flags[EDTF_YEAR_PART] & EDTF_APPROXIMATE) == 0)
        return (Width){0, 0};
    unsigned open = open_year_digits(date);
    return (Width){0, open < sizeof years / sizeof *years ? years[open] : 0};
}

/* A bound moved by the width, `side` being -1 or 1. */
static int32_t moved(EdtfBound bound, Width width, int side) {
    int64_t year = bound.year + side * width.years;
    unsigned days = edtf_month_days(year, bound.month);
    int32_t day = date_day(year, bound.month, bound.day < days ? bound.day : days);
    return clamp_day((int64_t)day + side * width.days);
}

/* ---- the four days ---- */

static DateDays moment(const EdtfDate *first, const EdtfDate *last) {
    int32_t low = first == NULL ? DAY_OPEN_BEFORE : moved(first->lower, width_of(first), -1);
    int32_t high = last == NULL ? DAY_OPEN_AFTER : moved(last->upper, width_of(last), 1);
    return (DateDays){low, high, low, high, false};
}

/* NULL is an open end; a date that is open or unknown says so itself. */
static DateDays extent(const EdtfDate *start, const EdtfDate *end) {
    DateDays days = {DAY_OPEN_BEFORE, DAY_OPEN_BEFORE, DAY_OPEN_AFTER, DAY_OPEN_AFTER, false};
    if (start != NULL && start->presence == EDTF_BOUND_DAY) {
        days.a1 = moved(start->lower, width_of(start), -1);
        days.a2 = moved(start->last_start, width_of(start), 1);
    }
    if (end != NULL && end->presence == EDTF_BOUND_DAY) {
        days.b1 = moved(end->first_end, width_of(end), -1);
        days.b2 = moved(end->upper, width_of(end), 1);
    }
    if (start != NULL && start->presence == EDTF_BOUND_UNKNOWN)
        days.a2 = days.b2;
    if (end != NULL && end->presence == EDTF_BOUND_UNKNOWN)
        days.b1 = days.a1;
    // What has an end had its start before it.
    days.a2 = days.a2 > days.b2 ? days.b2 : days.a2;
    days.b1 = days.b1 < days.a1 ? days.a1 : days.b1;
    return days;
}

static void add_members(const Edtf *edtf, struct arena *results, DateDaysList *days) {
    bool one_of = edtf->kind == EDTF_ONE_OF;
    for (size_t i = 0; i < edtf->dates.n; i++) {
        const EdtfDate *first = &edtf->dates.p[i], *last = first;
        if (first->range_to_next)
            last = &edtf->dates.p[++i];
        if (last->before)
            first = NULL;
        else if (first->after)
            last = NULL;
        *LIST_ADD(results, days) =
            one_of || first == last ? moment(first, last) : extent(first, last);
    }
    for (size_t i = 1; one_of && i < days->n; i++) {
        DateDays *all = &days->p[0], *one = &days->p[i];
        all->a2 = one->a2 > all->a2 ? one->a2 : all->a2;
        all->b1 = one->b1 < all->b1 ? one->b1 : all->b1;
    }
    for (size_t i = 1; one_of && i < days->n; i++) {
        days->p[i].a2 = days->p[0].a2;
        days->p[i].b1 = days->p[0].b1;
    }
}

static bool has_doubt(const Edtf *edtf) {
    uint8_t flags = 0;
    for (size_t i = 0; i < edtf->dates.n; i++)
        for (size_t part = 0; part < 3; part++)
            flags |= edtf->dates.p[i].flags[part];
    return (flags & EDTF_UNCERTAIN) != 0;
}

bool date_days(Str text, struct arena *results, DateDaysList *days, Fail *fail) {
    *days = (DateDaysList){0};
    Edtf edtf;
    if (!edtf_parse(text, results, &edtf, fail))
        return false;
    const EdtfDate *dates = edtf.dates.p;
    if (edtf.kind == EDTF_INTERVAL)
        *LIST_ADD(results, days) = extent(&dates[0], &dates[1]);
    else if (edtf.kind == EDTF_ONE_OF || edtf.kind == EDTF_ALL_OF)
        add_members(&edtf, results, days);
    else
        *LIST_ADD(results, days) = moment(&dates[0], &dates[0]);
    bool doubt = has_doubt(&edtf);
    for (size_t i = 0; i < days->n; i++)
        days->p[i].uncertain = doubt;
    return true;
}

bool date_possibly_in(DateDays days, int32_t from, int32_t to) {
    return days.a1 <= to && days.b2 >= from;
}

bool date_certainly_in(DateDays days, int32_t from, int32_t to) {
    return !days.uncertain && days.a2 <= to && days.b1 >= from;
}

bool date_bounds(Str text, int32_t *first, int32_t *last) {
    struct arena *scratch = arena_create();
    Edtf edtf;
    Fail fail;
    bool parsed = edtf_parse(text, scratch, &edtf, &fail);
    if (parsed) {
        Width none = {0, 0};
        *first = edtf.lower.kind == EDTF_BOUND_DAY ? moved(edtf.lower, none, -1) : DAY_OPEN_BEFORE;
        *last = edtf.upper.kind == EDTF_BOUND_DAY ? moved(edtf.upper, none, 1) : DAY_OPEN_AFTER;
    }
    arena_destroy(scratch);
    return parsed;
}
