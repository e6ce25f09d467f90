/*
 * Every value is a link to the search narrowed by it, its words written out, and one that is in
 * force is a link to the search without it. A value is listed where narrowing would leave something
 * out; a field with one such value narrows nothing and is left out.
 */
#include "web/page_facets.h"
#include "query/query_edit.h"
#include "query/query_say.h"
#include "text/unicode.h"
#include "web/address.h"
#include "web/words.h"
#include <stdlib.h>

enum { FACET_SHOWN = 8 };

typedef struct {
    Markup *m;
    struct arena *request;
    const SearchAnswer *answer;
    QueryNodeList limits;
} Writer;

static Str value_words(Field field, Str value, Str label) {
    if (label.n > 0)
        return label;
    return field_info(field)->type == FIELD_AS_LANGUAGE ? words_language(value) : value;
}

static Str facet_words(const FacetCount *facet) {
    return value_words(facet->field, facet->value, facet->label);
}

static void begin_link(Writer *w, Str query) {
    markup_begin(w->m, TAG_A);
    markup_link(w->m, ATTR_HREF, address_search(w->request, "/search", query, ""));
    markup_attr_c(w->m, ATTR_DIR, "auto");
}

static void write_value(Writer *w, const FacetCount *facet) {
    Str term = query_parse_term(facet->field, facet->value, w->request);
    markup_begin(w->m, TAG_LI);
    begin_link(w, query_edit_narrow(&w->answer->query, term, w->request));
    markup_text(w->m, facet_words(facet));
    markup_end(w->m);
    markup_c(w->m, " ");
    markup_element_class(w->m, TAG_SPAN, "count",
                         words_count(w->request, facet->certain + facet->possible));
    markup_end(w->m);
}

static bool narrows(const FacetCount *facet, Field field, uint64_t total) {
    uint64_t count = facet->certain + facet->possible;
    return facet->field == field && count > 1 && count < total;
}

/* A value of this field that the search is narrowed to. */
static bool is_taken(const struct query_node *limit, Field field) {
    return limit->kind == QUERY_FIELD && limit->field == field;
}

static bool equals(const struct query_node *limit, const FacetCount *facet) {
    return is_taken(limit, facet->field) && limit->exact && str_equal(limit->text, facet->value);
}

static bool is_in_force(const Writer *w, const FacetCount *facet) {
    for (size_t i = 0; i < w->limits.n; i++)
        if (equals(w->limits.p[i], facet))
            return true;
    return false;
}

static void write_taken(Writer *w, const struct query_node *limit) {
    Str words = value_words(limit->field, limit->text, limit->label);
    markup_begin_class(w->m, TAG_LI, "taken");
    begin_link(w, query_edit_without(&w->answer->query, limit, w->request));
    markup_attr(w->m, ATTR_ARIA_LABEL, str_format(w->request, "Take away: %.*s", STR_ARG(words)));
    markup_text(w->m, words);
    markup_end(w->m);
    markup_end(w->m);
}

static void write_field(Writer *w, Field field) {
    const EngineAnswer *counts = &w->answer->counts;
    const FacetCountList *facets = &counts->facets;
    size_t count = 0, all = 0, taken = 0, done = 0;
    for (size_t i = 0; i < facets->n; i++) {
        bool lists = narrows(&facets->p[i], field, counts->total) && !is_in_force(w, &facets->p[i]);
        count += lists;
        all += facets->p[i].field == field;
    }
    for (size_t i = 0; i < w->limits.n; i++)
        taken += is_taken(w->limits.p[i], field);
    if (count < 2 && taken == 0)
        return;
    markup_element_c(w->m, TAG_H3, field_info(field)->label);
    markup_begin(w->m, TAG_UL);
    for (size_t i = 0; i < w->limits.n; i++)
        if (is_taken(w->limits.p[i], field))
            write_taken(w, w->limits.p[i]);
    for (size_t i = 0; i < facets->n && done < FACET_SHOWN; i++) {
        const FacetCount *facet = &facets->p[i];
        if (narrows(facet, field, counts->total) && !is_in_force(w, facet)) {
            write_value(w, facet);
            done++;
        }
    }
    if (all > done + taken && all > 1) {
        markup_begin_class(w->m, TAG_LI, "more");
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF,
                    address_search(w->request, "/search/values", w->answer->query.typed,
                                   str_to_c(w->request, str_format(w->request, "&field=%s",
                                                                   field_info(field)->name))));
        markup_attr(w->m, ATTR_ARIA_LABEL,
                    str_format(w->request, "More: %s", field_info(field)->label));
        markup_c(w->m, "more \xe2\x80\xa6");
        markup_end(w->m);
        markup_end(w->m);
    }
    markup_end(w->m);
}

void page_facets_write(Markup *m, struct arena *request, const SearchAnswer *answer) {
    static const Field order[] = {FIELD_KIND,        FIELD_COLLECTION,  FIELD_ARCHIVE,
                                  FIELD_LANGUAGE,    FIELD_NAMED,       FIELD_AUTHOR,
                                  FIELD_RECIPIENT,   FIELD_PERSON,      FIELD_PARTICIPANT,
                                  FIELD_SUBJECT,     FIELD_PLACE_NAMED, FIELD_PLACE,
                                  FIELD_PLACE_ABOUT, FIELD_MARKING,     FIELD_COMPLETENESS};
    if (answer->counts.facets.n == 0)
        return;
    Writer w = {.m = m, .request = request, .answer = answer};
    query_edit_limits(&answer->query, request, &w.limits);
    markup_begin_class(m, TAG_NAV, "facets");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Narrow the search");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        write_field(&w, order[i]);
    markup_end(m);
}

