/*
 * The text of the part and of each note is a stream of its own, with offsets from its own start;
 * finishing lays the streams one behind the other, notes by a walk from anchor to anchor, and only
 * then are ids given and offsets moved. So a note may be filled while its paragraph is still open,
 * and nothing is ever inserted in the middle.
 *
 * A block is fresh until it shows what it is: text makes it a leaf, a block in it makes it a
 * branch, or, where its kind holds no blocks, splits it into pieces. The separator of leaves is
 * written with the first byte of a leaf; therefore an empty block leaves no trace to take back.
 * Places asked for while no character stands (spans that begin before a text, points between
 * leaves, behind white space that may come to nothing) wait in `waiting` until the next character
 * comes or the leaf ends.
 */
#include "import/part_builder.h"
#include "base/buf.h"
#include <string.h>

typedef enum { MODE_FRESH, MODE_LEAF, MODE_BRANCH, MODE_SPLIT } Mode;

typedef LIST_OF(uint32_t) RefList;

typedef struct {
    Block block;  // start and end in the stream; id is given in the end
    Mode mode;
    uint32_t stream;    // index
    BlockRef outer;     // the block that was innermost when this one was opened
    BlockRef parent;    // in the document
    BlockRef piece;     // of a split block that kept no text itself: its first piece
    uint32_t children;  // kept
    bool implicit;      // opened by text, closed by whatever comes next
    bool closed, kept;
} Node;

typedef struct {
    Span span;
    uint32_t stream;
    BlockRef note;  // of an anchor
    bool open, waiting;
} SpanNode;

typedef struct {
    Buf text;
    BlockRef innermost;
    size_t leaf_count;
    RefList waiting;      // spans without a start yet
    RefList notes;        // whose anchors stand in this stream, in order
    uint32_t returns_to;  // stream to go back to when a note is left
    bool space, brk;      // white space, a line break, before the next character
    bool parted;          // a new leaf before the next character
    bool entered;
    size_t offset;  // in the finished text
} Stream;

struct part_builder {
    struct arena *own;      // nodes and lists of the part being built
    struct arena *results;  // the caller's
    ArenaMark empty;
    Part part;
    Origin source;            // of implicit leaves
    LIST_OF(Node) nodes;      // ref - 1
    LIST_OF(SpanNode) spans;  // ref - 1
    Stream *streams;          // kept from part to part for their buffers
    size_t stream_count, stream_cap;
    uint32_t current;
    bool finished;
};

struct part_builder *part_builder_create(void) {
    struct part_builder *b = mem_alloc(sizeof *b);
    b->own = arena_create();
    b->empty = arena_mark(b->own);
    return b;
}

void part_builder_destroy(struct part_builder *b) {
    if (b == NULL)
        return;
    for (size_t i = 0; i < b->stream_cap; i++)
        buf_free(&b->streams[i].text);
    mem_free(b->streams);
    arena_destroy(b->own);
    mem_free(b);
}

static uint32_t stream_add(struct part_builder *b) {
    if (b->stream_count == b->stream_cap) {
        size_t cap = b->stream_cap == 0 ? 16 : b->stream_cap * 2;
        b->streams = mem_resize(b->streams, cap * sizeof(Stream));
        memset(b->streams + b->stream_cap, 0, (cap - b->stream_cap) * sizeof(Stream));
        b->stream_cap = cap;
    }
    Stream *s = &b->streams[b->stream_count];
    Buf text = s->text;
    buf_clear(&text);
    *s = (Stream){.text = text};
    return (uint32_t)b->stream_count++;
}

void part_builder_start(struct part_builder *b, PartKind kind, Str id, struct arena *results) {
    arena_reset(b->own, b->empty);
    b->results = results;
    b->part = (Part){.id = id, .kind = kind};
    b->source = (Origin){0};
    memset(&b->nodes, 0, sizeof b->nodes);
    memset(&b->spans, 0, sizeof b->spans);
    b->stream_count = 0;
    b->finished = false;
    b->current = stream_add(b);
}

static Node *node_at(struct part_builder *b, BlockRef ref) {
    must(ref >= 1 && ref <= b->nodes.n);
    return &b->nodes.p[ref - 1];
}

static SpanNode *span_at(struct part_builder *b, SpanRef ref) {
    must(ref >= 1 && ref <= b->spans.n);
    return &b->spans.p[ref - 1];
}

