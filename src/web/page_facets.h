/*
 * page_facets: the values by which a search can be narrowed, beside it; and all values of one field
 * on a page of their own.
 */
#ifndef FONDS_WEB_PAGE_FACETS_H
#define FONDS_WEB_PAGE_FACETS_H

#include "archive/archive.h"
#include "web/page_frame.h"

enum { PAGE_FACETS_ROWS = 500 };  // values on a page

/* Nothing is written where the answer has no facets. */
void page_facets_write(Markup *m, struct arena *request, const SearchAnswer *answer);
/* A limit of a query in words: "Kind of document: Telegram". */
Str page_facets_limit(const struct query_node *limit, struct arena *request);

typedef struct {
    const SearchAnswer *answer;
    Field field;
    bool by_name;  // else by count
    size_t first;  // of the values
} PageValues;

/* The values of its field, in the order asked; *count is how many there are. */
const FacetCount *page_facets_values(const PageValues *page, struct arena *request, size_t *count);
void page_facets_list(const PageContext *context, const PageValues *page);

#endif
