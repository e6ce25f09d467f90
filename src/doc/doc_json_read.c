/*
 * The mirror of the printing in doc_json.c: the same members in the same order. A member that does
 * not come next is left where it is, so one that is unknown, doubled or out of order stops the
 * reading at the end of its object.
 */
#include "doc/doc_json_read.h"
#include "doc/json_cursor.h"

static const uint64_t number_max = (uint64_t)1
                                   << 53;  // whole numbers that every reader of JSON keeps

static const char *const source_names[] = {
    [SOURCE_FILE] = "file", [SOURCE_RULE] = "rule", [SOURCE_PERSON] = "person"};

const char *doc_json_read_source_name(SourceKind kind) {
    must((unsigned)kind <= SOURCE_PERSON);
    return source_names[kind];
}

static Str text_of(JsonCursor *in, const char *name) {
    return json_cursor_name(in, name) ? json_cursor_text(in) : (Str){NULL, 0};
}

static uint64_t number_of(JsonCursor *in, const char *name, uint64_t max) {
    return json_cursor_name(in, name) ? json_cursor_number(in, max) : 0;
}

static uint32_t u32_of(JsonCursor *in, const char *name) {
    return (uint32_t)number_of(in, name, UINT32_MAX);
}

static size_t size_of(JsonCursor *in, const char *name) {
    return (size_t)number_of(in, name, SIZE_MAX < number_max ? SIZE_MAX : number_max);
}

static bool flag_of(JsonCursor *in, const char *name) {
    return json_cursor_name(in, name) && json_cursor_true(in);
}

/* Walks the list that is the value of the member, if it comes next. */
#define EACH_ITEM(in, name) for (bool each_ = begin_list((in), (name)); each_ && next_item(in);)
static bool begin_list(JsonCursor *in, const char *name) {
    if (!json_cursor_name(in, name))
        return false;
    json_cursor_open(in, '[');
    return !in->failed;
}

static bool next_item(JsonCursor *in) {
    if (json_cursor_item(in))
        return true;
    json_cursor_close(in, ']');
    return false;
}

static uint16_t read_certainty(JsonCursor *in) {
    return json_cursor_name(in, "certainty") ? (uint16_t)json_cursor_number(in, 1000) : 1000;
}

static Source read_source(JsonCursor *in) {
    Source source = {.kind = SOURCE_FILE};
    if (!json_cursor_name(in, "source"))
        return source;
    json_cursor_open(in, '{');
    if (json_cursor_name(in, "kind")) {
        Str kind = json_cursor_text(in);
        if (str_is(kind, source_names[SOURCE_RULE]))
            source.kind = SOURCE_RULE;
        else if (str_is(kind, source_names[SOURCE_PERSON]))
            source.kind = SOURCE_PERSON;
        else
            json_cursor_fail(in, "a kind of source");
    }
    source.name = text_of(in, "name");
    source.version = u32_of(in, "version");
    json_cursor_close(in, '}');
    return source;
}

/* The three members of an origin stand beside each other wherever nothing else comes between. */
static Origin read_origin(JsonCursor *in) {
    Origin origin = {.file = text_of(in, "file")};
    origin.first = number_of(in, "first", number_max);
    origin.last = number_of(in, "last", number_max);
    return origin;
}

static void read_evidence(JsonCursor *in, Evidence *evidence) {
    json_cursor_open(in, '{');
    evidence->block = u32_of(in, "block");
    evidence->end = size_of(in, "end");
    evidence->origin = read_origin(in);
    evidence->start = size_of(in, "start");
    json_cursor_close(in, '}');
}

static void read_attributes(JsonCursor *in, AttributeList *attributes) {
    Str name;
    if (!json_cursor_name(in, "attributes"))
        return;
    json_cursor_open(in, '{');
    while (json_cursor_any_name(in, &name))
        *LIST_ADD(in->results, attributes) = (Attribute){name, json_cursor_text(in)};
    json_cursor_close(in, '}');
}

