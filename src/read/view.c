/*
 * One sweep over a part's spans deals them out to the leaves (the blocks that hold text): each leaf
 * gets the marks that touch it, clipped to it, and the points in it. A leaf is then written by
 * itself, which lets notes be walked out of their order. Inside a leaf a stack keeps what is open.
 * When a mark ends that is not on top, those above it are closed and opened again (`continued`),
 * the one that ends last outermost; so after one such turn the ends come in the order of the stack,
 * and a staircase of overlapping spans costs a few events each, not the square of them.
 */
#include "read/view.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/num.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <stdlib.h>

enum { NONE = UINT32_MAX };

typedef struct {
    size_t start, end;  // clipped to the leaf
    const Span *span;
    const ViewHit *hit;
    bool before;  // it began in an earlier leaf
} Mark;
typedef LIST_OF(Mark) MarkList;
typedef LIST_OF(const Span *) PointList;
typedef LIST_OF(uint32_t) PlaceList;

/* What stands at one block, by its place in part->blocks. */
typedef struct {
    uint32_t up;   // place of the parent, or NONE
    uint32_t end;  // place after its last block inside
    uint32_t first_mark, mark_count;
    uint32_t first_point, point_count;
    bool flow;  // nothing but sections above it
    bool done;  // a note already walked
} Place;

typedef struct {
    size_t at;       // of the anchor, in the text
    uint32_t place;  // of the note
} Anchor;
typedef LIST_OF(Anchor) AnchorList;

typedef struct {
    uint32_t id, place;
} NoteId;

struct walk {
    const Part *part;
    const ViewHitList *hits;  // of this part, or NULL
    struct arena *scratch;
    ViewVisit visit;
    void *context;
    bool beside, in_note, stopped;
    Place *places;
    MarkList marks;
    PointList points;
    AnchorList anchors;
    uint32_t *open_blocks;
    size_t open_block_count;
    Mark open[VIEW_OPEN_MAX];
    size_t open_count;
};

static void emit(struct walk *walk, const ViewEvent *event) {
    if (!walk->stopped && !walk->visit(walk->context, event))
        walk->stopped = true;
}

/* --- dealing spans out to leaves ------------------------------------------------------------- */

static void place_blocks(struct walk *walk) {
    const BlockList *blocks = &walk->part->blocks;
    uint32_t *open = ARENA_ARRAY(walk->scratch, uint32_t, blocks->n);
    size_t depth = 0;
    for (uint32_t i = 0; i < blocks->n; i++) {
        Place *place = &walk->places[i];
        while (depth > 0 && blocks->p[open[depth - 1]].id != blocks->p[i].parent)
            depth--;
        place->up = depth == 0 ? NONE : open[depth - 1];
        place->end = i + 1;
        place->flow = place->up == NONE ||
                      (walk->places[place->up].flow && blocks->p[place->up].kind == BLOCK_SECTION);
        open[depth++] = i;
    }
    for (size_t i = blocks->n; i-- > 0;) {
        const Place *place = &walk->places[i];
        if (place->up != NONE && walk->places[place->up].end < place->end)
            walk->places[place->up].end = place->end;
    }
}

static bool is_leaf(const struct walk *walk, uint32_t place) {
    return walk->places[place].end == place + 1;
}

static int mark_order(const void *left, const void *right) {
    const Mark *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    if ((a->hit != NULL) != (b->hit != NULL))
        return a->hit != NULL ? 1 : -1;  // a hit inside what it covers exactly
    uintptr_t x = (uintptr_t)a->span, y = (uintptr_t)b->span;
    return x < y ? -1 : x > y;  // of one list: its order
}

static void sort_marks(Mark *marks, size_t n) {
    for (size_t i = 1; i < n; i++)
        if (mark_order(&marks[i - 1], &marks[i]) > 0) {
            qsort(marks, n, sizeof *marks, mark_order);
            return;
        }
}

/* A mark that reaches over the end of this leaf is kept for the next ones. */
static void deal_mark(struct walk *walk, const Block *leaf, Mark mark, MarkList *carried) {
    if (mark.end > leaf->end && carried->n < VIEW_OPEN_MAX) {
        *LIST_ADD(walk->scratch, carried) = mark;
        carried->p[carried->n - 1].before = true;
    }
    mark.start = mark.start < leaf->start ? leaf->start : mark.start;
    mark.end = mark.end > leaf->end ? leaf->end : mark.end;
    if (mark.start < mark.end)
        *LIST_ADD(walk->scratch, &walk->marks) = mark;
}

