/*
 * page_event: an event with two of its accounts side by side, the others a link away.
 */
#ifndef FONDS_WEB_PAGE_EVENT_H
#define FONDS_WEB_PAGE_EVENT_H

#include "web/event_out.h"
#include "web/page_frame.h"

typedef struct {
    const ArchiveEvent *event;
    EventPair pair;
} PageEvent;

void page_event_write(const PageContext *context, const PageEvent *page);
/* What stands at the address of an event that was taken back. */
void page_event_tombstone(const PageContext *context, const ArchiveEvent *event);

#endif
