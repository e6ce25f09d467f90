/* Forms that differ from the name in nothing but marks are found out at the end. */
#include "read/placed.h"
#include "base/map.h"
#include "text/unicode.h"
#include <stdlib.h>

/* Of a place that only the file marks the words that stand there. */
static Str name_of(const Part *part, const Span *span, struct arena *results) {
    Str name = document_attribute(span, "name");
    if (name.n > 0)
        return name;
    return str_one_line(results, str_slice(part->text, span->start, span->end));
}

struct placing {
    const char *type;
    struct map *by_name;
    struct arena *results;
    PlacedNameList *placed;
};

static void note(struct placing *placing, const MentionAt *at, const Span *span) {
    Str name = name_of(at->part, span, placing->results);
    bool is_new;
    uint64_t *row = map_put(placing->by_name, name, &is_new);
    if (is_new) {
        *row = placing->placed->n;
        *LIST_ADD(placing->results, placing->placed) =
            (PlacedName){.name = name, .place = gazetteer_find(name)};
    }
    PlacedName *one = &placing->placed->p[*row];
    Str form = str_slice(at->part->text, span->start, span->end);
    if (one->form.n == 0 && !str_equal_nocase(form, name))
        one->form = form;
    mentions_add(&one->said, at);
}

/* The same form but for its letters' marks and its line breaks is none of its own. */
static void tidy_forms(PlacedNameList *placed, struct arena *results) {
    for (size_t i = 0; i < placed->n; i++) {
        PlacedName *one = &placed->p[i];
        one->form = str_one_line(results, one->form);
        if (str_equal(unicode_fold(one->form, results), unicode_fold(one->name, results)))
            one->form = (Str){NULL, 0};
    }
}

/* A name of this type that the file marks, and no rule beside it: neither a dateline's, nor one
 * that it says more of. */
static bool is_of_file_alone(const Part *part, size_t at, const char *type, BlockKind block) {
    const Span *span = &part->spans.p[at];
    if (span->kind != SPAN_NAME || span->source.kind != SOURCE_FILE || block == BLOCK_DATELINE ||
        !str_is(document_attribute(span, "type"), type) || document_attribute(span, "role").n > 0 ||
        str_trim(str_slice(part->text, span->start, span->end)).n == 0)
        return false;
    for (size_t i = at + 1; i < part->spans.n && part->spans.p[i].start < span->end; i++)
        if (document_names_thing(&part->spans.p[i], type))
            return false;
    for (size_t i = at; i > 0 && part->spans.p[i - 1].start == span->start; i--)
        if (document_names_thing(&part->spans.p[i - 1], type))
            return false;
    return true;
}

static void visit(void *context, const MentionAt *at) {
    struct placing *placing = context;
    const Span *span = &at->part->spans.p[at->span];
    if (document_names_thing(span, placing->type) ||
        is_of_file_alone(at->part, at->span, placing->type, at->block->kind))
        note(placing, at, span);
}

void placed_list(const struct document *document, const char *type, struct arena *results,
                 PlacedNameList *placed) {
    struct placing placing = {type, map_create(results), results, placed};
    *placed = (PlacedNameList){0};
    mentions_each(document, visit, &placing);
    tidy_forms(placed, results);
    if (placed->n > 1)
        qsort(placed->p, placed->n, sizeof *placed->p, mentions_by_places);
}