static Stream *here(struct part_builder *b) {
    return &b->streams[b->current];
}

static bool may_hold_blocks(BlockKind kind) {
    switch (kind) {
    case BLOCK_SECTION:
    case BLOCK_LIST:
    case BLOCK_ITEM:
    case BLOCK_TABLE:
    case BLOCK_ROW:
    case BLOCK_CELL:
    case BLOCK_QUOTE:
    case BLOCK_NOTE:
        return true;
    default:
        return false;
    }
}

static BlockRef node_add(struct part_builder *b, Block block, uint32_t stream) {
    Node *node = LIST_ADD(b->own, &b->nodes);
    node->block = block;
    node->stream = stream;
    return (BlockRef)b->nodes.n;
}

/* Gives the waiting spans of a stream their place: where its text ends now. */
static void settle(struct part_builder *b, Stream *s) {
    for (size_t i = 0; i < s->waiting.n; i++) {
        SpanNode *node = span_at(b, s->waiting.p[i]);
        node->waiting = false;
        node->span.start = s->text.n;
        if (!node->open)
            node->span.end = s->text.n;
    }
    s->waiting.n = 0;
}

/* Makes a fresh block a leaf that begins here. */
static void leaf_begin(Stream *s, Node *node) {
    if (s->leaf_count++ > 0)
        buf_char(&s->text, '\n');
    node->mode = MODE_LEAF;
    node->block.start = s->text.n;
    s->space = s->brk = s->parted = false;
}

/* Counts a block as kept, in its parent too. */
static void node_keep(struct part_builder *b, Node *node) {
    node->kept = true;
    if (node->parent != 0)
        node_at(b, node->parent)->children++;
}

static void node_end(struct part_builder *b, BlockRef ref) {
    Node *node = node_at(b, ref);
    Stream *s = &b->streams[node->stream];
    bool keeps_empty = node->block.kind == BLOCK_CELL || node->block.kind == BLOCK_NOTE;
    if (node->mode != MODE_LEAF && node->mode != MODE_SPLIT && keeps_empty && node->children == 0)
        leaf_begin(s, node);
    if (node->mode == MODE_LEAF) {
        settle(b, s);
        node->block.end = s->text.n;
        node_keep(b, node);
    } else if (node->mode == MODE_BRANCH && node->children > 0) {
        node_keep(b, node);
    }
    s->space = s->brk = s->parted = false;
    node->closed = true;
    s->innermost = node->outer;
}

/* Puts an implicit leaf into the innermost block, which is a branch, a split leaf, or not there. */
static void open_implicit(struct part_builder *b) {
    Stream *s = here(b);
    Block block = {.kind = BLOCK_PARAGRAPH, .origin = b->source};
    BlockRef outer_ref = s->innermost, parent = 0;
    bool first_piece = false;
    if (outer_ref != 0) {
        const Node *outer = node_at(b, outer_ref);
        if (b->source.file.n == 0)
            block.origin = outer->block.origin;
        parent = outer_ref;
        if (outer->mode == MODE_SPLIT) {
            first_piece = !outer->kept && outer->piece == 0;
            parent = outer->parent;
            block.kind = outer->block.kind;
            block.level = outer->block.level;
            block.language = outer->block.language;
            if (first_piece)
                block.source_id = outer->block.source_id;
        }
    }
    BlockRef ref = node_add(b, block, b->current);
    Node *node = node_at(b, ref);
    node->outer = outer_ref;
    node->parent = parent;
    node->implicit = true;
    if (first_piece)
        node_at(b, outer_ref)->piece = ref;
    s->innermost = ref;
}

