/*
 * Blocks are grown as a tree in reading order; text is made leaf by leaf, so the promises hold by
 * construction.
 */
#include "doc/random_document.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "text/utf8.h"
#include <stdlib.h>
#include <string.h>

RandomDocument random_document_begin(uint64_t seed, struct arena *arena) {
    return (RandomDocument){.state = seed * 2654435761U + 1, .arena = arena};
}

uint64_t random_document_number(RandomDocument *random, uint64_t below) {
    uint64_t z = (random->state += 0x9e3779b97f4a7c15U);  // splitmix64
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    z ^= z >> 31;
    return below == 0 ? 0 : z % below;
}

static bool one_in(RandomDocument *random, uint64_t n) {
    return random_document_number(random, n) == 0;
}

static const char *const pieces[] = {
    "the",
    "Gromyko",
    " ",
    " ",
    " ",
    ", ",
    "Хрущев",
    "été",
    "\xF0\x9F\x98\x80",
    "\xF4\x8F\xBF\xBF",
    "\xEF\xBF\xBE",
    "\xEF\xBF\xBF",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xC2\x85",
    "\xEF\xBB\xBF",
    "\"",
    "\\",
    "/",
    "\n",
    "\t",
    "\r",
    "\b",
    "\f",
    "\x01",
    "\x1f",
    "\x7f",
    "\\u0000",
    "\xEF\xBF\xBD",
    "e\xCC\x81",
    "\xE2\x80\xAE",
    "</p>",
    "&amp;",
    "{\"a\":[1]}",
    "\xED\x9F\xBF",
    "\xEE\x80\x80",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
    "...",
    "1962-10-18",
    "\xC2\xA0",
    "'",
    "漢字",
};

Str random_document_text(RandomDocument *random, size_t most) {
    Buf text = {0};
    size_t count = (size_t)random_document_number(random, most + 1);
    for (size_t i = 0; i < count; i++) {
        if (random->extra.n > 0 && one_in(random, 8))
            buf_str(&text, random->extra.p[random_document_number(random, random->extra.n)]);
        else
            buf_c(&text, pieces[random_document_number(random, sizeof pieces / sizeof *pieces)]);
    }
    Str copy = text.n == 0 ? (Str){NULL, 0} : str_copy(random->arena, buf_as_str(&text));
    buf_free(&text);
    return copy;
}

static Str maybe_text(RandomDocument *random, uint64_t in) {
    return one_in(random, in) ? random_document_text(random, 3) : (Str){NULL, 0};
}

/* Where a character begins, or the end. */
static size_t random_place(RandomDocument *random, Str text) {
    size_t at = (size_t)random_document_number(random, text.n + 1);
    if (one_in(random, 6))
        at = one_in(random, 2) ? 0 : text.n;
    while (!utf8_is_boundary(text, at))
        at--;
    return at;
}

static Origin random_origin(RandomDocument *random) {
    static const char *const files[] = {"a.xml", "b/ü.txt", "original/\"x\".html"};
    Origin origin = {.file = {NULL, 0}};
    if (one_in(random, 4))
        return origin;
    origin.file = str_from_c(files[one_in(random, 8) ? 1 + random_document_number(random, 2) : 0]);
    origin.first = random_document_number(random, one_in(random, 9) ? (uint64_t)1 << 53 : 5000);
    origin.last = origin.first + random_document_number(random, ((uint64_t)1 << 53) - origin.first);
    if (one_in(random, 10))
        origin.first = origin.last = 0;
    return origin;
}

static Source random_source(RandomDocument *random) {
    Source source = {.kind =
                         (SourceKind)(one_in(random, 2) ? 0 : random_document_number(random, 3))};
    if (source.kind != SOURCE_FILE || one_in(random, 20)) {
        source.name = maybe_text(random, 2);
        source.version = (uint32_t)random_document_number(random, 4);
    }
    return source;
}

static uint16_t random_certainty(RandomDocument *random) {
    return (uint16_t)(one_in(random, 2) ? 1000 : random_document_number(random, 1001));
}

/* ---- Parts ---- */

struct growth {
    RandomDocument *random;
    struct document *document;
    Part *part;
    Buf text;
    bool any_leaf;
    uint32_t id;  // the last one used
};