static void deal_carried(struct walk *walk, const Block *leaf, MarkList *carried) {
    MarkList old = *carried;
    carried->n = 0;  // what still reaches on is put back in front
    for (size_t i = 0; i < old.n; i++)
        deal_mark(walk, leaf, old.p[i], carried);
}

static void deal_spans(struct walk *walk) {
    const Part *part = walk->part;
    MarkList carried = {0};
    size_t span = 0, hit = 0, hit_count = walk->hits == NULL ? 0 : walk->hits->n;
    for (uint32_t i = 0; i < part->blocks.n; i++) {
        const Block *leaf = &part->blocks.p[i];
        Place *place = &walk->places[i];
        if (!is_leaf(walk, i))
            continue;
        place->first_mark = (uint32_t)walk->marks.n;
        place->first_point = (uint32_t)walk->points.n;
        deal_carried(walk, leaf, &carried);
        for (; span < part->spans.n && part->spans.p[span].start <= leaf->end; span++) {
            const Span *s = &part->spans.p[span];
            if (s->start == s->end)
                *LIST_ADD(walk->scratch, &walk->points) = s;
            else
                deal_mark(walk, leaf, (Mark){s->start, s->end, s, NULL, s->start < leaf->start},
                          &carried);
        }
        for (; hit < hit_count && walk->hits->p[hit].start < leaf->end; hit++) {
            const ViewHit *h = &walk->hits->p[hit];
            deal_mark(walk, leaf, (Mark){h->start, h->end, NULL, h, false}, &carried);
        }
        place->mark_count = (uint32_t)walk->marks.n - place->first_mark;
        place->point_count = (uint32_t)walk->points.n - place->first_point;
        if (place->mark_count > 0)
            sort_marks(walk->marks.p + place->first_mark, place->mark_count);
    }
}

static int note_id_order(const void *left, const void *right) {
    const NoteId *a = left, *b = right;
    return a->id < b->id ? -1 : a->id > b->id;
}

/* Where each note is anchored, in the order of the text. */
static void find_anchors(struct walk *walk) {
    const Part *part = walk->part;
    NoteId *ids = ARENA_ARRAY(walk->scratch, NoteId, part->blocks.n);
    size_t n = 0;
    for (uint32_t i = 0; i < part->blocks.n; i++)
        if (part->blocks.p[i].kind == BLOCK_NOTE)
            ids[n++] = (NoteId){part->blocks.p[i].id, i};
    if (n == 0)
        return;
    qsort(ids, n, sizeof *ids, note_id_order);
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        uint64_t id;
        if (span->kind != SPAN_NOTE || !num_parse_u64(document_attribute(span, "block"), &id) ||
            id > UINT32_MAX)
            continue;
        NoteId key = {(uint32_t)id, 0};
        const NoteId *found = bsearch(&key, ids, n, sizeof *ids, note_id_order);
        if (found != NULL)
            *LIST_ADD(walk->scratch, &walk->anchors) = (Anchor){span->start, found->place};
    }
}

/* --- one leaf -------------------------------------------------------------------------------- */

static void mark_event(struct walk *walk, const Block *leaf, const Mark *mark, ViewKind kind,
                       bool continued) {
    emit(walk, &(ViewEvent){.kind = kind,
                            .part = walk->part,
                            .block = leaf,
                            .span = mark->span,
                            .hit = mark->hit,
                            .continued = continued});
}

static void open_mark(struct walk *walk, const Block *leaf, const Mark *mark, bool continued) {
    if (walk->open_count == VIEW_OPEN_MAX)
        return;
    walk->open[walk->open_count++] = *mark;
    mark_event(walk, leaf, mark, VIEW_MARK, continued);
}

static void close_marks(struct walk *walk, const Block *leaf, size_t at) {
    size_t first = 0;
    while (first < walk->open_count && walk->open[first].end > at)
        first++;
    if (first == walk->open_count)
        return;
    Mark again[VIEW_OPEN_MAX];
    size_t n = 0;
    while (walk->open_count > first) {
        Mark mark = walk->open[--walk->open_count];
        mark_event(walk, leaf, &mark, VIEW_MARK_END, false);
        if (mark.end <= at)
            continue;
        size_t to = n++;
        for (; to > 0 && mark_order(&again[to - 1], &mark) > 0 && again[to - 1].end <= mark.end;
             to--)
            again[to] = again[to - 1];
        again[to] = mark;
    }
    for (size_t i = 0; i < n; i++)
        open_mark(walk, leaf, &again[i], true);
}

