/*
 * The page says what the address asks, no more: a number that is none is the first, an order that
 * is none is the usual one.
 */
#include "web/answer_search.h"
#include "web/json_api.h"
#include "web/page_facets.h"
#include "web/page_search.h"

/* The tree above a value of the collections' facet; of a name that is no id of ours, none. */
static Str parent_of(Answer *a, const FacetCount *facet) {
    CollectionRow row;
    Fail ignored;
    if (!browse_collection(archive_catalog(a->archive), facet->value, a->page.request, &row,
                           &ignored))
        return (Str){0};
    return row.parent;
}

/*
 * Of the collections only the first level that has more than one: volumes, or, in a search within
 * one, its chapters. The levels above and below would say the same again.
 */
static void keep_one_level(Answer *a, FacetCountList *facets) {
    Str *parents = ARENA_ARRAY(a->page.request, Str, facets->n + 1), level = {0};
    size_t siblings = 0, only = 0, kept = 0;
    for (size_t i = 0; i < facets->n; i++)
        if (facets->p[i].field == FIELD_COLLECTION)
            parents[i] = parent_of(a, &facets->p[i]);
    for (size_t depth = 0; depth < facets->n && siblings < 2; depth++) {
        siblings = 0;
        for (size_t i = 0; i < facets->n; i++)
            if (facets->p[i].field == FIELD_COLLECTION && str_equal(parents[i], level)) {
                siblings++;
                only = i;
            }
        if (siblings == 0)
            break;
        if (siblings == 1)
            level = facets->p[only].value;
    }
    for (size_t i = 0; i < facets->n; i++)
        if (facets->p[i].field != FIELD_COLLECTION || str_equal(parents[i], level))
            facets->p[kept++] = facets->p[i];
    facets->n = kept;
}

/* Of each hit the events of which it is an account. */
static bool find_events(Answer *a, const SearchAnswer *answer, const EventRowList **found,
                        Fail *fail) {
    EventRowList *events = ARENA_ARRAY(a->page.request, EventRowList, answer->hits.n + 1);
    *found = a->page.events ? events : NULL;
    for (size_t i = 0; a->page.events && i < answer->hits.n; i++)
        if (!event_rows_of_document(archive_catalog(a->archive), answer->hits.p[i].hit.id,
                                    a->page.request, &events[i], fail))
            return false;
    return true;
}

void answer_search(Answer *a) {
    uint64_t first = exchange_number(a->request, "from", 1);
    Str order = exchange_parameter(a->request, "order");
    SearchRequest asked = {.text = exchange_parameter(a->request, "q"),
                           .order = page_search_order(order),
                           .first = first > INT32_MAX ? INT32_MAX : (size_t)(first - 1),
                           .count = PAGE_SEARCH_HITS,
                           .facets = true,
                           .rank_limit_ms = ANSWER_RANK_LIMIT_MS};
    SearchAnswer *answer = ARENA_NEW(a->page.request, SearchAnswer);
    const EventRowList *events = NULL;
    Fail fail = {0};
    if (!archive_search(a->archive, &asked, a->page.request, answer, &fail) ||
        !find_events(a, answer, &events, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    keep_one_level(a, &answer->counts.facets);
    PageSearch page = {&asked, answer, events};
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_api_search(&a->page, &page);
    } else {
        answer_page_head(a, 200);
        page_search_write(&a->page, &page);
    }
}

/* Fields whose values are counted. */
static bool find_field(Str name, Field *field) {
    return field_find(name, field) && field_info(*field)->facet && *field != FIELD_DATE;
}

void answer_search_values(Answer *a) {
    Field field;
    Fail fail = {0};
    Str name = exchange_parameter(a->request, "field");
    uint64_t first = exchange_number(a->request, "from", 1);
    if (!find_field(name, &field)) {
        answer_missing(a, name);
        return;
    }
    SearchRequest asked = {.text = exchange_parameter(a->request, "q"),
                           .facets = true,
                           .whole_facet = true,
                           .facet = field};
    SearchAnswer *answer = ARENA_NEW(a->page.request, SearchAnswer);
    if (!archive_search(a->archive, &asked, a->page.request, answer, &fail)) {
        answer_failure(a, &fail);
        return;
    }
    keep_one_level(a, &answer->counts.facets);
    PageValues page = {.answer = answer,
                       .field = field,
                       .by_name = str_is(exchange_parameter(a->request, "order"), "name"),
                       .first = first > INT32_MAX ? INT32_MAX : (size_t)(first - 1)};
    if (a->route.form == FORM_JSON) {
        answer_json_head(a, 200);
        json_api_values(&a->page, &page);
    } else {
        answer_page_head(a, 200);
        page_facets_list(&a->page, &page);
    }
}
