/* One walk over the spans, one over the blocks beside it. */
#include "read/placed.h"
#include "base/map.h"
#include "text/unicode.h"
#include <stdlib.h>

/* Of a place that only the file marks the words that stand there. */
static Str name_of(const Part *part, const Span *span, struct arena *results) {
    Str name = document_attribute(span, "name");
    if (name.n > 0)
        return name;
    char *words = str_to_c(results, str_slice(part->text, span->start, span->end));
    for (size_t i = 0; words[i] != '\0'; i++)
        words[i] = words[i] == '\n' ? ' ' : words[i];
    return str_from_c(words);
}

static void note(const Part *part, const Span *span, uint32_t block, struct map *by_name,
                 struct arena *results, PlacedNameList *placed) {
    Str name = name_of(part, span, results);
    bool is_new;
    uint64_t *at = map_put(by_name, name, &is_new);
    if (is_new) {
        *at = placed->n;
        *LIST_ADD(results, placed) =
            (PlacedName){.name = name, .place = gazetteer_find(name), .block = block};
    }
    PlacedName *one = &placed->p[*at];
    Str form = str_slice(part->text, span->start, span->end);
    one->places++;
    if (one->form.n == 0 && !str_equal_nocase(form, name))
        one->form = form;
    if (span->certainty > one->certainty) {
        one->certainty = span->certainty;
        one->source = span->source;
    }
}

static int by_places(const void *left, const void *right) {
    const PlacedName *a = left, *b = right;
    if (a->places != b->places)
        return a->places > b->places ? -1 : 1;
    return a->block < b->block ? -1 : a->block > b->block;
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

void placed_list(const struct document *document, const char *type, struct arena *results,
                 PlacedNameList *placed) {
    struct map *by_name = map_create(results);
    *placed = (PlacedNameList){0};
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        size_t block = 0;
        for (size_t j = 0; j < part->spans.n; j++) {
            const Span *span = &part->spans.p[j];
            while (block + 1 < part->blocks.n && part->blocks.p[block + 1].start <= span->start)
                block++;
            if (part->blocks.n > 0 && (document_names_thing(span, type) ||
                                       is_of_file_alone(part, j, type, part->blocks.p[block].kind)))
                note(part, span, part->blocks.p[block].id, by_name, results, placed);
        }
    }
    tidy_forms(placed, results);
    if (placed->n > 1)
        qsort(placed->p, placed->n, sizeof *placed->p, by_places);
}
