/*
 * Head, the two columns, then all accounts in a list with who says that they are accounts of this:
 * one that was withdrawn is a line there and nowhere else.
 */
#include "web/page_event.h"
#include "web/address.h"
#include "web/kept_out.h"
#include "web/words.h"

static Str title_of(const EventRow *row) {
    return row->event.title.n > 0 ? row->event.title : STR("An event without a title");
}

static void write_path(Markup *m) {
    markup_begin_class(m, TAG_NAV, "path");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Place in the archive");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, STR("/events"));
    markup_c(m, "All events");
    markup_end(m);
    markup_end(m);
}

static void choose(Markup *m, struct arena *request, Str here, EventPair pair, const char *words) {
    markup_begin(m, TAG_A);
    markup_link(
        m, ATTR_HREF,
        str_format(request, "%.*s?left=%d&right=%d", STR_ARG(here), pair.left + 1, pair.right + 1));
    markup_c(m, words);
    markup_end(m);
}

/* Every other pair is a link away: the one column stays, the other is exchanged. */
static void write_choice(Markup *m, struct arena *request, const PageEvent *page) {
    const EventRow *row = &page->event->row;
    EventPair pair = page->pair;
    Str here = address_event(request, row->id, "");
    if (row->visible < 3)
        return;
    markup_begin_class(m, TAG_NAV, "choice");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Other accounts");
    for (int i = 0; i < (int)row->accounts.n; i++) {
        if (row->accounts.p[i].row.state != STATE_VISIBLE || i == pair.left || i == pair.right)
            continue;
        markup_begin(m, TAG_P);
        markup_c(m, "Also held: ");
        markup_text(m, event_out_name(request, row, i));
        markup_c(m, ". Set it ");
        choose(m, request, here, (EventPair){i, pair.right}, "on the left");
        markup_c(m, " or ");
        choose(m, request, here, (EventPair){pair.left, i}, "on the right");
        markup_end(m);
    }
    markup_end(m);
}

static void write_state(Markup *m, struct arena *request, const DocumentRow *row) {
    static const char *const states[] = {[STATE_WITHDRAWN] = "withdrawn",
                                         [STATE_DESTROYED] = "destroyed",
                                         [STATE_LOST] = "not held: no reading has it"};
    markup_begin_class(m, TAG_SPAN, "warn");
    markup_c(m, states[row->state]);
    if (row->state_time != 0)
        markup_text(m,
                    str_format(request, " on %.*s", STR_ARG(words_day(request, row->state_time))));
    if (row->state_reason.n > 0) {
        markup_c(m, ": ");
        markup_text(m, row->state_reason);
    }
    markup_end(m);
}

static void cell(Markup *m, const char *class_name, Str text) {
    markup_begin_class(m, TAG_TD, class_name);
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, text);
    markup_end(m);
}

static void write_account(Markup *m, struct arena *request, const ArchiveEvent *event, size_t i) {
    const AccountRow *row = &event->row.accounts.p[i];
    bool visible = row->row.state == STATE_VISIBLE;
    markup_begin(m, TAG_TR);
    cell(m, "side", row->account.side);
    cell(m, "what", visible ? event_account_words(&row->account, request) : (Str){0});
    markup_begin(m, TAG_TD);
    if (!visible) {
        write_state(m, request, &row->row);
    } else {
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_document(request, row->row.id, ""));
        markup_attr_c(m, ATTR_DIR, "auto");
        markup_text(m, row->row.title.n > 0 ? row->row.title : STR("Without a title"));
        markup_end(m);
        if (event->places.p[i].n > 0) {
            markup_c(m, " ");
            markup_element_class(m, TAG_SPAN, "where", event->places.p[i]);
        }
    }
    markup_end(m);
    cell(m, "says",
         row->account.source.kind == SOURCE_PERSON && row->account.source.name.n > 0
             ? row->account.source.name
             : words_source(request, row->account.source, row->account.certainty));
    markup_end(m);
}

static void write_accounts(Markup *m, struct arena *request, const ArchiveEvent *event) {
    static const char *const heads[] = {"Side", "What it is", "Document", "Who says so"};
    markup_begin(m, TAG_SECTION);
    markup_attr_c(m, ATTR_ARIA_LABELLEDBY, "accounts");
    markup_begin(m, TAG_H2);
    markup_attr_c(m, ATTR_ID, "accounts");
    markup_c(m, "The accounts");
    markup_end(m);
    markup_begin_table(m, "accounts", heads, 4);
    for (size_t i = 0; i < event->row.accounts.n; i++)
        write_account(m, request, event, i);
    markup_end(m);
    markup_end(m);
    markup_end(m);
}

static void write_head(Markup *m, struct arena *request, const ArchiveEvent *event) {
    const EventRow *row = &event->row;
    markup_begin_class(m, TAG_HEADER, "head");
    write_path(m);
    markup_element_class(
        m, TAG_P, "kind",
        words_some(request, row->visible, "account of one event", "accounts of one event"));
    markup_begin(m, TAG_H1);
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, title_of(row));
    markup_end(m);
    event_out_dateline(m, request, row, true);
    event_out_people(m, request, event);
    markup_end(m);
}

void page_event_write(const PageContext *context, const PageEvent *page) {
    const ArchiveEvent *event = page->event;
    struct arena *request = context->request;
    PageFrame frame = {.title = title_of(&event->row),
                       .data = address_event(request, event->row.id, ".json"),
                       .canonical = event->address,
                       .here = "/events",
                       .class_name = "event",
                       .skip = "Skip to the accounts",
                       .skip_to = page->pair.left >= 0 ? "#left" : "#accounts"};
    Markup m = page_frame_begin(context, &frame);
    markup_begin(&m, TAG_ARTICLE);
    write_head(&m, request, event);
    write_choice(&m, request, page);
    event_out_jumps(&m, request, &event->row, page->pair);
    if (page->pair.right >= 0)
        markup_element_class(&m, TAG_P, "hint",
                             STR("Not yet aligned: each account runs in its own order; what stands "
                                 "side by side does not answer to each other."));
    else if (page->pair.left >= 0)
        markup_element_class(&m, TAG_P, "hint",
                             STR("Only one account of it can be read here; no other is held."));
    (void)event_out_columns(&m, request, &(EventColumns){.event = event, .pair = page->pair});
    write_accounts(&m, request, event);
    kept_out_acts(&m, request, &event->acts);
    markup_end(&m);
    page_frame_end(context, &frame, &m);
}

void page_event_tombstone(const PageContext *context, const ArchiveEvent *event) {
    struct arena *request = context->request;
    PageFrame frame = {.title = STR("This event was taken back"),
                       .data = address_event(request, event->row.id, ".json"),
                       .class_name = "message tombstone"};
    Markup m = page_frame_begin(context, &frame);
    write_path(&m);
    markup_element_c(&m, TAG_H1, "This event was taken back");
    markup_begin_class(&m, TAG_DL, "kept");
    markup_element_c(&m, TAG_DT, "What was here");
    markup_element(&m, TAG_DD, title_of(&event->row));
    markup_element_c(&m, TAG_DT, "What is kept");
    markup_element(&m, TAG_DD,
                   STR("The documents that were joined stay as they are; this address is never "
                       "given to another event."));
    markup_end(&m);
    kept_out_acts(&m, request, &event->acts);
    page_frame_end(context, &frame, &m);
}