static void read_value(JsonCursor *in, Value *value) {
    json_cursor_open(in, '{');
    value->asked_empty = flag_of(in, "asked_empty");
    read_attributes(in, &value->attributes);
    value->certainty = read_certainty(in);
    EACH_ITEM(in, "evidence") {
        read_evidence(in, LIST_ADD(in->results, &value->evidence));
    }
    if (!field_find(text_of(in, "field"), &value->field))
        json_cursor_fail(in, "the name of a field");
    value->label = text_of(in, "label");
    value->norm = text_of(in, "norm");
    value->role = text_of(in, "role");
    value->source = read_source(in);
    value->value = text_of(in, "value");
    json_cursor_close(in, '}');
}

static void read_description(JsonCursor *in, Description *description) {
    EACH_ITEM(in, "description") {
        read_value(in, LIST_ADD(in->results, description));
    }
}

static void read_pair(JsonCursor *in, uint32_t *first, uint32_t *second) {
    json_cursor_open(in, '[');
    *first = (uint32_t)json_cursor_number(in, UINT32_MAX);
    if (!json_cursor_item(in))
        json_cursor_fail(in, "a second number");
    *second = (uint32_t)json_cursor_number(in, UINT32_MAX);
    json_cursor_close(in, ']');
}

static void read_block(JsonCursor *in, Block *block, Str *file) {
    json_cursor_open(in, '{');
    block->end = size_of(in, "end");
    *file = text_of(in, "file");
    block->origin.first = number_of(in, "first", number_max);
    block->id = u32_of(in, "id");
    if (json_cursor_name(in, "kind") && !document_block_kind(json_cursor_text(in), &block->kind))
        json_cursor_fail(in, "a kind of block");
    block->language = text_of(in, "language");
    /* Where the origin's file is the part's is known when the part's file was read: read_part(). */
    block->origin.file = (Str){NULL, json_cursor_name(in, "last") ? 1 : 0};
    if (block->origin.file.n > 0)
        block->origin.last = json_cursor_number(in, number_max);
    block->level = (uint8_t)number_of(in, "level", UINT8_MAX);
    EACH_ITEM(in, "links") {
        BlockLink *link = LIST_ADD(in->results, &block->links);
        read_pair(in, &link->part, &link->block);
    }
    block->parent = u32_of(in, "parent");
    block->source_id = text_of(in, "source_id");
    block->start = size_of(in, "start");
    json_cursor_close(in, '}');
    if (block->origin.file.n > 0 && file->n > 0)
        block->origin.file = *file;
}

static void read_span(JsonCursor *in, Span *span) {
    json_cursor_open(in, '{');
    read_attributes(in, &span->attributes);
    span->certainty = read_certainty(in);
    span->end = size_of(in, "end");
    if (!document_span_kind(text_of(in, "kind"), &span->kind))
        json_cursor_fail(in, "a kind of span");
    span->source = read_source(in);
    span->start = size_of(in, "start");
    json_cursor_close(in, '}');
}

static void read_part(JsonCursor *in, Part *part) {
    json_cursor_open(in, '{');
    EACH_ITEM(in, "blocks") {
        Str file;
        read_block(in, LIST_ADD(in->results, &part->blocks), &file);
    }
    Str shared = text_of(in, "file");
    for (size_t i = 0; i < part->blocks.n; i++) {
        Origin *origin = &part->blocks.p[i].origin;
        if (origin->file.n > 0 && origin->file.p == NULL)
            origin->file = shared;
    }
    part->id = text_of(in, "id");
    if (json_cursor_name(in, "kind") && !document_part_kind(json_cursor_text(in), &part->kind))
        json_cursor_fail(in, "a kind of part");
    part->language = text_of(in, "language");
    EACH_ITEM(in, "spans") {
        read_span(in, LIST_ADD(in->results, &part->spans));
    }
    part->text = text_of(in, "text");
    part->title = text_of(in, "title");
    json_cursor_close(in, '}');
}

