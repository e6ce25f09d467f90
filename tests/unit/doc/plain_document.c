/*
 * Leaves are added one line break behind the text before them; containers get their end when they
 * are closed.
 */
#include "doc/plain_document.h"
#include "base/buf.h"

static BlockKind kind_of(char letter) {
    switch (letter) {
    case 'h':
        return BLOCK_HEADING;
    case 'c':
        return BLOCK_CELL;
    case 'i':
        return BLOCK_ITEM;
    case 'd':
        return BLOCK_DATELINE;
    case 'n':
        return BLOCK_NOTE;
    default:
        return BLOCK_PARAGRAPH;
    }
}

static Block *add_block(struct arena *arena, struct document *document, BlockKind kind,
                        size_t start, uint32_t parent) {
    Part *part = &document->parts.p[0];
    Block *block = LIST_ADD(arena, &part->blocks);
    block->id = document->next_block++;
    block->kind = kind;
    block->parent = parent;
    block->start = start;
    if (kind == BLOCK_NOTE) {
        Span *anchor = LIST_ADD(arena, &part->spans);
        anchor->kind = SPAN_NOTE;
        anchor->certainty = 1000;
        document_set_attribute(arena, &anchor->attributes, "block",
                               str_format(arena, "%u", block->id));
    }
    return block;
}

struct document plain_document(struct arena *arena, const char *lines) {
    struct document document = {.local_id = STR("d1"), .next_block = 1};
    Part *part = LIST_ADD(arena, &document.parts);
    part->id = STR("t1");
    Buf text = {0};
    Str rest = str_from_c(lines), line;
    size_t open[16], depth = 0;
    bool any = false;
    while (str_next_line(&rest, &line)) {
        if (line.n == 0)
            continue;
        size_t start = text.n + (any ? 1 : 0);
        uint32_t parent = depth > 0 ? part->blocks.p[open[depth - 1]].id : 0;
        if (line.p[0] == ')') {
            part->blocks.p[open[--depth]].end = text.n;
        } else if (line.p[0] == '(') {
            BlockKind kind = BLOCK_SECTION;
            (void)document_block_kind(str_skip(line, 1), &kind);
            (void)add_block(arena, &document, kind, start, parent);
            open[depth++] = part->blocks.n - 1;
        } else {
            if (any)
                buf_char(&text, '\n');
            any = true;
            buf_str(&text, str_skip(line, 2));
            add_block(arena, &document, kind_of(line.p[0]), start, parent)->end = text.n;
        }
    }
    part->text = str_copy(arena, buf_as_str(&text));
    buf_free(&text);
    document_sort_spans(part);
    return document;
}

uint32_t plain_document_id(const struct document *document, const char *text) {
    const Part *part = &document->parts.p[0];
    for (size_t i = 0; i < part->blocks.n; i++) {
        const Block *block = &part->blocks.p[i];
        if (str_is(str_slice(part->text, block->start, block->end), text))
            return block->id;
    }
    return 0;
}
