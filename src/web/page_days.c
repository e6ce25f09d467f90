/*
 * Counts are those of a search for the same stretch, so each leads to it. Days without documents
 * keep their places and are plain.
 */
#include "web/page_days.h"
#include "query/query_edit.h"
#include "web/address.h"
#include "web/words.h"

enum { WEEK = 7, BAR_WIDTH = 240, BAR_HEIGHT = 12 };

typedef struct {
    Markup *m;
    struct arena *request;
    const PageDays *page;
    Query *query;
} Writer;

/* --- addresses --------------------------------------------------------------------------- */

static Str stretch_name(struct arena *request, int64_t year, unsigned month) {
    return month == 0 ? str_format(request, "%04lld", (long long)year)
                      : str_format(request, "%04lld-%02u", (long long)year, month);
}

static Str address_of(struct arena *request, Str name, const char *suffix, Str query) {
    Buf out = {0};
    buf_c(&out, "/days");
    if (name.n > 0)
        buf_format(&out, "/%.*s", STR_ARG(name));
    buf_c(&out, suffix);
    if (query.n > 0) {
        buf_c(&out, "?q=");
        address_encode(&out, query, false);
    }
    Str address = str_copy(request, buf_as_str(&out));
    buf_free(&out);
    return address;
}

Str page_days_address(struct arena *request, const PageDays *page, const char *suffix) {
    Str name = page->has_year ? stretch_name(request, page->year, page->month) : (Str){0};
    return address_of(request, name, suffix, page->query);
}

static void begin_days_link(Writer *w, Str name) {
    markup_begin(w->m, TAG_A);
    markup_link(w->m, ATTR_HREF, address_of(w->request, name, "", w->page->query));
}

/* A search for a date, within what the calendar is limited to. */
static void begin_search_link(Writer *w, const char *which, Str date) {
    Str term = str_format(w->request, "date:%s%.*s", which, STR_ARG(date));
    markup_begin(w->m, TAG_A);
    markup_link(
        w->m, ATTR_HREF,
        address_search(w->request, "/search", query_edit_narrow(w->query, term, w->request), ""));
}

/* --- heads --------------------------------------------------------------------------------- */

static void step(Writer *w, Str name, Str words) {
    markup_element_class(w->m, TAG_SPAN, "step", STR(" \xe2\x80\xba "));
    begin_days_link(w, name);
    markup_text(w->m, words);
    markup_end(w->m);
}

static void write_path(Writer *w) {
    const PageDays *page = w->page;
    bool only_year = page->years->n == 1 && page->years->p[0].year == page->year;
    if (!page->has_year || (only_year && page->month == 0))
        return;  // the calendar begins with its only year
    markup_begin_class(w->m, TAG_NAV, "path");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "Place in the calendar");
    begin_days_link(w, (Str){0});
    markup_c(w->m, "All years");
    markup_end(w->m);
    if (page->month > 0) {
        Str year = stretch_name(w->request, page->year, 0);
        step(w, year, year);
    }
    markup_end(w->m);
}

static Str title_of(struct arena *request, const PageDays *page) {
    return page->has_year ? date_words(stretch_name(request, page->year, page->month), request)
                          : STR("Days");
}

static void write_within(Writer *w) {
    if (w->page->query.n == 0)
        return;
    markup_begin(w->m, TAG_P);
    markup_c(w->m, "Within: ");
    markup_text(w->m, w->query->understood);
    markup_c(w->m, " ");
    PageDays whole = *w->page;
    whole.query = (Str){0};
    markup_begin(w->m, TAG_A);
    markup_link(w->m, ATTR_HREF, page_days_address(w->request, &whole, ""));
    markup_c(w->m, "take away");
    markup_end(w->m);
    markup_end(w->m);
}

static Str count_words(Writer *w, uint64_t count, const char *words) {
    return str_format(w->request, "%.*s %s", STR_ARG(words_count(w->request, count)), words);
}

static void write_bucket(Writer *w, const char *which, uint64_t count, const char *words) {
    if (count == 0)
        return;
    markup_c(w->m, which[0] == 'p' ? ", " : ": ");
    begin_search_link(w, which, stretch_name(w->request, w->page->year, w->page->month));
    markup_text(w->m, count_words(w, count, words));
    markup_end(w->m);
}

