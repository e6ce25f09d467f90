/*
 * Names, finding, and the proof of the promises that stand at the head of document.h.
 *
 * The proof is one walk over everything, linear but for nothing: ids go into a table of their own
 * (open addressing, twice as wide as the blocks are many), parents are checked against the stack of
 * blocks that are still open, which also shows that blocks stand in reading order. It runs at every
 * read of a stored document, so it must cost little beside the read itself: most texts are empty or
 * short, and validation of long ones is text/utf8's fast path.
 */
#include "doc/document.h"
#include "base/map.h"
#include "base/num.h"
#include "text/utf8.h"
#include <stdlib.h>
#include <string.h>

static const char *const block_names[BLOCK_KIND_COUNT] = {
    [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_HEADING] = "heading",     [BLOCK_DATELINE] = "dateline",
    [BLOCK_SALUTE] = "salute",       [BLOCK_SIGNATURE] = "signature", [BLOCK_LIST] = "list",
    [BLOCK_ITEM] = "item",           [BLOCK_TABLE] = "table",         [BLOCK_ROW] = "row",
    [BLOCK_CELL] = "cell",           [BLOCK_QUOTE] = "quote",         [BLOCK_VERSE] = "verse",
    [BLOCK_CAPTION] = "caption",     [BLOCK_NOTE] = "note",           [BLOCK_SECTION] = "section",
    [BLOCK_OTHER] = "other",
};

static const char *const span_names[SPAN_KIND_COUNT] = {
    [SPAN_PAGE] = "page",
    [SPAN_NOTE] = "note",
    [SPAN_GAP] = "gap",
    [SPAN_DAMAGE] = "damage",
    [SPAN_EMPHASIS] = "emphasis",
    [SPAN_NAME] = "name",
    [SPAN_TERM] = "term",
    [SPAN_DATE] = "date",
    [SPAN_REFERENCE] = "reference",
    [SPAN_ENTRY] = "entry",
    [SPAN_QUOTATION] = "quotation",
    [SPAN_FOREIGN] = "foreign",
    [SPAN_CORRECTION] = "correction",
    [SPAN_FIGURE] = "figure",
    [SPAN_MARKING] = "marking",
    [SPAN_HIDDEN] = "hidden",
    [SPAN_OTHER] = "other",
};

static const char *const part_names[PART_KIND_COUNT] = {
    [PART_TRANSCRIPT] = "transcript", [PART_TRANSLATION] = "translation", [PART_OCR] = "ocr",
    [PART_ATTACHMENT] = "attachment", [PART_IMAGES] = "images",
};

static const char *const relation_names[RELATION_KIND_COUNT] = {
    [RELATION_EXTRACT_OF] = "extract-of", [RELATION_TRANSLATION_OF] = "translation-of",
    [RELATION_DRAFT_OF] = "draft-of",     [RELATION_REPLY_TO] = "reply-to",
    [RELATION_ENCLOSES] = "encloses",     [RELATION_REFERS_TO] = "refers-to",
    [RELATION_SAME_AS] = "same-as",
};

/* The place of name in names; false where it is not there. */
static bool place_of(Str name, const char *const *names, unsigned count, unsigned *place) {
    for (unsigned i = 0; i < count; i++) {
        if (str_is(name, names[i])) {
            *place = i;
            return true;
        }
    }
    return false;
}

const char *document_block_name(BlockKind kind) {
    must((unsigned)kind < BLOCK_KIND_COUNT);
    return block_names[kind];
}

bool document_block_kind(Str name, BlockKind *kind) {
    unsigned place;
    if (!place_of(name, block_names, BLOCK_KIND_COUNT, &place))
        return false;
    *kind = (BlockKind)place;
    return true;
}

const char *document_span_name(SpanKind kind) {
    must((unsigned)kind < SPAN_KIND_COUNT);
    return span_names[kind];
}

bool document_span_kind(Str name, SpanKind *kind) {
    unsigned place;
    if (!place_of(name, span_names, SPAN_KIND_COUNT, &place))
        return false;
    *kind = (SpanKind)place;
    return true;
}

const char *document_part_name(PartKind kind) {
    must((unsigned)kind < PART_KIND_COUNT);
    return part_names[kind];
}

