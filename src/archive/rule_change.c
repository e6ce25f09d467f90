/*
 * All that one rule says of one document is drawn together into one number, in order; two documents
 * differ in a rule where the numbers do.
 */
#include "archive/rule_change.h"
#include "base/map.h"
#include "base/wire.h"

struct comparing {
    struct catalog *before;
    struct arena *results, *scratch;
    struct map *counts;  // rule: documents that differ
    struct catalog *after;
};

static void draw(struct map *said, const Source *source, Buf *words) {
    if (source->kind == SOURCE_RULE) {
        uint64_t *number = map_put(said, source->name, NULL);
        wire_put_u64(words, *number);
        wire_put_u32(words, source->version);
        *number = wire_checksum(buf_as_str(words));
    }
    buf_clear(words);
}

/* Rule: a number for all it says. */
static struct map *rules_of(const struct document *document, struct arena *scratch) {
    struct map *said = map_create(scratch);
    Buf words = {0};
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        wire_put_u32(&words, (uint32_t)value->field);
        wire_put_varint(&words, value->certainty);
        wire_put_str(&words, value->value);
        wire_put_str(&words, value->norm);
        draw(said, &value->source, &words);
    }
    for (size_t i = 0; i < document->parts.n; i++)
        for (size_t j = 0; j < document->parts.p[i].spans.n; j++) {
            const Span *span = &document->parts.p[i].spans.p[j];
            wire_put_u32(&words, (uint32_t)span->kind);
            wire_put_u64(&words, span->start);
            wire_put_u64(&words, span->end);
            wire_put_varint(&words, span->certainty);
            for (size_t k = 0; k < span->attributes.n; k++) {
                wire_put_str(&words, span->attributes.p[k].key);
                wire_put_str(&words, span->attributes.p[k].value);
            }
            draw(said, &span->source, &words);
        }
    for (size_t i = 0; i < document->relations.n; i++) {
        const Relation *relation = &document->relations.p[i];
        wire_put_u32(&words, (uint32_t)relation->kind);
        wire_put_varint(&words, relation->certainty);
        wire_put_str(&words, relation->target);
        wire_put_str(&words, relation->citation);
        draw(said, &relation->source, &words);
    }
    buf_free(&words);
    return said;
}

static void count_differing(struct comparing *comparing, const struct map *one,
                            const struct map *other, bool both) {
    for (size_t i = 0; i < map_count(one); i++) {
        Str rule;
        uint64_t number;
        map_at(one, i, &rule, &number);
        const uint64_t *there = map_find(other, rule);
        if (there == NULL || (both && *there != number))
            (*map_put(comparing->counts, str_copy(comparing->results, rule), NULL))++;
    }
}

static bool compare(void *context, const DocumentRow *row, Fail *fail) {
    struct comparing *comparing = context;
    struct document before, after;
    Fail missing;
    bool ok = true;
    if (row->state == STATE_VISIBLE &&
        catalog_base_document(comparing->before, row->id, comparing->scratch, &before, &missing)) {
        ok = catalog_base_document(comparing->after, row->id, comparing->scratch, &after, fail);
        if (ok) {
            struct map *then = rules_of(&before, comparing->scratch);
            struct map *now = rules_of(&after, comparing->scratch);
            count_differing(comparing, now, then, true);
            count_differing(comparing, then, now, false);
        }
    }
    arena_reset(comparing->scratch, (ArenaMark){NULL, 0});
    return ok;
}

bool rule_change_list(struct catalog *before, struct catalog *after, struct arena *results,
                      StrList *changed, Fail *fail) {
    struct comparing comparing = {before, results, arena_create(), map_create(results), after};
    bool ok = browse_each_document(after, compare, &comparing, fail);
    for (size_t i = 0; ok && i < map_count(comparing.counts); i++) {
        Str rule;
        uint64_t count;
        map_at(comparing.counts, i, &rule, &count);
        str_list_add(results, changed,
                     str_format(results, "%.*s: %llu document%s", STR_ARG(rule),
                                (unsigned long long)count, count == 1 ? "" : "s"));
    }
    str_list_sort(*changed);
    arena_destroy(comparing.scratch);
    return ok;
}
