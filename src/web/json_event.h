/*
 * json_event: the twins of the pages of events; what `fonds events --json` prints.
 */
#ifndef FONDS_WEB_JSON_EVENT_H
#define FONDS_WEB_JSON_EVENT_H

#include "archive/archive.h"
#include "web/page_events.h"

void json_event_write(Buf *out, struct arena *request, const ArchiveEvent *event);
void json_event_list(Buf *out, struct arena *request, const PageEvents *page);

#endif
