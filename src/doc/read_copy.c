/*
 * Small texts (ids, kinds, languages, names of rules, keys, file names) repeat by the hundred in a
 * document; each is kept once, in a table at the front, and named by number. So the reader's lists
 * are filled by numbers alone, and no text is copied. The body is written into a buffer of its own,
 * because the table before it grows while it is written.
 *
 * The checksum finds what age and disks do; it is not the check: a hostile file has a right
 * checksum. Everything is bounded while it is decoded, and document_check() proves the whole at the
 * end.
 */
#include "doc/read_copy.h"
#include "base/map.h"
#include "base/wire.h"
#include <string.h>

_Static_assert(FIELD_COUNT == 41 && BLOCK_KIND_COUNT == 16 && SPAN_KIND_COUNT == 17 &&
                   PART_KIND_COUNT == 5 && RELATION_KIND_COUNT == 7,
               "an enumeration changed: raise READ_COPY_SCHEMA and these numbers");

enum { HEAD_BYTES = 16, SOURCE_NAMED_FILE = SOURCE_PERSON + 1 };
static const char mark[4] = {'F', 'R', 'C', '\n'};

/* ---- Writing ---- */

struct writer {
    Buf body;
    Buf table;  // the texts, without their count
    struct map *numbers;
};

static void put_text(struct writer *w, Str s) {
    if (s.n == 0) {
        wire_put_varint(&w->body, 0);
        return;
    }
    bool is_new;
    uint64_t *number = map_put(w->numbers, s, &is_new);
    if (is_new) {
        *number = map_count(w->numbers);
        wire_put_str(&w->table, s);
    }
    wire_put_varint(&w->body, *number);
}

static void put_source(struct writer *w, const Source *source) {
    bool plain_file = source->kind == SOURCE_FILE && source->name.n == 0 && source->version == 0;
    if (plain_file) {
        wire_put_u8(&w->body, SOURCE_FILE);
        return;
    }
    wire_put_u8(&w->body, source->kind == SOURCE_FILE ? SOURCE_NAMED_FILE : (uint8_t)source->kind);
    put_text(w, source->name);
    wire_put_varint(&w->body, source->version);
}

static void put_origin(struct writer *w, const Origin *origin) {
    put_text(w, origin->file);
    if (origin->file.n == 0)
        return;
    wire_put_varint(&w->body, origin->first);
    wire_put_varint(&w->body, origin->last);
}

static void put_attributes(struct writer *w, const AttributeList *attributes) {
    wire_put_varint(&w->body, attributes->n);
    for (size_t i = 0; i < attributes->n; i++) {
        put_text(w, attributes->p[i].key);
        put_text(w, attributes->p[i].value);
    }
}

static void put_description(struct writer *w, const Description *description) {
    wire_put_varint(&w->body, description->n);
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        wire_put_u8(&w->body, (uint8_t)value->field);
        wire_put_u8(&w->body, value->asked_empty);
        put_text(w, value->value);
        put_text(w, value->label);
        put_text(w, value->norm);
        put_text(w, value->role);
        put_source(w, &value->source);
        wire_put_varint(&w->body, value->certainty);
        wire_put_varint(&w->body, value->evidence.n);
        for (size_t k = 0; k < value->evidence.n; k++) {
            const Evidence *evidence = &value->evidence.p[k];
            put_origin(w, &evidence->origin);
            wire_put_varint(&w->body, evidence->block);
            wire_put_varint(&w->body, evidence->start);
            wire_put_varint(&w->body, evidence->end);
        }
        put_attributes(w, &value->attributes);
    }
}

static void put_block(struct writer *w, const Block *block) {
    wire_put_varint(&w->body, block->id);
    wire_put_u8(&w->body, (uint8_t)block->kind);
    wire_put_varint(&w->body, block->parent);
    wire_put_varint(&w->body, block->start);
    wire_put_varint(&w->body, block->end - block->start);
    wire_put_u8(&w->body, block->level);
    put_origin(w, &block->origin);
    put_text(w, block->language);
    put_text(w, block->source_id);
    wire_put_varint(&w->body, block->links.n);
    for (size_t i = 0; i < block->links.n; i++) {
        wire_put_varint(&w->body, block->links.p[i].part);
        wire_put_varint(&w->body, block->links.p[i].block);
    }
}

