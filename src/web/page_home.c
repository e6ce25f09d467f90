/*
 * No welcome and no list of features: the holding speaks for itself, in counts that are links.
 */
#include "web/page_home.h"
#include "doc/date.h"
#include "web/address.h"
#include "web/histogram.h"
#include "web/words.h"

enum { COLLECTIONS_SHOWN = 12 };

static void write_tries(Markup *m, struct arena *request, const PageHomeTryList *tries) {
    if (tries->n == 0)
        return;
    markup_element_c(m, TAG_H2, "To try");
    markup_begin_class(m, TAG_UL, "tries");
    for (size_t i = 0; i < tries->n; i++) {
        const PageHomeTry *one = &tries->p[i];
        markup_begin(m, TAG_LI);
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_search(request, "/search", one->query, ""));
        markup_text(m, one->words.n > 0 ? one->words : one->query);
        markup_end(m);
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "count",
                             words_some(request, one->count, "document", "documents"));
        markup_end(m);
    }
    markup_end(m);
}

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
    histogram_write(m, request, home->years, NULL);
}

static void write_collections(Markup *m, struct arena *request, const CollectionRowList *rows) {
    if (rows->n == 0)
        return;
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
}

void page_home_write(const PageContext *context, const PageHome *home) {
    PageFrame frame = {.data = STR("/index.json"), .class_name = "home"};
    Markup m = page_frame_begin(context, &frame);
    markup_element(&m, TAG_H1, context->archive);
    if (home->config->sentence.n > 0)
        markup_element_class(&m, TAG_P, "sentence", home->config->sentence);
    if (home->holding->documents == 0)
        markup_element_class(&m, TAG_P, "sentence",
                             STR("Nothing is in it yet. Documents are taken in with: fonds add "
                                 "PATH"));
    write_tries(&m, context->request, home->tries);
    if (home->holding->deposits > 0)
        write_holding(&m, context->request, home);
    write_collections(&m, context->request, home->collections);
    page_frame_end(context, &frame, &m);
}
