/*
 * Values are slices of the part's finished text, so that a value and its evidence cannot differ: a
 * place found by its span or block is looked up in the text, and its words are the value.
 */
#include "import/tei_describe.h"
#include "import/tei_date.h"
#include "import/tei_span.h"
#include <string.h>

struct place {
    const Block *block;  // a leaf, or a note
    size_t start, end;   // bytes in the part's text, within the block
};

struct describer {
    const struct tei_writer *w;
    const Part *part;
    struct document *document;
};

static bool is_container(const Part *part, size_t i) {
    return i + 1 < part->blocks.n && part->blocks.p[i + 1].parent == part->blocks.p[i].id;
}

/* A block as its own text: the first leaf of a container, the whole of a note. */
static bool place_of_block(const struct describer *d, BlockRef ref, struct place *place) {
    uint32_t id = ref != 0 ? part_builder_id(d->w->builder, ref) : 0;
    if (id == 0 || d->part->blocks.n == 0)
        return false;
    size_t i = id - d->part->blocks.p[0].id;  // ids of a new part run in order
    must(i < d->part->blocks.n && d->part->blocks.p[i].id == id);
    while (d->part->blocks.p[i].kind != BLOCK_NOTE && is_container(d->part, i))
        i++;
    const Block *block = &d->part->blocks.p[i];
    *place = (struct place){block, block->start, block->end};
    return true;
}

/* The bytes of a span; of one that reaches over several leaves, what stands in the first. */
static bool place_of_span(const struct describer *d, SpanRef ref, struct place *place) {
    const Span *span = part_builder_get_span(d->w->builder, ref);
    // Blocks begin in reading order, so the last one that begins no later is the innermost: a leaf.
    size_t low = 0, high = d->part->blocks.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (d->part->blocks.p[middle].start <= span->start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || span->start >= d->part->blocks.p[low - 1].end)
        return false;
    const Block *block = &d->part->blocks.p[low - 1];
    *place = (struct place){block, span->start, span->end < block->end ? span->end : block->end};
    return true;
}

static Str words_of(const struct describer *d, struct place place) {
    Str words = str_trim(str_slice(d->part->text, place.start, place.end));
    if (words.n == 0 || memchr(words.p, '\n', words.n) == NULL)
        return words;
    char *copy = arena_alloc(d->w->job, words.n);
    for (size_t i = 0; i < words.n; i++)
        copy[i] = words.p[i] == '\n' ? ' ' : words.p[i];
    return (Str){copy, words.n};
}

static Value *add(struct describer *d, Field field, struct place place, TeiNodeRef node) {
    Value *value = description_add(d->w->job, &d->document->description, field, words_of(d, place));
    Evidence evidence = {.origin = tei_tree_origin(d->w->tree, node), .block = place.block->id};
    if (place.start != place.block->start || place.end != place.block->end) {
        evidence.start = place.start - place.block->start;
        evidence.end = place.end - place.block->start;
    }
    *LIST_ADD(d->w->job, &value->evidence) = evidence;
    return value;
}

/* Length of "135. ", "[135] ", "No. 135 " before a title; 0 where it does not begin with its
 * number. */
static size_t number_length(Str text, Str number) {
    size_t at = 0;
    if (number.n == 0)
        return 0;
    if (str_starts(text, STR("[")))
        at = 1;
    if (str_starts(str_skip(text, at), STR("No. ")))
        at += 4;
    if (!str_starts(str_skip(text, at), number))
        return 0;
    at += number.n;
    bool marked = false;
    while (at < text.n && strchr("].", text.p[at]) != NULL) {
        marked = true;
        at++;
    }
    if (!marked && !(at < text.n && text.p[at] == ' '))
        return 0;
    while (at < text.n && text.p[at] == ' ')
        at++;
    return at < text.n ? at : 0;
}

static void add_number(struct describer *d, struct place head, size_t length, TeiNodeRef node,
                       Str number) {
    struct place printed = {head.block, head.start, head.start + length};
    Value *value = add(d, FIELD_NUMBER, printed, node);
    value->value = number;
    if (length == 0)
        value->evidence.p[0] = (Evidence){.origin = value->evidence.p[0].origin};
}

