/*
 * A date touches one run of stretches possibly and one certainly, and a document the union of those
 * of its dates: a bit for each stretch, so that several dates count once.
 */
#include "query/calendar.h"

static bool is_leap(int64_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static unsigned days_in(int64_t year, unsigned month) {
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1U : 0U);
}

void calendar_make(int64_t year, unsigned month, struct arena *results, CalendarCountList *counts) {
    unsigned n = month == 0 ? 12 : days_in(year, month);
    must(month <= 12);
    *counts = (CalendarCountList){0};
    for (unsigned i = 1; i <= n; i++) {
        CalendarCount *count = LIST_ADD(results, counts);
        count->first = month == 0 ? date_day(year, i, 1) : date_day(year, month, i);
        count->last = month == 0 ? date_day(year, i, days_in(year, i)) : count->first;
    }
}

/* Bits of the stretches that end on `from` or later and begin on `to` or earlier. */
static uint64_t run_of(const CalendarCountList *counts, int32_t from, int32_t to) {
    size_t first = 0, end = counts->n;
    while (first < counts->n && counts->p[first].last < from)
        first++;
    while (end > 0 && counts->p[end - 1].first > to)
        end--;
    if (first >= end)
        return 0;
    return (((uint64_t)1 << end) - 1) & ~(((uint64_t)1 << first) - 1);
}

static void count_row(const struct row_table *table, const RowFacts *row,
                      CalendarCountList *counts) {
    uint64_t certain = 0, possible = 0;
    int32_t begin = counts->p[0].first, end = counts->p[counts->n - 1].last;
    for (size_t i = 0; i < row->day_count; i++) {
        DateDays days = table->days.p[row->first_day + i];
        if (!date_possibly_in(days, begin, end))
            continue;
        possible |= run_of(counts, days.a1, days.b2);
        if (!days.uncertain)
            certain |= run_of(counts, days.a2, days.b1);
    }
    for (size_t i = 0; possible != 0 && i < counts->n; i++) {
        counts->p[i].certain += certain >> i & 1;
        counts->p[i].possible += (possible & ~certain) >> i & 1;
    }
}

void calendar_count(const struct row_table *table, RowSet found, CalendarCountList *counts) {
    must(counts->n > 0 && counts->n <= CALENDAR_MAX);
    for (size_t number = 0; row_set_next(found, &number); number++)
        count_row(table, &table->rows.p[number], counts);
}
