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

/* a comes before b. */
static bool comes_first(const struct row_table *table, const uint64_t *counts, uint32_t a,
                        uint32_t b) {
    if (counts[a] != counts[b])
        return counts[a] > counts[b];
    return str_compare(table->values.p[a].value, table->values.p[b].value) < 0;
}

/* Values of one field; where only the most frequent are wanted, a heap with the last of them on
 * top, so that a hundred thousand names of persons are looked at and not sorted. */
typedef struct {
    uint32_t *p;
    size_t n;
} Most;

static void sink(const struct row_table *table, const uint64_t *counts, Most *most) {
    for (size_t at = 0;;) {
        size_t last = at;
        for (size_t kid = 2 * at + 1; kid <= 2 * at + 2 && kid < most->n; kid++)
            if (comes_first(table, counts, most->p[last], most->p[kid]))
                last = kid;
        if (last == at)
            return;
        uint32_t moved = most->p[at];
        most->p[at] = most->p[last];
        most->p[last] = moved;
        at = last;
    }
}

static void rise(const struct row_table *table, const uint64_t *counts, Most *most) {
    for (size_t at = most->n - 1; at > 0;) {
        size_t above = (at - 1) / 2;
        if (!comes_first(table, counts, most->p[above], most->p[at]))
            return;
        uint32_t moved = most->p[at];
        most->p[at] = most->p[above];
        most->p[above] = moved;
        at = above;
    }
}

static void offer(const struct row_table *table, const uint64_t *counts, Most *most, size_t limit,
                  uint32_t value) {
    if (most->n < limit) {
        most->p[most->n++] = value;
        rise(table, counts, most);
    } else if (comes_first(table, counts, value, most->p[0])) {
        most->p[0] = value;
        sink(table, counts, most);
    }
}

/* Takes the last one off until none is left: in their order from the end. */
static void put_in_order(const struct row_table *table, const uint64_t *counts, Most *most) {
    size_t n = most->n;
    while (most->n > 1) {
        uint32_t last = most->p[0];
        most->p[0] = most->p[--most->n];
        sink(table, counts, most);
        most->p[most->n] = last;
    }
    most->n = n;
}

static void add_values(const FacetRequest *request, struct arena *results, FacetCountList *facets) {
    const struct row_table *table = request->table;
    struct arena *scratch = arena_create();
    uint64_t *counts = ARENA_ARRAY(scratch, uint64_t, table->values.n);
    Most fields[FIELD_COUNT] = {0};
    count_values(table, request->found, counts);
    for (size_t i = 0; i < table->values.n; i++) {
        Field field = table->values.p[i].field;
        if (counts[i] == 0 || !field_info(field)->facet)
            continue;
        bool all = request->whole && field == request->field;
        Most *most = &fields[field];
        if (most->p == NULL)
            most->p = ARENA_ARRAY(scratch, uint32_t, all ? table->values.n : ENGINE_FACET_MAX);
        offer(table, counts, most, all ? table->values.n : ENGINE_FACET_MAX, (uint32_t)i);
    }
    for (unsigned field = 0; field < FIELD_COUNT; field++) {
        put_in_order(table, counts, &fields[field]);
        for (size_t i = 0; i < fields[field].n; i++) {
            uint32_t value = fields[field].p[i];
            *LIST_ADD(results, facets) =
                (FacetCount){.field = (Field)field,
                             .value = str_copy(results, table->values.p[value].value),
                             .certain = counts[value]};
        }
    }
    arena_destroy(scratch);
}

void facet_count(const FacetRequest *request, struct arena *results, FacetCountList *facets) {
    add_values(request, results, facets);
    add_years(request->table, request->found, results, facets);
}
