/*
 * Everything that narrows or widens a search is a link to another search, its words written out in
 * the box, so that a reader learns the query language by looking at what a link did.
 */
#include "web/page_search.h"
#include "base/num.h"
#include "web/address.h"
#include "web/histogram.h"
#include "web/words.h"
#include <stdlib.h>

enum { FACET_SHOWN = 8, FACET_FOLDED = 32 };

typedef struct {
    Markup *m;
    struct arena *request;
    const SearchRequest *asked;
    const SearchAnswer *answer;
    Str undated_query;  // without its dates
} Writer;

/* --- queries made from the one asked ------------------------------------------------- */

typedef struct {
    size_t start, end;
} Cut;
typedef LIST_OF(Cut) CutList;

static void find_dates(const struct query_node *node, struct arena *request, CutList *cuts) {
    if (node == NULL)
        return;
    if ((node->kind == QUERY_DATE || node->kind == QUERY_UNDATED) && node->end > node->start)
        *LIST_ADD(request, cuts) = (Cut){node->start, node->end};
    for (size_t i = 0; i < node->kids.n; i++)
        find_dates(node->kids.p[i], request, cuts);
}

static int cut_order(const void *left, const void *right) {
    const Cut *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

Str page_search_without_dates(const Query *query, struct arena *request) {
    CutList cuts = {0};
    find_dates(query->root, request, &cuts);
    if (cuts.n == 0)
        return query->typed;
    qsort(cuts.p, cuts.n, sizeof *cuts.p, cut_order);
    StrList left = {0};
    size_t at = 0;
    for (size_t i = 0; i <= cuts.n; i++) {
        size_t to = i < cuts.n ? cuts.p[i].start : query->typed.n;
        Str piece = str_trim(str_slice(query->typed, at, to));
        if (piece.n > 0)
            str_list_add(request, &left, piece);
        if (i < cuts.n && cuts.p[i].end > at)
            at = cuts.p[i].end;
    }
    return str_join(request, left, STR(" "));
}

SearchOrder page_search_order(Str name) {
    if (str_is(name, "date"))
        return ORDER_DATE;
    return str_is(name, "date-down") ? ORDER_DATE_DOWN : ORDER_RELEVANCE;
}

const char *page_search_order_name(SearchOrder order) {
    return order == ORDER_DATE ? "date" : order == ORDER_DATE_DOWN ? "date-down" : "relevance";
}

static void begin_search_link(Writer *w, Str query, const char *more) {
    markup_begin(w->m, TAG_A);
    markup_link(w->m, ATTR_HREF, address_search(w->request, "/search", query, more));
}

static void search_link(Writer *w, Str query, const char *words) {
    begin_search_link(w, query, "");
    markup_c(w->m, words);
    markup_end(w->m);
}

static Str with(Writer *w, Str query, const char *more) {
    return str_format(w->request, "%.*s%s%s", STR_ARG(query), query.n > 0 ? " " : "", more);
}

/* --- what was found ------------------------------------------------------------------ */

static Str total_words(Writer *w) {
    return words_some(w->request, w->answer->counts.total, "document", "documents");
}

static void write_counts(Writer *w) {
    const EngineAnswer *counts = &w->answer->counts;
    Markup *m = w->m;
    markup_begin_class(m, TAG_P, "counts");
    markup_element(m, TAG_STRONG, total_words(w));
    if (w->answer->query.has_date && counts->total > 0) {
        markup_c(m, ": ");
        if (counts->certain > 0) {
            markup_text(m, counts->possible == 0 && counts->total > 1
                               ? STR("all")
                               : words_count(w->request, counts->certain));
            markup_c(m, " certainly");
        }
        if (counts->possible > 0) {
            markup_c(m, counts->certain > 0 ? ", " : "");
            markup_text(m, words_count(w->request, counts->possible));
            markup_c(m, " possibly");
        }
    }
    if (counts->undated_in_total > 0 && counts->undated_in_total < counts->total) {
        markup_c(m, ", ");
        markup_text(m, words_count(w->request, counts->undated_in_total));
        markup_c(m, " of them undated (");
        search_link(w, with(w, w->undated_query, "undated:yes"), "show");
        markup_c(m, ")");
    }
    if (counts->undated > 0) {
        markup_c(m, "; ");
        markup_text(m, words_count(w->request, counts->undated));
        markup_c(m, counts->undated == 1 ? " more is undated (" : " more are undated (");
        search_link(w, with(w, w->undated_query, "undated:yes"), "show");
        markup_c(m, ")");
    }
    if (counts->apparatus > 0) {
        markup_c(m, "; ");
        markup_text(m, words_some(w->request, counts->apparatus, "place", "places"));
        markup_c(m, " in prefaces and lists (");
        search_link(w, with(w, w->asked->text, "in:apparatus"), "show");
        markup_c(m, ")");
    }
    markup_c(m, ".");
    markup_end(m);
    if (counts->ranking_stopped)
        markup_element_class(m, TAG_P, "hint",
                             STR("So many documents hold these words that ranking stopped early: "
                                 "the counts are whole, the order is not."));
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
    for (size_t i = 0; i < 3; i++) {
        begin_search_link(w, w->asked->text, orders[i].more);
        if (orders[i].order == w->asked->order)
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
    if (passage->found.n > 0) {
        markup_c(m, zones[passage->zone] != NULL ? ": " : "");
        markup_text(m, passage->found);
    }
    markup_end(m);
}

static Str hit_address(Writer *w, const SearchHit *hit) {
    Str address = address_document(w->request, hit->hit.id, "");
    Buf out = {0};
    buf_str(&out, address);
    if (w->asked->text.n > 0) {
        buf_c(&out, "?q=");
        address_encode(&out, w->asked->text, false);
    }
    if (hit->passages.n > 0 && hit->passages.p[0].block > 0)
        buf_format(&out, "#b%u", hit->passages.p[0].block);
    Str whole = str_copy(w->request, buf_as_str(&out));
    buf_free(&out);
    return whole;
}

/* Kind, volume and number; the chapters between stand behind the words. */
static void write_where(Markup *m, const SearchHit *hit) {
    size_t step;
    Str volume = hit->deposit_title;
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

static void write_hit(Writer *w, const SearchHit *hit) {
    Markup *m = w->m;
    markup_begin_class(m, TAG_LI, "hit");
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
    markup_end(m);
}

static Str page_more(Writer *w, uint64_t from) {
    bool ordered = w->asked->order != ORDER_RELEVANCE;
    return str_format(w->request, "&from=%llu%s%s", (unsigned long long)from,
                      ordered ? "&order=" : "",
                      ordered ? page_search_order_name(w->asked->order) : "");
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
        begin_search_link(w, w->asked->text, str_to_c(w->request, page_more(w, before)));
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
        begin_search_link(w, w->asked->text, str_to_c(w->request, page_more(w, last + 1)));
        markup_attr_c(m, ATTR_REL, "next");
        markup_c(m, "after \xe2\x86\x92");
        markup_end(m);
    }
    markup_end(m);
}

/* --- facets -------------------------------------------------------------------------- */

static Str narrowed(Writer *w, const FacetCount *facet) {
    Str term = query_parse_term(facet->field, facet->value, w->request);
    return with(w, w->asked->text, str_to_c(w->request, term));
}

static void write_facet(Writer *w, const FacetCount *facet) {
    Str words = facet->label.n > 0               ? facet->label
                : facet->field == FIELD_LANGUAGE ? words_language(facet->value)
                                                 : facet->value;
    markup_begin(w->m, TAG_LI);
    begin_search_link(w, narrowed(w, facet), "");
    markup_attr_c(w->m, ATTR_DIR, "auto");
    markup_text(w->m, words);
    markup_end(w->m);
    markup_c(w->m, " ");
    markup_element_class(w->m, TAG_SPAN, "count",
                         words_count(w->request, facet->certain + facet->possible));
    markup_end(w->m);
}

/* Values that one document has do not narrow anything; a field with only such values is left out.
 */
static bool narrows(const FacetCount *facet, Field field) {
    return facet->field == field && facet->certain + facet->possible > 1;
}

static void write_facet_field(Writer *w, Field field) {
    const FacetCountList *facets = &w->answer->counts.facets;
    size_t count = 0, done = 0;
    for (size_t i = 0; i < facets->n; i++)
        count += narrows(&facets->p[i], field);
    bool folds = count > FACET_SHOWN + 2;
    if (count < 2)
        return;
    markup_element_c(w->m, TAG_H3, field_info(field)->label);
    markup_begin(w->m, TAG_UL);
    for (size_t i = 0; i < facets->n && done < FACET_SHOWN + FACET_FOLDED; i++) {
        if (!narrows(&facets->p[i], field))
            continue;
        if (done == FACET_SHOWN && folds) {
            markup_end(w->m);
            markup_begin(w->m, TAG_DETAILS);
            markup_element_c(w->m, TAG_SUMMARY, "more");
            markup_begin(w->m, TAG_UL);
        }
        write_facet(w, &facets->p[i]);
        done++;
    }
    markup_end(w->m);
    if (folds)
        markup_end(w->m);
}

static void write_facets(Writer *w) {
    static const Field order[] = {FIELD_KIND,     FIELD_COLLECTION,  FIELD_ARCHIVE,
                                  FIELD_LANGUAGE, FIELD_AUTHOR,      FIELD_RECIPIENT,
                                  FIELD_PERSON,   FIELD_PARTICIPANT, FIELD_SUBJECT,
                                  FIELD_PLACE,    FIELD_MARKING,     FIELD_COMPLETENESS};
    if (w->answer->counts.facets.n == 0)
        return;
    markup_begin_class(w->m, TAG_NAV, "facets");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "Narrow the search");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        write_facet_field(w, order[i]);
    markup_end(w->m);
}

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
    histogram_write(w->m, w->request, &years, w->undated_query);
}