static void put_span(struct writer *w, const Span *span) {
    wire_put_u8(&w->body, (uint8_t)span->kind);
    wire_put_varint(&w->body, span->start);
    wire_put_varint(&w->body, span->end - span->start);
    put_source(w, &span->source);
    wire_put_varint(&w->body, span->certainty);
    put_attributes(w, &span->attributes);
}

static void put_part(struct writer *w, const Part *part) {
    put_text(w, part->id);
    wire_put_u8(&w->body, (uint8_t)part->kind);
    put_text(w, part->title);
    put_text(w, part->language);
    wire_put_str(&w->body, part->text);
    wire_put_varint(&w->body, part->blocks.n);
    for (size_t i = 0; i < part->blocks.n; i++)
        put_block(w, &part->blocks.p[i]);
    wire_put_varint(&w->body, part->spans.n);
    for (size_t i = 0; i < part->spans.n; i++)
        put_span(w, &part->spans.p[i]);
}

static void put_document(struct writer *w, const struct document *document) {
    put_text(w, document->local_id);
    wire_put_u8(&w->body, (uint8_t)document->role);
    wire_put_varint(&w->body, document->next_block);
    wire_put_varint(&w->body, document->collections.n);
    for (size_t i = 0; i < document->collections.n; i++)
        put_text(w, document->collections.p[i]);
    put_description(w, &document->description);
    wire_put_varint(&w->body, document->parts.n);
    for (size_t i = 0; i < document->parts.n; i++)
        put_part(w, &document->parts.p[i]);
    wire_put_varint(&w->body, document->relations.n);
    for (size_t i = 0; i < document->relations.n; i++) {
        const Relation *relation = &document->relations.p[i];
        wire_put_u8(&w->body, (uint8_t)relation->kind);
        wire_put_u8(&w->body, relation->held);
        put_text(w, relation->target);
        put_text(w, relation->citation);
        put_source(w, &relation->source);
        wire_put_varint(&w->body, relation->certainty);
    }
    wire_put_varint(&w->body, document->lost_blocks.n);
    for (size_t i = 0; i < document->lost_blocks.n; i++) {
        wire_put_varint(&w->body, document->lost_blocks.p[i].id);
        wire_put_varint(&w->body, document->lost_blocks.p[i].nearest);
    }
}

void read_copy_write(const struct document *document, Buf *out) {
    struct arena *scratch = arena_create();
    struct writer writer = {.numbers = map_create(scratch)};
    put_document(&writer, document);
    Buf head = {0};
    wire_put_varint(&head, map_count(writer.numbers));
    size_t begin = out->n;
    buf_add(out, mark, sizeof mark);
    wire_put_u32(out, READ_COPY_SCHEMA);
    wire_put_u64(out, 0);
    buf_str(out, buf_as_str(&head));
    buf_str(out, buf_as_str(&writer.table));
    buf_str(out, buf_as_str(&writer.body));
    Buf sum = {0};
    wire_put_u64(&sum, wire_checksum(str_skip(buf_as_str(out), begin + HEAD_BYTES)));
    memcpy(out->p + begin + HEAD_BYTES - sum.n, sum.p, sum.n);
    buf_free(&sum);
    buf_free(&head);
    buf_free(&writer.table);
    buf_free(&writer.body);
    arena_destroy(scratch);
}

/*
 * ---- Reading: after the first error everything reads as nothing, and the error is asked for at
 * the end ----
 */

struct reader {
    WireIn in;
    const Str *texts;
    size_t text_count;
    struct arena *results;
};

