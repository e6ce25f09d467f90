/*
 * EDTF is printed from the parts as they were said, not from days: so "October 1962" cannot become
 * the 1st. Only what is reckoned (yesterday, Old Style) goes through numbers of days.
 *
 * source  Fliegel and Van Flandern 1968; Meeus 1998, chapter 7, for the Julian calendar
 */
#include "annotate/date_resolve.h"
#include "annotate/cue.h"
#include "doc/date.h"
#include <stdio.h>

enum { WINDOW_AFTER = 5, WINDOW_YEARS = 99, PLAIN_LEAST = 1500, PLAIN_MOST = 2040 };

int32_t date_resolve_julian(int64_t year, unsigned month, unsigned day) {
    int64_t a = (14 - (int64_t)month) / 12, y = year + 4800 - a, m = (int64_t)month + 12 * a - 3;
    int64_t number = day + (153 * m + 2) / 5 + 365 * y + y / 4 - 32083;
    return (int32_t)(number - 2440588);  // Julian day number of 1970-01-01
}

unsigned date_resolve_weekday(int32_t day) {
    int64_t since_monday = ((int64_t)day + 3) % 7;  // 1970-01-01 was a Thursday
    return (unsigned)(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

static bool is_whole(const DatePoint *point) {
    return point->day != 0 && point->month != 0 && point->year != DATE_NO_YEAR;
}

static bool exists(const DatePoint *point) {
    return point->month >= 1 && point->month <= 12 && point->day >= 1 &&
           point->day <= edtf_month_days(point->year, point->month);
}

static int32_t day_of(const DatePoint *point) {
    return date_day(point->year, point->month, point->day);
}

static DatePoint point_of(int32_t day) {
    int64_t year;
    unsigned month, of_month;
    date_from_day(day, &year, &month, &of_month);
    return (DatePoint){.year = (int32_t)year, .month = (uint8_t)month, .day = (uint8_t)of_month};
}

/* ---- years ---- */

static bool is_plain(int32_t year) {
    return year >= PLAIN_LEAST && year <= PLAIN_MOST;
}

/* One digit misread, lost or added makes `read` of `year`. */
static bool is_one_off(int32_t read, int32_t year) {
    char a[16], b[16];
    int n = snprintf(a, sizeof a, "%d", read), m = snprintf(b, sizeof b, "%d", year);
    int same = 0, tail = 0;
    while (same < n && same < m && a[same] == b[same])
        same++;
    while (tail < n - same && tail < m - same && a[n - 1 - tail] == b[m - 1 - tail])
        tail++;
    int left = n - same - tail, right = m - same - tail;
    return left <= 1 && right <= 1;
}

/* Digits that print and scanners take for each other. */
static bool look_alike(char a, char b) {
    static const char pairs[][3] = {"17", "38", "56", "68", "08", "49", "06", "35", "14"};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if ((pairs[i][0] == a && pairs[i][1] == b) || (pairs[i][0] == b && pairs[i][1] == a))
            return true;
    return false;
}

/* How well `year` explains what was read: 2 digits that look alike, 1 one off, 0 not. */
static int explains(int32_t year, int32_t read) {
    char a[16], b[16];
    if (!is_one_off(read, year))
        return 0;
    int n = snprintf(a, sizeof a, "%d", read), m = snprintf(b, sizeof b, "%d", year);
    if (n != m)
        return 2;
    for (int i = 0; i < n; i++)
        if (a[i] != b[i])
            return look_alike(a[i], b[i]) ? 2 : 1;
    return 2;
}

/* The year among those of the document or its deposit that explains a misread one best. */
int32_t date_resolve_mend(const DateResolving *all, int32_t read) {
    int32_t found = DATE_NO_YEAR;
    int best = 0;
    bool several = false;
    for (size_t i = 0; i < all->years.n; i++) {
        int32_t year = all->years.p[i];
        if (all->since != 0 && (year < all->since || year > all->until))
            continue;
        int how = explains(year, read);
        several = how == best && year != found ? true : how > best ? false : several;
        found = how > best ? year : found;
        best = how > best ? how : best;
    }
    if (best > 0 && !several)
        return found;
    for (int32_t year = all->since; all->since != 0 && year <= all->until; year++) {
        int how = explains(year, read);
        several = how == best && year != found ? true : how > best ? false : several;
        found = how > best ? year : found;
        best = how > best ? how : best;
    }
    return best > 0 && !several ? found : DATE_NO_YEAR;
}

/* The year of two digits in the window that ends a little after the newest certain one. */
static int32_t widen(const DateResolving *all, int32_t two) {
    int32_t last = (all->newest == DATE_NO_YEAR ? 1999 : all->newest) + WINDOW_AFTER;
    int32_t year = last / 100 * 100 + two;
    if (year > last)
        year -= 100;
    return last - year >= WINDOW_YEARS + 1 ? year + 100 : year;
}

static void settle_year(const DateResolving *all, DateValue *value, DatePoint *point) {
    if (point->year == DATE_NO_YEAR)
        return;
    if (point->two_digits) {
        point->year = widen(all, point->year);
        point->two_digits = false;
        value->doubtful = value->doubtful || (all->newest == DATE_NO_YEAR && !value->file_number);
    } else if (!is_plain(point->year) && value->reading < 1000 && point->open == 0) {
        point->year = date_resolve_mend(all, point->year);
    }
}

static bool same_day(const DatePoint *a, const DatePoint *b) {
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* Day and month of 3/4/1962 by other dates of the document, a weekday, the file number. */
static void settle_order(const DateResolving *all, DateValue *value) {
    DatePoint other = value->first;
    other.day = value->first.month;
    other.month = value->first.day;
    int day_first = all->order_votes[1], month_first = all->order_votes[2];
    for (size_t i = 0; i < all->values.n && i < DATE_COMPARED_MAX; i++) {
        const DateValue *known = all->values.p[i];
        if (known == value || known->swappable || !is_whole(&known->first))
            continue;
        day_first += same_day(&known->first, &value->first) ? 2 : 0;
        month_first += same_day(&known->first, &other) ? 2 : 0;
    }
    if (value->weekday != 0) {
        bool first_fits = date_resolve_weekday(day_of(&value->first)) == value->weekday;
        bool other_fits = date_resolve_weekday(day_of(&other)) == value->weekday;
        day_first += first_fits && !other_fits ? 4 : 0;
        month_first += other_fits && !first_fits ? 4 : 0;
    }
    if (month_first > 0 && day_first == 0)
        value->first = other;
    if ((month_first > 0) != (day_first > 0))
        value->swappable = false;
}

static void note_year(DateResolving *all, int32_t year) {
    for (size_t i = 0; i < all->years.n; i++)
        if (all->years.p[i] == year)
            return;
    if (all->years.n < DATE_YEARS_MAX)
        *LIST_ADD(all->job, &all->years) = year;
}

void date_resolve_years(DateResolving *all) {
    all->newest = DATE_NO_YEAR;
    for (size_t i = 0; i < all->values.n; i++) {
        const DateValue *value = all->values.p[i];
        bool certain = value->reading == 1000 && !value->first.two_digits &&
                       value->first.open == 0 && value->relation == DATE_ABSOLUTE &&
                       is_plain(value->first.year);
        all->order_votes[value->order]++;
        if (!certain)
            continue;
        all->newest = value->first.year > all->newest ? value->first.year : all->newest;
        note_year(all, value->first.year);
    }
    for (size_t i = 0; i < all->values.n; i++) {
        settle_year(all, all->values.p[i], &all->values.p[i]->first);
        settle_year(all, all->values.p[i], &all->values.p[i]->last);
    }
    for (size_t i = 0; i < all->values.n; i++)
        if (all->values.p[i]->swappable)
            settle_order(all, all->values.p[i]);
}

/* ---- calendars and weekdays ---- */

/* Old Style, and both days beside each other, become Gregorian; false where they contradict. */
static void settle_calendar(const DateResolving *all, DateValue *value) {
    if (!is_whole(&value->first))
        return;
    int32_t julian = date_resolve_julian(value->first.year, value->first.month, value->first.day);
    if (value->calendar == 3) {
        int32_t apart = exists(&value->first) && exists(&value->last)
                            ? day_of(&value->last) - day_of(&value->first)
                            : 0;
        if (is_whole(&value->last) && day_of(&value->last) == julian) {
            value->first = value->last;
        } else {
            value->calendar = 0;
            value->shape = apart == 1 ? DATE_EXTENT : DATE_EACH;  // the night of 5/6 May
        }
    } else if (value->calendar == 1) {
        value->first = point_of(julian);
    } else if (value->calendar == 0 && all->russian && value->shape == DATE_MOMENT &&
               day_of(&value->first) < date_day(1918, 2, 14) && value->first.year > 1700) {
        value->last = point_of(julian);
        value->calendar = 4;  // not said which
    }
}

/* A day near the printed one that falls on the printed weekday; 0 for none. */
static bool other_day(const DateValue *value, DatePoint *other) {
    static const int8_t steps[] = {1, -1, 10, -10, 2, -2, 5, -5, 3, -3, 6, -6};
    for (size_t i = 0; i < sizeof steps; i++) {
        *other = value->first;
        int day = other->day + steps[i];
        if (day < 1 || day > 31)
            continue;
        other->day = (uint8_t)day;
        if (exists(other) && date_resolve_weekday(day_of(other)) == value->weekday)
            return true;
    }
    return false;
}

/* ---- printing ---- */

static Str print_day(const DatePoint *point, struct arena *job) {
    if (point->open == 2)
        return str_format(job, "%02dXX", point->year / 100);
    if (point->open == 1)
        return str_format(job, "%03dX", point->year / 10);
    const char *mark = point->doubted ? "?" : "";
    if (point->season != 0)
        return str_format(job, "%04d-%02u%s", point->year, point->season, mark);
    if (point->day != 0)
        return str_format(job, "%04d%s-%02u-%02u", point->year, mark, point->month, point->day);
    if (point->month != 0)
        return str_format(job, "%04d%s-%02u", point->year, mark, point->month);
    return str_format(job, "%04d%s", point->year, mark);
}

/* Early, mid, late: a third of the month, year or decade. */
static Str print_stage(const DatePoint *point, struct arena *job) {
    static const uint8_t first_days[] = {1, 11, 21}, first_months[] = {1, 5, 9},
                         years[] = {0, 4, 7};
    unsigned part = point->stage - 1U;
    if (point->open == 1)
        return str_format(job, "[%04d..%04d]", point->year + years[part],
                          point->year + (part == 2 ? 9 : years[part + 1] - 1));
    if (point->month != 0) {
        unsigned last =
            part == 2 ? edtf_month_days(point->year, point->month) : first_days[part] + 9U;
        return str_format(job, "[%04d-%02u-%02u..%04d-%02u-%02u]", point->year, point->month,
                          first_days[part], point->year, point->month, last);
    }
    return str_format(job, "[%04d-%02u..%04d-%02u]", point->year, first_months[part], point->year,
                      first_months[part] + 3U);
}

static Str with_mark(const DateValue *value, Str edtf, struct arena *job) {
    const char *mark = value->about && value->doubtful ? "%"
                       : value->about                  ? "~"
                       : value->doubtful               ? "?"
                                                       : "";
    return str_format(job, "%.*s%s", STR_ARG(edtf), mark);
}

static bool can_print(const DatePoint *point) {
    return point->year != DATE_NO_YEAR && (point->day == 0 || point->month != 0) &&
           (point->day == 0 || exists(point));
}

static Str print_value(const DateValue *value, struct arena *job) {
    Str none = {NULL, 0};
    if (!can_print(&value->first))
        return none;
    Str first = print_day(&value->first, job);
    if (value->first.stage != 0 && value->first.day == 0 && value->first.open < 2 &&
        value->first.season == 0 && value->shape == DATE_MOMENT)
        return print_stage(&value->first, job);
    bool two = value->shape == DATE_EXTENT || value->shape == DATE_BETWEEN ||
               value->shape == DATE_EACH || value->calendar == 4 || value->swappable;
    if (!two) {
        first = with_mark(value, first, job);
        return value->shape == DATE_UNTIL   ? str_format(job, "../%.*s", STR_ARG(first))
               : value->shape == DATE_SINCE ? str_format(job, "%.*s/..", STR_ARG(first))
                                            : first;
    }
    DatePoint last = value->last;
    if (value->swappable) {
        last = value->first;
        last.day = value->first.month;
        last.month = value->first.day;
    }
    if (!can_print(&last))
        return none;
    Str second = print_day(&last, job);
    bool one_of = value->swappable || value->calendar == 4 || value->shape == DATE_BETWEEN;
    if (value->swappable && str_compare(second, first) < 0) {
        Str swap = first;
        first = second;
        second = swap;
    }
    if (value->shape == DATE_EXTENT) {
        first = with_mark(value, first, job);
        second = with_mark(value, second, job);
    }
    const char *between = value->shape == DATE_BETWEEN  ? ".."
                          : value->shape == DATE_EXTENT ? "/"
                                                        : ",";
    const char *open = one_of ? "[" : value->shape == DATE_EXTENT ? "" : "{";
    const char *close = one_of ? "]" : value->shape == DATE_EXTENT ? "" : "}";
    return str_format(job, "%s%.*s%s%.*s%s", open, STR_ARG(first),
                      one_of && value->shape != DATE_BETWEEN ? "," : between, STR_ARG(second),
                      close);
}

static Str print_time(const DateValue *value, struct arena *job) {
    const char *zulu = value->zulu ? "Z" : "";
    if (value->start == DATE_NO_TIME)
        return (Str){NULL, 0};
    if (value->stop == DATE_NO_TIME)
        return str_format(job, "%02u:%02u%s", value->start / 60, value->start % 60, zulu);
    return str_format(job, "%02u:%02u%s/%02u:%02u%s", value->start / 60, value->start % 60, zulu,
                      value->stop / 60, value->stop % 60, zulu);
}

/* ---- relative dates ---- */

static void set_days(DateValue *value, int32_t first, int32_t last, DateShape shape) {
    value->first = point_of(first);
    value->last = point_of(last);
    value->shape = first == last ? DATE_MOMENT : shape;
}

/* The month `step` months from a point's. */
static DatePoint month_from(DatePoint point, int step) {
    int64_t months = (int64_t)point.year * 12 + point.month - 1 + step;
    return (DatePoint){.year = (int32_t)(months / 12), .month = (uint8_t)(months % 12 + 1)};
}

static void resolve_season(DateValue *value, DatePoint now) {
    static const uint8_t last_month[] = {5, 8, 11, 2};
    unsigned season = value->first.season - 21U;
    int32_t year = now.year;
    bool over = season < 3 ? now.month > last_month[season] : now.month > 2 && now.month < 12;
    bool begun =
        season < 3 ? now.month >= last_month[season] - 2 : now.month == 12 || now.month <= 2;
    if (season == 3 && now.month <= 2)
        year--;  // a winter has the number of the year in which it begins
    if (value->step < 0)
        year -= over && season < 3 ? 0 : 1;
    else if (value->step > 0)
        year += begun || over ? 1 : 0;
    value->first.year = year;
}

static bool resolve_unit(DateValue *value, int32_t written, DatePoint now) {
    int step = value->step;
    if (value->unit == 0 && value->first.season != 0) {
        resolve_season(value, now);
        return true;
    }
    switch (value->unit) {
    case CUE_WEEK: {
        int32_t monday = written - (int32_t)date_resolve_weekday(written) + 1 + 7 * step;
        set_days(value, monday, monday + 6, DATE_BETWEEN);
        return true;
    }
    case CUE_A_MONTH:
        value->first = month_from(now, step);
        return true;
    case CUE_YEAR:
        value->first = (DatePoint){.year = now.year + step};
        return true;
    case CUE_DECADE:
        value->first = (DatePoint){.year = (now.year / 10 + step) * 10, .open = 1};
        return true;
    case CUE_CENTURY:
        value->first = (DatePoint){.year = (now.year / 100 + step) * 100, .open = 2};
        return true;
    default:
        return false;
    }
}

/* As exact as the unit: months reach from a month to a month. */
static bool resolve_span(DateValue *value, int32_t written, DatePoint now) {
    value->shape = DATE_EXTENT;
    switch (value->unit) {
    case CUE_DAY:
        set_days(value, written - value->count, written, DATE_EXTENT);
        return true;
    case CUE_WEEK:
        set_days(value, written - 7 * value->count, written, DATE_EXTENT);
        value->about = true;
        return true;
    case CUE_A_MONTH:
        value->first = month_from(now, -value->count);
        value->last = month_from(now, 0);
        return true;
    case CUE_YEAR:
        value->first = (DatePoint){.year = now.year - value->count};
        value->last = (DatePoint){.year = now.year};
        return true;
    default:
        return false;
    }
}

static void resolve_weekday(DateValue *value, int32_t written, bool future) {
    int32_t today = (int32_t)date_resolve_weekday(written);
    int32_t apart = (int32_t)value->weekday - today;
    bool after = value->step > 0 || (value->step == 0 && future);
    if (after)
        apart += apart <= 0 ? 7 : 0;
    else
        apart -= apart >= 0 ? 7 : 0;
    value->first = point_of(written + apart);
}

static void resolve_month(DateValue *value, DatePoint now) {
    if (value->first.month == 0) {  // 5th inst.
        uint8_t day = value->first.day;
        value->first = month_from(now, value->step);
        value->first.day = day;
    } else if (value->count == 0) {  // July of the current year
        value->first.year = now.year + value->step;
    } else if (value->step < 0) {  // last July
        value->first.year = now.year - (value->first.month >= now.month ? 1 : 0);
    } else {
        value->first.year = now.year + (value->step > 0 && value->first.month <= now.month ? 1 : 0);
    }
}

/* The last such day that is not after the day of writing. */
static void resolve_day_alone(DateValue *value, DatePoint now) {
    uint8_t day = value->first.day;
    value->first = day <= now.day ? now : month_from(now, -1);
    value->first.day = day;
}

/* A day or month without a year: the nearest within six months. */
static void nearest_year(DatePoint *point, DatePoint now) {
    int apart = (int)point->month - (int)now.month;
    point->year = now.year + (apart > 6 ? -1 : apart < -6 ? 1 : 0);
}

static bool resolve_relation(DateValue *value, int32_t written, bool future) {
    DatePoint now = point_of(written);
    switch (value->relation) {
    case DATE_DAY_AWAY:
        value->first = point_of(written + value->step);
        return true;
    case DATE_UNIT_AWAY:
        return resolve_unit(value, written, now);
    case DATE_WEEKDAY:
        resolve_weekday(value, written, future);
        return true;
    case DATE_SPAN_BACK:
        return resolve_span(value, written, now);
    case DATE_MONTH_AWAY:
        resolve_month(value, now);
        return true;
    case DATE_DAY_ALONE:
        resolve_day_alone(value, now);
        return true;
    default:
        if (value->first.year == DATE_NO_YEAR && value->first.month != 0)
            nearest_year(&value->first, now);
        if (value->last.year == DATE_NO_YEAR && value->last.month != 0) {
            value->last.year = value->first.year;
            value->last.year += value->last.month < value->first.month ? 1 : 0;
        }
        return true;
    }
}

void date_resolve_value(const DateResolving *all, DateValue *value, int32_t written, bool future) {
    bool relative = value->relation != DATE_ABSOLUTE || value->first.year == DATE_NO_YEAR;
    value->time = print_time(value, all->job);
    if (relative && (written == DAY_OPEN_BEFORE || !resolve_relation(value, written, future)))
        return;
    settle_calendar(all, value);
    value->edtf = print_value(value, all->job);
    if (relative && value->edtf.n > 0) {
        DatePoint now = point_of(written);
        value->anchor = print_day(&now, all->job);
    }
    Edtf parsed;
    Fail fail;
    if (value->edtf.n > 0 && !edtf_parse(value->edtf, all->job, &parsed, &fail))
        value->edtf = (Str){NULL, 0};
    bool dated = value->edtf.n > 0 && value->shape == DATE_MOMENT && is_whole(&value->first) &&
                 !value->swappable && value->calendar != 4;
    if (dated && value->weekday != 0 && value->relation == DATE_ABSOLUTE &&
        date_resolve_weekday(day_of(&value->first)) != value->weekday) {
        DatePoint other;
        value->weekday_disagrees = true;
        if (other_day(value, &other))
            value->second = print_day(&other, all->job);
        if (value->reading < 1000 && value->second.n > 0) {
            value->first = other;
            value->edtf = value->second;
            value->second = (Str){NULL, 0};
            value->weekday_disagrees = false;
        }
    }
}