bool document_part_kind(Str name, PartKind *kind) {
    unsigned place;
    if (!place_of(name, part_names, PART_KIND_COUNT, &place))
        return false;
    *kind = (PartKind)place;
    return true;
}

const char *document_relation_name(RelationKind kind) {
    must((unsigned)kind < RELATION_KIND_COUNT);
    return relation_names[kind];
}

bool document_relation_kind(Str name, RelationKind *kind) {
    unsigned place;
    if (!place_of(name, relation_names, RELATION_KIND_COUNT, &place))
        return false;
    *kind = (RelationKind)place;
    return true;
}

bool document_block_is_container(const Part *part, size_t block_index) {
    must(block_index < part->blocks.n);
    return block_index + 1 < part->blocks.n &&
           part->blocks.p[block_index + 1].parent == part->blocks.p[block_index].id;
}

const Block *document_find_block(const struct document *document, uint32_t id, const Part **part) {
    for (size_t i = 0; i < document->parts.n; i++) {
        const BlockList *blocks = &document->parts.p[i].blocks;
        for (size_t k = 0; k < blocks->n; k++) {
            if (blocks->p[k].id != id)
                continue;
            if (part != NULL)
                *part = &document->parts.p[i];
            return &blocks->p[k];
        }
    }
    return NULL;
}