/* The innermost block is about to hold another one: a leaf becomes a branch or is split. */
static BlockRef make_room(struct part_builder *b) {
    Stream *s = here(b);
    if (s->innermost != 0 && node_at(b, s->innermost)->implicit)
        node_end(b, s->innermost);
    if (s->innermost == 0)
        return 0;
    BlockRef ref = s->innermost;
    Node *node = node_at(b, ref);
    if (may_hold_blocks(node->block.kind)) {
        if (node->mode == MODE_LEAF) {
            settle(b, s);
            Block block = {.kind = BLOCK_PARAGRAPH,
                           .start = node->block.start,
                           .end = s->text.n,
                           .origin = node->block.origin};
            node->mode = MODE_BRANCH;
            BlockRef child = node_add(b, block, b->current);
            Node *wrapped = node_at(b, child);
            wrapped->mode = MODE_LEAF;
            wrapped->parent = ref;
            wrapped->closed = true;
            node_keep(b, wrapped);
            s->space = s->brk = false;
        }
        node_at(b, ref)->mode = MODE_BRANCH;
        return ref;
    }
    if (node->mode == MODE_LEAF) {
        settle(b, s);
        node->block.end = s->text.n;
        node_keep(b, node);
        s->space = s->brk = false;
    }
    node->mode = MODE_SPLIT;
    return node->parent;
}

/* Readies the innermost leaf for the next character. */
static void before_character(struct part_builder *b) {
    Stream *s = here(b);
    if (s->parted && s->innermost != 0 && node_at(b, s->innermost)->mode == MODE_LEAF)
        (void)make_room(b);
    s->parted = false;
    if (s->innermost == 0 || node_at(b, s->innermost)->mode == MODE_BRANCH ||
        node_at(b, s->innermost)->mode == MODE_SPLIT)
        open_implicit(b);
    Node *node = node_at(b, s->innermost);
    if (node->mode == MODE_FRESH)
        leaf_begin(s, node);
    else if (s->brk)
        buf_char(&s->text, '\n');
    else if (s->space)
        buf_char(&s->text, ' ');
    s->space = s->brk = false;
    if (s->waiting.n > 0)
        settle(b, s);
}

BlockRef part_builder_open(struct part_builder *b, BlockKind kind, Origin origin) {
    must(!b->finished && kind < BLOCK_KIND_COUNT && kind != BLOCK_NOTE);
    BlockRef parent = make_room(b);
    Stream *s = here(b);
    BlockRef ref = node_add(b, (Block){.kind = kind, .origin = origin}, b->current);
    Node *node = node_at(b, ref);
    node->outer = s->innermost;
    node->parent = parent;
    s->innermost = ref;
    return ref;
}

void part_builder_close(struct part_builder *b, BlockRef ref) {
    if (node_at(b, ref)->closed)
        return;
    while (b->current != node_at(b, ref)->stream && here(b)->entered)
        part_builder_leave_note(b);
    Stream *s = here(b);
    must(b->current == node_at(b, ref)->stream);
    while (s->innermost != ref)
        node_end(b, s->innermost);
    node_end(b, ref);
}

Block *part_builder_block(struct part_builder *b, BlockRef ref) {
    return &node_at(b, ref)->block;
}

void part_builder_source(struct part_builder *b, Origin origin) {
    b->source = origin;
}

