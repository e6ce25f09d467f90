/*
 * An SVG without styles of its own: the style sheet gives the colours. One bar a year, or a decade
 * where years would be thinner than a few pixels. A year without documents has its place too, so
 * that gaps in time are seen as gaps.
 */
#include "web/histogram.h"
#include "query/query_edit.h"
#include "web/address.h"
#include "web/words.h"

enum {
    WIDTH = 720,
    BARS = 72,
    HEIGHT = BARS + 24,
    STEP_MAX = 30,
    STEP_MIN = 5,
    SPAN_MAX = 2000,
    WIDE = 340,
    MONTHS_MAX = 100
};

typedef struct {
    int64_t first, count;  // bars
    int64_t years;         // a bar: 1, 10 or 100
    uint64_t most;         // documents in one bar
    unsigned step;
    bool any_possible;
    bool months;  // a bar is one, and all numbers are years * 12 + month - 1
    const uint64_t *certain, *possible;
} Bars;

static int64_t floor_to(int64_t year, int64_t unit) {
    int64_t rest = year % unit;
    return year - (rest < 0 ? rest + unit : rest);
}

static bool count_bars(struct arena *request, const YearCountList *years, Bars *bars) {
    if (years->n < 2)
        return false;
    int64_t first = years->p[0].year, last = first;
    for (size_t i = 0; i < years->n; i++) {
        first = years->p[i].year < first ? years->p[i].year : first;
        last = years->p[i].year > last ? years->p[i].year : last;
    }
    bars->years = 1;
    while (bars->years < 100 && (last - first) / bars->years >= WIDTH / STEP_MIN)
        bars->years *= 10;
    bars->first = floor_to(first, bars->years);
    bars->count = (last - bars->first) / bars->years + 1;
    if (bars->count > SPAN_MAX)
        return false;
    bars->step = (unsigned)(WIDTH / bars->count);
    bars->step = bars->step > STEP_MAX ? STEP_MAX : bars->step < 1 ? 1 : bars->step;
    uint64_t *certain = ARENA_ARRAY(request, uint64_t, (size_t)bars->count);
    uint64_t *possible = ARENA_ARRAY(request, uint64_t, (size_t)bars->count);
    for (size_t i = 0; i < years->n; i++) {
        size_t bar = (size_t)((years->p[i].year - bars->first) / bars->years);
        certain[bar] += years->p[i].certain;
        possible[bar] += years->p[i].possible;
        bars->any_possible |= years->p[i].possible > 0;
        uint64_t sum = certain[bar] + possible[bar];
        bars->most = sum > bars->most ? sum : bars->most;
    }
    bars->certain = certain;
    bars->possible = possible;
    return bars->most > 0;
}

static void write_bar(Markup *m, const char *class_name, uint64_t x, uint64_t top, uint64_t height,
                      uint64_t width) {
    markup_begin_class(m, TAG_RECT, class_name);
    markup_attr_u64(m, ATTR_X, x);
    markup_attr_u64(m, ATTR_Y, top);
    markup_attr_u64(m, ATTR_WIDTH, width);
    markup_attr_u64(m, ATTR_HEIGHT, height);
    markup_end(m);
}

/* A month or a year as a query has it, four digits; a decade or century as a range. */
static Str bar_date(struct arena *request, const Bars *bars, int64_t year) {
    if (bars->months)
        return str_format(request, "%04lld-%02lld", (long long)(floor_to(year, 12) / 12),
                          (long long)(year - floor_to(year, 12) + 1));
    if (bars->years == 1)
        return str_format(request, "%04lld", (long long)year);
    return str_format(request, "%04lld..%04lld", (long long)year,
                      (long long)(year + bars->years - 1));
}

static void write_year(Markup *m, struct arena *request, const Bars *bars, size_t i,
                       const Query *query) {
    uint64_t certain = bars->certain[i], possible = bars->possible[i];
    if (certain + possible == 0)
        return;
    uint64_t solid = (certain * BARS + bars->most - 1) / bars->most;
    uint64_t all = ((certain + possible) * BARS + bars->most - 1) / bars->most;
    uint64_t x = i * bars->step, width = bars->step > 3 ? bars->step - 1 : bars->step;
    Str date = bar_date(request, bars, bars->first + (int64_t)i * bars->years);
    Str words =
        str_format(request, "%.*s: %.*s", STR_ARG(date),
                   STR_ARG(words_some(request, certain + possible, "document", "documents")));
    if (possible > 0)
        words = str_format(request, "%.*s, %.*s of them only possibly", STR_ARG(words),
                           STR_ARG(words_count(request, possible)));
    markup_begin(m, TAG_A);
    Str term = str_format(request, "date:%.*s", STR_ARG(date));
    Str narrowed = query == NULL ? term : query_edit_narrow(query, term, request);
    markup_link(m, ATTR_HREF, address_search(request, "/search", narrowed, ""));
    markup_attr(m, ATTR_ARIA_LABEL, words);
    markup_element(m, TAG_TITLE, words);
    write_bar(m, "whole", x, 0, BARS, bars->step);  // a place to point at
    if (certain > 0)
        write_bar(m, "certain", x, BARS - solid, solid, width);
    if (all > solid)
        write_bar(m, "possible", x, BARS - all, all - solid, width);
    markup_end(m);
}

