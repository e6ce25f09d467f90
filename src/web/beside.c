/*
 * A note is written before the outermost block that holds its mark (view_walk_beside()) and floats
 * in the margin below the notes before it. So it needs as many lines of space above it as the mark
 * stands below both: the head of its block, and the foot of the last note. Heights are counted in
 * hundredths of a line; they need to be right only where marks stand close to each other, since
 * each block gives its true head anew.
 */
#include "web/beside.h"
#include "base/num.h"
#include "text/utf8.h"
#include <stdlib.h>

enum {
    LINE = 100,         // hundredths
    LINE_CHARS = 69,    // of the text: --measure in the style sheet
    NOTE_CHARS = 44,    // of a note: --side
    NOTE_LINE = 68,     // a note's lines are lower
    NOTE_FRAME = 60,    // above and below a note
    BLOCK_SPACE = 43,   // below a paragraph
    ITEM_SPACE = 11,    // below an item or row
    HEADING_SPACE = 90  // around a heading
};

typedef struct {
    size_t at;           // of the mark, in the part's text
    const Block *block;  // the note
} NoteMark;
typedef LIST_OF(NoteMark) NoteMarkList;
typedef LIST_OF(const Block *) BlockRefList;

typedef struct {
    const Part *part;
    struct arena *results;
    NoteMarkList marks;
    size_t next_mark;
    BlockRefList sections;  // that may still be open
    uint64_t y;             // head of the block that is looked at
    uint64_t head;          // of the outermost one around it, below sections
    uint64_t foot;          // of the last note
    BesideList found;
} Margin;

static int block_id_order(const void *left, const void *right) {
    const Block *a = *(const Block *const *)left, *b = *(const Block *const *)right;
    return a->id < b->id ? -1 : a->id > b->id;
}

static int note_order(const void *left, const void *right) {
    const Beside *a = left, *b = right;
    return a->note < b->note ? -1 : a->note > b->note;
}

/* Marks in the order of the text, as spans are; only the first one of a note. */
static NoteMarkList collect_marks(const Part *part, struct arena *results) {
    NoteMarkList marks = {0};
    BlockRefList notes = {0};
    for (size_t i = 0; i < part->blocks.n; i++)
        if (part->blocks.p[i].kind == BLOCK_NOTE)
            *LIST_ADD(results, &notes) = &part->blocks.p[i];
    if (notes.n == 0)
        return marks;
    qsort(notes.p, notes.n, sizeof(const Block *), block_id_order);
    bool *marked = ARENA_ARRAY(results, bool, notes.n);
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        uint64_t id;
        if (span->kind != SPAN_NOTE || !num_parse_u64(document_attribute(span, "block"), &id) ||
            id > UINT32_MAX)
            continue;
        const Block key = {.id = (uint32_t)id}, *wanted = &key;
        const Block **found =
            bsearch(&wanted, notes.p, notes.n, sizeof(const Block *), block_id_order);
        if (found == NULL || marked[found - notes.p])
            continue;
        marked[found - notes.p] = true;
        *LIST_ADD(results, &marks) = (NoteMark){span->start, *found};
    }
    return marks;
}

/* As many as a text of this width needs; a line of the source ends a line. */
static uint64_t count_lines(Str text, size_t width) {
    uint64_t lines = 0;
    Str line;
    do {
        str_cut(text, '\n', &line, &text);
        lines += line.n == 0 ? 1 : (utf8_count(line) + width - 1) / width;
    } while (text.n > 0);
    return lines;
}

/* Puts a note where its mark is, or below the note before it. */
static void place(Margin *margin, const Block *note, uint64_t mark_y) {
    uint64_t top = margin->head > margin->foot ? margin->head : margin->foot;
    uint64_t lines = mark_y > top ? (mark_y - top + LINE / 2) / LINE : 0;
    if (lines > BESIDE_LINES_MAX)
        lines = BESIDE_LINES_MAX;
    Str text = str_slice(margin->part->text, note->start, note->end);
    margin->foot = top + lines * LINE + count_lines(text, NOTE_CHARS) * NOTE_LINE + NOTE_FRAME;
    *LIST_ADD(margin->results, &margin->found) = (Beside){note->id, (uint32_t)lines};
}

static void place_marks(Margin *margin, const Block *block) {
    NoteMarkList *marks = &margin->marks;
    uint64_t y = block->kind == BLOCK_CELL && margin->y >= LINE ? margin->y - LINE : margin->y;
    while (margin->next_mark < marks->n && marks->p[margin->next_mark].at <= block->end) {
        const NoteMark *mark = &marks->p[margin->next_mark++];
        size_t at = mark->at > block->start ? mark->at : block->start;
        Str before = str_slice(margin->part->text, block->start, at);
        uint64_t lines = before.n == 0 ? 1 : count_lines(before, LINE_CHARS);
        place(margin, mark->block, y + (lines - 1) * LINE);
    }
}

static uint64_t space_below(BlockKind kind) {
    switch (kind) {
    case BLOCK_HEADING:
        return HEADING_SPACE;
    case BLOCK_ITEM:
    case BLOCK_ROW:
        return ITEM_SPACE;
    case BLOCK_VERSE:
        return 0;
    default:
        return BLOCK_SPACE;
    }
}

static bool is_outermost(Margin *margin, const Block *block) {
    BlockRefList *sections = &margin->sections;
    while (sections->n > 0 && sections->p[sections->n - 1]->end < block->start)
        sections->n--;
    return block->parent == 0 ||
           (sections->n > 0 && sections->p[sections->n - 1]->id == block->parent);
}

static void pass_block(Margin *margin, size_t index) {
    const Block *block = &margin->part->blocks.p[index];
    bool outermost = is_outermost(margin, block);
    if (block->kind == BLOCK_SECTION && outermost) {
        *LIST_ADD(margin->results, &margin->sections) = block;
        return;
    }
    if (outermost)
        margin->head = margin->y;
    if (block->kind == BLOCK_ROW) {
        margin->y += LINE + ITEM_SPACE;
    } else if (!document_block_is_container(margin->part, index)) {
        place_marks(margin, block);
        Str text = str_slice(margin->part->text, block->start, block->end);
        if (block->kind != BLOCK_CELL)
            margin->y += count_lines(text, LINE_CHARS) * LINE + space_below(block->kind);
    }
}

BesideList beside_lines(const Part *part, struct arena *results) {
    Margin margin = {.part = part, .results = results, .marks = collect_marks(part, results)};
    size_t note_end = 0;  // blocks of notes are no part of the column
    for (size_t i = 0; i < part->blocks.n && margin.next_mark < margin.marks.n; i++) {
        const Block *block = &part->blocks.p[i];
        if (block->kind == BLOCK_NOTE)
            note_end = block->end;
        if (block->kind == BLOCK_NOTE || (block->parent != 0 && block->end <= note_end))
            continue;
        pass_block(&margin, i);
    }
    if (margin.found.n > 1)
        qsort(margin.found.p, margin.found.n, sizeof *margin.found.p, note_order);
    return margin.found;
}

uint32_t beside_find(const BesideList *list, uint32_t note) {
    Beside key = {.note = note};
    const Beside *found =
        list->n == 0 ? NULL : bsearch(&key, list->p, list->n, sizeof *list->p, note_order);
    return found == NULL ? 0 : found->lines;
}