/* Room for a list whose items take at least item_bytes; its count comes next in the bytes. */
#define TAKE_LIST(r, list, item_bytes)                                                             \
    do {                                                                                           \
        (list)->n = (list)->cap = wire_count(&(r)->in, (item_bytes));                              \
        if ((list)->n > 0)                                                                         \
            (list)->p = arena_array((r)->results, (list)->n, sizeof *(list)->p);                   \
    } while (0)

static uint64_t take_number(struct reader *r, uint64_t max) {
    uint64_t number = wire_varint(&r->in);
    if (number <= max)
        return number;
    r->in.failed = true;
    return 0;
}

static uint8_t take_kind(struct reader *r, unsigned count) {
    uint8_t kind = wire_u8(&r->in);
    if (kind < count)
        return kind;
    r->in.failed = true;
    return 0;
}

static Str take_text(struct reader *r) {
    uint64_t number = take_number(r, r->text_count);
    return number == 0 ? (Str){NULL, 0} : r->texts[number - 1];
}

static void take_texts(struct reader *r) {
    struct {
        Str *p;
        size_t n, cap;
    } texts = {0};
    TAKE_LIST(r, &texts, 2);
    for (size_t i = 0; i < texts.n; i++)
        texts.p[i] = wire_str(&r->in);
    r->texts = texts.p;
    r->text_count = texts.n;
}

static Source take_source(struct reader *r) {
    uint8_t kind = take_kind(r, SOURCE_NAMED_FILE + 1);
    Source source = {.kind = kind == SOURCE_NAMED_FILE ? SOURCE_FILE : (SourceKind)kind};
    if (kind != SOURCE_FILE) {
        source.name = take_text(r);
        source.version = wire_varint_u32(&r->in);
    }
    return source;
}

static Origin take_origin(struct reader *r) {
    Origin origin = {.file = take_text(r)};
    if (origin.file.n > 0) {
        origin.first = wire_varint(&r->in);
        origin.last = wire_varint(&r->in);
    }
    return origin;
}

static uint16_t take_certainty(struct reader *r) {
    return (uint16_t)take_number(r, UINT16_MAX);
}

static void take_attributes(struct reader *r, AttributeList *attributes) {
    TAKE_LIST(r, attributes, 2);
    for (size_t i = 0; i < attributes->n; i++) {
        attributes->p[i].key = take_text(r);
        attributes->p[i].value = take_text(r);
    }
}

static void take_value(struct reader *r, Value *value) {
    value->field = (Field)take_kind(r, FIELD_COUNT);
    value->asked_empty = take_kind(r, 2);
    value->value = take_text(r);
    value->label = take_text(r);
    value->norm = take_text(r);
    value->role = take_text(r);
    value->source = take_source(r);
    value->certainty = take_certainty(r);
    TAKE_LIST(r, &value->evidence, 4);
    for (size_t i = 0; i < value->evidence.n; i++) {
        Evidence *evidence = &value->evidence.p[i];
        evidence->origin = take_origin(r);
        evidence->block = wire_varint_u32(&r->in);
        evidence->start = (size_t)take_number(r, SIZE_MAX);
        evidence->end = (size_t)take_number(r, SIZE_MAX);
    }
    take_attributes(r, &value->attributes);
}

/* Start and length of a stretch of text_bytes; document_check() looks at the rest. */
static void take_range(struct reader *r, size_t text_bytes, size_t *start, size_t *end) {
    *start = (size_t)take_number(r, text_bytes);
    *end = *start + (size_t)take_number(r, text_bytes - *start);
}

static void take_block(struct reader *r, size_t text_bytes, Block *block) {
    block->id = wire_varint_u32(&r->in);
    block->kind = (BlockKind)take_kind(r, BLOCK_KIND_COUNT);
    block->parent = wire_varint_u32(&r->in);
    take_range(r, text_bytes, &block->start, &block->end);
    block->level = wire_u8(&r->in);
    block->origin = take_origin(r);
    block->language = take_text(r);
    block->source_id = take_text(r);
    TAKE_LIST(r, &block->links, 2);
    for (size_t i = 0; i < block->links.n; i++) {
        block->links.p[i].part = wire_varint_u32(&r->in);
        block->links.p[i].block = wire_varint_u32(&r->in);
    }
}

