/*
 * The rows of a volume name the same few chapters over and over, so the path of each is asked of
 * the catalog once.
 */
#include "archive/trees.h"
#include "base/map.h"
#include "catalog/browse.h"

struct trees {
    struct catalog *catalog;
    struct arena *arena;
    struct map *known;  // of a collection, to its place in paths
    LIST_OF(StrList) paths;
};

struct trees *trees_create(struct catalog *catalog, struct arena *arena) {
    struct trees *trees = ARENA_NEW(arena, struct trees);
    trees->catalog = catalog;
    trees->arena = arena;
    trees->known = map_create(arena);
    return trees;
}

static bool has(const StrList *list, Str s) {
    for (size_t i = 0; i < list->n; i++)
        if (str_equal(list->p[i], s))
            return true;
    return false;
}

/* The collection and all above it; none where it is not listed. */
static bool path_of(struct trees *trees, Str collection, StrList *path, Fail *fail) {
    const uint64_t *at = map_find(trees->known, collection);
    if (at != NULL) {
        *path = trees->paths.p[*at];
        return true;
    }
    CollectionRowList rows = {0};
    *path = (StrList){0};
    if (!browse_path(trees->catalog, collection, trees->arena, &rows, fail))
        return false;
    for (size_t i = 0; i < rows.n; i++)
        str_list_add(trees->arena, path, rows.p[i].id);
    uint64_t place = trees->paths.n;
    *LIST_ADD(trees->arena, &trees->paths) = *path;
    *map_put(trees->known, str_copy(trees->arena, collection), NULL) = place;
    return true;
}

bool trees_complete(struct trees *trees, Str deposit, EngineRow *row, Fail *fail) {
    StrList all = {0}, path;
    for (size_t i = 0; i <= row->collections.n; i++) {
        Str collection = i < row->collections.n ? row->collections.p[i] : deposit;
        if (!path_of(trees, collection, &path, fail))
            return fail_add(fail, "collections of %.*s", STR_ARG(row->id));
        for (size_t j = 0; j < path.n; j++)
            if (!has(&all, path.p[j]))
                str_list_add(trees->arena, &all, path.p[j]);
    }
    row->collections = all;
    return true;
}