static size_t add_block(struct growth *growth, BlockKind kind, uint32_t parent) {
    RandomDocument *random = growth->random;
    Block *block = LIST_ADD(random->arena, &growth->part->blocks);
    growth->id += 1 + (uint32_t)random_document_number(random, 3);
    block->id = growth->id;
    block->kind = kind;
    block->parent = parent;
    block->origin = random_origin(random);
    block->language = maybe_text(random, 10);
    block->source_id = maybe_text(random, 6);
    if (one_in(random, 5))
        block->level = (uint8_t)random_document_number(random, 256);
    return growth->part->blocks.n - 1;
}

static void grow(struct growth *growth, BlockKind kind, uint32_t parent, unsigned depth) {
    RandomDocument *random = growth->random;
    size_t index = add_block(growth, kind, parent);
    uint32_t id = growth->part->blocks.p[index].id;
    size_t children = depth > 0 && one_in(random, 3) ? 1 + random_document_number(random, 4) : 0;
    size_t start = growth->text.n + (growth->any_leaf ? 1 : 0);
    for (size_t i = 0; i < children; i++)
        grow(growth, (BlockKind)((i * 7 + id) % BLOCK_NOTE), id, depth - 1);
    if (children == 0) {
        if (growth->any_leaf)
            buf_char(&growth->text, '\n');
        growth->any_leaf = true;
        buf_str(&growth->text, random_document_text(random, one_in(random, 5) ? 40 : 4));
    }
    growth->part->blocks.p[index].start = start;
    growth->part->blocks.p[index].end = growth->text.n;
}

static int by_size(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return x < y ? -1 : x > y;
}

/* Notes stand behind the text; each is anchored before itself, in the order of anchors. */
static void grow_notes(struct growth *growth, size_t count) {
    RandomDocument *random = growth->random;
    if (growth->text.n == 0)
        return;
    size_t anchors[8];
    for (size_t i = 0; i < count; i++)
        anchors[i] = random_place(random, buf_as_str(&growth->text));
    qsort(anchors, count, sizeof *anchors, by_size);
    for (size_t i = 0; i < count; i++) {
        grow(growth, BLOCK_NOTE, 0, one_in(random, 3) ? 2 : 0);
        Span *span = LIST_ADD(random->arena, &growth->part->spans);
        span->kind = SPAN_NOTE;
        span->start = span->end = anchors[i];
        span->certainty = 1000;
        const Block *note = NULL;
        for (size_t k = 0; k < growth->part->blocks.n; k++)
            if (growth->part->blocks.p[k].kind == BLOCK_NOTE)
                note = &growth->part->blocks.p[k];
        document_set_attribute(random->arena, &span->attributes, "block",
                               str_format(random->arena, "%u", note->id));
    }
}

static void add_spans(RandomDocument *random, Part *part) {
    static const char *const keys[] = {"block", "edtf", "facs", "n", "ref", "text", "a-1"};
    size_t count = (size_t)random_document_number(random, 12);
    for (size_t i = 0; i < count; i++) {
        Span *span = LIST_ADD(random->arena, &part->spans);
        do
            span->kind = (SpanKind)random_document_number(random, SPAN_KIND_COUNT);
        while (span->kind == SPAN_NOTE);
        size_t a = random_place(random, part->text), b = random_place(random, part->text);
        span->start = a < b ? a : b;
        span->end = a < b ? b : a;
        if (one_in(random, 4))
            span->end = span->start;
        if (one_in(random, 8)) {
            span->start = 0;
            span->end = part->text.n;
        }
        span->source = random_source(random);
        span->certainty = random_certainty(random);
        for (size_t k = random_document_number(random, 4); k > 0; k--)
            document_set_attribute(random->arena, &span->attributes,
                                   keys[random_document_number(random, 7)],
                                   random_document_text(random, 3));
    }
    document_sort_spans(part);
}

static void grow_part(struct growth *growth, size_t number) {
    RandomDocument *random = growth->random;
    Part *part = LIST_ADD(random->arena, &growth->document->parts);
    growth->part = part;
    growth->text = (Buf){0};
    growth->any_leaf = false;
    part->id = str_format(random->arena, "t%zu", number);
    part->kind = (PartKind)random_document_number(random, PART_KIND_COUNT);
    part->title = maybe_text(random, 3);
    part->language = maybe_text(random, 2);
    size_t tops = (size_t)random_document_number(random, 7);
    for (size_t i = 0; i < tops; i++)
        grow(growth, (BlockKind)random_document_number(random, BLOCK_NOTE), 0,
             one_in(random, 12) ? 12 : 2);
    if (tops > 0)
        grow_notes(growth, (size_t)random_document_number(random, 4));
    part->text = str_copy(random->arena, buf_as_str(&growth->text));
    buf_free(&growth->text);
    add_spans(random, part);
}

