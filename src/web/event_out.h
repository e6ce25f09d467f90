/*
 * event_out: an event's head and two of its accounts in columns, for its own page and the first
 * one.
 */
#ifndef FONDS_WEB_EVENT_OUT_H
#define FONDS_WEB_EVENT_OUT_H

#include "archive/archive.h"
#include "web/markup.h"

enum { EVENT_OUT_NONE = -1 };

/* Places among the accounts; EVENT_OUT_NONE where there is none to be read. */
typedef struct {
    int left, right;
} EventPair;

/*
 * The two that are set side by side: those asked for by number, from 1 (0: not asked), as far as
 * they are visible; else the first one, and the first of another side.
 */
EventPair event_out_pair(const EventRow *row, uint64_t left, uint64_t right);

/* "Soviet Union: cable"; of what nothing is said, "account 2". */
Str event_out_name(struct arena *results, const EventRow *row, int account);
/* Date and place; with `lengths` how long it was, as which account says. */
void event_out_dateline(Markup *m, struct arena *request, const EventRow *row, bool lengths);
/* Who took part: by side as acts say; else as each record names them, and who says so. */
void event_out_people(Markup *m, struct arena *request, const ArchiveEvent *event);

/* Links to the heads of the two columns, for screens on which one stands below the other. */
void event_out_jumps(Markup *m, struct arena *request, const EventRow *row, EventPair pair);

typedef struct {
    const ArchiveEvent *event;
    EventPair pair;
    uint32_t leaf_max;  // blocks with text in each column; 0: all
    size_t byte_max;    // of text in each column; 0: all
} EventColumns;
/* True where a column was cut. */
bool event_out_columns(Markup *m, struct arena *request, const EventColumns *columns);

#endif
