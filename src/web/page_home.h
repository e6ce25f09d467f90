/*
 * page_home: the first page: what this archive is, what it holds, things to try.
 */
#ifndef FONDS_WEB_PAGE_HOME_H
#define FONDS_WEB_PAGE_HOME_H

#include "archive/archive.h"
#include "web/page_frame.h"

typedef struct {
    Str query, words;  // words: what is shown; empty: the query
    uint64_t count;    // documents it finds
} PageHomeTry;
typedef LIST_OF(PageHomeTry) PageHomeTryList;

typedef struct {
    const Config *config;
    const HoldingCount *holding;
    const YearCountList *years;
    const CollectionRowList *collections;  // roots
    const PageHomeTryList *tries;
} PageHome;

void page_home_write(const PageContext *context, const PageHome *home);

#endif