static const Block *random_block(RandomDocument *random, const struct document *document,
                                 uint32_t *part) {
    if (document->parts.n == 0)
        return NULL;
    *part = (uint32_t)random_document_number(random, document->parts.n);
    const BlockList *blocks = &document->parts.p[*part].blocks;
    return blocks->n == 0 ? NULL : &blocks->p[random_document_number(random, blocks->n)];
}

static void add_links(RandomDocument *random, struct document *document) {
    for (size_t i = 0; i < document->parts.n; i++) {
        for (size_t k = 0; k < document->parts.p[i].blocks.n; k++) {
            uint32_t part;
            const Block *target = random_block(random, document, &part);
            if (target != NULL && part != i && one_in(random, 3))
                *LIST_ADD(random->arena, &document->parts.p[i].blocks.p[k].links) =
                    (BlockLink){part, target->id};
        }
    }
}

/* ---- What is said about it ---- */

static void add_evidence(RandomDocument *random, const struct document *document, Value *value) {
    Evidence *evidence = LIST_ADD(random->arena, &value->evidence);
    uint32_t part;
    evidence->origin = random_origin(random);
    const Block *block = document == NULL ? NULL : random_block(random, document, &part);
    if (block == NULL)
        return;
    evidence->block = block->id;
    Str text = str_slice(document->parts.p[part].text, block->start, block->end);
    size_t a = random_place(random, text), b = random_place(random, text);
    evidence->start = a < b ? a : b;
    evidence->end = a < b ? b : a;
}

static void add_description(RandomDocument *random, const struct document *document,
                            Description *description) {
    size_t count = (size_t)random_document_number(random, 9);
    for (size_t i = 0; i < count; i++) {
        Value *value =
            description_add(random->arena, description,
                            (Field)random_document_number(random, FIELD_COUNT), (Str){NULL, 0});
        value->asked_empty = one_in(random, 6);
        if (!value->asked_empty)
            value->value = random_document_text(random, 6);
        value->label = maybe_text(random, 3);
        value->norm = maybe_text(random, 3);
        value->role = maybe_text(random, 4);
        value->source = random_source(random);
        value->certainty = random_certainty(random);
        for (size_t k = random_document_number(random, 3); k > 0; k--)
            add_evidence(random, document, value);
        if (one_in(random, 4))
            document_set_attribute(random->arena, &value->attributes, "side", STR("U.S."));
        if (one_in(random, 4))
            document_set_attribute(random->arena, &value->attributes, "office",
                                   random_document_text(random, 2));
    }
}

static void add_relations(RandomDocument *random, struct document *document) {
    for (size_t i = random_document_number(random, 3); i > 0; i--)
        *LIST_ADD(random->arena, &document->relations) =
            (Relation){.kind = (RelationKind)random_document_number(random, RELATION_KIND_COUNT),
                       .target = maybe_text(random, 2),
                       .citation = maybe_text(random, 2),
                       .held = one_in(random, 2),
                       .source = random_source(random),
                       .certainty = random_certainty(random)};
}

static void add_lost(RandomDocument *random, struct document *document, uint32_t last) {
    uint32_t part;
    for (uint32_t id = 1; id <= last; id++) {
        if (document_find_block(document, id, NULL) != NULL || !one_in(random, 3))
            continue;
        const Block *nearest = random_block(random, document, &part);
        *LIST_ADD(random->arena, &document->lost_blocks) =
            (LostBlock){id, nearest == NULL ? 0 : nearest->id};
    }
}

void random_document_make(RandomDocument *random, struct document *document) {
    *document =
        (struct document){.local_id = str_format(random->arena, "d%u.A-_%u",
                                                 (unsigned)random_document_number(random, 9),
                                                 (unsigned)random_document_number(random, 99))};
    struct growth growth = {.random = random, .document = document};
    document->role = one_in(random, 5) ? ROLE_APPARATUS : ROLE_RECORD;
    size_t parts = (size_t)random_document_number(random, 4);
    for (size_t i = 0; i < parts; i++)
        grow_part(&growth, i + 1);
    add_links(random, document);
    document->next_block = growth.id + 1 + (uint32_t)random_document_number(random, 3);
    if (one_in(random, 30))
        document->next_block = UINT32_MAX;
    for (size_t i = random_document_number(random, 3); i > 0; i--)
        str_list_add(random->arena, &document->collections, str_format(random->arena, "ch%zu", i));
    add_description(random, document, &document->description);
    add_relations(random, document);
    add_lost(random, document, growth.id);
}

