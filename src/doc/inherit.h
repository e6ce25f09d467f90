/*
 * inherit: block ids from one reading to the next. A new block takes the id of the old block it
 * aligns to (doc/block_align.h says what aligns); new blocks get fresh ids; lost ids stay as
 * tombstones that point to the nearest.
 *
 * No id is given to other text. Two blocks have the same text when they are equal byte for byte, or
 * share at least half of the words of the longer one; where that one has fewer than 8 words, three
 * quarters, unless the shorter one's words all stand in it. So of two paragraphs that were joined
 * the longer keeps its id, of a cell that was split the longer piece; the other's tombstone points
 * there. Ids of tombstones are never used again.
 */
#ifndef FONDS_DOC_INHERIT_H
#define FONDS_DOC_INHERIT_H

#include "doc/document.h"

typedef struct {
    size_t kept, fresh;  // blocks of the new reading
    size_t lost;         // blocks of the old one that the new one has no more
} InheritCount;

/*
 * Renumbers `next` in place (blocks, parents, links, note anchors, evidence) from `old`, and gives
 * it old's tombstones and its own. Both must be sound (document_check()); next stays sound. What is
 * new lives in arena.
 */
void inherit_block_ids(const struct document *old, struct document *next, struct arena *arena,
                       InheritCount *count);

#endif