uint32_t document_block_at(const Part *part, size_t at) {
    size_t low = 0, high = part->blocks.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (part->blocks.p[middle].start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? 0 : part->blocks.p[low - 1].id;
}

bool document_correction_counts(const Span *span) {
    enum { LIKELY = 500 };
    uint64_t alone = span->certainty;
    (void)num_parse_u64(document_attribute(span, "alone"), &alone);
    return span->kind == SPAN_CORRECTION && (span->source.kind != SOURCE_RULE || alone >= LIKELY);
}

Str document_attribute(const Span *span, const char *key) {
    for (size_t i = 0; i < span->attributes.n; i++)
        if (str_is(span->attributes.p[i].key, key))
            return span->attributes.p[i].value;
    return (Str){NULL, 0};
}

bool document_names_person(const Span *span) {
    return str_is(document_attribute(span, "type"), "person") &&
           !str_is(document_attribute(span, "role"), "eponym");
}

bool document_names_thing(const Span *span, const char *type) {
    return span->kind == SPAN_NAME && str_is(document_attribute(span, "type"), type) &&
           document_attribute(span, "name").n > 0 && document_attribute(span, "role").n == 0;
}

void document_set_attribute(struct arena *arena, AttributeList *list, const char *key, Str value) {
    Str name = str_from_c(key);
    size_t at = 0;
    while (at < list->n && str_compare(list->p[at].key, name) < 0)
        at++;
    if (at == list->n || !str_equal(list->p[at].key, name)) {
        (void)LIST_ADD(arena, list);
        memmove(list->p + at + 1, list->p + at, (list->n - 1 - at) * sizeof *list->p);
        list->p[at].key = name;
    }
    list->p[at].value = value;
}

static int compare_numbers(uint64_t a, uint64_t b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

/* The promised order of spans: start, the longer first, kind, first attribute. */
static int compare_spans(const Span *a, const Span *b) {
    int order = compare_numbers(a->start, b->start);
    if (order == 0)
        order = compare_numbers(b->end, a->end);
    if (order == 0)
        order = compare_numbers(a->kind, b->kind);
    if (order == 0 && a->attributes.n > 0 && b->attributes.n > 0) {
        order = str_compare(a->attributes.p[0].key, b->attributes.p[0].key);
        if (order == 0)
            order = str_compare(a->attributes.p[0].value, b->attributes.p[0].value);
    } else if (order == 0) {
        order = compare_numbers(a->attributes.n, b->attributes.n);
    }
    return order;
}

/*
 * For sorting: what the promise leaves open is decided too, so that equal sets of spans sort alike.
 */
static int compare_wholly(const void *left, const void *right) {
    const Span *a = left, *b = right;
    int order = compare_spans(a, b);
    for (size_t i = 1; order == 0 && i < a->attributes.n && i < b->attributes.n; i++) {
        order = str_compare(a->attributes.p[i].key, b->attributes.p[i].key);
        if (order == 0)
            order = str_compare(a->attributes.p[i].value, b->attributes.p[i].value);
    }
    if (order == 0)
        order = compare_numbers(a->attributes.n, b->attributes.n);
    if (order == 0)
        order = compare_numbers(a->source.kind, b->source.kind);
    if (order == 0)
        order = str_compare(a->source.name, b->source.name);
    if (order == 0)
        order = compare_numbers(a->source.version, b->source.version);
    return order == 0 ? compare_numbers(a->certainty, b->certainty) : order;
}

void document_sort_spans(Part *part) {
    if (part->spans.n > 1)
        qsort(part->spans.p, part->spans.n, sizeof *part->spans.p, compare_wholly);
}

/* ---- The proof ---- */

enum { CERTAINTY_MAX = 1000 };
static const uint64_t number_max = (uint64_t)1
                                   << 53;  // whole numbers that every reader of JSON keeps

typedef struct {
    uint32_t id;           // 0: free
    uint32_t part, block;  // indexes
} IdPlace;

struct proof {
    const struct document *document;
    struct arena *scratch;
    IdPlace *ids;
    size_t id_mask;
    struct map *part_ids;
    const Part *part;  // the one under proof
    uint32_t part_index;
    Fail *fail;
};

/* Ids that stand in addresses and attributes. */
static bool is_name(Str s, bool capitals) {
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                    (capitals && ((c >= 'A' && c <= 'Z') || c == '_' || c == '.'));
        if (!fits)
            return false;
    }
    return s.n > 0 && s.n <= DOCUMENT_ID_BYTES;
}

static bool is_sound_origin(const Origin *origin) {
    if (origin->file.n == 0)
        return origin->first == 0 && origin->last == 0;
    return utf8_is_text(origin->file) && origin->first <= origin->last &&
           origin->last <= number_max;
}

static bool is_sound_source(const Source *source) {
    return (unsigned)source->kind <= SOURCE_PERSON && utf8_is_text(source->name);
}

/* The place of an id, or the free place where it belongs. */
static IdPlace *find_place(const struct proof *proof, uint32_t id) {
    size_t at = (size_t)(id * 2654435761U) & proof->id_mask;
    while (proof->ids[at].id != 0 && proof->ids[at].id != id)
        at = (at + 1) & proof->id_mask;
    return &proof->ids[at];
}

static const Block *block_at(const struct proof *proof, const IdPlace *place) {
    return &proof->document->parts.p[place->part].blocks.p[place->block];
}

static bool gather_ids(struct proof *proof) {
    const PartList *parts = &proof->document->parts;
    size_t count = 0;
    for (size_t i = 0; i < parts->n; i++)
        count += parts->p[i].blocks.n;
    if (parts->n > UINT32_MAX || count > UINT32_MAX / 4)
        return fail_set(proof->fail, FAIL_LIMIT, "%zu parts, %zu blocks", parts->n, count);
    size_t room = 16;
    while (room < count * 2)
        room *= 2;
    proof->ids = ARENA_ARRAY(proof->scratch, IdPlace, room);
    proof->id_mask = room - 1;
    for (size_t i = 0; i < parts->n; i++) {
        for (size_t k = 0; k < parts->p[i].blocks.n; k++) {
            uint32_t id = parts->p[i].blocks.p[k].id;
            if (id == 0 || id >= proof->document->next_block)
                return fail_set(proof->fail, FAIL_CORRUPT, "block id %u, next block %u", id,
                                proof->document->next_block);
            IdPlace *place = find_place(proof, id);
            if (place->id != 0)
                return fail_set(proof->fail, FAIL_CORRUPT, "block id %u stands twice", id);
            *place = (IdPlace){id, (uint32_t)i, (uint32_t)k};
        }
    }
    return true;
}

static bool block_fails(const struct proof *proof, const Block *block, const char *why) {
    return fail_set(proof->fail, FAIL_CORRUPT, "part %.*s, block %u: %s", STR_ARG(proof->part->id),
                    block->id, why);
}

static bool prove_block_alone(const struct proof *proof, const Block *block) {
    Str text = proof->part->text;
    if ((unsigned)block->kind >= BLOCK_KIND_COUNT)
        return block_fails(proof, block, "unknown kind");
    if (block->start > block->end || block->end > text.n)
        return block_fails(proof, block, "reaches beyond the text");
    if (!utf8_is_boundary(text, block->start) || !utf8_is_boundary(text, block->end))
        return block_fails(proof, block, "cuts a character");
    if (!is_sound_origin(&block->origin))
        return block_fails(proof, block, "impossible origin");
    if (!utf8_is_text(block->language) || !utf8_is_text(block->source_id))
        return block_fails(proof, block, "language or source id is not text");
    for (size_t i = 0; i < block->links.n; i++) {
        const IdPlace *target = find_place(proof, block->links.p[i].block);
        if (target->id == 0 || target->part != block->links.p[i].part ||
            target->part == proof->part_index)
            return block_fails(proof, block, "is linked to no block of another part");
    }
    return true;
}

/* Where the walk over a part's blocks stands. */
struct walk {
    size_t *open;   // indexes of the blocks that contain the next one
    size_t *reach;  // by depth: end of the last sibling there
    size_t depth;
    size_t leaf_end;
    bool any_leaf, notes_begun;
};

static bool prove_place(const struct proof *proof, struct walk *walk, size_t index) {
    const Block *blocks = proof->part->blocks.p, *block = &blocks[index];
    while (walk->depth > 0 && blocks[walk->open[walk->depth - 1]].id != block->parent)
        walk->depth--;
    if (walk->depth == 0 && block->parent != 0)
        return block_fails(proof, block, "does not follow its parent");
    if (walk->depth > 0) {
        const Block *parent = &blocks[walk->open[walk->depth - 1]];
        if (block->start < parent->start || block->end > parent->end)
            return block_fails(proof, block, "reaches out of its parent");
        if (block->kind == BLOCK_NOTE)
            return block_fails(proof, block, "is a note inside another block");
    } else if (walk->notes_begun && block->kind != BLOCK_NOTE) {
        return block_fails(proof, block, "stands behind a note");
    }
    walk->notes_begun = walk->notes_begun || block->kind == BLOCK_NOTE;
    if (block->start < walk->reach[walk->depth])
        return block_fails(proof, block, "overlaps the block before it");
    walk->reach[walk->depth] = block->end;
    if (document_block_is_container(proof->part, index)) {
        walk->open[walk->depth++] = index;
        walk->reach[walk->depth] = block->start;
        return true;
    }
    Str text = proof->part->text;
    bool follows = walk->any_leaf ? walk->leaf_end < text.n && text.p[walk->leaf_end] == '\n' &&
                                        block->start == walk->leaf_end + 1
                                  : block->start == 0;
    if (!follows)
        return block_fails(proof, block, "does not begin one line break behind the text before it");
    walk->any_leaf = true;
    walk->leaf_end = block->end;
    return true;
}

static bool prove_blocks(const struct proof *proof) {
    const BlockList *blocks = &proof->part->blocks;
    struct walk walk = {.open = ARENA_ARRAY(proof->scratch, size_t, blocks->n + 1),
                        .reach = ARENA_ARRAY(proof->scratch, size_t, blocks->n + 1)};
    for (size_t i = 0; i < blocks->n; i++)
        if (!prove_block_alone(proof, &blocks->p[i]) || !prove_place(proof, &walk, i))
            return false;
    if (walk.leaf_end != proof->part->text.n)
        return fail_set(proof->fail, FAIL_CORRUPT, "part %.*s: text behind the last block",
                        STR_ARG(proof->part->id));
    return true;
}

static bool span_fails(const struct proof *proof, size_t index, const char *why) {
    return fail_set(proof->fail, FAIL_CORRUPT, "part %.*s, span %zu: %s", STR_ARG(proof->part->id),
                    index, why);
}

static const char *fault_of_attributes(const AttributeList *attributes) {
    for (size_t i = 0; i < attributes->n; i++) {
        const Attribute *attribute = &attributes->p[i];
        if (!is_name(attribute->key, false) || !utf8_is_text(attribute->value))
            return "attribute is not a name and a text";
        if (i > 0 && str_compare(attributes->p[i - 1].key, attribute->key) >= 0)
            return "attributes are not sorted";
    }
    return NULL;
}

static bool prove_span_alone(const struct proof *proof, size_t index) {
    const Span *span = &proof->part->spans.p[index];
    Str text = proof->part->text;
    if ((unsigned)span->kind >= SPAN_KIND_COUNT)
        return span_fails(proof, index, "unknown kind");
    if (span->start > span->end || span->end > text.n)
        return span_fails(proof, index, "reaches beyond the text");
    if (!utf8_is_boundary(text, span->start) || !utf8_is_boundary(text, span->end))
        return span_fails(proof, index, "cuts a character");
    if (span->certainty > CERTAINTY_MAX || !is_sound_source(&span->source))
        return span_fails(proof, index, "impossible certainty or source");
    const char *fault = fault_of_attributes(&span->attributes);
    if (fault != NULL)
        return span_fails(proof, index, fault);
    if (index > 0 && compare_spans(&proof->part->spans.p[index - 1], span) > 0)
        return span_fails(proof, index, "spans are not sorted");
    return true;
}

/* Remembers the first anchor of the note that a SPAN_NOTE names. */
static bool prove_anchor(const struct proof *proof, size_t index, size_t *anchors) {
    const Span *span = &proof->part->spans.p[index];
    uint64_t number;
    if (span->start != span->end || !num_parse_u64(document_attribute(span, "block"), &number) ||
        number == 0 || number > UINT32_MAX)
        return span_fails(proof, index, "is no anchor of a note");
    const IdPlace *note = find_place(proof, (uint32_t)number);
    if (note->id == 0 || note->part != proof->part_index ||
        block_at(proof, note)->kind != BLOCK_NOTE)
        return span_fails(proof, index, "is the anchor of no note of this part");
    if (anchors[note->block] == SIZE_MAX)
        anchors[note->block] = span->start;
    return true;
}

static bool prove_spans(const struct proof *proof) {
    const BlockList *blocks = &proof->part->blocks;
    size_t *anchors = ARENA_ARRAY(proof->scratch, size_t, blocks->n);  // first anchor of each note
    for (size_t i = 0; i < blocks->n; i++)
        anchors[i] = SIZE_MAX;
    for (size_t i = 0; i < proof->part->spans.n; i++) {
        if (!prove_span_alone(proof, i))
            return false;
        if (proof->part->spans.p[i].kind == SPAN_NOTE && !prove_anchor(proof, i, anchors))
            return false;
    }
    size_t before = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        const Block *block = &blocks->p[i];
        if (block->kind != BLOCK_NOTE)
            continue;
        if (anchors[i] > block->start)
            return block_fails(proof, block, "is a note without an anchor before it");
        if (anchors[i] < before)
            return block_fails(proof, block, "is a note out of the order of anchors");
        before = anchors[i];
    }
    return true;
}

