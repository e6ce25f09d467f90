/*
 * A page of tips has some forty examples; asking for them all again with each view would cost more
 * than the page.
 */
#include "web/examples.h"
#include "base/map.h"

enum { FINDS_NOTHING = 1, FINDS_SOME = 2 };

struct examples {
    struct arena *process;
    struct arena *kept;  // NULL: nothing yet
    struct map *found;
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

bool examples_hit(struct examples *examples, struct archive *archive, Str query) {
    uint64_t watermark = catalog_watermark(archive_catalog(archive));
    if (examples->kept == NULL || examples->watermark != watermark) {
        arena_destroy(examples->kept);
        examples->kept = arena_create();
        examples->found = map_create(examples->kept);
        examples->watermark = watermark;
    }
    bool is_new;
    uint64_t *answer = map_put(examples->found, str_copy(examples->kept, query), &is_new);
    if (is_new)
        *answer = ask(archive, query) ? FINDS_SOME : FINDS_NOTHING;
    return *answer == FINDS_SOME;
}
