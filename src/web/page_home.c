/*
 * No welcome and no list of features: the holding speaks for itself, first in one event as both
 * sides tell it, then in counts that are links. The page with its style stays under 60 kB, however
 * long the texts are: columns end after so many blocks and bytes.
 */
#include "web/page_home.h"
#include "doc/date.h"
#include "web/address.h"
#include "web/event_out.h"
#include "web/histogram.h"
#include "web/text_out.h"
#include "web/words.h"

enum { COLLECTIONS_SHOWN = 8, ROWS_SHOWN = 8, COLUMN_BYTES = 1600, PEOPLE_SHOWN = 8 };

/* --- one event, or one document ------------------------------------------------------- */

static void write_way_on(Markup *m, Str address, const char *words) {
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address);
    markup_c(m, words);
    markup_end(m);
}

static Str kicker(struct arena *request, const EventRow *row) {
    if (row->visible < 2)
        return STR("An event");
    return str_format(request, "One event, as %.*s tell it",
                      STR_ARG(words_some(request, row->visible, "account", "accounts")));
}

static void write_event(Markup *m, struct arena *request, const PageHome *home) {
    const ArchiveEvent *event = home->found->event;
    EventPair pair = event_out_pair(&event->row, 0, 0);
    Str address = address_event(request, event->row.id, "");
    markup_begin_class(m, TAG_DIV, "shown");
    markup_element_class(m, TAG_P, "kind", kicker(request, &event->row));
    markup_begin(m, TAG_H2);
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address);
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, event->row.event.title.n > 0 ? event->row.event.title
                                                : STR("An event without a title"));
    markup_end(m);
    markup_end(m);
    event_out_dateline(m, request, &event->row, false);
    event_out_jumps(m, request, &event->row, pair);
    bool cut =
        event_out_columns(m, request, &(EventColumns){event, pair, ROWS_SHOWN, COLUMN_BYTES});
    markup_begin_class(m, TAG_P, "on");
    write_way_on(m, address, cut ? "Read on, side by side \xe2\x86\x92" : "All of it \xe2\x86\x92");
    if (home->events > 1) {
        markup_c(m, " ");
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, STR("/events"));
        markup_text(m, str_format(request, "All %.*s",
                                  STR_ARG(words_some(request, home->events, "event", "events"))));
        markup_end(m);
    }
    markup_end(m);
    markup_end(m);
}

/* An archive in which nothing is joined begins with one of its documents. */
static void write_opening(Markup *m, struct arena *request, const PageHomeFound *found) {
    Str address = address_document(request, found->opening, "");
    markup_begin_class(m, TAG_DIV, "shown");
    markup_element_class(m, TAG_P, "kind", STR("One document of it"));
    markup_begin(m, TAG_H2);
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address);
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, found->opening_title.n > 0 ? found->opening_title : STR("Without a title"));
    markup_end(m);
    markup_end(m);
    TextOutRequest text = {.document = found->opening_document,
                           .request = request,
                           .address = address,
                           .leaf_max = ROWS_SHOWN / 2,
                           .byte_max = COLUMN_BYTES / 2};
    TextOutCount count = text_out_write(m, &text);
    markup_begin_class(m, TAG_P, "on");
    write_way_on(m, address, count.cut ? "Read on \xe2\x86\x92" : "All of it \xe2\x86\x92");
    markup_end(m);
    markup_end(m);
}

/* --- to try -------------------------------------------------------------------------- */

static void write_tries(Markup *m, const PageHomeTryList *tries) {
    if (tries->n == 0)
        return;
    markup_element_c(m, TAG_H2, "To try");
    markup_begin_class(m, TAG_DL, "tries");
    for (size_t i = 0; i < tries->n; i++) {
        const PageHomeTry *one = &tries->p[i];
        markup_begin(m, TAG_DIV);
        markup_element(m, TAG_DT, one->kind);
        markup_begin(m, TAG_DD);
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, one->address);
        markup_attr_c(m, ATTR_DIR, "auto");
        markup_text(m, one->words);
        markup_end(m);
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "count", one->counted);
        markup_end(m);
        markup_end(m);
    }
    markup_end(m);
}

static void write_people(Markup *m, struct arena *request, const char *title,
                         const PageHomePersonList *people) {
    if (people->n == 0)
        return;
    markup_begin(m, TAG_DIV);
    markup_element_c(m, TAG_H2, title);
    markup_begin_class(m, TAG_UL, "tree");
    for (size_t i = 0; i < people->n && i < PEOPLE_SHOWN; i++) {
        markup_begin(m, TAG_LI);
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, people->p[i].address);
        markup_attr_c(m, ATTR_DIR, "auto");
        markup_text(m, people->p[i].name);
        markup_end(m);
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "count", words_count(request, people->p[i].count));
        markup_end(m);
    }
    markup_end(m);
    markup_end(m);
}