static bool prove_part(struct proof *proof, uint32_t index) {
    const Part *part = &proof->document->parts.p[index];
    proof->part = part;
    proof->part_index = index;
    if (!is_name(part->id, true))
        return fail_set(proof->fail, FAIL_CORRUPT, "part %u has no usable id", index);
    bool is_new;
    (void)map_put(proof->part_ids, part->id, &is_new);
    if (!is_new)
        return fail_set(proof->fail, FAIL_CORRUPT, "part id %.*s stands twice", STR_ARG(part->id));
    if ((unsigned)part->kind >= PART_KIND_COUNT || !utf8_is_text(part->title) ||
        !utf8_is_text(part->language))
        return fail_set(proof->fail, FAIL_CORRUPT, "part %.*s: kind, title or language",
                        STR_ARG(part->id));
    if (!utf8_is_text(part->text))
        return fail_set(proof->fail, FAIL_CORRUPT, "part %.*s: text is not UTF-8 or holds U+0000",
                        STR_ARG(part->id));
    return prove_blocks(proof) && prove_spans(proof);
}

static bool is_sound_evidence(const struct proof *proof, const Evidence *evidence) {
    if (!is_sound_origin(&evidence->origin))
        return false;
    if (evidence->block == 0)
        return evidence->start == 0 && evidence->end == 0;
    const IdPlace *place = find_place(proof, evidence->block);
    if (place->id == 0)
        return false;
    const Block *block = block_at(proof, place);
    Str text = str_slice(proof->document->parts.p[place->part].text, block->start, block->end);
    return evidence->start <= evidence->end && evidence->end <= text.n &&
           utf8_is_boundary(text, evidence->start) && utf8_is_boundary(text, evidence->end);
}