static void write_counts(Writer *w) {
    const EngineAnswer *counts = &w->page->answer->counts;
    uint64_t undated = w->page->has_year ? counts->undated : counts->undated_in_total;
    markup_begin_class(w->m, TAG_P, "counts");
    markup_element(w->m, TAG_STRONG,
                   words_some(w->request, counts->total, "document", "documents"));
    if (w->page->has_year) {
        write_bucket(w, "certain:", counts->certain, "certainly");
        if (counts->certain == 0 && counts->possible > 0)
            markup_c(w->m, ":");
        write_bucket(w, "possible:", counts->possible, "possibly");
    }
    if (undated > 0) {
        markup_c(w->m, w->page->has_year ? "; " : ", ");
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF,
                    address_search(w->request, "/search",
                                   query_edit_narrow(w->query, STR("undated:yes"), w->request),
                                   ""));
        markup_text(w->m, count_words(w, undated,
                                      w->page->has_year ? "more without a date"
                                                        : "of them without a date"));
        markup_end(w->m);
    }
    markup_c(w->m, ".");
    markup_end(w->m);
}

static void turn(Writer *w, int64_t year, unsigned month, const char *rel) {
    Str name = stretch_name(w->request, year, month), words = date_words(name, w->request);
    begin_days_link(w, name);
    markup_attr_c(w->m, ATTR_REL, rel);
    markup_text(w->m, str_is(str_from_c(rel), "prev")
                          ? str_format(w->request, "\xe2\x86\x90 %.*s", STR_ARG(words))
                          : str_format(w->request, "%.*s \xe2\x86\x92", STR_ARG(words)));
    markup_end(w->m);
}

/* The next year, in steps of -1 or 1, that has documents; 0: none. */
static int32_t year_beside(const PageDays *page, int step) {
    int32_t found = 0;
    for (size_t i = 0; i < page->years->n; i++) {
        int32_t year = page->years->p[i].year;
        bool beyond = step < 0 ? year < page->year : year > page->year;
        if (beyond && (found == 0 || (step < 0 ? year > found : year < found)))
            found = year;
    }
    return found;
}

static unsigned month_beside(const PageDays *page, int step) {
    for (int month = (int)page->month + step; month >= 1 && month <= 12; month += step) {
        const CalendarCount *count = &page->months->p[month - 1];
        if (count->certain + count->possible > 0)
            return (unsigned)month;
    }
    return 0;
}

/* To the nearest stretch that has documents: a month of the year, else a year. */
static void write_turns(Writer *w) {
    const PageDays *page = w->page;
    static const char *const rels[] = {"prev", "next"};
    markup_begin_class(w->m, TAG_NAV, "turn");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "Before and after");
    for (int i = 0; i < 2; i++) {
        int step = i == 0 ? -1 : 1;
        unsigned month = page->month > 0 ? month_beside(page, step) : 0;
        int32_t year = month > 0 ? (int32_t)page->year : year_beside(page, step);
        if (year > 0)
            turn(w, year, month, rels[i]);
    }
    markup_end(w->m);
}

/* --- years and months: a line each ----------------------------------------------------------- */

static uint64_t scaled(uint64_t count, uint64_t most) {
    return most == 0 ? 0 : (count * BAR_WIDTH + most - 1) / most;
}

static void write_bar(Writer *w, const char *class_name, uint64_t x, uint64_t width) {
    if (width == 0)
        return;
    markup_begin_class(w->m, TAG_RECT, class_name);
    markup_attr_u64(w->m, ATTR_X, x);
    markup_attr_u64(w->m, ATTR_Y, 0);
    markup_attr_u64(w->m, ATTR_WIDTH, width);
    markup_attr_u64(w->m, ATTR_HEIGHT, BAR_HEIGHT);
    markup_end(w->m);
}