static void take_span(struct reader *r, size_t text_bytes, Span *span) {
    span->kind = (SpanKind)take_kind(r, SPAN_KIND_COUNT);
    take_range(r, text_bytes, &span->start, &span->end);
    span->source = take_source(r);
    span->certainty = take_certainty(r);
    take_attributes(r, &span->attributes);
}

static void take_part(struct reader *r, Part *part) {
    part->id = take_text(r);
    part->kind = (PartKind)take_kind(r, PART_KIND_COUNT);
    part->title = take_text(r);
    part->language = take_text(r);
    part->text = wire_str(&r->in);
    TAKE_LIST(r, &part->blocks, 10);
    for (size_t i = 0; i < part->blocks.n; i++)
        take_block(r, part->text.n, &part->blocks.p[i]);
    TAKE_LIST(r, &part->spans, 6);
    for (size_t i = 0; i < part->spans.n; i++)
        take_span(r, part->text.n, &part->spans.p[i]);
}

static void take_relations(struct reader *r, RelationList *relations) {
    TAKE_LIST(r, relations, 6);
    for (size_t i = 0; i < relations->n; i++) {
        Relation *relation = &relations->p[i];
        relation->kind = (RelationKind)take_kind(r, RELATION_KIND_COUNT);
        relation->held = take_kind(r, 2);
        relation->target = take_text(r);
        relation->citation = take_text(r);
        relation->source = take_source(r);
        relation->certainty = take_certainty(r);
    }
}

static void take_document(struct reader *r, struct document *document) {
    document->local_id = take_text(r);
    document->role = (DocumentRole)take_kind(r, ROLE_APPARATUS + 1);
    document->next_block = wire_varint_u32(&r->in);
    TAKE_LIST(r, &document->collections, 1);
    for (size_t i = 0; i < document->collections.n; i++)
        document->collections.p[i] = take_text(r);
    TAKE_LIST(r, &document->description, 9);
    for (size_t i = 0; i < document->description.n; i++)
        take_value(r, &document->description.p[i]);
    TAKE_LIST(r, &document->parts, 7);
    for (size_t i = 0; i < document->parts.n; i++)
        take_part(r, &document->parts.p[i]);
    take_relations(r, &document->relations);
    TAKE_LIST(r, &document->lost_blocks, 2);
    for (size_t i = 0; i < document->lost_blocks.n; i++) {
        document->lost_blocks.p[i].id = wire_varint_u32(&r->in);
        document->lost_blocks.p[i].nearest = wire_varint_u32(&r->in);
    }
}

bool read_copy_read(Str bytes, struct arena *results, struct document *document, Fail *fail) {
    struct reader reader = {.in = wire_in(bytes), .results = results};
    *document = (struct document){0};
    Str found = wire_bytes(&reader.in, sizeof mark);
    uint32_t schema = wire_u32(&reader.in);
    uint64_t checksum = wire_u64(&reader.in);
    if (!wire_ok(&reader.in) || !str_equal(found, (Str){mark, sizeof mark}) || schema == 0)
        return fail_set(fail, FAIL_CORRUPT, "%zu bytes are no read copy", bytes.n);
    if (schema > READ_COPY_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED, "schema %u of a read copy is newer than %d", schema,
                        READ_COPY_SCHEMA);
    if (schema < READ_COPY_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED,
                        "schema %u of a read copy is older than %d; run: fonds rebuild", schema,
                        READ_COPY_SCHEMA);
    if (wire_checksum(str_skip(bytes, HEAD_BYTES)) != checksum)
        return fail_set(fail, FAIL_CORRUPT, "read copy: checksum differs");
    take_texts(&reader);
    take_document(&reader, document);
    if (!wire_done(&reader.in))
        return fail_set(fail, FAIL_CORRUPT, "read copy: byte %zu of %zu fits no shape",
                        reader.in.at, reader.in.n);
    if (!document_check(document, fail))
        return fail_add(fail, "read copy");
    return true;
}