static size_t next_change(const struct walk *walk, const Mark *mark, const Span *point,
                          size_t end) {
    size_t next = end;
    for (size_t i = 0; i < walk->open_count; i++)
        if (walk->open[i].end < next)
            next = walk->open[i].end;
    if (mark != NULL && mark->start < next)
        next = mark->start;
    if (point != NULL && point->start < next)
        next = point->start;
    return next;
}

static void walk_leaf(struct walk *walk, uint32_t at_place) {
    const Place *place = &walk->places[at_place];
    const Block *leaf = &walk->part->blocks.p[at_place];
    size_t mark = place->first_mark, marks_end = mark + place->mark_count;
    size_t point = place->first_point, points_end = point + place->point_count;
    size_t at = leaf->start;
    walk->open_count = 0;
    while (!walk->stopped) {
        size_t next = next_change(walk, mark < marks_end ? &walk->marks.p[mark] : NULL,
                                  point < points_end ? walk->points.p[point] : NULL, leaf->end);
        if (next > at) {
            emit(walk, &(ViewEvent){.kind = VIEW_TEXT,
                                    .part = walk->part,
                                    .block = leaf,
                                    .text = str_slice(walk->part->text, at, next)});
            at = next;
        }
        close_marks(walk, leaf, at);
        for (; point < points_end && walk->points.p[point]->start <= at; point++)
            emit(walk, &(ViewEvent){.kind = VIEW_POINT,
                                    .part = walk->part,
                                    .block = leaf,
                                    .span = walk->points.p[point]});
        for (; mark < marks_end && walk->marks.p[mark].start <= at; mark++)
            open_mark(walk, leaf, &walk->marks.p[mark], walk->marks.p[mark].before);
        if (at >= leaf->end)
            break;
    }
}

/* --- blocks ---------------------------------------------------------------------------------- */

static void block_event(struct walk *walk, uint32_t place, ViewKind kind) {
    size_t depth = walk->open_block_count;
    emit(walk, &(ViewEvent){.kind = kind,
                            .part = walk->part,
                            .block = &walk->part->blocks.p[place],
                            .leaf = is_leaf(walk, place),
                            .depth = depth > UINT8_MAX ? UINT8_MAX : (uint8_t)depth});
}

static void end_blocks(struct walk *walk, size_t base, uint32_t up) {
    while (walk->open_block_count > base && walk->open_blocks[walk->open_block_count - 1] != up) {
        walk->open_block_count--;
        block_event(walk, walk->open_blocks[walk->open_block_count], VIEW_BLOCK_END);
    }
}

/* Adds the notes anchored in a block to the queue, each once. */
static void queue_notes(struct walk *walk, const Block *block, PlaceList *queue) {
    const AnchorList *anchors = &walk->anchors;
    size_t low = 0, high = anchors->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (anchors->p[middle].at < block->start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < anchors->n && anchors->p[low].at <= block->end; low++) {
        Place *note = &walk->places[anchors->p[low].place];
        if (note->done)
            continue;
        note->done = true;
        *LIST_ADD(walk->scratch, queue) = anchors->p[low].place;
    }
}

static void walk_blocks(struct walk *walk, uint32_t from, uint32_t to);

static void walk_notes_of(struct walk *walk, const Block *block) {
    PlaceList queue = {0};
    queue_notes(walk, block, &queue);
    walk->in_note = true;
    for (size_t i = 0; i < queue.n; i++) {
        uint32_t place = queue.p[i];
        walk_blocks(walk, place, walk->places[place].end);
        queue_notes(walk, &walk->part->blocks.p[place], &queue);
    }
    walk->in_note = false;
}

/*
 * from to before to: whole blocks with what is in them. Goes no deeper than one call of itself, for
 * notes.
 */