void random_document_make_head(RandomDocument *random, ReadingHead *head) {
    *head = (ReadingHead){.title = maybe_text(random, 2),
                          .source_id = maybe_text(random, 2),
                          .canonical_url = maybe_text(random, 2),
                          .record_id = maybe_text(random, 2),
                          .document_count = (uint32_t)random_document_number(random, 300),
                          .apparatus_count = (uint32_t)random_document_number(random, 3)};
    add_description(random, NULL, &head->description);
    for (size_t i = 0; i < random_document_number(random, 5); i++)
        *LIST_ADD(random->arena, &head->rules) =
            (RuleVersion){random_document_text(random, 2), (uint32_t)i};
    for (size_t i = 0; i < random_document_number(random, 5); i++)
        *LIST_ADD(random->arena, &head->reports) =
            (Report){random_document_text(random, 2), random_document_text(random, 9),
                     random_origin(random)};
    size_t nodes = (size_t)random_document_number(random, 9);
    for (size_t i = 0; i < nodes; i++) {
        Collection *node = LIST_ADD(random->arena, &head->collections);
        node->local_id = str_format(random->arena, "ch%zu", i);
        node->kind = (CollectionKind)random_document_number(random, COLLECTION_KIND_COUNT);
        node->title = maybe_text(random, 1);
        if (i > 0 && one_in(random, 2))
            node->parent = head->collections.p[random_document_number(random, i)].local_id;
        add_description(random, NULL, &node->description);
    }
}

StrList random_document_naughty(struct arena *arena) {
    StrList list = {0};
    Str bytes;
    Fail fail;
    Json *json = NULL;
    Str path = STR("../shared/conformance/naughty/strings.json");
    if (!file_exists(path) || !file_read(path, 1 << 20, arena, &bytes, &fail) ||
        !json_parse(bytes, &json, &fail))
        return list;
    const Json *strings = json_kind(json) == JSON_KIND_OBJECT ? json_get(json, "strings") : json;
    for (size_t i = 0; i < json_count(strings); i++) {
        Str text = json_text(json_at(strings, i));
        if (text.n > 0 && utf8_is_text(text))
            str_list_add(arena, &list, str_copy(arena, text));
    }
    json_free(json);
    return list;
}

/* ---- Equality ---- */

#define SAME(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            *where = #condition;                                                                   \
            return false;                                                                          \
        }                                                                                          \
    } while (0)

static bool same_origin(const Origin *a, const Origin *b) {
    return str_equal(a->file, b->file) && a->first == b->first && a->last == b->last;
}

static bool same_source(const Source *a, const Source *b) {
    return a->kind == b->kind && str_equal(a->name, b->name) && a->version == b->version;
}

static bool same_attributes(const AttributeList *a, const AttributeList *b, const char **where) {
    SAME(a->n == b->n);
    for (size_t i = 0; i < a->n; i++) {
        SAME(str_equal(a->p[i].key, b->p[i].key));
        SAME(str_equal(a->p[i].value, b->p[i].value));
    }
    return true;
}

static bool same_value(const Value *a, const Value *b, const char **where) {
    SAME(a->field == b->field && a->asked_empty == b->asked_empty);
    SAME(str_equal(a->value, b->value) && str_equal(a->label, b->label));
    SAME(str_equal(a->norm, b->norm) && str_equal(a->role, b->role));
    SAME(same_source(&a->source, &b->source) && a->certainty == b->certainty);
    SAME(a->evidence.n == b->evidence.n);
    for (size_t i = 0; i < a->evidence.n; i++) {
        const Evidence *x = &a->evidence.p[i], *y = &b->evidence.p[i];
        SAME(same_origin(&x->origin, &y->origin));
        SAME(x->block == y->block && x->start == y->start && x->end == y->end);
    }
    return same_attributes(&a->attributes, &b->attributes, where);
}

static bool same_description(const Description *a, const Description *b, const char **where) {
    SAME(a->n == b->n);
    for (size_t i = 0; i < a->n; i++)
        if (!same_value(&a->p[i], &b->p[i], where))
            return false;
    return true;
}

