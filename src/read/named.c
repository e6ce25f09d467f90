/* A person of no entry is told by the last word of the name. */
#include "read/named.h"
#include "base/map.h"
#include <stdlib.h>

/* The last word that is no initial and no "Jr.": "Gromyko A.A." */
static Str last_word(Str name) {
    for (;;) {
        size_t at = name.n;
        while (at > 0 && name.p[at - 1] != ' ' && name.p[at - 1] != '\n')
            at--;
        Str word = str_skip(name, at);
        if (at == 0 || !str_ends(word, STR(".")))
            return word;
        name = str_trim(str_slice(name, 0, at));
        while (str_ends(name, STR(",")))
            name.n--;
    }
}

static size_t count_words(Str name) {
    size_t count = 1;
    for (size_t i = 0; i < name.n; i++)
        count += name.p[i] == ' ';
    return count;
}

static Str wording(Str text, struct arena *results) {
    while (text.n > 0 && (text.p[text.n - 1] == ',' || text.p[text.n - 1] == ';'))
        text.n--;  // that the file marks with it
    return str_one_line(results, text);
}

static bool names_person(const Span *span) {
    return span->kind == SPAN_NAME && span->end > span->start && document_names_person(span);
}

struct naming {
    struct map *by_key;
    struct arena *results;
    NamedPersonList *named;
};

static void note(struct naming *naming, const MentionAt *place, const Span *span) {
    struct arena *results = naming->results;
    Str name = wording(str_slice(place->part->text, span->start, span->end), results);
    Str ref = document_attribute(span, "ref"), key = ref;
    bool woman = ref.n == 0 && str_is(document_attribute(span, "rank"), "woman");
    Str own = name;
    if (woman)  // "Mrs. Kennedy" is not "Kennedy"
        name = str_format(results, "%.*s %.*s",
                          STR_ARG(wording(str_trim(document_attribute(span, "title")), results)),
                          STR_ARG(name));
    bool is_new, open = ref.n == 0 && document_attribute(span, "refs").n > 0;
    if (ref.n == 0)
        key = str_format(results, "%c%.*s",
                         woman  ? 'w'
                         : open ? '?'
                                : '-',
                         STR_ARG(last_word(name)));
    uint64_t *at = map_put(naming->by_key, key, &is_new);
    if (is_new) {
        *at = naming->named->n;
        *LIST_ADD(results, naming->named) = (NamedPerson){.ref = ref, .name = name, .open = open};
    }
    NamedPerson *one = &naming->named->p[*at];
    if (ref.n == 0 && count_words(own) == 1)
        one->alone = name;
    if (count_words(name) > count_words(one->name))
        one->name = name;
    mentions_add(&one->said, place);
}

Str named_shown(const NamedPerson *person) {
    return person->alone.n > 0 ? person->alone : person->name;
}

static void visit(void *context, const MentionAt *at) {
    const Span *span = &at->part->spans.p[at->span];
    if (names_person(span))
        note(context, at, span);
}

void named_list(const struct document *document, struct arena *results, NamedPersonList *named) {
    struct naming naming = {map_create(results), results, named};
    *named = (NamedPersonList){0};
    mentions_each(document, visit, &naming);
    if (named->n > 1)
        qsort(named->p, named->n, sizeof *named->p, mentions_by_places);
}