static void write_name(Markup *m, const Bars *bars, int64_t year) {
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (bars->months) {
        markup_c(m, months[year - floor_to(year, 12)]);
        return;
    }
    if (year < 0)
        markup_c(m, "-");
    markup_u64(m, (uint64_t)(year < 0 ? -year : year));
}

static void write_label(Markup *m, const Bars *bars, uint64_t x, const char *anchor,
                        const char *class_name, int64_t year) {
    markup_begin_class(m, TAG_SVG_TEXT, class_name);
    markup_attr_u64(m, ATTR_X, x);
    markup_attr_u64(m, ATTR_Y, BARS + 18);
    markup_attr_c(m, ATTR_TEXT_ANCHOR, anchor);
    write_name(m, bars, year);
    markup_end(m);
}

/* Every year under its bar where there is room; else the first, the last and round ones. */
static void write_labels(Markup *m, const Bars *bars) {
    int64_t last = bars->first + (bars->count - 1) * bars->years;
    uint64_t end = (uint64_t)bars->count * bars->step;
    if (bars->step == STEP_MAX) {
        for (int64_t i = 0; i < bars->count; i++)
            write_label(m, bars, (uint64_t)i * bars->step + bars->step / 2, "middle", "each",
                        bars->first + i * bars->years);
        return;
    }
    int64_t every = bars->years * (bars->step * 5 >= 60 ? 5 : bars->step * 10 >= 60 ? 10 : 50);
    write_label(m, bars, 0, "start", "edge", bars->first);
    for (int64_t i = 1; i < bars->count - 1; i++) {
        int64_t year = bars->first + i * bars->years;
        uint64_t x = (uint64_t)i * bars->step;
        if (floor_to(year, every) == year && x > 45 && x + 75 < end)
            write_label(m, bars, x, "start", "mid", year);
    }
    write_label(m, bars, end, "end", "edge", last);
}

static void write_hatch(Markup *m) {
    markup_begin(m, TAG_DEFS);
    markup_begin(m, TAG_PATTERN);
    markup_attr_c(m, ATTR_ID, "hatch");
    markup_attr_c(m, ATTR_PATTERN_UNITS, "userSpaceOnUse");
    markup_attr_u64(m, ATTR_WIDTH, 4);
    markup_attr_u64(m, ATTR_HEIGHT, 4);
    markup_begin(m, TAG_LINE);
    markup_attr_u64(m, ATTR_X1, 0);
    markup_attr_u64(m, ATTR_Y1, 4);
    markup_attr_u64(m, ATTR_X2, 4);
    markup_attr_u64(m, ATTR_Y2, 0);
    markup_end(m);
    markup_end(m);
    markup_end(m);
}

static void write_bars(Markup *m, struct arena *request, const Bars *bars, const Query *query) {
    uint64_t end = (uint64_t)bars->count * bars->step;
    markup_begin_class(m, TAG_FIGURE, end > WIDE ? "years wide" : "years");
    markup_begin(m, TAG_SVG);
    markup_attr(
        m, ATTR_VIEWBOX,
        str_format(request, "0 0 %llu %d", (unsigned long long)(end < 240 ? 240 : end), HEIGHT));
    markup_attr_u64(m, ATTR_WIDTH, end < 240 ? 240 : end);
    markup_attr_u64(m, ATTR_HEIGHT, HEIGHT);
    markup_attr_c(m, ATTR_ROLE, "group");
    markup_attr_c(m, ATTR_ARIA_LABEL, bars->months ? "Documents by month" : "Documents by year");
    write_hatch(m);
    for (size_t i = 0; i < (size_t)bars->count; i++)
        write_year(m, request, bars, i, query);
    markup_begin_class(m, TAG_LINE, "axis");
    markup_attr_u64(m, ATTR_X1, 0);
    markup_attr_u64(m, ATTR_Y1, BARS);
    markup_attr_u64(m, ATTR_X2, end);
    markup_attr_u64(m, ATTR_Y2, BARS);
    markup_end(m);
    write_labels(m, bars);
    markup_end(m);
    markup_begin_class(m, TAG_FIGCAPTION, "hint");
    if (bars->any_possible)
        markup_c(m, bars->months ? "Solid: certainly of that month. Hatched: possibly. "
                                 : "Solid: certainly of that year. Hatched: possibly. ");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF,
                query == NULL || query->typed.n == 0
                    ? STR("/days")
                    : address_search(request, "/days", query->typed, ""));
    markup_c(m, "Day by day");
    markup_end(m);
    markup_end(m);
    markup_end(m);
}

void histogram_write(Markup *m, struct arena *request, const YearCountList *years,
                     const Query *query) {
    Bars bars = {0};
    if (count_bars(request, years, &bars))
        write_bars(m, request, &bars, query);
}

void histogram_write_months(Markup *m, struct arena *request, const YearCountList *months) {
    Bars bars = {.months = true};
    if (months->n < MONTHS_MAX && count_bars(request, months, &bars))
        write_bars(m, request, &bars, NULL);
}
