/* A table by date; the undated come last. */
#include "web/page_events.h"
#include "doc/date.h"
#include "web/address.h"
#include "web/words.h"

Str page_events_sides(struct arena *results, const EventRow *row) {
    StrList sides = {0};
    for (size_t i = 0; i < row->accounts.n; i++) {
        Str side = row->accounts.p[i].account.side;
        bool known = side.n == 0 || row->accounts.p[i].row.state != STATE_VISIBLE;
        for (size_t j = 0; j < sides.n && !known; j++)
            known = str_equal(sides.p[j], side);
        if (!known)
            str_list_add(results, &sides, side);
    }
    return str_join(results, sides, STR(" \xc2\xb7 "));
}

static void write_row(Markup *m, struct arena *request, const EventRow *row) {
    const Event *event = &row->event;
    Str sides = page_events_sides(request, row);
    markup_begin(m, TAG_TR);
    markup_begin_class(m, TAG_TD, "when");
    if (event->when.n > 0)
        markup_attr(m, ATTR_TITLE, event->when);
    markup_text(m, event->when.n > 0 ? date_words(event->when, request) : STR("undated"));
    markup_end(m);
    markup_begin(m, TAG_TD);
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_event(request, row->id, ""));
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, event->title.n > 0 ? event->title : STR("An event without a title"));
    markup_end(m);
    if (event->place.n > 0) {
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "where", event->place);
    }
    markup_end(m);
    markup_begin_class(m, TAG_TD, "sides");
    markup_text(m, words_some(request, row->visible, "account", "accounts"));
    if (sides.n > 0) {
        markup_c(m, ": ");
        markup_text(m, sides);
    }
    markup_end(m);
    markup_end(m);
}

static void write_table(Markup *m, struct arena *request, const EventRowList *rows) {
    static const char *const heads[] = {"Date", "Event", "Accounts"};
    markup_begin_table(m, "documents events", heads, 3);
    for (size_t i = 0; i < rows->n; i++)
        write_row(m, request, &rows->p[i]);
    markup_end(m);
    markup_end(m);
}

static void turn(Markup *m, struct arena *request, size_t first, const char *rel,
                 const char *words) {
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, str_format(request, "/events?from=%zu", first + 1));
    markup_attr_c(m, ATTR_REL, rel);
    markup_c(m, words);
    markup_end(m);
}

static void write_turns(Markup *m, struct arena *request, const PageEvents *page) {
    bool more = page->first + page->rows->n < page->total;
    if (page->first == 0 && !more)
        return;
    size_t step = PAGE_EVENTS_ROWS, back = page->first > step ? page->first - step : 0;
    markup_begin_class(m, TAG_NAV, "turn");
    markup_attr_c(m, ATTR_ARIA_LABEL, "More events");
    if (page->first > 0)
        turn(m, request, back, "prev", "\xe2\x86\x90 earlier");
    if (more)
        turn(m, request, page->first + page->rows->n, "next", "later \xe2\x86\x92");
    markup_end(m);
}

void page_events_write(const PageContext *context, const PageEvents *page) {
    struct arena *request = context->request;
    PageFrame frame = {.title = STR("Events"),
                       .data = page->first == 0
                                   ? STR("/events.json")
                                   : str_format(request, "/events.json?from=%zu", page->first + 1),
                       .here = "/events",
                       .class_name = "collection events"};
    Markup m = page_frame_begin(context, &frame);
    markup_begin_class(&m, TAG_HEADER, "head");
    markup_element_c(&m, TAG_H1, "Events");
    markup_element_class(&m, TAG_P, "sentence",
                         page->total == 0
                             ? STR("No documents are joined yet as accounts of one event. Whoever "
                                   "keeps this archive joins them with: fonds events join")
                             : STR("What several documents of this archive tell of, each in its "
                                   "own way."));
    markup_end(&m);
    if (page->rows->n > 0)
        write_table(&m, request, page->rows);
    else if (page->total > 0)
        markup_element_class(&m, TAG_P, "empty", STR("There are no events so far down."));
    write_turns(&m, request, page);
    page_frame_end(context, &frame, &m);
}