/* The first heading without its number; of a title page, all parts of its title. */
static void add_title(struct describer *d, Str number) {
    Value *title = NULL;
    TeiNodeRef page = 0;
    for (size_t i = 0; i < d->w->found.n; i++) {
        const TeiFound *found = &d->w->found.p[i];
        struct place place;
        if (found->kind != TEI_FOUND_HEAD || !place_of_block(d, found->block, &place))
            continue;
        TeiNodeRef outer = tei_tree_node(d->w->tree, found->node)->parent;
        if (title == NULL) {
            Str text = str_slice(d->part->text, place.start, place.end);
            size_t skip = number_length(text, number);
            add(d, FIELD_TITLE, (struct place){place.block, place.start + skip, place.end},
                found->node);
            if (number.n > 0)
                add_number(d, place, skip, found->node, number);
            title = &d->document->description.p[0];
            page = str_is(tei_tree_node(d->w->tree, outer)->text, "docTitle") ? outer : 0;
        } else if (page != 0 && outer == page) {
            title->value = str_format(d->w->job, "%.*s, %.*s", STR_ARG(title->value),
                                      STR_ARG(words_of(d, place)));
            *LIST_ADD(d->w->job, &title->evidence) = (Evidence){
                .origin = tei_tree_origin(d->w->tree, found->node), .block = place.block->id};
        }
    }
}

/* Of several dates: the first of a dateline that says its day, else any that does, else the first
 * printed. */
static const TeiFound *best_date(const struct describer *d) {
    const TeiFound *best = NULL;
    int best_rank = 0;
    for (size_t i = 0; i < d->w->found.n; i++) {
        const TeiFound *found = &d->w->found.p[i];
        if (found->kind != TEI_FOUND_DATE)
            continue;
        Str edtf;
        bool good = tei_date_edtf(d->w->tree, found->node, d->w->job, &edtf) == TEI_DATE_GOOD;
        int rank = (good ? 4 : 0) + (found->in_dateline ? 2 : 0) + 1;
        if (!good && !found->in_dateline)
            rank = 0;
        if (rank > best_rank) {
            best = found;
            best_rank = rank;
        }
    }
    return best;
}

static void add_date(struct describer *d) {
    const TeiFound *found = best_date(d);
    struct place place;
    if (found == NULL || !place_of_span(d, found->span, &place))
        return;
    Value *value = add(d, FIELD_DATE, place, found->node);
    value->role = STR("written");
    Str edtf;
    if (tei_date_edtf(d->w->tree, found->node, d->w->job, &edtf) == TEI_DATE_GOOD)
        value->norm = edtf;
}

static void add_agent(struct describer *d, const TeiFound *found) {
    struct place place, side;
    bool there = found->block != 0 ? place_of_block(d, found->block, &place)
                                   : place_of_span(d, found->span, &place);
    if (!there || words_of(d, place).n == 0)
        return;
    Value *value = add(d,
                       found->kind == TEI_FOUND_SENDER      ? FIELD_AUTHOR
                       : found->kind == TEI_FOUND_RECIPIENT ? FIELD_RECIPIENT
                                                            : FIELD_PARTICIPANT,
                       place, found->node);
    value->label = found->label;
    if (found->kind == TEI_FOUND_SENDER)
        value->role = STR("sender");
    if (found->kind == TEI_FOUND_PARTICIPANT && place_of_block(d, found->side, &side))
        value->role = words_of(d, side);
    TeiNodeRef named = found->node;
    if (tei_tree_element(d->w->tree, named) == TEI_ITEM)
        named = tei_tree_child(d->w->tree, named, TEI_NAME);
    if (named != 0)
        value->norm = tei_span_target(d->w->tree, named);
}

static void add_block(struct describer *d, const TeiFound *found, Field field) {
    struct place place;
    if (place_of_block(d, found->block, &place) && words_of(d, place).n > 0)
        add(d, field, place, found->node)->label = found->label;
}

static void add_place(struct describer *d) {
    for (size_t i = 0; i < d->w->found.n; i++) {
        const TeiFound *found = &d->w->found.p[i];
        struct place place;
        if (found->kind == TEI_FOUND_PLACE && place_of_span(d, found->span, &place)) {
            add(d, FIELD_PLACE, place, found->node);
            return;
        }
    }
}

static void add_found(struct describer *d, const TeiFound *found) {
    switch (found->kind) {
    case TEI_FOUND_SENDER:
    case TEI_FOUND_RECIPIENT:
    case TEI_FOUND_PARTICIPANT:
        add_agent(d, found);
        break;
    case TEI_FOUND_SUBJECT:
        add_block(d, found, FIELD_SUBJECT);
        break;
    case TEI_FOUND_SOURCE:
        add_block(d, found, FIELD_SOURCE_NOTE);
        break;
    case TEI_FOUND_SUMMARY:
        add_block(d, found, FIELD_ABSTRACT);
        break;
    case TEI_FOUND_HEAD:
    case TEI_FOUND_DATE:
    case TEI_FOUND_PLACE:
        break;
    }
}

void tei_describe(const struct tei_writer *writer, const Part *part, Str number,
                  struct document *document) {
    struct describer d = {writer, part, document};
    add_title(&d, number);
    add_date(&d);
    add_place(&d);
    for (size_t i = 0; i < writer->found.n; i++)
        add_found(&d, &writer->found.p[i]);
}
