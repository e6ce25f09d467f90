/*
 * Prints straight into the buffer, member by member in the order of their names: the order of the
 * calls below is the canonical order, so nothing is sorted at run time. (Attributes of spans are
 * sorted already: document.h.)
 *
 * Reading is doc_json_read.c's. It is lenient where that keeps it short (the order of members
 * apart, it does not ask whether a default was written out or an escape was needed); what it read
 * is then printed again and compared with the line. So a line is accepted exactly when print would
 * write it, by construction, and print(parse(y)) = y needs no second set of rules. Printing runs at
 * memory speed and costs a small part of the reading.
 */
#include "doc/doc_json.h"
#include "base/json.h"
#include "doc/doc_json_read.h"
#include <string.h>

static void print_number(Buf *out, uint64_t number) {
    buf_u64(out, number);
}

/* Begins a member: a comma where one stood before, the name, a colon. */
#define NAME(out, name) begin_member((out), "\"" name "\":", sizeof("\"" name "\":") - 1)
static void begin_member(Buf *out, const char *name, size_t n) {
    char *room = buf_room(out, n + 1);
    if (out->p[out->n - 1] != '{') {
        *room++ = ',';
        out->n++;
    }
    memcpy(room, name, n);
    out->n += n;
}

#define NUMBER(out, name, number)                                                                  \
    do {                                                                                           \
        if ((number) != 0) {                                                                       \
            NAME(out, name);                                                                       \
            print_number((out), (number));                                                         \
        }                                                                                          \
    } while (0)
#define TEXT(out, name, text)                                                                      \
    do {                                                                                           \
        if ((text).n != 0) {                                                                       \
            NAME(out, name);                                                                       \
            json_print_text((text), (out));                                                        \
        }                                                                                          \
    } while (0)
/* A list as the value of a member; one(item, out) prints an item. */
#define LIST(out, name, list, one)                                                                 \
    do {                                                                                           \
        if ((list).n != 0) {                                                                       \
            NAME(out, name);                                                                       \
            buf_char((out), '[');                                                                  \
            for (size_t list_i_ = 0; list_i_ < (list).n; list_i_++) {                              \
                if (list_i_ > 0)                                                                   \
                    buf_char((out), ',');                                                          \
                one(&(list).p[list_i_], (out));                                                    \
            }                                                                                      \
            buf_char((out), ']');                                                                  \
        }                                                                                          \
    } while (0)

/* Names that are ours and need no escape. */
static void print_word(Buf *out, const char *word) {
    buf_char(out, '"');
    buf_c(out, word);
    buf_char(out, '"');
}

static void print_certainty(uint16_t certainty, Buf *out) {
    if (certainty == 1000)
        return;
    NAME(out, "certainty");
    print_number(out, certainty);
}

static void print_source(const Source *source, Buf *out) {
    if (source->kind == SOURCE_FILE && source->name.n == 0 && source->version == 0)
        return;
    NAME(out, "source");
    buf_char(out, '{');
    if (source->kind != SOURCE_FILE) {
        NAME(out, "kind");
        print_word(out, doc_json_read_source_name(source->kind));
    }
    TEXT(out, "name", source->name);
    NUMBER(out, "version", source->version);
    buf_char(out, '}');
}

static void print_last(const Origin *origin, Buf *out) {
    if (origin->file.n == 0)
        return;
    NAME(out, "last");
    print_number(out, origin->last);
}

static void print_evidence(const Evidence *evidence, Buf *out) {
    buf_char(out, '{');
    NUMBER(out, "block", evidence->block);
    NUMBER(out, "end", evidence->end);
    TEXT(out, "file", evidence->origin.file);
    NUMBER(out, "first", evidence->origin.first);
    print_last(&evidence->origin, out);
    NUMBER(out, "start", evidence->start);
    buf_char(out, '}');
}

