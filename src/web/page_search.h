/*
 * page_search: the answer to a question: how it was understood, counts, years, facets, hits with
 * evidence; and what to do where nothing was found.
 */
#ifndef FONDS_WEB_PAGE_SEARCH_H
#define FONDS_WEB_PAGE_SEARCH_H

#include "archive/archive.h"
#include "web/page_frame.h"

enum { PAGE_SEARCH_HITS = 20 };  // a page

typedef struct {
    const SearchRequest *asked;
    const SearchAnswer *answer;
    const EventRowList *events;  // of each hit: what it is an account of; NULL: none are known
} PageSearch;

void page_search_write(const PageContext *context, const PageSearch *page);
/* Where a search stands besides its words, as parameters: "&from=21&order=date", or empty. */
Str page_search_state(struct arena *request, uint64_t from, SearchOrder order);
/* "relevance", "date", "date-down" in addresses; relevance for anything else. */
SearchOrder page_search_order(Str name);
const char *page_search_order_name(SearchOrder order);

#endif