void part_builder_text(struct part_builder *b, Str text) {
    if (text.n == 0)
        return;
    before_character(b);
    buf_str(&here(b)->text, text);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* White space counts only behind a character of the leaf. */
static void note_space(struct part_builder *b) {
    Stream *s = here(b);
    if (s->innermost != 0 && node_at(b, s->innermost)->mode == MODE_LEAF)
        s->space = !s->parted;
}

void part_builder_flow(struct part_builder *b, Str text) {
    size_t at = 0;
    while (at < text.n) {
        size_t from = at;
        while (at < text.n && is_space(text.p[at]))
            at++;
        if (at > from)
            note_space(b);
        // A single space between two words is copied with them.
        from = at;
        while (at < text.n && (!is_space(text.p[at]) ||
                               (text.p[at] == ' ' && at + 1 < text.n && !is_space(text.p[at + 1]))))
            at++;
        if (at > from) {
            before_character(b);
            buf_add(&here(b)->text, text.p + from, at - from);
        }
    }
}

void part_builder_line_break(struct part_builder *b) {
    Stream *s = here(b);
    if (s->innermost != 0 && node_at(b, s->innermost)->mode == MODE_LEAF)
        s->brk = true;
}

void part_builder_part_text(struct part_builder *b) {
    Stream *s = here(b);
    if (s->innermost == 0 || node_at(b, s->innermost)->mode != MODE_LEAF)
        return;
    s->parted = true;
    s->space = s->brk = false;
}

size_t part_builder_at(const struct part_builder *b) {
    const Stream *s = &b->streams[b->current];
    if (s->innermost == 0 || s->parted || b->nodes.p[s->innermost - 1].mode != MODE_LEAF)
        return 0;
    return s->text.n - b->nodes.p[s->innermost - 1].block.start + (s->space || s->brk ? 1 : 0);
}

static SpanRef span_add(struct part_builder *b, SpanKind kind, bool open) {
    must(!b->finished && kind < SPAN_KIND_COUNT);
    SpanNode *node = LIST_ADD(b->own, &b->spans);
    node->span.kind = kind;
    node->span.certainty = 1000;
    node->stream = b->current;
    node->open = open;
    SpanRef ref = (SpanRef)b->spans.n;
    Stream *s = here(b);
    bool in_leaf = s->innermost != 0 && node_at(b, s->innermost)->mode == MODE_LEAF;
    if (in_leaf && !s->space && !s->brk) {
        node->span.start = node->span.end = s->text.n;
    } else {
        node->waiting = true;
        *LIST_ADD(b->own, &s->waiting) = ref;
    }
    return ref;
}

SpanRef part_builder_span(struct part_builder *b, SpanKind kind) {
    return span_add(b, kind, true);
}

void part_builder_end_span(struct part_builder *b, SpanRef ref) {
    SpanNode *node = span_at(b, ref);
    if (!node->open)
        return;
    node->open = false;
    if (!node->waiting)
        node->span.end = b->streams[node->stream].text.n;
}

SpanRef part_builder_point(struct part_builder *b, SpanKind kind) {
    return span_add(b, kind, false);
}

SpanRef part_builder_range(struct part_builder *b, SpanKind kind, size_t start, size_t end) {
    Stream *s = here(b);
    must(s->innermost != 0 && node_at(b, s->innermost)->mode == MODE_LEAF);
    size_t base = node_at(b, s->innermost)->block.start;
    must(start <= end && end <= s->text.n - base);
    SpanNode *node = LIST_ADD(b->own, &b->spans);
    *node = (SpanNode){
        .span = {.kind = kind, .start = base + start, .end = base + end, .certainty = 1000},
        .stream = b->current};
    return (SpanRef)b->spans.n;
}

void part_builder_attribute(struct part_builder *b, SpanRef ref, const char *key, Str value) {
    document_set_attribute(b->results, &span_at(b, ref)->span.attributes, key, value);
}

Span *part_builder_get_span(struct part_builder *b, SpanRef ref) {
    return &span_at(b, ref)->span;
}

BlockRef part_builder_note(struct part_builder *b, Str label, Origin origin) {
    SpanRef anchor = part_builder_point(b, SPAN_NOTE);
    uint32_t stream = stream_add(b);
    BlockRef ref = node_add(b, (Block){.kind = BLOCK_NOTE, .origin = origin}, stream);
    b->streams[stream].innermost = ref;
    span_at(b, anchor)->note = ref;
    if (label.n > 0)
        part_builder_attribute(b, anchor, "label", label);
    *LIST_ADD(b->own, &here(b)->notes) = ref;
    return ref;
}

void part_builder_enter_note(struct part_builder *b, BlockRef note) {
    const Node *node = node_at(b, note);
    must(node->block.kind == BLOCK_NOTE && node->stream != 0 && !b->finished);
    Stream *s = &b->streams[node->stream];
    must(!s->entered);
    s->entered = true;
    s->returns_to = b->current;
    b->current = node->stream;
}

/* Closes what is open in a stream but for a note's own block. */
static void stream_end(struct part_builder *b, Stream *s) {
    while (s->innermost != 0 && node_at(b, s->innermost)->outer != 0)
        node_end(b, s->innermost);
    if (s == &b->streams[0] && s->innermost != 0)
        node_end(b, s->innermost);
}

void part_builder_leave_note(struct part_builder *b) {
    Stream *s = here(b);
    must(s->entered);
    stream_end(b, s);
    s->entered = false;
    b->current = s->returns_to;
}

/* Lays the streams one behind the other in `order` and joins their texts. */
static void lay_text(struct part_builder *b, const RefList *order) {
    size_t total = 0;
    for (size_t i = 0; i < order->n; i++)
        total += b->streams[order->p[i]].text.n + 1;
    char *text = arena_alloc(b->results, total);
    size_t at = 0;
    bool any_leaf = false;
    for (size_t i = 0; i < order->n; i++) {
        Stream *s = &b->streams[order->p[i]];
        if (s->leaf_count > 0 && any_leaf)
            text[at++] = '\n';
        any_leaf = any_leaf || s->leaf_count > 0;
        s->offset = at;
        if (s->text.n > 0)
            memcpy(text + at, s->text.p, s->text.n);
        at += s->text.n;
    }
    b->part.text = (Str){text, at};
}

/* Gives containers the range of their children, going backwards, so that children come first. */
static void spread_ranges(struct part_builder *b) {
    for (size_t i = 0; i < b->nodes.n; i++)
        if (b->nodes.p[i].mode == MODE_BRANCH)
            b->nodes.p[i].block.start = SIZE_MAX;
    for (size_t i = b->nodes.n; i > 0; i--) {
        const Node *node = &b->nodes.p[i - 1];
        if (!node->kept || node->parent == 0)
            continue;
        Block *parent = &node_at(b, node->parent)->block;
        if (node->block.start < parent->start)
            parent->start = node->block.start;
        if (node->block.end > parent->end)
            parent->end = node->block.end;
    }
}

/*
 * The blocks of all streams in their order, with ids; nodes of one stream stand in reading order
 * already.
 */
static void lay_blocks(struct part_builder *b, const RefList *order, uint32_t *next_block) {
    RefList *of_stream = ARENA_ARRAY(b->own, RefList, b->stream_count);
    for (size_t i = 0; i < b->nodes.n; i++)
        if (b->nodes.p[i].kept)
            *LIST_ADD(b->own, &of_stream[b->nodes.p[i].stream]) = (uint32_t)i + 1;
    for (size_t i = 0; i < order->n; i++) {
        const RefList *refs = &of_stream[order->p[i]];
        size_t offset = b->streams[order->p[i]].offset;
        for (size_t k = 0; k < refs->n; k++) {
            Node *node = node_at(b, refs->p[k]);
            must(*next_block < UINT32_MAX);
            node->block.id = (*next_block)++;
            Block *block = LIST_ADD(b->results, &b->part.blocks);
            *block = node->block;
            block->start += offset;
            block->end += offset;
            block->parent = node->parent == 0 ? 0 : node_at(b, node->parent)->block.id;
        }
    }
}

static void lay_spans(struct part_builder *b) {
    for (size_t i = 0; i < b->spans.n; i++) {
        SpanNode *node = &b->spans.p[i];
        if (node->span.kind == SPAN_EMPHASIS && node->span.start == node->span.end)
            continue;  // of nothing but a note's anchor, say
        if (node->note != 0)
            part_builder_attribute(b, (SpanRef)i + 1, "block",
                                   str_format(b->results, "%u", node_at(b, node->note)->block.id));
        Span *span = LIST_ADD(b->results, &b->part.spans);
        *span = node->span;
        span->start += b->streams[node->stream].offset;
        span->end += b->streams[node->stream].offset;
    }
    document_sort_spans(&b->part);
}

void part_builder_finish(struct part_builder *b, uint32_t *next_block, Part *part) {
    must(!b->finished);
    while (here(b)->entered)
        part_builder_leave_note(b);
    RefList order = {0};  // of streams: the text, then its notes, then the notes of notes
    *LIST_ADD(b->own, &order) = 0;
    for (size_t i = 0; i < order.n; i++) {
        Stream *s = &b->streams[order.p[i]];
        stream_end(b, s);
        if (s->innermost != 0)
            node_end(b, s->innermost);
        settle(b, s);
        for (size_t k = 0; k < s->notes.n; k++)
            *LIST_ADD(b->own, &order) = node_at(b, s->notes.p[k])->stream;
    }
    lay_text(b, &order);
    for (SpanRef ref = 1; ref <= b->spans.n; ref++)
        part_builder_end_span(b, ref);
    if (*next_block == 0)
        *next_block = 1;
    spread_ranges(b);
    lay_blocks(b, &order, next_block);
    lay_spans(b);
    b->finished = true;
    *part = b->part;
}

uint32_t part_builder_id(const struct part_builder *b, BlockRef ref) {
    must(b->finished && ref >= 1 && ref <= b->nodes.n);
    const Node *node = &b->nodes.p[ref - 1];
    if (!node->kept && node->piece != 0)
        node = &b->nodes.p[node->piece - 1];
    return node->kept ? node->block.id : 0;
}
