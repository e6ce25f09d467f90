/*
 * event_table: many events and their accounts as lines of a table, cells parted by tabs
 * (docs/formats/events.md, "A table of events").
 */
#ifndef FONDS_DOC_EVENT_TABLE_H
#define FONDS_DOC_EVENT_TABLE_H

#include "doc/event.h"

enum { EVENT_TABLE_BYTES_MAX = 16 * 1024 * 1024, EVENT_TABLE_LINES_MAX = 100000 };

typedef struct {
    Event event;  // has a key and at least one account; documents by the names given
    size_t line;  // its first one, from 1
} EventTableEntry;
typedef LIST_OF(EventTableEntry) EventTable;

/*
 * Any bytes may be given; slices point into them. Entries come in the order of their first lines.
 *
 * errors  INVALID names the line and the column: bytes that are no UTF-8, too many cells, an empty
 *         key or document, minutes that are no number, a date that is no EDTF, two lines of one
 *         event that disagree; a table without a line; LIMIT
 */
MUST_USE bool event_table_read(Str text, struct arena *results, EventTable *table, Fail *fail);

#endif
