/*
 * block_align: which block of a new reading is which block of the old one. Blocks are counted
 * through all parts of a document, in reading order, from 0.
 *
 * In this order, each step taking only what earlier steps left:
 *  - same kind and text: those that stand once in both, wherever they stand (a moved note); then,
 *    between these, as many as can be in the same order; then the rest, first with first;
 *  - the same again for texts alone, whatever their kind;
 *  - leaves with the same text in the sense of doc/inherit.h, those with the most shared words
 *    first;
 *  - containers with the same text in that sense and of the same kind, those that hold most of each
 *    other's leaves.
 */
#ifndef FONDS_DOC_BLOCK_ALIGN_H
#define FONDS_DOC_BLOCK_ALIGN_H

#include "doc/document.h"

enum { BLOCK_ALIGN_NONE = UINT32_MAX };

typedef struct {
    size_t old_count, next_count;
    uint32_t *next_of_old;  // BLOCK_ALIGN_NONE where there is none
    uint32_t *old_of_next;
    // Of an old block that is not aligned: the next one that holds most of its words, or NONE.
    uint32_t *gone_to;
} BlockAlignment;

/*
 * Linear in the texts but for sorting; the same for the same documents. At most 2^31 blocks a
 * document (must).
 */
void block_align(const struct document *old, const struct document *next, struct arena *results,
                 BlockAlignment *alignment);

#endif