static void print_attributes(const AttributeList *attributes, Buf *out) {
    if (attributes->n == 0)
        return;
    NAME(out, "attributes");
    buf_char(out, '{');
    for (size_t i = 0; i < attributes->n; i++) {
        if (i > 0)
            buf_char(out, ',');
        json_print_text(attributes->p[i].key, out);
        buf_char(out, ':');
        json_print_text(attributes->p[i].value, out);
    }
    buf_char(out, '}');
}

static void print_value(const Value *value, Buf *out) {
    buf_char(out, '{');
    if (value->asked_empty) {
        NAME(out, "asked_empty");
        buf_c(out, "true");
    }
    print_attributes(&value->attributes, out);
    print_certainty(value->certainty, out);
    LIST(out, "evidence", value->evidence, print_evidence);
    NAME(out, "field");
    print_word(out, field_info(value->field)->name);
    TEXT(out, "label", value->label);
    TEXT(out, "norm", value->norm);
    TEXT(out, "role", value->role);
    print_source(&value->source, out);
    TEXT(out, "value", value->value);
    buf_char(out, '}');
}

static void print_str(const Str *s, Buf *out) {
    json_print_text(*s, out);
}

static void print_pair(uint32_t first, uint32_t second, Buf *out) {
    buf_char(out, '[');
    print_number(out, first);
    buf_char(out, ',');
    print_number(out, second);
    buf_char(out, ']');
}

static void print_lost(const LostBlock *lost, Buf *out) {
    print_pair(lost->id, lost->nearest, out);
}

static void print_link(const BlockLink *link, Buf *out) {
    print_pair(link->part, link->block, out);
}

/* The file of the first block that has an origin; it is said once, for the part. */
static Str part_file(const Part *part) {
    for (size_t i = 0; i < part->blocks.n; i++)
        if (part->blocks.p[i].origin.file.n > 0)
            return part->blocks.p[i].origin.file;
    return (Str){NULL, 0};
}

static void print_block(const Block *block, Str file, Buf *out) {
    buf_char(out, '{');
    NUMBER(out, "end", block->end);
    if (!str_equal(block->origin.file, file))
        TEXT(out, "file", block->origin.file);
    NUMBER(out, "first", block->origin.first);
    NAME(out, "id");
    print_number(out, block->id);
    if (block->kind != BLOCK_PARAGRAPH) {
        NAME(out, "kind");
        print_word(out, document_block_name(block->kind));
    }
    TEXT(out, "language", block->language);
    print_last(&block->origin, out);
    NUMBER(out, "level", block->level);
    LIST(out, "links", block->links, print_link);
    NUMBER(out, "parent", block->parent);
    TEXT(out, "source_id", block->source_id);
    NUMBER(out, "start", block->start);
    buf_char(out, '}');
}

static void print_blocks(const BlockList *blocks, Str file, Buf *out) {
    if (blocks->n == 0)
        return;
    NAME(out, "blocks");
    buf_char(out, '[');
    for (size_t i = 0; i < blocks->n; i++) {
        if (i > 0)
            buf_char(out, ',');
        print_block(&blocks->p[i], file, out);
    }
    buf_char(out, ']');
}

static void print_span(const Span *span, Buf *out) {
    buf_char(out, '{');
    print_attributes(&span->attributes, out);
    print_certainty(span->certainty, out);
    NUMBER(out, "end", span->end);
    NAME(out, "kind");
    print_word(out, document_span_name(span->kind));
    print_source(&span->source, out);
    NUMBER(out, "start", span->start);
    buf_char(out, '}');
}

static void print_part(const Part *part, Buf *out) {
    Str file = part_file(part);
    buf_char(out, '{');
    print_blocks(&part->blocks, file, out);
    TEXT(out, "file", file);
    NAME(out, "id");
    json_print_text(part->id, out);
    if (part->kind != PART_TRANSCRIPT) {
        NAME(out, "kind");
        print_word(out, document_part_name(part->kind));
    }
    TEXT(out, "language", part->language);
    LIST(out, "spans", part->spans, print_span);
    TEXT(out, "text", part->text);
    TEXT(out, "title", part->title);
    buf_char(out, '}');
}