static void write_line(Writer *w, Str name, const YearCount *count, uint64_t most) {
    Markup *m = w->m;
    bool some = count->certain + count->possible > 0;
    markup_begin(m, TAG_TR);
    markup_begin(m, TAG_TH);
    markup_attr_c(m, ATTR_SCOPE, "row");
    if (some)
        begin_days_link(w, name);
    markup_text(m, date_words(name, w->request));
    if (some)
        markup_end(m);
    markup_end(m);
    markup_begin_class(m, TAG_TD, "count");
    if (some)
        markup_text(m, words_count(w->request, count->certain));
    markup_end(m);
    markup_begin_class(m, TAG_TD, "count");
    if (count->possible > 0)
        markup_text(m, words_count(w->request, count->possible));
    markup_end(m);
    markup_begin_class(m, TAG_TD, "bar years");
    markup_begin(m, TAG_SVG);
    markup_attr(m, ATTR_VIEWBOX, STR("0 0 240 12"));
    markup_attr_u64(m, ATTR_WIDTH, BAR_WIDTH);
    markup_attr_u64(m, ATTR_HEIGHT, BAR_HEIGHT);
    markup_attr_c(m, ATTR_ARIA_HIDDEN, "true");
    uint64_t solid = scaled(count->certain, most);
    write_bar(w, "certain", 0, solid);
    write_bar(w, "perhaps", solid, scaled(count->certain + count->possible, most) - solid);
    markup_end(m);
    markup_end(m);
    markup_end(m);
}

static void write_lines(Writer *w, const YearCountList *lines, unsigned month_step) {
    static const char *const heads[] = {"When", "Certainly", "Possibly"};
    uint64_t most = 0;
    for (size_t i = 0; i < lines->n; i++) {
        uint64_t sum = lines->p[i].certain + lines->p[i].possible;
        most = sum > most ? sum : most;
    }
    markup_begin_class(w->m, TAG_TABLE, "lines");
    markup_begin(w->m, TAG_THEAD);
    markup_begin(w->m, TAG_TR);
    for (size_t i = 0; i < 3; i++) {
        markup_begin(w->m, TAG_TH);
        markup_attr_c(w->m, ATTR_SCOPE, "col");
        markup_c(w->m, heads[i]);
        markup_end(w->m);
    }
    markup_element_c(w->m, TAG_TD, "");
    markup_end(w->m);
    markup_end(w->m);
    markup_begin(w->m, TAG_TBODY);
    for (size_t i = 0; i < lines->n; i++)
        write_line(w,
                   month_step > 0 ? stretch_name(w->request, w->page->year, (unsigned)i + 1)
                                  : stretch_name(w->request, lines->p[i].year, 0),
                   &lines->p[i], most);
    markup_end(w->m);
    markup_end(w->m);
}

static void write_months(Writer *w) {
    YearCountList lines = {0};
    for (size_t i = 0; i < w->page->months->n; i++)
        *LIST_ADD(w->request, &lines) = (YearCount){.certain = w->page->months->p[i].certain,
                                                    .possible = w->page->months->p[i].possible};
    write_lines(w, &lines, 1);
}

/* --- the days of a month ---------------------------------------------------------------------- */

/* 0 is Monday: the first of January 1970 was a Thursday. */
static unsigned weekday(int32_t day) {
    return (unsigned)((((int64_t)day + 3) % WEEK + WEEK) % WEEK);
}

static void write_day(Writer *w, unsigned number) {
    const CalendarCount *count = &w->page->days->p[number - 1];
    Str date = str_format(w->request, "%04lld-%02u-%02u", (long long)w->page->year, w->page->month,
                          number);
    markup_begin(w->m, TAG_TD);
    if (count->certain + count->possible == 0) {
        markup_element_class(w->m, TAG_SPAN, "day", str_format(w->request, "%u", number));
        markup_end(w->m);
        return;
    }
    begin_search_link(w, "", date);
    Str words = str_format(w->request, "%.*s: %.*s", STR_ARG(date_words(date, w->request)),
                           STR_ARG(count_words(w, count->certain, "certainly")));
    if (count->possible > 0)
        words = str_format(w->request, "%.*s, %.*s", STR_ARG(words),
                           STR_ARG(count_words(w, count->possible, "possibly")));
    markup_attr(w->m, ATTR_ARIA_LABEL, words);
    markup_attr(w->m, ATTR_TITLE, words);
    markup_element_class(w->m, TAG_SPAN, "day", str_format(w->request, "%u", number));
    markup_c(w->m, " ");
    if (count->certain > 0)
        markup_element_class(w->m, TAG_SPAN, "sure", words_count(w->request, count->certain));
    if (count->possible > 0)
        markup_element_class(
            w->m, TAG_SPAN, "perhaps",
            str_format(w->request, " +%.*s?", STR_ARG(words_count(w->request, count->possible))));
    markup_end(w->m);
    markup_end(w->m);
}

