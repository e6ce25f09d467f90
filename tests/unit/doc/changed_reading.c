/*
 * Joining and splitting exchange one byte (LF and space), so no offset moves. Moving notes writes
 * the end of the text anew; spans inside notes are dropped there, for ids do not depend on them.
 */
#include "doc/changed_reading.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/num.h"
#include <string.h>

static Part copy_part(const Part *part, struct arena *arena) {
    Part copy = *part;
    copy.text = str_copy(arena, part->text);
    copy.blocks = (BlockList){0};
    copy.spans = (SpanList){0};
    for (size_t i = 0; i < part->blocks.n; i++) {
        Block *block = LIST_ADD(arena, &copy.blocks);
        *block = part->blocks.p[i];
        block->links = (BlockLinkList){0};
    }
    for (size_t i = 0; i < part->spans.n; i++) {
        Span *span = LIST_ADD(arena, &copy.spans);
        *span = part->spans.p[i];
        span->attributes = (AttributeList){0};
        for (size_t k = 0; k < part->spans.p[i].attributes.n; k++)
            *LIST_ADD(arena, &span->attributes) = part->spans.p[i].attributes.p[k];
    }
    return copy;
}

static void set_byte(Part *part, size_t at, char c) {
    must(at < part->text.n);
    ((char *)(uintptr_t)part->text.p)[at] = c;  // the copy's own text
}

static bool page_begins_in(const Part *part, size_t from, size_t to) {
    for (size_t i = 0; i < part->spans.n; i++)
        if (part->spans.p[i].kind == SPAN_PAGE && part->spans.p[i].start >= from &&
            part->spans.p[i].start <= to)
            return true;
    return false;
}

static bool goes_on(const Part *part, const Block *a, const Block *b) {
    if (a->start == a->end || b->start == b->end)
        return false;
    char last = part->text.p[a->end - 1], first = part->text.p[b->start];
    return strchr(".!?:;\"", last) == NULL && first >= 'a' && first <= 'z' &&
           page_begins_in(part, a->end, b->start);
}

static size_t join_paragraphs(Part *part) {
    size_t changes = 0;
    for (size_t i = 0; i + 1 < part->blocks.n;) {
        Block *a = &part->blocks.p[i], *b = a + 1;
        if (a->kind != BLOCK_PARAGRAPH || b->kind != BLOCK_PARAGRAPH || a->parent != b->parent ||
            document_block_is_container(part, i) || document_block_is_container(part, i + 1) ||
            !goes_on(part, a, b)) {
            i++;
            continue;
        }
        set_byte(part, a->end, ' ');
        a->end = b->end;
        memmove(b, b + 1, (part->blocks.n - i - 2) * sizeof *b);
        part->blocks.n--;
        changes++;
    }
    return changes;
}

static size_t split_cells(Part *part, uint32_t *next_block, struct arena *arena) {
    size_t changes = 0;
    BlockList blocks = {0};
    for (size_t i = 0; i < part->blocks.n; i++) {
        Block cell = part->blocks.p[i];
        size_t at;
        Str text = str_slice(part->text, cell.start, cell.end);
        if (cell.kind != BLOCK_CELL || document_block_is_container(part, i) ||
            !str_find_char(text, ' ', &at)) {
            *LIST_ADD(arena, &blocks) = cell;
            continue;
        }
        set_byte(part, cell.start + at, '\n');
        Block rest = cell;
        rest.id = (*next_block)++;
        rest.start = cell.start + at + 1;
        cell.end = cell.start + at;
        *LIST_ADD(arena, &blocks) = cell;
        *LIST_ADD(arena, &blocks) = rest;
        changes++;
    }
    part->blocks = blocks;
    return changes;
}

/* Blocks [from, to) of a part, and their text, are written behind what is there. */
static void add_blocks(const Part *part, size_t from, size_t to, Buf *text, BlockList *blocks,
                       struct arena *arena) {
    if (text->n > 0)
        buf_char(text, '\n');
    size_t begin = part->blocks.p[from].start, moved_to = text->n;
    buf_str(text, str_slice(part->text, begin, part->blocks.p[from].end));
    for (size_t i = from; i < to; i++) {
        Block *block = LIST_ADD(arena, blocks);
        *block = part->blocks.p[i];
        block->start = block->start - begin + moved_to;
        block->end = block->end - begin + moved_to;
    }
}