static void walk_blocks(struct walk *walk, uint32_t from, uint32_t to) {
    size_t base = walk->open_block_count;
    for (uint32_t i = from; i < to && !walk->stopped; i++) {
        const Block *block = &walk->part->blocks.p[i];
        bool is_note = walk->beside && !walk->in_note && block->kind == BLOCK_NOTE;
        end_blocks(walk, base, walk->places[i].up);
        if (is_note && walk->places[i].done) {
            i = walk->places[i].end - 1;
            continue;
        }
        walk->places[i].done |= is_note;
        bool section = block->kind == BLOCK_SECTION && !is_leaf(walk, i);
        if (walk->beside && !walk->in_note && walk->places[i].flow && !section)
            walk_notes_of(walk, block);
        block_event(walk, i, VIEW_BLOCK);
        walk->open_blocks[walk->open_block_count++] = i;
        if (is_leaf(walk, i))
            walk_leaf(walk, i);
    }
    end_blocks(walk, base, NONE);
}

static void walk_part(struct walk *walk) {
    uint32_t block_count;
    must(num_u32(walk->part->blocks.n, &block_count));
    walk->places = ARENA_ARRAY(walk->scratch, Place, block_count);
    walk->open_blocks = ARENA_ARRAY(walk->scratch, uint32_t, block_count);
    place_blocks(walk);
    deal_spans(walk);
    if (walk->beside)
        find_anchors(walk);
    emit(walk, &(ViewEvent){.kind = VIEW_PART, .part = walk->part});
    walk_blocks(walk, 0, block_count);
    emit(walk, &(ViewEvent){.kind = VIEW_PART_END, .part = walk->part});
}

static void walk_document(const struct document *document, const ViewHitList *hits,
                          const struct walk *like) {
    for (size_t i = 0; i < document->parts.n; i++) {
        ArenaMark mark = arena_mark(like->scratch);
        struct walk *walk = ARENA_NEW(like->scratch, struct walk);
        *walk = *like;
        walk->part = &document->parts.p[i];
        walk->hits = hits == NULL ? NULL : &hits[i];
        walk_part(walk);
        bool stopped = walk->stopped;
        arena_reset(like->scratch, mark);
        if (stopped)
            return;
    }
}

void view_walk(const struct document *document, const ViewHitList *hits, struct arena *scratch,
               ViewVisit visit, void *context) {
    walk_document(document, hits,
                  &(struct walk){.scratch = scratch, .visit = visit, .context = context});
}

void view_walk_beside(const struct document *document, const ViewHitList *hits,
                      struct arena *scratch, ViewVisit visit, void *context) {
    walk_document(
        document, hits,
        &(struct walk){.scratch = scratch, .visit = visit, .context = context, .beside = true});
}

/* --- plain text ------------------------------------------------------------------------------ */

typedef struct {
    Buf out;
    uint32_t notes;        // marks seen in this part
    uint32_t noted;        // notes begun in it
    uint32_t gaps;         // open ones whose own text ("/ ... /") gives way to [...]
    uint32_t corrected;    // open corrections by people, whose words stand for the text's
    bool gap_after_space;  // a gap without text of its own stands last, parted from what is before
    BlockKind last;
    bool row_started, any;
} Plain;

/* "[2 lines illegible]" says more than [...]. */
bool view_gap_speaks(const Span *span) {
    Str form = document_attribute(span, "form");
    uint32_t c;
    for (size_t at = 0; utf8_next(form, &at, &c);)
        if (unicode_class(c) == UNICODE_LETTER)
            return true;
    return false;
}

bool view_is_addition(const Span *span) {
    return span->kind == SPAN_OTHER && str_is(document_attribute(span, "name"), "add");
}

/* A person's; what a rule proposes is not laid over the text. */
static bool is_corrected(const Span *span) {
    return span != NULL && span->kind == SPAN_CORRECTION && span->source.kind == SOURCE_PERSON;
}

/* Signs around what was struck out and what was added, as wdiff sets them; NULL: none. */
static const char *plain_sign(const Span *span, bool begins) {
    if (span == NULL)
        return NULL;
    if (view_is_addition(span))
        return begins ? "{+" : "+}";
    if (span->kind == SPAN_EMPHASIS && str_is(document_attribute(span, "rend"), "strikethrough"))
        return begins ? "[-" : "-]";
    return NULL;
}

static void plain_break(Plain *plain, BlockKind kind) {
    bool line = (kind == BLOCK_ITEM && plain->last == BLOCK_ITEM) ||
                (kind == BLOCK_ROW && plain->last == BLOCK_ROW) ||
                (kind == BLOCK_VERSE && plain->last == BLOCK_VERSE);
    if (plain->any)
        buf_c(&plain->out, line ? "\n" : "\n\n");
    plain->any = true;
    plain->last = kind;
}

