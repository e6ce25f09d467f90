/*
 * Everything that narrows or widens a search is a link to another search, its words written out in
 * the box, so that a reader learns the query language by looking at what a link did.
 */
#include "web/page_search.h"
#include "base/num.h"
#include "query/query_edit.h"
#include "web/address.h"
#include "web/histogram.h"
#include "web/page_facets.h"
#include "web/words.h"

typedef struct {
    Markup *m;
    struct arena *request;
    const SearchRequest *asked;
    const SearchAnswer *answer;
    Query *undated;  // without its dates
} Writer;

SearchOrder page_search_order(Str name) {
    if (str_is(name, "date"))
        return ORDER_DATE;
    return str_is(name, "date-down") ? ORDER_DATE_DOWN : ORDER_RELEVANCE;
}

const char *page_search_order_name(SearchOrder order) {
    return order == ORDER_DATE ? "date" : order == ORDER_DATE_DOWN ? "date-down" : "relevance";
}

Str page_search_state(struct arena *request, uint64_t from, SearchOrder order) {
    Str at = from > 1 ? str_format(request, "&from=%llu", (unsigned long long)from) : (Str){0};
    return order == ORDER_RELEVANCE
               ? at
               : str_format(request, "%.*s&order=%s", STR_ARG(at), page_search_order_name(order));
}

static void begin_search_link(Writer *w, Str query, const char *more) {
    markup_begin(w->m, TAG_A);
    markup_link(w->m, ATTR_HREF, address_search(w->request, "/search", query, more));
}

/* Words that are a link where there is a query behind them. */
static void bucket(Writer *w, Str query, Str words) {
    bool link = query.n > 0;
    if (link)
        begin_search_link(w, query, "");
    markup_text(w->m, words);
    if (link)
        markup_end(w->m);
}

static Str count_words(Writer *w, uint64_t count, const char *words) {
    return str_format(w->request, "%.*s %s", STR_ARG(words_count(w->request, count)), words);
}

/* --- what was found ------------------------------------------------------------------ */

static Str total_words(Writer *w) {
    return words_some(w->request, w->answer->counts.total, "document", "documents");
}

/* Certainly and possibly, each a link to those alone. */
static void write_certainty(Writer *w) {
    const EngineAnswer *counts = &w->answer->counts;
    const Query *query = &w->answer->query;
    if (counts->certain > 0) {
        Str words = counts->possible == 0 && counts->total > 1
                        ? STR("all certainly")
                        : count_words(w, counts->certain, "certainly");
        bucket(w, query_edit_dated(query, DATED_CERTAINLY, w->request), words);
    }
    if (counts->possible > 0) {
        markup_c(w->m, counts->certain > 0 ? ", " : "");
        bucket(w, query_edit_dated(query, DATED_POSSIBLY, w->request),
               count_words(w, counts->possible, "possibly"));
    }
}

static void write_counts(Writer *w) {
    const EngineAnswer *counts = &w->answer->counts;
    Markup *m = w->m;
    Str undated = query_edit_narrow(w->undated, STR("undated:yes"), w->request);
    markup_begin_class(m, TAG_P, "counts");
    markup_element(m, TAG_STRONG, total_words(w));
    if (w->answer->query.has_date && counts->total > 0) {
        markup_c(m, ": ");
        write_certainty(w);
    }
    if (counts->undated_in_total > 0 && counts->undated_in_total < counts->total) {
        markup_c(m, ", ");
        bucket(w, undated, count_words(w, counts->undated_in_total, "of them undated"));
    }
    if (counts->undated > 0) {
        markup_c(m, "; ");
        bucket(w, undated,
               count_words(w, counts->undated,
                           counts->undated == 1 ? "more is undated" : "more are undated"));
    }
    if (counts->apparatus > 0) {
        markup_c(m, "; ");
        bucket(w, query_edit_narrow(&w->answer->query, STR("in:apparatus"), w->request),
               count_words(w, counts->apparatus,
                           counts->apparatus == 1 ? "place in prefaces and lists"
                                                  : "places in prefaces and lists"));
    }
    markup_c(m, ".");
    markup_end(m);
    if (counts->ranking_stopped)
        markup_element_class(m, TAG_P, "hint",
                             STR("So many documents hold these words that ranking stopped early: "
                                 "the counts are whole, the order is not."));
}