static bool prove_description(const struct proof *proof, const Description *description) {
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        if ((unsigned)value->field >= FIELD_COUNT)
            return fail_set(proof->fail, FAIL_CORRUPT, "value %zu: unknown field", i);
        const char *name = field_info(value->field)->name;
        if (!utf8_is_text(value->value) || !utf8_is_text(value->label) ||
            !utf8_is_text(value->norm) || !utf8_is_text(value->role) ||
            (value->asked_empty && value->value.n > 0))
            return fail_set(proof->fail, FAIL_CORRUPT, "value %zu (%s): impossible text", i, name);
        if (value->certainty > CERTAINTY_MAX || !is_sound_source(&value->source))
            return fail_set(proof->fail, FAIL_CORRUPT, "value %zu (%s): certainty or source", i,
                            name);
        const char *fault = fault_of_attributes(&value->attributes);
        if (fault != NULL)
            return fail_set(proof->fail, FAIL_CORRUPT, "value %zu (%s): %s", i, name, fault);
        for (size_t k = 0; k < value->evidence.n; k++)
            if (!is_sound_evidence(proof, &value->evidence.p[k]))
                return fail_set(proof->fail, FAIL_CORRUPT, "value %zu (%s): impossible evidence", i,
                                name);
    }
    return true;
}

