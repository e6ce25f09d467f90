/*
 * inherit: block ids from one reading to the next. A new block takes the id of the old block it aligns to; new
 * blocks get fresh ids; lost ids stay as tombstones that point to the nearest. No id is given to other text.
 */
#ifndef FONDS_DOC_INHERIT_H
#define FONDS_DOC_INHERIT_H

#include "doc/document.h"

typedef struct {
    size_t kept, fresh, lost;  // blocks
} InheritCount;

/* Renumbers `next` in place (blocks, parents, links, note anchors, evidence) from `old`; memory in arena. */
void inherit_block_ids(const struct document *old, struct document *next, struct arena *arena, InheritCount *count);

#endif