/* What narrows the search, each with a way to take it away. */
static void write_limits(Writer *w) {
    QueryNodeList limits = {0};
    query_edit_limits(&w->answer->query, w->request, &limits);
    if (limits.n == 0)
        return;
    markup_begin_class(w->m, TAG_UL, "limits");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "What narrows this search");
    for (size_t i = 0; i < limits.n; i++) {
        Str said = page_facets_limit(limits.p[i], w->request);
        markup_begin(w->m, TAG_LI);
        markup_text(w->m, said);
        markup_c(w->m, " ");
        begin_search_link(w, query_edit_without(&w->answer->query, limits.p[i], w->request),
                          str_to_c(w->request, page_search_state(w->request, 1, w->asked->order)));
        markup_attr(w->m, ATTR_ARIA_LABEL,
                    str_format(w->request, "Take away: %.*s", STR_ARG(said)));
        markup_c(w->m, "take away");
        markup_end(w->m);
        markup_end(w->m);
    }
    markup_end(w->m);
}

/* Where names are sought in other forms, a way to have them as typed. */
static void write_understood(Writer *w) {
    const Query *query = &w->answer->query;
    markup_begin_class(w->m, TAG_P, "understood");
    markup_text(w->m, query->understood);
    if (query->form_count > 0) {
        markup_c(w->m, " (");
        begin_search_link(w, query_edit_narrow(query, STR("variants:no"), w->request), "");
        markup_c(w->m, "names as typed");
        markup_end(w->m);
        markup_c(w->m, ")");
    }
    markup_end(w->m);
}

static void write_notes(Writer *w) {
    const QueryNoteList *notes = &w->answer->query.notes;
    if (notes->n == 0)
        return;
    markup_begin_class(w->m, TAG_UL, "querynotes");
    for (size_t i = 0; i < notes->n; i++) {
        markup_begin(w->m, TAG_LI);
        markup_element(w->m, TAG_CODE, notes->p[i].word);
        markup_c(w->m, ": ");
        markup_text(w->m, notes->p[i].text);
        markup_end(w->m);
    }
    markup_end(w->m);
}

static void write_orders(Writer *w) {
    static const struct {
        SearchOrder order;
        const char *words, *more;
    } orders[] = {{ORDER_RELEVANCE, "best first", ""},
                  {ORDER_DATE, "earliest first", "&order=date"},
                  {ORDER_DATE_DOWN, "latest first", "&order=date-down"}};
    if (w->answer->counts.total < 2)
        return;
    markup_begin_class(w->m, TAG_NAV, "orders");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "Order of the documents found");
    for (size_t i = w->answer->query.has_words ? 0 : 1; i < 3; i++) {
        begin_search_link(w, w->asked->text, orders[i].more);
        if (orders[i].order == w->answer->counts.order)
            markup_attr_c(w->m, ATTR_ARIA_CURRENT, "true");
        markup_c(w->m, orders[i].words);
        markup_end(w->m);
    }
    markup_end(w->m);
}

/* --- hits ---------------------------------------------------------------------------- */

