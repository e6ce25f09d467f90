/*
 * The alignment says who is who; here the numbers are given out. All of `next` is renumbered
 * through one table from its own ids to the new ones, so that it does not matter which ids the
 * importer had counted.
 */
#include "doc/inherit.h"
#include "base/num.h"
#include "doc/block_align.h"
#include <stdlib.h>

typedef struct {
    uint32_t from, to;
} Renumbered;

struct renumbering {
    Renumbered *p;  // sorted by from
    size_t n;
};

static int by_from(const void *a, const void *b) {
    uint32_t x = ((const Renumbered *)a)->from, y = ((const Renumbered *)b)->from;
    return x < y ? -1 : x > y;
}

static uint32_t renumber(const struct renumbering *table, uint32_t id) {
    if (id == 0)
        return 0;
    Renumbered key = {id, 0}, *found = bsearch(&key, table->p, table->n, sizeof key, by_from);
    must(found != NULL);
    return found->to;
}

/* The block that is counted as the at-th through all parts. */
static const Block **flat_blocks(const struct document *document, size_t count,
                                 struct arena *scratch) {
    const Block **blocks = ARENA_ARRAY(scratch, const Block *, count + 1);
    size_t at = 0;
    for (size_t i = 0; i < document->parts.n; i++)
        for (size_t k = 0; k < document->parts.p[i].blocks.n; k++)
            blocks[at++] = &document->parts.p[i].blocks.p[k];
    must(at == count);
    return blocks;
}

static void renumber_part(Part *part, const struct renumbering *table, struct arena *arena) {
    for (size_t i = 0; i < part->blocks.n; i++) {
        Block *block = &part->blocks.p[i];
        block->id = renumber(table, block->id);
        block->parent = renumber(table, block->parent);
        for (size_t k = 0; k < block->links.n; k++)
            block->links.p[k].block = renumber(table, block->links.p[k].block);
    }
    for (size_t i = 0; i < part->spans.n; i++) {
        Span *span = &part->spans.p[i];
        uint64_t id;
        if (span->kind != SPAN_NOTE || !num_parse_u64(document_attribute(span, "block"), &id))
            continue;
        document_set_attribute(arena, &span->attributes, "block",
                               str_format(arena, "%u", renumber(table, (uint32_t)id)));
    }
    document_sort_spans(part);  // anchors at one place are ordered by their note's id
}

/* New ids for next's blocks by the alignment; fresh ones from document.next_block on. */
static struct renumbering give_ids(const struct document *old, struct document *next,
                                   const BlockAlignment *alignment, struct arena *scratch) {
    const Block **old_blocks = flat_blocks(old, alignment->old_count, scratch);
    const Block **next_blocks = flat_blocks(next, alignment->next_count, scratch);
    struct renumbering table = {ARENA_ARRAY(scratch, Renumbered, alignment->next_count + 1),
                                alignment->next_count};
    next->next_block = old->next_block > 0 ? old->next_block : 1;
    for (size_t i = 0; i < alignment->next_count; i++) {
        uint32_t match = alignment->old_of_next[i];
        must(match != BLOCK_ALIGN_NONE || next->next_block < UINT32_MAX);
        uint32_t id = match != BLOCK_ALIGN_NONE ? old_blocks[match]->id : next->next_block++;
        table.p[i] = (Renumbered){next_blocks[i]->id, id};
    }
    if (table.n > 1)
        qsort(table.p, table.n, sizeof *table.p, by_from);
    return table;
}

/*
 * For each old block its place in next: its own, or where its words went, or the nearest that
 * stayed; 0 if none did.
 */
