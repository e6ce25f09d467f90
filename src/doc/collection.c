/* Names of the kinds of collection, as they stand in canonical JSON. */
#include "doc/collection.h"
#include "base/fail.h"

static const char *const names[COLLECTION_KIND_COUNT] = {
    [COLLECTION_FONDS] = "fonds",     [COLLECTION_SERIES] = "series",
    [COLLECTION_FILE] = "file",       [COLLECTION_ITEM] = "item",
    [COLLECTION_VOLUME] = "volume",   [COLLECTION_COMPILATION] = "compilation",
    [COLLECTION_CHAPTER] = "chapter", [COLLECTION_SUBCHAPTER] = "subchapter",
    [COLLECTION_THEME] = "theme",     [COLLECTION_FRONT] = "front",
    [COLLECTION_BACK] = "back",
};

const char *collection_kind_name(CollectionKind kind) {
    must((unsigned)kind < COLLECTION_KIND_COUNT);
    return names[kind];
}

bool collection_kind_find(Str name, CollectionKind *kind) {
    for (unsigned i = 0; i < COLLECTION_KIND_COUNT; i++) {
        if (str_is(name, names[i])) {
            *kind = (CollectionKind)i;
            return true;
        }
    }
    return false;
}