static void write_passage(Writer *w, const Passage *passage) {
    static const char *const zones[ZONE_COUNT] = {[ZONE_TITLE] = "in the title",
                                                  [ZONE_TEXT] = NULL,
                                                  [ZONE_NOTES] = "in a note",
                                                  [ZONE_SUMMARY] =
                                                      "in the archive's summary, not in the text",
                                                  [ZONE_PEOPLE] = "in the people named",
                                                  [ZONE_PLACES] = "in the places named",
                                                  [ZONE_REST] = "in the description"};
    Markup *m = w->m;
    size_t at = 0;
    markup_begin_class(m, TAG_P, "passage");
    markup_attr_c(m, ATTR_DIR, "auto");
    if (passage->cut_before)
        markup_c(m, "\xe2\x80\xa6 ");
    for (size_t i = 0; i < passage->marks.n; i++) {
        PassageMark mark = passage->marks.p[i];
        if (mark.start < at || mark.end > passage->text.n || mark.start >= mark.end)
            continue;
        markup_text(m, str_slice(passage->text, at, mark.start));
        markup_element(m, TAG_MARK, str_slice(passage->text, mark.start, mark.end));
        at = mark.end;
    }
    markup_text(m, str_skip(passage->text, at));
    if (passage->cut_after)
        markup_c(m, " \xe2\x80\xa6");
    markup_end(m);
    if (zones[passage->zone] == NULL && passage->found.n == 0)
        return;
    markup_begin_class(m, TAG_P, "why");
    markup_c(m, "found ");
    if (zones[passage->zone] != NULL)
        markup_c(m, zones[passage->zone]);
    if (passage->zone == ZONE_REST) {
        markup_c(m, ", ");
        markup_c(m, field_info(passage->field)->label);
    }
    if (passage->found.n > 0) {
        markup_c(m, zones[passage->zone] != NULL ? ": " : "");
        markup_text(m, passage->found);
    }
    markup_end(m);
}

/* To the word found, and with all that leads back to this page of hits. */
static Str hit_address(Writer *w, const SearchHit *hit) {
    Str state = page_search_state(w->request, w->asked->first + 1, w->asked->order);
    const Passage *best = hit->passages.n > 0 ? &hit->passages.p[0] : NULL;
    Buf out = {0};
    buf_str(&out, address_document(w->request, hit->hit.id, ""));
    if (w->asked->text.n > 0 || state.n > 0) {
        buf_c(&out, "?q=");
        address_encode(&out, w->asked->text, false);
        buf_str(&out, state);
    }
    if (best != NULL && best->hit > 0)
        buf_format(&out, "#hit%u", best->hit);
    else if (best != NULL && best->block > 0)
        buf_format(&out, "#b%u", best->block);
    Str whole = str_copy(w->request, buf_as_str(&out));
    buf_free(&out);
    return whole;
}

/* Kind, volume and number; the chapters between stand behind the words. */
static void write_where(Markup *m, const SearchHit *hit) {
    size_t step;
    bool same = str_equal(hit->deposit_title, hit->title);  // a file of one document
    Str volume = same ? (Str){NULL, 0} : hit->deposit_title;
    if (str_find(volume, STR(" \xe2\x80\xba "), &step))
        volume = str_slice(volume, 0, step);
    markup_begin_class(m, TAG_P, "where");
    if (hit->kind.n > 0) {
        markup_element_class(m, TAG_SPAN, "kind", hit->kind);
        markup_c(m, volume.n > 0 || hit->number.n > 0 ? " \xc2\xb7 " : "");
    }
    markup_begin(m, TAG_SPAN);
    markup_attr(m, ATTR_TITLE, hit->deposit_title);
    markup_text(m, volume);
    markup_end(m);
    if (hit->number.n > 0) {
        markup_c(m, volume.n > 0 ? ", no.\xc2\xa0" : "no.\xc2\xa0");
        markup_text(m, hit->number);
    }
    markup_end(m);
}

/* "one of 2 accounts of Kennedy and Gromyko" */
static void write_hit_events(Writer *w, const EventRowList *events) {
    for (size_t i = 0; events != NULL && i < events->n; i++) {
        const EventRow *row = &events->p[i];
        if (row->visible < 2)
            continue;
        markup_begin_class(w->m, TAG_P, "told");
        markup_text(w->m, str_format(w->request, "one of %u accounts of ", (unsigned)row->visible));
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF, address_event(w->request, row->id, ""));
        markup_attr_c(w->m, ATTR_DIR, "auto");
        markup_text(w->m, row->event.title.n > 0 ? row->event.title : STR("one event"));
        markup_end(w->m);
        markup_end(w->m);
    }
}