static void print_relation(const Relation *relation, Buf *out) {
    buf_char(out, '{');
    print_certainty(relation->certainty, out);
    TEXT(out, "citation", relation->citation);
    if (relation->held) {
        NAME(out, "held");
        buf_c(out, "true");
    }
    NAME(out, "kind");
    print_word(out, document_relation_name(relation->kind));
    print_source(&relation->source, out);
    TEXT(out, "target", relation->target);
    buf_char(out, '}');
}

void doc_json_print(const struct document *document, Buf *out) {
    buf_char(out, '{');
    NAME(out, "_document");
    print_number(out, READING_SCHEMA);
    LIST(out, "collections", document->collections, print_str);
    LIST(out, "description", document->description, print_value);
    NAME(out, "id");
    json_print_text(document->local_id, out);
    LIST(out, "lost", document->lost_blocks, print_lost);
    NUMBER(out, "next_block", document->next_block);
    LIST(out, "parts", document->parts, print_part);
    LIST(out, "relations", document->relations, print_relation);
    if (document->role == ROLE_APPARATUS) {
        NAME(out, "role");
        print_word(out, "apparatus");
    }
    buf_char(out, '}');
}

static void print_collection(const Collection *collection, Buf *out) {
    buf_char(out, '{');
    LIST(out, "description", collection->description, print_value);
    TEXT(out, "id", collection->local_id);
    NAME(out, "kind");
    print_word(out, collection_kind_name(collection->kind));
    TEXT(out, "parent", collection->parent);
    TEXT(out, "title", collection->title);
    buf_char(out, '}');
}

static void print_report(const Report *report, Buf *out) {
    buf_char(out, '{');
    TEXT(out, "code", report->code);
    TEXT(out, "detail", report->detail);
    TEXT(out, "file", report->origin.file);
    NUMBER(out, "first", report->origin.first);
    print_last(&report->origin, out);
    buf_char(out, '}');
}

static void print_rule(const RuleVersion *rule, Buf *out) {
    buf_char(out, '{');
    TEXT(out, "name", rule->name);
    NUMBER(out, "version", rule->version);
    buf_char(out, '}');
}

void doc_json_print_head(const ReadingHead *head, Buf *out) {
    buf_char(out, '{');
    NAME(out, "_reading");
    print_number(out, READING_SCHEMA);
    NUMBER(out, "apparatus_count", head->apparatus_count);
    TEXT(out, "canonical_url", head->canonical_url);
    LIST(out, "collections", head->collections, print_collection);
    LIST(out, "description", head->description, print_value);
    NUMBER(out, "document_count", head->document_count);
    TEXT(out, "record_id", head->record_id);
    LIST(out, "reports", head->reports, print_report);
    LIST(out, "rules", head->rules, print_rule);
    TEXT(out, "source_id", head->source_id);
    TEXT(out, "title", head->title);
    buf_char(out, '}');
}

/* What was printed from the reading of line must be line. */
static bool is_canonical(Str line, Buf *again, Fail *fail) {
    Str printed = buf_as_str(again);
    size_t at = 0;
    while (at < line.n && at < printed.n && line.p[at] == printed.p[at])
        at++;
    bool same = at == line.n && at == printed.n;
    buf_free(again);
    return same || fail_set(fail, FAIL_CORRUPT, "the line is not canonical at byte %zu", at);
}

bool doc_json_parse(Str line, struct arena *results, struct document *document, Fail *fail) {
    Buf again = {0};
    if (!doc_json_read_document(line, results, document, fail))
        return false;
    if (!document_check(document, fail))
        return fail_add(fail, "document %.*s", STR_ARG(str_slice(document->local_id, 0, 200)));
    doc_json_print(document, &again);
    return is_canonical(line, &again, fail);
}

bool doc_json_parse_head(Str line, struct arena *results, ReadingHead *head, Fail *fail) {
    Buf again = {0};
    if (!doc_json_read_head(line, results, head, fail) || !reading_check_head(head, fail))
        return false;
    doc_json_print_head(head, &again);
    return is_canonical(line, &again, fail);
}
