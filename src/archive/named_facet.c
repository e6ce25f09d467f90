/*
 * The marks are the file's own or a rule's (annotate/mention.h); a thing that bears a person's name
 * ("the Acheson Plan") names nobody. Lists of persons themselves link nowhere.
 */
#include "archive/named_facet.h"
#include "base/map.h"
#include "catalog/people.h"

static bool names_a_person(const Span *span) {
    return span->kind == SPAN_NAME && span->certainty >= NAMED_FACET_LEAST &&
           str_is(document_attribute(span, "type"), "person") &&
           !str_is(document_attribute(span, "role"), "eponym") &&
           document_attribute(span, "ref").n > 0;
}

void named_facet_add(const struct document *document, NamedLookup name_of, void *context,
                     struct arena *results, EngineRow *row) {
    struct map *seen = map_create(results);
    for (size_t i = 0; i < document->parts.n; i++) {
        const SpanList *spans = &document->parts.p[i].spans;
        for (size_t k = 0; k < spans->n; k++) {
            bool is_new;
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

typedef struct {
    struct catalog *catalog;
    Str deposit;
    struct arena *results;
    Fail *fail;
    bool failed;
} ListNames;

static Str name_of(void *context, Str ref) {
    ListNames *names = context;
    PersonRow person;
    Str id = str_format(names->results, "%.*s.%.*s", STR_ARG(names->deposit), STR_ARG(ref));
    if (!names->failed && people_get(names->catalog, id, names->results, &person, names->fail))
        return person.name;
    names->failed = names->failed || names->fail->code != FAIL_MISSING;
    return (Str){NULL, 0};
}

bool named_facet_of_held(struct catalog *catalog, Str deposit, const struct document *document,
                         struct arena *results, EngineRow *row, Fail *fail) {
    ListNames names = {catalog, deposit, results, fail, false};
    named_facet_add(document, name_of, &names, results, row);
    return !names.failed;
}
