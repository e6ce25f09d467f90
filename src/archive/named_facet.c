/*
 * The marks are the file's own or a rule's (annotate/mention.h); a thing that bears a person's name
 * ("the Acheson Plan") names nobody. Lists of persons themselves link nowhere.
 */
#include "archive/named_facet.h"
#include "base/map.h"

static bool names_a_person(const Span *span) {
    return span->kind == SPAN_NAME && span->certainty >= NAMED_FACET_LEAST &&
           document_names_person(span) && document_attribute(span, "ref").n > 0;
}

/* A place that the text names, under the name of doc/gazetteer.h. */
static void add_place(const Span *span, struct map *seen, struct arena *results, EngineRow *row) {
    Str name = document_attribute(span, "name");
    bool is_new;
    (void)map_put(seen, name, &is_new);
    if (is_new)
        *LIST_ADD(results, &row->facets) = (FacetValue){.field = FIELD_PLACE_NAMED, .value = name};
}

void named_facet_add(const struct document *document, NamedLookup name_of, void *context,
                     struct arena *results, EngineRow *row) {
    struct map *seen = map_create(results), *seen_places = map_create(results);
    for (size_t i = 0; i < document->parts.n; i++) {
        const SpanList *spans = &document->parts.p[i].spans;
        for (size_t k = 0; k < spans->n; k++) {
            bool is_new;
            if (document_names_place(&spans->p[k]) && spans->p[k].certainty >= NAMED_FACET_LEAST)
                add_place(&spans->p[k], seen_places, results, row);
            if (!names_a_person(&spans->p[k]))
                continue;
            Str ref = document_attribute(&spans->p[k], "ref");
            (void)map_put(seen, ref, &is_new);
            if (!is_new)
                continue;
            Str name = name_of(context, ref);
            if (name.n == 0)
                continue;
            (void)map_put(seen, str_format(results, "=%.*s", STR_ARG(name)), &is_new);
            if (is_new)  // two entries of one name are one value
                *LIST_ADD(results, &row->facets) =
                    (FacetValue){.field = FIELD_NAMED, .value = name};
        }
    }
}