static void plain_block(Plain *plain, const ViewEvent *event) {
    BlockKind kind = event->block->kind;
    if (kind == BLOCK_ROW) {
        plain_break(plain, BLOCK_ROW);
        plain->row_started = false;
    } else if (kind == BLOCK_CELL) {
        if (plain->row_started)
            buf_c(&plain->out, " | ");
        plain->row_started = true;
        plain->any &= event->leaf;  // a block in it goes on in this line
    } else if (kind == BLOCK_NOTE) {
        plain_break(plain, BLOCK_NOTE);
        buf_format(&plain->out, "[%u] ", ++plain->noted);
        plain->any &= event->leaf;
    } else if (event->leaf) {
        plain_break(plain, kind);
        plain->any = true;
    }
}

static void plain_point(Plain *plain, const Span *span) {
    if (is_corrected(span))
        buf_str(&plain->out, document_attribute(span, "text"));
    if (span->kind == SPAN_NOTE)
        buf_format(&plain->out, "[%u]", ++plain->notes);
    else if (span->kind == SPAN_GAP) {
        plain->gap_after_space = plain->out.n == 0 || plain->out.p[plain->out.n - 1] == ' ' ||
                                 plain->out.p[plain->out.n - 1] == '\n';
        buf_c(&plain->out, "[...]");
    }
}

/* Between a word and a gap in the source stand two blanks, of which the text keeps one. */
static void plain_text(Plain *plain, Str text) {
    size_t at = 0;
    uint32_t c = 0;
    if (plain->gap_after_space && utf8_next(text, &at, &c) &&
        (unicode_class(c) == UNICODE_LETTER || unicode_class(c) == UNICODE_DIGIT))
        buf_char(&plain->out, ' ');
    plain->gap_after_space = false;
    buf_str(&plain->out, text);
}

static bool plain_visit(void *context, const ViewEvent *event) {
    Plain *plain = context;
    bool gap =
        event->span != NULL && event->span->kind == SPAN_GAP && !view_gap_speaks(event->span);
    const char *sign = plain_sign(event->span, event->kind == VIEW_MARK);
    switch (event->kind) {
    case VIEW_PART:
        if (plain->any)
            buf_c(&plain->out, "\n\n");
        if (event->part->title.n > 0) {
            buf_str(&plain->out, event->part->title);
            buf_c(&plain->out, "\n\n");
        }
        plain->any = false;
        plain->notes = plain->noted = 0;
        plain->last = BLOCK_KIND_COUNT;
        break;
    case VIEW_PART_END:
        plain->any = true;
        break;
    case VIEW_BLOCK:
        plain->gap_after_space = false;
        plain_block(plain, event);
        break;
    case VIEW_TEXT:
        if (plain->gaps == 0 && plain->corrected == 0)
            plain_text(plain, event->text);
        break;
    case VIEW_MARK:
        if (sign != NULL)
            buf_c(&plain->out, sign);
        if (gap && plain->gaps++ == 0 && !event->continued)
            buf_c(&plain->out, "[...]");
        if (is_corrected(event->span) && plain->corrected++ == 0 && !event->continued)
            plain_text(plain, document_attribute(event->span, "text"));
        break;
    case VIEW_MARK_END:
        if (sign != NULL)
            buf_c(&plain->out, sign);
        if (gap)
            plain->gaps--;
        plain->corrected -= is_corrected(event->span);
        break;
    case VIEW_POINT:
        plain_point(plain, event->span);
        break;
    case VIEW_BLOCK_END:
        plain->any = true;
        break;
    }
    return true;
}

Str view_plain(const struct document *document, struct arena *results) {
    Plain plain = {.last = BLOCK_KIND_COUNT};
    view_walk(document, NULL, results, plain_visit, &plain);
    if (plain.out.n > 0)
        buf_char(&plain.out, '\n');
    Str text = str_copy(results, buf_as_str(&plain.out));
    buf_free(&plain.out);
    return text;
}

Str view_block_words(const Part *part, const Block *block, struct arena *results) {
    Buf out = {0};
    size_t at = block->start;
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        if (!is_corrected(span) || span->start < at || span->end > block->end)
            continue;
        buf_str(&out, str_slice(part->text, at, span->start));
        buf_str(&out, document_attribute(span, "text"));
        at = span->end;
    }
    buf_str(&out, str_slice(part->text, at, block->end));
    Str words = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return words;
}
