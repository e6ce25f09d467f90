/*
 * A page of tips has some forty examples; asking for them all again with each view would cost more
 * than the page.
 */
#include "web/examples.h"
#include "base/map.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { FINDS_NOTHING = 1, FINDS_SOME = 2 };

struct examples {
    struct arena *process;
    struct arena *kept;  // NULL: nothing yet
    struct map *found;
    Str typed;  // empty: not made yet
    uint64_t watermark;
};

struct examples *examples_create(void) {
    struct arena *process = arena_create();
    struct examples *examples = ARENA_NEW(process, struct examples);
    examples->process = process;
    return examples;
}

void examples_destroy(struct examples *examples) {
    if (examples == NULL)
        return;
    arena_destroy(examples->kept);
    arena_destroy(examples->process);
}

static bool ask(struct archive *archive, Str query) {
    struct arena *scratch = arena_create();
    SearchRequest asked = {.text = query, .bare = true};
    SearchAnswer answer;
    Fail ignored;
    bool some =
        archive_search(archive, &asked, scratch, &answer, &ignored) && answer.counts.total > 0;
    arena_destroy(scratch);
    return some;
}

static void begin(struct examples *examples, struct archive *archive) {
    uint64_t watermark = catalog_watermark(archive_catalog(archive));
    if (examples->kept != NULL && examples->watermark == watermark)
        return;
    arena_destroy(examples->kept);
    examples->kept = arena_create();
    examples->found = map_create(examples->kept);
    examples->typed = (Str){NULL, 0};
    examples->watermark = watermark;
}

bool examples_hit(struct examples *examples, struct archive *archive, Str query) {
    begin(examples, archive);
    bool is_new;
    uint64_t *answer = map_put(examples->found, str_copy(examples->kept, query), &is_new);
    if (is_new)
        *answer = ask(archive, query) ? FINDS_SOME : FINDS_NOTHING;
    return *answer == FINDS_SOME;
}

/* The last word of a name, in small letters, where it has nothing but letters. */
static Str family_of(Str name, struct arena *results) {
    size_t from = name.n;
    while (from > 0 && name.p[from - 1] != ' ')
        from--;
    Str word = unicode_lower(str_skip(name, from), results);
    uint32_t c;
    for (size_t at = 0; utf8_next(word, &at, &c);)
        if (unicode_class(c) != UNICODE_LETTER)
            return (Str){NULL, 0};
    return word.n > 3 ? word : (Str){NULL, 0};
}

/* Letters that readers of an English page can type: others stand only where there are none. */
static bool is_latin(Str word) {
    return word.n > 0 && (unsigned char)word.p[0] < 0xCD;
}

Str examples_typed(struct examples *examples, struct archive *archive) {
    begin(examples, archive);
    if (examples->typed.n > 0)
        return examples->typed;
    SearchRequest asked = {.text = STR(""), .bare = true, .facets = true};
    SearchAnswer answer;
    Fail ignored;  // then there are no examples of this holding
    struct arena *scratch = arena_create();
    Str year = {NULL, 0}, author = {NULL, 0};
    uint64_t most = 0;
    bool ok = archive_search(archive, &asked, scratch, &answer, &ignored);
    for (size_t i = 0; ok && i < answer.counts.facets.n; i++) {
        const FacetCount *facet = &answer.counts.facets.p[i];
        if (facet->field == FIELD_DATE && facet->certain > most) {
            most = facet->certain;
            year = facet->value;
        }
        Str family = facet->field == FIELD_AUTHOR ? family_of(facet->value, scratch) : author;
        if (author.n == 0 || (!is_latin(author) && is_latin(family)))
            author = family;
    }
    examples->typed =
        str_format(examples->kept, "words, \"a phrase\"%s%.*s%s%.*s", year.n > 0 ? ", date:" : "",
                   STR_ARG(year), author.n > 0 ? ", from:" : "", STR_ARG(author));
    arena_destroy(scratch);
    return examples->typed;
}
