/*
 * view: a document in reading order as a stream of events, from which pages, plain text and TEI are
 * made. Marks of any source (search hits, names, gaps, corrections) are merged so that what is open
 * closes in order.
 */
#ifndef FONDS_READ_VIEW_H
#define FONDS_READ_VIEW_H

#include "doc/document.h"

/* Marks open at one place; of a document that has more, the later ones are left out, so the stream
 * stays linear. */
enum { VIEW_OPEN_MAX = 64 };

typedef enum {
    VIEW_PART,
    VIEW_PART_END,
    VIEW_BLOCK,
    VIEW_BLOCK_END,
    VIEW_TEXT,  // a run of text under the same marks
    VIEW_MARK,  // a span opens, closes (split at overlaps and block ends: `continued`)
    VIEW_MARK_END,
    VIEW_POINT  // a zero-width span: page break, note anchor, gap, figure
} ViewKind;

typedef struct {
    size_t start, end;  // bytes in the part's text
    uint32_t number;    // of the hit, from 1
} ViewHit;
typedef LIST_OF(ViewHit) ViewHitList;  // sorted by start, not overlapping

typedef struct {
    ViewKind kind;
    const Part *part;
    const Block *block;
    const Span *span;    // NULL for a hit
    const ViewHit *hit;  // of a mark that is a search hit
    Str text;
    bool continued;  // this mark was open before (it was split at another's end)
    bool leaf;       // of a block: it has no blocks inside
    uint8_t depth;   // of the block
} ViewEvent;

/* false stops. The event lives until it returns. */
typedef bool (*ViewVisit)(void *context, const ViewEvent *event);

/* hits: one list for each part, or NULL. Linear in text + spans log spans. Notes come last in their
 * part. */
void view_walk(const struct document *document, const ViewHitList *hits, struct arena *scratch,
               ViewVisit visit, void *context);
/*
 * The same, but each note comes just before the block that holds its anchor (the outermost one
 * below sections), so that a page can set it beside that block; notes anchored in notes follow
 * those; notes without an anchor come last.
 */
void view_walk_beside(const struct document *document, const ViewHitList *hits,
                      struct arena *scratch, ViewVisit visit, void *context);

/*
 * The text for reading without marks: a blank line between blocks, a line for an item or a row
 * (cells parted by " | "), gaps as [...] or in their own words, note marks as [1], the notes at the
 * end of their part. What was struck out stands in [- -], what was added in {+ +}. What a person
 * corrected stands as corrected.
 */
Str view_plain(const struct document *document, struct arena *results);
/* The text of one block, as people corrected it. */
Str view_block_words(const Part *part, const Block *block, struct arena *results);

bool view_gap_speaks(const Span *span);  // a gap that says in words what is missing
bool view_is_addition(
    const Span *span);  // words added in the source, above a line or in its margin

#endif
