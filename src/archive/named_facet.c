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

/* A place or a body that the text names, under the name that all texts share. */
static void add_thing(const Span *span, struct map *seen[2], struct arena *results,
                      EngineRow *row) {
    bool place = document_names_thing(span, "place"), is_new;
    if (span->certainty < NAMED_FACET_LEAST || (!place && !document_names_thing(span, "body")))
        return;
    Str name = document_attribute(span, "name");
    (void)map_put(seen[place], name, &is_new);
    if (is_new)
        *LIST_ADD(results, &row->facets) =
            (FacetValue){.field = place ? FIELD_PLACE_NAMED : FIELD_NAMED, .value = name};
}

void named_facet_add(const struct document *document, NamedLookup name_of, void *context,
                     struct arena *results, EngineRow *row) {
    struct map *seen = map_create(results), *things[] = {map_create(results), map_create(results)};
    for (size_t i = 0; i < document->parts.n; i++) {
        const SpanList *spans = &document->parts.p[i].spans;
        for (size_t k = 0; k < spans->n; k++) {
            bool is_new;
            add_thing(&spans->p[k], things, results, row);
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