/* --- nothing found ------------------------------------------------------------------- */

static void write_nothing(Writer *w) {
    const SearchAnswer *answer = w->answer;
    Markup *m = w->m;
    markup_begin_class(m, TAG_DIV, "nothing");
    if (answer->missing_words.n > 0) {
        markup_begin(m, TAG_P);
        markup_c(m, "No document has ");
        for (size_t i = 0; i < answer->missing_words.n; i++) {
            markup_c(m, i == 0 ? "" : " or ");
            markup_element(m, TAG_STRONG, answer->missing_words.p[i]);
        }
        markup_c(m, ".");
        markup_end(m);
    }
    if (answer->near_words.n > 0) {
        markup_begin(m, TAG_P);
        markup_c(m, "The nearest words that occur: ");
        for (size_t i = 0; i < answer->near_words.n; i++) {
            markup_c(m, i == 0 ? "" : ", ");
            begin_search_link(w, answer->near_words.p[i], "");
            markup_text(m, answer->near_words.p[i]);
            markup_end(m);
        }
        markup_c(m, ".");
        markup_end(m);
    }
    if (answer->query.has_date) {
        markup_begin(m, TAG_P);
        search_link(w, w->undated_query, "The same without the date");
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
    Writer w = {&m, request, page->asked, answer,
                page_search_without_dates(&answer->query, request)};
    markup_element_class(&m, TAG_H1, "away", str_format(request, "Search: %.*s", STR_ARG(title)));
    markup_element_class(&m, TAG_P, "understood", answer->query.understood);
    write_notes(&w);
    write_counts(&w);
    if (answer->counts.total == 0) {
        write_nothing(&w);
    } else {
        write_years(&w);
        markup_begin_class(&m, TAG_DIV, "found");
        write_orders(&w);
        markup_element_class(&m, TAG_H2, "away", STR("Documents found"));
        markup_begin_class(&m, TAG_OL, "hits");
        for (size_t i = 0; i < answer->hits.n; i++)
            write_hit(&w, &answer->hits.p[i]);
        markup_end(&m);
        write_pager(&w);
        markup_end(&m);
        write_facets(&w);
    }
    page_frame_end(context, &frame, &m);
}