static void write_hit(Writer *w, const SearchHit *hit, const EventRowList *events) {
    Markup *m = w->m;
    markup_begin_class(m, TAG_LI, "hit");
    markup_attr(m, ATTR_ID, str_format(w->request, "found-%.*s", STR_ARG(hit->hit.id)));
    markup_begin_class(m, TAG_P, hit->hit.undated ? "when undated" : "when");
    markup_attr(m, ATTR_TITLE, hit->date_edtf);
    markup_text(m, hit->hit.undated || hit->date_words.n == 0 ? STR("undated") : hit->date_words);
    if (!hit->hit.certain && !hit->hit.undated) {
        markup_c(m, ", ");
        markup_element_class(m, TAG_SPAN, "perhaps", STR("possibly"));
    }
    markup_end(m);
    markup_begin_class(m, TAG_H3, "title");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, hit_address(w, hit));
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, hit->title.n > 0 ? hit->title : STR("Document without a title"));
    markup_end(m);
    markup_end(m);
    write_where(m, hit);
    for (size_t i = 0; i < hit->passages.n && i < 2; i++)  // a second one only if it adds a place
        if (i == 0 || hit->passages.p[i].zone != hit->passages.p[0].zone)
            write_passage(w, &hit->passages.p[i]);
    write_hit_events(w, events);
    markup_end(m);
}

static void write_pager(Writer *w) {
    uint64_t first = w->asked->first + 1, last = w->asked->first + w->answer->hits.n;
    uint64_t total = w->answer->counts.total;
    if (total <= w->answer->hits.n)
        return;
    Markup *m = w->m;
    markup_begin_class(m, TAG_NAV, "turn");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Pages of documents found");
    if (first > 1) {
        uint64_t before = first > PAGE_SEARCH_HITS ? first - PAGE_SEARCH_HITS : 1;
        begin_search_link(
            w, w->asked->text,
            str_to_c(w->request, page_search_state(w->request, before, w->asked->order)));
        markup_attr_c(m, ATTR_REL, "prev");
        markup_c(m, "\xe2\x86\x90 before");
        markup_end(m);
    }
    markup_element_class(m, TAG_SPAN, "range",
                         str_format(w->request, "%.*s to %.*s of %.*s",
                                    STR_ARG(words_count(w->request, first)),
                                    STR_ARG(words_count(w->request, last)),
                                    STR_ARG(words_count(w->request, total))));
    if (last < total) {
        begin_search_link(
            w, w->asked->text,
            str_to_c(w->request, page_search_state(w->request, last + 1, w->asked->order)));
        markup_attr_c(m, ATTR_REL, "next");
        markup_c(m, "after \xe2\x86\x92");
        markup_end(m);
    }
    markup_end(m);
}

/* --- years --------------------------------------------------------------------------- */

static void write_years(Writer *w) {
    const FacetCountList *facets = &w->answer->counts.facets;
    YearCountList years = {0};
    for (size_t i = 0; i < facets->n; i++) {
        const FacetCount *facet = &facets->p[i];
        int64_t year;
        if (facet->field != FIELD_DATE || !num_parse_i64(facet->value, &year) || year < -9999 ||
            year > 9999)
            continue;
        *LIST_ADD(w->request, &years) = (YearCount){(int32_t)year, facet->certain, facet->possible};
    }
    histogram_write(w->m, w->request, &years, w->undated);
}

/* --- nothing found ------------------------------------------------------------------- */

static void write_missing(Writer *w) {
    const StrList *missing = &w->answer->missing_words, *near = &w->answer->near_words;
    Markup *m = w->m;
    if (missing->n > 0) {
        markup_begin(m, TAG_P);
        markup_c(m, "No document has ");
        for (size_t i = 0; i < missing->n; i++) {
            markup_c(m, i == 0 ? "" : " or ");
            markup_element(m, TAG_STRONG, missing->p[i]);
        }
        markup_c(m, ".");
        markup_end(m);
    }
    if (near->n > 0) {
        markup_begin(m, TAG_P);
        markup_c(m, "The nearest words that occur: ");
        for (size_t i = 0; i < near->n; i++) {
            markup_c(m, i == 0 ? "" : ", ");
            begin_search_link(w, near->p[i], "");
            markup_text(m, near->p[i]);
            markup_end(m);
        }
        markup_c(m, ".");
        markup_end(m);
    }
}