static bool same_block(const Block *a, const Block *b, const char **where) {
    SAME(a->id == b->id && a->kind == b->kind && a->parent == b->parent);
    SAME(a->start == b->start && a->end == b->end && a->level == b->level);
    SAME(same_origin(&a->origin, &b->origin));
    SAME(str_equal(a->language, b->language) && str_equal(a->source_id, b->source_id));
    SAME(a->links.n == b->links.n);
    for (size_t i = 0; i < a->links.n; i++)
        SAME(a->links.p[i].part == b->links.p[i].part &&
             a->links.p[i].block == b->links.p[i].block);
    return true;
}

static bool same_span(const Span *a, const Span *b, const char **where) {
    SAME(a->kind == b->kind && a->start == b->start && a->end == b->end);
    SAME(same_source(&a->source, &b->source) && a->certainty == b->certainty);
    return same_attributes(&a->attributes, &b->attributes, where);
}

static bool same_part(const Part *a, const Part *b, const char **where) {
    SAME(str_equal(a->id, b->id) && a->kind == b->kind);
    SAME(str_equal(a->title, b->title) && str_equal(a->language, b->language));
    SAME(str_equal(a->text, b->text));
    SAME(a->blocks.n == b->blocks.n && a->spans.n == b->spans.n);
    for (size_t i = 0; i < a->blocks.n; i++)
        if (!same_block(&a->blocks.p[i], &b->blocks.p[i], where))
            return false;
    for (size_t i = 0; i < a->spans.n; i++)
        if (!same_span(&a->spans.p[i], &b->spans.p[i], where))
            return false;
    return true;
}

bool random_document_same(const struct document *a, const struct document *b, const char **where) {
    SAME(str_equal(a->local_id, b->local_id) && a->role == b->role);
    SAME(a->next_block == b->next_block);
    SAME(a->collections.n == b->collections.n && a->parts.n == b->parts.n);
    SAME(a->relations.n == b->relations.n && a->lost_blocks.n == b->lost_blocks.n);
    for (size_t i = 0; i < a->collections.n; i++)
        SAME(str_equal(a->collections.p[i], b->collections.p[i]));
    for (size_t i = 0; i < a->parts.n; i++)
        if (!same_part(&a->parts.p[i], &b->parts.p[i], where))
            return false;
    for (size_t i = 0; i < a->relations.n; i++) {
        const Relation *x = &a->relations.p[i], *y = &b->relations.p[i];
        SAME(x->kind == y->kind && x->held == y->held && x->certainty == y->certainty);
        SAME(str_equal(x->target, y->target) && str_equal(x->citation, y->citation));
        SAME(same_source(&x->source, &y->source));
    }
    for (size_t i = 0; i < a->lost_blocks.n; i++)
        SAME(a->lost_blocks.p[i].id == b->lost_blocks.p[i].id &&
             a->lost_blocks.p[i].nearest == b->lost_blocks.p[i].nearest);
    return same_description(&a->description, &b->description, where);
}

bool random_document_same_head(const ReadingHead *a, const ReadingHead *b, const char **where) {
    SAME(str_equal(a->title, b->title) && str_equal(a->source_id, b->source_id));
    SAME(str_equal(a->canonical_url, b->canonical_url));
    SAME(str_equal(a->record_id, b->record_id));
    SAME(a->document_count == b->document_count && a->apparatus_count == b->apparatus_count);
    SAME(a->rules.n == b->rules.n && a->reports.n == b->reports.n);
    SAME(a->collections.n == b->collections.n);
    for (size_t i = 0; i < a->rules.n; i++)
        SAME(str_equal(a->rules.p[i].name, b->rules.p[i].name) &&
             a->rules.p[i].version == b->rules.p[i].version);
    for (size_t i = 0; i < a->reports.n; i++) {
        SAME(str_equal(a->reports.p[i].code, b->reports.p[i].code));
        SAME(str_equal(a->reports.p[i].detail, b->reports.p[i].detail));
        SAME(same_origin(&a->reports.p[i].origin, &b->reports.p[i].origin));
    }
    for (size_t i = 0; i < a->collections.n; i++) {
        const Collection *x = &a->collections.p[i], *y = &b->collections.p[i];
        SAME(str_equal(x->local_id, y->local_id) && x->kind == y->kind);
        SAME(str_equal(x->title, y->title) && str_equal(x->parent, y->parent));
        if (!same_description(&x->description, &y->description, where))
            return false;
    }
    return same_description(&a->description, &b->description, where);
}