static void write_grid(Writer *w) {
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const CalendarCountList *days = w->page->days;
    unsigned before = weekday(days->p[0].first);
    markup_begin_class(w->m, TAG_TABLE, "month");
    markup_element_class(w->m, TAG_CAPTION, "away", STR("Documents by day"));
    markup_begin(w->m, TAG_THEAD);
    markup_begin(w->m, TAG_TR);
    for (size_t i = 0; i < WEEK; i++) {
        markup_begin(w->m, TAG_TH);
        markup_attr_c(w->m, ATTR_SCOPE, "col");
        markup_c(w->m, names[i]);
        markup_end(w->m);
    }
    markup_end(w->m);
    markup_end(w->m);
    markup_begin(w->m, TAG_TBODY);
    for (unsigned at = 0; at < before + days->n; at += WEEK) {
        markup_begin(w->m, TAG_TR);
        for (unsigned i = at; i < at + WEEK; i++) {
            if (i >= before && i < before + days->n)
                write_day(w, i - before + 1);
            else
                markup_element_c(w->m, TAG_TD, "");
        }
        markup_end(w->m);
    }
    markup_end(w->m);
    markup_end(w->m);
}

/* A document that is of one day of the month. */
static bool day_of(const PageDays *page, const DocumentRow *row, int32_t *day) {
    int32_t last;
    return date_bounds(row->date_edtf, day, &last) && *day == last &&
           *day >= page->days->p[0].first && *day <= page->days->p[page->days->n - 1].last;
}

static void write_document(Writer *w, const DocumentRow *row, bool with_date) {
    Markup *m = w->m;
    markup_begin(m, TAG_LI);
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_document(w->request, row->id, ""));
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, row->title.n > 0 ? row->title : STR("Document without a title"));
    markup_end(m);
    if (with_date) {
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "count", date_words(row->date_edtf, w->request));
    }
    markup_end(m);
}

static void write_list(Writer *w) {
    const DocumentRowList *rows = w->page->documents;
    int32_t last = DAY_OPEN_BEFORE, day;
    size_t others = 0;
    for (size_t i = 0; i < rows->n; i++) {
        if (!day_of(w->page, &rows->p[i], &day)) {
            others++;
            continue;
        }
        if (day != last) {
            if (last != DAY_OPEN_BEFORE)
                markup_end(w->m);
            Str date = str_format(w->request, "%04lld-%02u-%02u", (long long)w->page->year,
                                  w->page->month, (unsigned)(day - w->page->days->p[0].first) + 1);
            markup_element(w->m, TAG_H2, date_words(date, w->request));
            markup_begin_class(w->m, TAG_UL, "tree");
            last = day;
        }
        write_document(w, &rows->p[i], false);
    }
    if (last != DAY_OPEN_BEFORE)
        markup_end(w->m);
    if (others > 0) {
        markup_element_c(w->m, TAG_H2, "Of more than one day, or of a day not known");
        markup_begin_class(w->m, TAG_UL, "tree");
        for (size_t i = 0; i < rows->n; i++)
            if (!day_of(w->page, &rows->p[i], &day))
                write_document(w, &rows->p[i], true);
        markup_end(w->m);
    }
    if (w->page->answer->counts.total > rows->n) {
        markup_begin(w->m, TAG_P);
        begin_search_link(w, "", stretch_name(w->request, w->page->year, w->page->month));
        markup_text(w->m,
                    str_format(w->request, "All %.*s documents",
                               STR_ARG(words_count(w->request, w->page->answer->counts.total))));
        markup_end(w->m);
        markup_end(w->m);
    }
}

void page_days_write(const PageContext *context, const PageDays *page) {
    struct arena *request = context->request;
    Str title = title_of(request, page);
    PageFrame frame = {.title = title,
                       .query = page->query,
                       .data = page_days_address(request, page, ".json"),
                       .here = "/days",
                       .class_name = "collection days"};
    Markup m = page_frame_begin(context, &frame);
    Writer w = {&m, request, page, ARENA_NEW(request, Query)};
    query_parse(page->query, request, w.query);
    write_path(&w);
    markup_element(&m, TAG_H1, title);
    write_within(&w);
    write_counts(&w);
    if (page->has_year)
        write_turns(&w);
    if (!page->has_year) {
        write_lines(&w, page->years, 0);
    } else if (page->month == 0) {
        write_months(&w);
    } else {
        write_grid(&w);
        write_list(&w);
    }
    page_frame_end(context, &frame, &m);
}