/* --- what it holds ------------------------------------------------------------------- */

static Str year_of(struct arena *request, int32_t day) {
    int64_t year;
    unsigned month, dayofmonth;
    date_from_day(day, &year, &month, &dayofmonth);
    return str_format(request, "%lld", (long long)year);
}

static void write_holding(Markup *m, struct arena *request, const PageHome *home) {
    const HoldingCount *holding = home->holding;
    markup_element_c(m, TAG_H2, "What it holds");
    markup_begin_class(m, TAG_P, "holding");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, STR("/search?q="));
    markup_text(m, words_some(request, holding->documents, "document", "documents"));
    markup_end(m);
    if (holding->first_day <= holding->last_day) {
        Str first = year_of(request, holding->first_day),
            last = year_of(request, holding->last_day);
        markup_c(m, " of ");
        markup_text(m, first);
        if (!str_equal(first, last)) {
            markup_c(m, " to ");
            markup_text(m, last);
        }
    }
    if (holding->undated > 0) {
        markup_c(m, ", ");
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_search(request, "/search", STR("undated:yes"), ""));
        markup_text(m, words_count(request, holding->undated));
        markup_c(m, " undated");
        markup_end(m);
    }
    if (holding->apparatus > 0) {
        markup_c(m, "; ");
        markup_text(
            m, words_some(request, holding->apparatus, "preface or list", "prefaces and lists"));
    }
    markup_c(m, "; ");
    markup_text(m, words_some(request, holding->deposits, "deposit", "deposits"));
    markup_c(m, " of ");
    markup_text(m, words_bytes(request, holding->original_bytes));
    markup_c(m, ", kept as received.");
    markup_end(m);
    if (holding->withdrawn > 0)
        markup_element_class(
            m, TAG_P, "hint",
            str_format(request, "%.*s withdrawn or destroyed; notices stand in their place.",
                       STR_ARG(words_some(request, holding->withdrawn, "document was",
                                          "documents were"))));
    if (home->found->months.n > 1)
        histogram_write_months(m, request, &home->found->months);
    else
        histogram_write(m, request, home->years, NULL);
}

static void write_collections(Markup *m, struct arena *request, const CollectionRowList *rows) {
    if (rows->n == 0)
        return;
    markup_begin(m, TAG_DIV);
    markup_element_c(m, TAG_H2, "Collections");
    markup_begin_class(m, TAG_UL, "tree");
    for (size_t i = 0; i < rows->n && i < COLLECTIONS_SHOWN; i++) {
        markup_begin(m, TAG_LI);
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_collection(request, rows->p[i].id, ""));
        markup_text(m, rows->p[i].title);
        markup_end(m);
        if (rows->p[i].document_count > 0) {
            markup_c(m, " ");
            markup_element_class(m, TAG_SPAN, "count",
                                 words_count(request, rows->p[i].document_count));
        }
        markup_end(m);
    }
    markup_end(m);
    if (rows->n > COLLECTIONS_SHOWN) {
        markup_begin(m, TAG_P);
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, STR("/collection"));
        markup_text(m, str_format(request, "All %zu collections", rows->n));
        markup_end(m);
        markup_end(m);
    }
    markup_end(m);
}

void page_home_write(const PageContext *context, const PageHome *home) {
    PageFrame frame = {.data = STR("/index.json"), .class_name = "home"};
    struct arena *request = context->request;
    Markup m = page_frame_begin(context, &frame);
    markup_element(&m, TAG_H1, context->archive);
    if (home->config->sentence.n > 0)
        markup_element_class(&m, TAG_P, "sentence", home->config->sentence);
    if (home->holding->documents == 0)
        markup_element_class(&m, TAG_P, "sentence",
                             STR("Nothing is in it yet. Documents are taken in with: fonds add "
                                 "PATH"));
    if (home->found->event != NULL)
        write_event(&m, request, home);
    else if (home->found->opening_document != NULL)
        write_opening(&m, request, home->found);
    write_tries(&m, &home->found->tries);
    if (home->holding->deposits > 0)
        write_holding(&m, request, home);
    markup_begin_class(&m, TAG_DIV, "lists");
    write_collections(&m, request, home->collections);
    write_people(&m, request, "People", &home->found->people);
    write_people(&m, request, "Bodies", &home->found->bodies);
    markup_end(&m);
    page_frame_end(context, &frame, &m);
}