static bool prove_rest(const struct proof *proof) {
    const struct document *document = proof->document;
    for (size_t i = 0; i < document->collections.n; i++)
        if (document->collections.p[i].n == 0 || !utf8_is_text(document->collections.p[i]))
            return fail_set(proof->fail, FAIL_CORRUPT, "collection %zu has no usable id", i);
    for (size_t i = 0; i < document->relations.n; i++) {
        const Relation *relation = &document->relations.p[i];
        if ((unsigned)relation->kind >= RELATION_KIND_COUNT || !utf8_is_text(relation->target) ||
            !utf8_is_text(relation->citation) || relation->certainty > CERTAINTY_MAX ||
            !is_sound_source(&relation->source))
            return fail_set(proof->fail, FAIL_CORRUPT, "relation %zu is impossible", i);
    }
    for (size_t i = 0; i < document->lost_blocks.n; i++) {
        LostBlock lost = document->lost_blocks.p[i];
        if (lost.id == 0 || lost.id >= document->next_block || find_place(proof, lost.id)->id != 0)
            return fail_set(proof->fail, FAIL_CORRUPT, "lost block %u was never used or still is",
                            lost.id);
        if (i > 0 && document->lost_blocks.p[i - 1].id >= lost.id)
            return fail_set(proof->fail, FAIL_CORRUPT, "lost blocks are not sorted");
        if (lost.nearest != 0 && find_place(proof, lost.nearest)->id == 0)
            return fail_set(proof->fail, FAIL_CORRUPT, "lost block %u points to no block", lost.id);
    }
    return true;
}

bool document_check_description(const Description *description, Fail *fail) {
    IdPlace none = {0, 0, 0};
    struct proof proof = {.ids = &none, .id_mask = 0, .fail = fail};
    return prove_description(&proof, description);
}

bool document_check(const struct document *document, Fail *fail) {
    struct proof proof = {.document = document, .scratch = arena_create(), .fail = fail};
    proof.part_ids = map_create(proof.scratch);
    bool sound = true;
    if (!is_name(document->local_id, true))
        sound = fail_set(fail, FAIL_CORRUPT, "the document has no usable id");
    if (sound && (unsigned)document->role > ROLE_APPARATUS)
        sound = fail_set(fail, FAIL_CORRUPT, "the document's role is unknown");
    sound = sound && gather_ids(&proof);
    for (uint32_t i = 0; sound && i < document->parts.n; i++)
        sound = prove_part(&proof, i);
    sound = sound && prove_description(&proof, &document->description) && prove_rest(&proof);
    arena_destroy(proof.scratch);
    return sound;
}
