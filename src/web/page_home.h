/*
 * page_home: the first page: what this archive is, one event of it as its accounts tell it, things
 * to try, what it holds.
 */
#ifndef FONDS_WEB_PAGE_HOME_H
#define FONDS_WEB_PAGE_HOME_H

#include "archive/archive.h"
#include "web/page_frame.h"

typedef struct {
    Str kind;     // "A date in doubt"
    Str words;    // of the link
    Str address;  // of ours
    Str counted;  // what it finds: "3 certainly, 2 possibly"
} PageHomeTry;
typedef LIST_OF(PageHomeTry) PageHomeTryList;

typedef struct {
    Str name, address;
    uint64_t count;  // documents
} PageHomePerson;
typedef LIST_OF(PageHomePerson) PageHomePersonList;

/* What first_page.c found to show. */
typedef struct {
    const ArchiveEvent *event;  // with at least one account to be read; or NULL
    Str opening;                // where there is none: id of a document whose first lines are shown
    Str opening_title;
    const struct document *opening_document;
    PageHomeTryList tries;
    PageHomePersonList people, bodies;  // whom descriptions name, those of most documents first
    bool more_people, more_bodies;      // than are listed
    YearCountList months;  // of a holding of one year or two, as histogram_write_months(); or none
} PageHomeFound;

typedef struct {
    const Config *config;
    const HoldingCount *holding;
    const YearCountList *years;
    const CollectionRowList *collections;  // roots
    uint64_t events;                       // of the holding
    const PageHomeFound *found;
} PageHome;

void page_home_write(const PageContext *context, const PageHome *home);

#endif