static uint32_t *find_places(const struct document *next, const BlockAlignment *alignment,
                             struct arena *scratch) {
    const Block **blocks = flat_blocks(next, alignment->next_count, scratch);
    uint32_t *places = ARENA_ARRAY(scratch, uint32_t, alignment->old_count + 1);
    size_t *behind = ARENA_ARRAY(scratch, size_t, alignment->old_count + 1);  // next that stayed
    size_t stayed = SIZE_MAX;
    for (size_t i = alignment->old_count; i-- > 0;) {
        if (alignment->next_of_old[i] != BLOCK_ALIGN_NONE)
            stayed = i;
        behind[i] = stayed;
    }
    stayed = SIZE_MAX;
    for (size_t i = 0; i < alignment->old_count; i++) {
        if (alignment->next_of_old[i] != BLOCK_ALIGN_NONE)
            stayed = i;
        uint32_t at = alignment->gone_to[i];
        if (behind[i] == i)
            at = alignment->next_of_old[i];
        else if (at == BLOCK_ALIGN_NONE && stayed != SIZE_MAX &&
                 (behind[i] == SIZE_MAX || i - stayed <= behind[i] - i))
            at = alignment->next_of_old[stayed];
        else if (at == BLOCK_ALIGN_NONE && behind[i] != SIZE_MAX)
            at = alignment->next_of_old[behind[i]];
        places[i] = at == BLOCK_ALIGN_NONE ? 0 : blocks[at]->id;
    }
    return places;
}

static int by_id(const void *a, const void *b) {
    uint32_t x = ((const LostBlock *)a)->id, y = ((const LostBlock *)b)->id;
    return x < y ? -1 : x > y;
}

/*
 * Old tombstones follow the block they point to; old blocks that are gone get their own. Called
 * with next renumbered.
 */
static size_t bury(const struct document *old, struct document *next,
                   const BlockAlignment *alignment, struct arena *arena, struct arena *scratch) {
    const Block **old_blocks = flat_blocks(old, alignment->old_count, scratch);
    uint32_t *places = find_places(next, alignment, scratch);
    struct renumbering where = {ARENA_ARRAY(scratch, Renumbered, alignment->old_count + 1),
                                alignment->old_count};
    size_t lost = 0;
    next->lost_blocks = (LostBlockList){0};
    for (size_t i = 0; i < alignment->old_count; i++) {
        where.p[i] = (Renumbered){old_blocks[i]->id, places[i]};
        if (alignment->next_of_old[i] != BLOCK_ALIGN_NONE)
            continue;
        *LIST_ADD(arena, &next->lost_blocks) = (LostBlock){old_blocks[i]->id, places[i]};
        lost++;
    }
    if (where.n > 1)
        qsort(where.p, where.n, sizeof *where.p, by_from);
    for (size_t i = 0; i < old->lost_blocks.n; i++) {
        LostBlock before = old->lost_blocks.p[i];
        *LIST_ADD(arena, &next->lost_blocks) =
            (LostBlock){before.id, renumber(&where, before.nearest)};
    }
    if (next->lost_blocks.n > 1)
        qsort(next->lost_blocks.p, next->lost_blocks.n, sizeof *next->lost_blocks.p, by_id);
    return lost;
}

void inherit_block_ids(const struct document *old, struct document *next, struct arena *arena,
                       InheritCount *count) {
    struct arena *scratch = arena_create();
    BlockAlignment alignment;
    block_align(old, next, scratch, &alignment);
    struct renumbering table = give_ids(old, next, &alignment, scratch);
    for (size_t i = 0; i < next->parts.n; i++)
        renumber_part(&next->parts.p[i], &table, arena);
    for (size_t i = 0; i < next->description.n; i++) {
        EvidenceList *evidence = &next->description.p[i].evidence;
        for (size_t k = 0; k < evidence->n; k++)
            evidence->p[k].block = renumber(&table, evidence->p[k].block);
    }
    *count = (InheritCount){.lost = bury(old, next, &alignment, arena, scratch)};
    for (size_t i = 0; i < alignment.next_count; i++) {
        if (alignment.old_of_next[i] != BLOCK_ALIGN_NONE)
            count->kept++;
        else
            count->fresh++;
    }
    arena_destroy(scratch);
}