/* Spans before the notes stay; the n-th anchor is now that of the n-th note. */
static SpanList anchor_again(const Part *part, const BlockList *blocks, size_t notes_from,
                             struct arena *arena) {
    SpanList spans = {0};
    size_t next = 0;
    for (size_t i = 0; i < part->spans.n; i++) {
        Span span = part->spans.p[i];
        if (span.start >= notes_from || span.end >= notes_from)
            continue;
        while (span.kind == SPAN_NOTE && next < blocks->n && blocks->p[next].kind != BLOCK_NOTE)
            next++;
        if (span.kind == SPAN_NOTE)
            document_set_attribute(arena, &span.attributes, "block",
                                   str_format(arena, "%u", blocks->p[next++].id));
        *LIST_ADD(arena, &spans) = span;
    }
    return spans;
}

static size_t move_notes(Part *part, struct arena *arena) {
    size_t first = 0, notes = 0, anchors = 0;
    while (first < part->blocks.n && part->blocks.p[first].kind != BLOCK_NOTE)
        first++;
    size_t *starts = ARENA_ARRAY(arena, size_t, part->blocks.n + 1);
    for (size_t i = first; i < part->blocks.n; i++)
        if (part->blocks.p[i].kind == BLOCK_NOTE)
            starts[notes++] = i;
    starts[notes] = part->blocks.n;
    if (first == 0 || notes < 2)
        return 0;
    size_t notes_from = part->blocks.p[first].start;
    for (size_t i = 0; i < part->spans.n; i++)
        anchors += part->spans.p[i].kind == SPAN_NOTE && part->spans.p[i].start < notes_from;
    if (anchors != notes)
        return 0;  // notes on notes, or a note with two anchors: left as they are
    Buf text = {0};
    BlockList blocks = {0};
    buf_str(&text, str_slice(part->text, 0, notes_from - 1));
    for (size_t i = 0; i < first; i++)
        *LIST_ADD(arena, &blocks) = part->blocks.p[i];
    for (size_t i = 0; i < notes; i++) {
        size_t note = (i + (notes + 2) / 3) % notes;
        add_blocks(part, starts[note], starts[note + 1], &text, &blocks, arena);
    }
    part->spans = anchor_again(part, &blocks, notes_from, arena);
    part->blocks = blocks;
    part->text = str_copy(arena, buf_as_str(&text));
    buf_free(&text);
    return notes;
}

static uint32_t counted(const uint32_t *table, size_t n, uint32_t id) {
    must(id < n);
    return table[id];
}

/* Ids from 1 in reading order; parents and anchors follow. */
static void count_again(struct document *document, struct arena *arena) {
    size_t n = document->next_block;
    uint32_t *table = ARENA_ARRAY(arena, uint32_t, n + 1), id = 1;
    for (size_t i = 0; i < document->parts.n; i++)
        for (size_t k = 0; k < document->parts.p[i].blocks.n; k++)
            table[document->parts.p[i].blocks.p[k].id] = id++;
    for (size_t i = 0; i < document->parts.n; i++) {
        Part *part = &document->parts.p[i];
        for (size_t k = 0; k < part->blocks.n; k++) {
            part->blocks.p[k].id = counted(table, n, part->blocks.p[k].id);
            part->blocks.p[k].parent = counted(table, n, part->blocks.p[k].parent);
        }
        for (size_t k = 0; k < part->spans.n; k++) {
            uint64_t note;
            Span *span = &part->spans.p[k];
            if (span->kind != SPAN_NOTE || !num_parse_u64(document_attribute(span, "block"), &note))
                continue;
            document_set_attribute(arena, &span->attributes, "block",
                                   str_format(arena, "%u", counted(table, n, (uint32_t)note)));
        }
        document_sort_spans(part);
    }
    document->next_block = id;
}

struct document changed_reading(const struct document *document, ChangedReading change,
                                struct arena *arena, size_t *changes) {
    struct document copy = *document;
    copy.parts = (PartList){0};
    copy.description = (Description){0};
    copy.lost_blocks = (LostBlockList){0};
    *changes = 0;
    for (size_t i = 0; i < document->parts.n; i++) {
        Part *part = LIST_ADD(arena, &copy.parts);
        *part = copy_part(&document->parts.p[i], arena);
        if (change == CHANGED_PARAGRAPHS)
            *changes += join_paragraphs(part);
        if (change == CHANGED_NOTES)
            *changes += move_notes(part, arena);
        if (change == CHANGED_CELLS)
            *changes += split_cells(part, &copy.next_block, arena);
    }
    count_again(&copy, arena);
    return copy;
}
