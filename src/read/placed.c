/* One walk over the spans, one over the blocks beside it. */
#include "read/placed.h"
#include "base/map.h"
#include "text/unicode.h"
#include <stdlib.h>

static void note(const Part *part, const Span *span, uint32_t block, struct map *by_name,
                 struct arena *results, PlacedNameList *placed) {
    Str name = document_attribute(span, "name");
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
            if (part->blocks.n > 0 && document_names_thing(span, type))
                note(part, span, part->blocks.p[block].id, by_name, results, placed);
        }
    }
    tidy_forms(placed, results);
    if (placed->n > 1)
        qsort(placed->p, placed->n, sizeof *placed->p, by_places);
}
