/* One walk over the spans, one over the blocks beside it. */
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

static void note(const Part *part, const Span *span, uint32_t block, struct map *by_key,
                 struct arena *results, NamedPersonList *named) {
    Str name = wording(str_slice(part->text, span->start, span->end), results);
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
    uint64_t *at = map_put(by_key, key, &is_new);
    if (is_new) {
        *at = named->n;
        *LIST_ADD(results, named) =
            (NamedPerson){.ref = ref, .name = name, .block = block, .open = open};
    }
    NamedPerson *one = &named->p[*at];
    one->places++;
    if (ref.n == 0 && count_words(own) == 1)
        one->alone = name;
    if (count_words(name) > count_words(one->name))
        one->name = name;
    if (span->certainty > one->certainty) {
        one->certainty = span->certainty;
        one->source = span->source;
    }
}

Str named_shown(const NamedPerson *person) {
    return person->alone.n > 0 ? person->alone : person->name;
}

static int by_places(const void *left, const void *right) {
    const NamedPerson *a = left, *b = right;
    if (a->places != b->places)
        return a->places > b->places ? -1 : 1;
    return a->block < b->block ? -1 : a->block > b->block;
}

void named_list(const struct document *document, struct arena *results, NamedPersonList *named) {
    struct map *by_key = map_create(results);
    *named = (NamedPersonList){0};
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        size_t block = 0;
        for (size_t j = 0; j < part->spans.n; j++) {
            const Span *span = &part->spans.p[j];
            while (block + 1 < part->blocks.n && part->blocks.p[block + 1].start <= span->start)
                block++;
            if (names_person(span) && part->blocks.n > 0)
                note(part, span, part->blocks.p[block].id, by_key, results, named);
        }
    }
    if (named->n > 1)
        qsort(named->p, named->n, sizeof *named->p, by_places);
}
