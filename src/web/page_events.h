/*
 * page_events: the events of the holding by date, with how many accounts each has, and of which
 * sides.
 */
#ifndef FONDS_WEB_PAGE_EVENTS_H
#define FONDS_WEB_PAGE_EVENTS_H

#include "archive/archive.h"
#include "web/page_frame.h"

enum { PAGE_EVENTS_ROWS = 100 };

typedef struct {
    const EventRowList *rows;
    size_t first;    // from 0
    uint64_t total;  // events of the holding
} PageEvents;

void page_events_write(const PageContext *context, const PageEvents *page);
/* Sides of the accounts that can be read, each once, as they were joined. */
Str page_events_sides(struct arena *results, const EventRow *row);

#endif