/* What it would be to search for, and how much that finds. */
static void write_found(Writer *w, const SearchAlone *found, const char *between) {
    begin_search_link(w, found->typed, "");
    markup_text(w->m, found->typed);
    markup_end(w->m);
    markup_c(w->m, between);
    markup_element_class(w->m, TAG_SPAN, "count",
                         words_some(w->request, found->total, "document", "documents"));
}

/* Each part of the query has documents, or one has none: which, and how many. */
static void write_alone(Writer *w) {
    const SearchAloneList *alone = &w->answer->alone;
    if (alone->n == 0)
        return;
    markup_element_c(w->m, TAG_P, "No document has all of these. Each by itself:");
    markup_begin_class(w->m, TAG_UL, "alone");
    for (size_t i = 0; i < alone->n; i++) {
        markup_begin(w->m, TAG_LI);
        write_found(w, &alone->p[i], " ");
        markup_end(w->m);
    }
    markup_end(w->m);
}

static void write_dates(Writer *w) {
    const SearchAloneList *dates = &w->answer->dates;
    for (size_t i = 0; i < dates->n; i++) {
        markup_begin_class(w->m, TAG_P, "meant");
        markup_c(w->m, "Did you mean ");
        write_found(w, &dates->p[i], "? ");
        markup_end(w->m);
    }
}

static void write_nothing(Writer *w) {
    Markup *m = w->m;
    markup_begin_class(m, TAG_DIV, "nothing");
    write_missing(w);
    write_alone(w);
    if (w->answer->query.has_date) {
        markup_begin(m, TAG_P);
        begin_search_link(w, w->undated->typed, "");
        markup_c(m, "The same without the date");
        markup_end(m);
        markup_end(m);
    }
    markup_begin(m, TAG_P);
    markup_c(m, "Words are found in any form, and all of them must occur. ");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, STR("/search-tips"));
    markup_c(m, "How to search");
    markup_end(m);
    markup_end(m);
    markup_end(m);
}

void page_search_write(const PageContext *context, const PageSearch *page) {
    struct arena *request = context->request;
    const SearchAnswer *answer = page->answer;
    Str title = page->asked->text.n > 0 ? page->asked->text : STR("All documents");
    PageFrame frame = {.title = title,
                       .query = page->asked->text,
                       .data = address_search(request, "/search.json", page->asked->text, ""),
                       .class_name = "searched"};
    Markup m = page_frame_begin(context, &frame);
    Writer w = {&m, request, page->asked, answer, ARENA_NEW(request, Query)};
    query_parse(query_edit_without_dates(&answer->query, request), request, w.undated);
    markup_element_class(&m, TAG_H1, "away", str_format(request, "Search: %.*s", STR_ARG(title)));
    write_understood(&w);
    write_notes(&w);
    write_counts(&w);
    write_dates(&w);
    write_limits(&w);
    if (answer->counts.total == 0) {
        write_nothing(&w);
    } else {
        write_years(&w);
        markup_begin_class(&m, TAG_DIV, "found");
        write_orders(&w);
        markup_element_class(&m, TAG_H2, "away", STR("Documents found"));
        markup_begin_class(&m, TAG_OL, "hits");
        for (size_t i = 0; i < answer->hits.n; i++)
            write_hit(&w, &answer->hits.p[i], page->events == NULL ? NULL : &page->events[i]);
        markup_end(&m);
        write_pager(&w);
        markup_end(&m);
        page_facets_write(&m, request, answer);
    }
    page_frame_end(context, &frame, &m);
}