Str page_facets_limit(const struct query_node *limit, struct arena *request) {
    bool not = limit->kind == QUERY_NOT;
    const struct query_node *of = not ? limit->kids.p[0] : limit;
    Str said;
    if (of->kind == QUERY_FIELD)
        said = str_format(request, "%s: %.*s", field_info(of->field)->label,
                          STR_ARG(value_words(of->field, of->text, of->label)));
    else
        said = query_say(of, request);
    return not ? str_format(request, "not %.*s", STR_ARG(said)) : said;
}

/* --- all values of a field ---------------------------------------------------------------- */

/* The words of a value as words compare, made once for each: there may be a hundred thousand. */
typedef struct {
    Str key;
    FacetCount facet;
} KeyedValue;

static int by_name(const void *a, const void *b) {
    const KeyedValue *x = a, *y = b;
    int order = str_compare_numbered(x->key, y->key);
    return order != 0 ? order : str_compare(x->facet.value, y->facet.value);
}

static void sort_by_name(FacetCount *values, size_t count, struct arena *request) {
    KeyedValue *named = ARENA_ARRAY(request, KeyedValue, count);
    for (size_t i = 0; i < count; i++)
        named[i] = (KeyedValue){unicode_fold(facet_words(&values[i]), request), values[i]};
    qsort(named, count, sizeof *named, by_name);
    for (size_t i = 0; i < count; i++)
        values[i] = named[i].facet;
}

const FacetCount *page_facets_values(const PageValues *page, struct arena *request, size_t *count) {
    const FacetCountList *facets = &page->answer->counts.facets;
    FacetCount *values = ARENA_ARRAY(request, FacetCount, facets->n);
    *count = 0;
    for (size_t i = 0; i < facets->n; i++)
        if (facets->p[i].field == page->field)
            values[(*count)++] = facets->p[i];
    if (page->by_name && *count > 1)
        sort_by_name(values, *count, request);
    return values;
}

static Str list_address(const PageValues *page, struct arena *request, bool by_name_wanted,
                        size_t first) {
    Str more = str_format(request, "&field=%s%s", field_info(page->field)->name,
                          by_name_wanted ? "&order=name" : "");
    if (first > 0)
        more = str_format(request, "%.*s&from=%zu", STR_ARG(more), first + 1);
    return address_search(request, "/search/values", page->answer->query.typed,
                          str_to_c(request, more));
}

static void write_list_orders(Writer *w, const PageValues *page) {
    static const char *const words[] = {"most frequent first", "by name"};
    markup_begin_class(w->m, TAG_NAV, "orders");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "Order of the values");
    for (size_t i = 0; i < 2; i++) {
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF, list_address(page, w->request, i == 1, 0));
        if ((i == 1) == page->by_name)
            markup_attr_c(w->m, ATTR_ARIA_CURRENT, "true");
        markup_c(w->m, words[i]);
        markup_end(w->m);
    }
    markup_end(w->m);
}

static void write_list_turn(Writer *w, const PageValues *page, size_t count) {
    size_t first = page->first;
    if (count <= PAGE_FACETS_ROWS)
        return;
    markup_begin_class(w->m, TAG_NAV, "turn");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "Pages of values");
    if (first > 0) {
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF,
                    list_address(page, w->request, page->by_name,
                                 first > PAGE_FACETS_ROWS ? first - PAGE_FACETS_ROWS : 0));
        markup_attr_c(w->m, ATTR_REL, "prev");
        markup_c(w->m, "\xe2\x86\x90 before");
        markup_end(w->m);
    }
    if (first + PAGE_FACETS_ROWS < count) {
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF,
                    list_address(page, w->request, page->by_name, first + PAGE_FACETS_ROWS));
        markup_attr_c(w->m, ATTR_REL, "next");
        markup_c(w->m, "after \xe2\x86\x92");
        markup_end(w->m);
    }
    markup_end(w->m);
}

void page_facets_list(const PageContext *context, const PageValues *page) {
    struct arena *request = context->request;
    const Query *query = &page->answer->query;
    const FieldInfo *info = field_info(page->field);
    size_t count;
    const FacetCount *values = page_facets_values(page, request, &count);
    Str data = address_search(request, "/search/values.json", query->typed,
                              str_to_c(request, str_format(request, "&field=%s", info->name)));
    PageFrame frame = {.title = str_from_c(info->label),
                       .query = query->typed,
                       .data = data,
                       .class_name = "collection values"};
    Markup m = page_frame_begin(context, &frame);
    Writer w = {.m = &m, .request = request, .answer = page->answer};
    markup_element_c(&m, TAG_H1, info->label);
    markup_begin_class(&m, TAG_P, "counts");
    markup_text(&m, words_some(request, count, "value", "values"));
    markup_c(&m, " in ");
    markup_text(&m, words_some(request, page->answer->counts.total, "document", "documents"));
    markup_c(&m, ": ");
    markup_begin(&m, TAG_A);
    markup_link(&m, ATTR_HREF, address_search(request, "/search", query->typed, ""));
    markup_text(&m, query->understood);
    markup_end(&m);
    markup_end(&m);
    write_list_orders(&w, page);
    markup_begin_class(&m, TAG_UL, "values");
    for (size_t i = page->first; i < count && i < page->first + PAGE_FACETS_ROWS; i++)
        write_value(&w, &values[i]);
    markup_end(&m);
    write_list_turn(&w, page, count);
    page_frame_end(context, &frame, &m);
}
