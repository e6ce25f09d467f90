/*
 * One pass over the rows found: each value has a counter, and each span of years adds one
 * at its start and takes it away behind its end, so that a document dated "between 1400 and 1900"
 * costs no more than one dated to the day. A year that several dates of one document name counts it
 * once; few have more than one, so theirs are merged in a small list.
 */
#include "query/facet.h"
#include <stdlib.h>
#include <string.h>

enum { YEAR_LEAST = -9999, YEAR_MOST = 9999 };

typedef struct {
    int32_t first, last;  // years; first > last: none
} YearSpan;

/* Differences to the year before: how many documents begin or cease there. */
typedef struct {
    int64_t certain[YEAR_MOST - YEAR_LEAST + 2];
    int64_t possible[YEAR_MOST - YEAR_LEAST + 2];
    YearSpan all;                              // the first and last year that a row found names
    YearSpan *possible_spans, *certain_spans;  // room for those of any row found
} Years;

static int32_t year_of(int32_t day) {
    int64_t year;
    unsigned month, dayofmonth;
    date_from_day(day, &year, &month, &dayofmonth);
    return year < YEAR_LEAST ? YEAR_LEAST : year > YEAR_MOST ? YEAR_MOST : (int32_t)year;
}

/* The years for which date_possibly_in() or date_certainly_in() says yes. */
static YearSpan years_between(int32_t from, int32_t to, YearSpan all) {
    YearSpan span = {from == DAY_OPEN_BEFORE  ? all.first
                     : from == DAY_OPEN_AFTER ? all.last + 1
                                              : year_of(from),
                     to == DAY_OPEN_AFTER    ? all.last
                     : to == DAY_OPEN_BEFORE ? all.first - 1
                                             : year_of(to)};
    return span;
}

static int by_first(const void *a, const void *b) {
    const YearSpan *x = a, *y = b;
    return x->first < y->first ? -1 : x->first > y->first ? 1 : 0;
}

/* Counts a document once for each year that some of its spans hold. */
static void add_spans(YearSpan *spans, size_t n, int64_t *years) {
    int32_t reached = YEAR_LEAST - 1;
    if (n > 1)
        qsort(spans, n, sizeof *spans, by_first);
    for (size_t i = 0; i < n; i++) {
        int32_t from = spans[i].first > reached ? spans[i].first : reached + 1;
        if (spans[i].last < from)
            continue;
        years[from - YEAR_LEAST]++;
        years[spans[i].last - YEAR_LEAST + 1]--;
        reached = spans[i].last;
    }
}

static void count_years(const struct row_table *table, const RowFacts *row, Years *years) {
    YearSpan all = years->all, *possible = years->possible_spans, *certain = years->certain_spans;
    size_t n = 0;
    for (size_t i = 0; i < row->day_count; i++) {
        DateDays days = table->days.p[row->first_day + i];
        possible[i] = years_between(days.a1, days.b2, all);
        if (!days.uncertain)
            certain[n++] = years_between(days.a2, days.b1, all);
    }
    add_spans(possible, row->day_count, years->possible);
    add_spans(certain, n, years->certain);
}

/* Also says how many spans a row has at most. */
static YearSpan span_of(const struct row_table *table, RowSet found, size_t *most) {
    YearSpan all = {YEAR_MOST, YEAR_LEAST};
    *most = 0;
    for (size_t number = 0; row_set_next(found, &number); number++) {
        const RowFacts *row = &table->rows.p[number];
        *most = row->day_count > *most ? row->day_count : *most;
        for (size_t i = 0; i < row->day_count; i++) {
            DateDays days = table->days.p[row->first_day + i];
            const int32_t named[] = {days.a1, days.a2, days.b1, days.b2};
            for (size_t j = 0; j < 4; j++) {
                if (named[j] == DAY_OPEN_BEFORE || named[j] == DAY_OPEN_AFTER)
                    continue;
                int32_t year = year_of(named[j]);
                all.first = year < all.first ? year : all.first;
                all.last = year > all.last ? year : all.last;
            }
        }
    }
    return all;
}

static void add_years(const struct row_table *table, RowSet found, struct arena *results,
                      FacetCountList *facets) {
    size_t most;
    YearSpan all = span_of(table, found, &most);
    if (all.first > all.last)
        return;
    struct arena *scratch = arena_create();
    Years *years = ARENA_NEW(scratch, Years);
    years->all = all;
    years->possible_spans = ARENA_ARRAY(scratch, YearSpan, most);
    years->certain_spans = ARENA_ARRAY(scratch, YearSpan, most);
    for (size_t number = 0; row_set_next(found, &number); number++)
        count_years(table, &table->rows.p[number], years);
    int64_t possible = 0, certain = 0;
    for (int32_t year = all.first; year <= all.last; year++) {
        certain += years->certain[year - YEAR_LEAST];
        possible += years->possible[year - YEAR_LEAST];
        if (possible > 0)
            *LIST_ADD(results, facets) = (FacetCount){.field = FIELD_DATE,
                                                      .value = str_format(results, "%d", year),
                                                      .certain = (uint64_t)certain,
                                                      .possible = (uint64_t)(possible - certain)};
    }
    arena_destroy(scratch);
}

static int by_count(const void *a, const void *b) {
    const FacetCount *x = a, *y = b;
    if (x->field != y->field)
        return x->field < y->field ? -1 : 1;
    if (x->certain != y->certain)
        return x->certain > y->certain ? -1 : 1;
    return str_compare(x->value, y->value);
}

/* A row has each value once (engine_row_make); one value may have several numbers, its other form
 * differing. */
static void count_values(const struct row_table *table, RowSet found, uint64_t *counts) {
    const uint32_t *same_as = table->same_as.p;
    for (size_t number = 0; row_set_next(found, &number); number++) {
        const RowFacts *row = &table->rows.p[number];
        const uint32_t *values = table->row_values.p + row->first_value;
        for (size_t i = 0; i < row->value_count; i++)
            counts[same_as[values[i]]]++;
    }
}

static void add_values(const struct row_table *table, RowSet found, struct arena *results,
                       FacetCountList *facets) {
    struct arena *scratch = arena_create();
    uint64_t *counts = ARENA_ARRAY(scratch, uint64_t, table->values.n);
    FacetCount *rows = ARENA_ARRAY(scratch, FacetCount, table->values.n);
    size_t n = 0;
    count_values(table, found, counts);
    for (size_t i = 0; i < table->values.n; i++)
        if (counts[i] > 0 && field_info(table->values.p[i].field)->facet)
            rows[n++] = (FacetCount){.field = table->values.p[i].field,
                                     .value = table->values.p[i].value,
                                     .certain = counts[i]};
    if (n > 0)
        qsort(rows, n, sizeof *rows, by_count);
    for (size_t i = 0, of_field = 0; i < n; i++) {
        of_field = i > 0 && rows[i].field == rows[i - 1].field ? of_field + 1 : 0;
        if (of_field >= ENGINE_FACET_MAX)
            continue;
        FacetCount *facet = LIST_ADD(results, facets);
        *facet = rows[i];
        facet->value = str_copy(results, rows[i].value);
    }
    arena_destroy(scratch);
}

void facet_count(const struct row_table *table, RowSet found, struct arena *results,
                 FacetCountList *facets) {
    add_values(table, found, results, facets);
    add_years(table, found, results, facets);
}