static void read_relation(JsonCursor *in, Relation *relation) {
    json_cursor_open(in, '{');
    relation->certainty = read_certainty(in);
    relation->citation = text_of(in, "citation");
    relation->held = flag_of(in, "held");
    if (!document_relation_kind(text_of(in, "kind"), &relation->kind))
        json_cursor_fail(in, "a kind of relation");
    relation->source = read_source(in);
    relation->target = text_of(in, "target");
    json_cursor_close(in, '}');
}

/* The first member: what the line is, and under which schema. */
static bool read_schema(JsonCursor *in, const char *name, Fail *fail) {
    json_cursor_open(in, '{');
    if (!json_cursor_name(in, name))
        return fail_set(fail, FAIL_CORRUPT, "the line does not begin with {\"%s\":", name);
    uint64_t schema = json_cursor_number(in, number_max);
    if (schema > READING_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED, "schema %llu of a reading is newer than %d",
                        (unsigned long long)schema, READING_SCHEMA);
    if (schema < 1)
        return fail_set(fail, FAIL_CORRUPT, "the line has no schema number");
    return true;
}

bool doc_json_read_document(Str line, struct arena *results, struct document *document,
                            Fail *fail) {
    JsonCursor cursor = json_cursor(line, results), *in = &cursor;
    *document = (struct document){0};
    if (!read_schema(in, "_document", fail))
        return false;
    EACH_ITEM(in, "collections") {
        str_list_add(results, &document->collections, json_cursor_text(in));
    }
    read_description(in, &document->description);
    document->local_id = text_of(in, "id");
    EACH_ITEM(in, "lost") {
        LostBlock *lost = LIST_ADD(results, &document->lost_blocks);
        read_pair(in, &lost->id, &lost->nearest);
    }
    document->next_block = u32_of(in, "next_block");
    EACH_ITEM(in, "parts") {
        read_part(in, LIST_ADD(results, &document->parts));
    }
    EACH_ITEM(in, "relations") {
        read_relation(in, LIST_ADD(results, &document->relations));
    }
    if (json_cursor_name(in, "role")) {
        if (!str_is(json_cursor_text(in), "apparatus"))
            json_cursor_fail(in, "the role apparatus");
        document->role = ROLE_APPARATUS;
    }
    json_cursor_close(in, '}');
    return json_cursor_done(in, fail);
}

static void read_collection(JsonCursor *in, Collection *collection) {
    json_cursor_open(in, '{');
    read_description(in, &collection->description);
    collection->local_id = text_of(in, "id");
    if (!collection_kind_find(text_of(in, "kind"), &collection->kind))
        json_cursor_fail(in, "a kind of collection");
    collection->parent = text_of(in, "parent");
    collection->title = text_of(in, "title");
    json_cursor_close(in, '}');
}

static void read_report(JsonCursor *in, Report *report) {
    json_cursor_open(in, '{');
    report->code = text_of(in, "code");
    report->detail = text_of(in, "detail");
    report->origin = read_origin(in);
    json_cursor_close(in, '}');
}

bool doc_json_read_head(Str line, struct arena *results, ReadingHead *head, Fail *fail) {
    JsonCursor cursor = json_cursor(line, results), *in = &cursor;
    *head = (ReadingHead){0};
    if (!read_schema(in, "_reading", fail))
        return false;
    head->apparatus_count = u32_of(in, "apparatus_count");
    head->canonical_url = text_of(in, "canonical_url");
    EACH_ITEM(in, "collections") {
        read_collection(in, LIST_ADD(results, &head->collections));
    }
    read_description(in, &head->description);
    head->document_count = u32_of(in, "document_count");
    head->record_id = text_of(in, "record_id");
    EACH_ITEM(in, "reports") {
        read_report(in, LIST_ADD(results, &head->reports));
    }
    EACH_ITEM(in, "rules") {
        RuleVersion *rule = LIST_ADD(results, &head->rules);
        json_cursor_open(in, '{');
        rule->name = text_of(in, "name");
        rule->version = u32_of(in, "version");
        json_cursor_close(in, '}');
    }
    head->source_id = text_of(in, "source_id");
    head->title = text_of(in, "title");
    json_cursor_close(in, '}');
    return json_cursor_done(in, fail);
}
