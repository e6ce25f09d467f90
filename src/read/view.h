/*
 * view: a document in reading order as a stream of events, from which pages, plain text and TEI are made.
 * Marks of any source (search hits, names, gaps, corrections) are merged so that what is open closes in order.
 */
#ifndef FONDS_READ_VIEW_H
#define FONDS_READ_VIEW_H

#include "doc/document.h"

typedef enum {
    VIEW_PART, VIEW_PART_END,
    VIEW_BLOCK, VIEW_BLOCK_END,
    VIEW_TEXT,        // a run of text under the same marks
    VIEW_MARK, VIEW_MARK_END,  // a span opens, closes (split at overlaps: `continued`)
    VIEW_POINT        // a zero-width span: page break, note anchor, gap, figure
} ViewKind;

typedef struct {
    size_t start, end;     // bytes in the part's text
    uint32_t number;       // of the hit, from 1
} ViewHit;
typedef LIST_OF(ViewHit) ViewHitList;  // sorted by start, not overlapping

typedef struct {
    ViewKind kind;
    const Part *part;
    const Block *block;
    const Span *span;      // NULL for a hit
    const ViewHit *hit;    // of a mark that is a search hit
    Str text;
    bool continued;        // this mark was open before (it was split at another's end)
    uint8_t depth;         // of the block
} ViewEvent;

typedef bool (*ViewVisit)(void *context, const ViewEvent *event);  // false stops
/* hits: one list for each part, or NULL. Linear in text + spans log spans. */
void view_walk(const struct document *document, const ViewHitList *hits, struct arena *scratch, ViewVisit visit, void *context);
/* The part's text as plain text for reading: blank line between blocks, gaps as [...], notes at the end. */
Str view_plain(const struct document *document, struct arena *results);

#endif
