/*
 * collection: a node of a tree of documents. A document may stand in several trees.
 */
#ifndef FONDS_DOC_COLLECTION_H
#define FONDS_DOC_COLLECTION_H

#include "doc/description.h"

typedef enum {
    COLLECTION_FONDS,
    COLLECTION_SERIES,
    COLLECTION_FILE,
    COLLECTION_ITEM,
    COLLECTION_VOLUME,
    COLLECTION_COMPILATION,
    COLLECTION_CHAPTER,
    COLLECTION_SUBCHAPTER,
    COLLECTION_THEME,
    COLLECTION_FRONT,
    COLLECTION_BACK,
    COLLECTION_KIND_COUNT
} CollectionKind;

typedef struct {
    Str local_id;  // in its deposit; empty: the deposit itself (the volume)
    CollectionKind kind;
    Str title;
    Str parent;  // local id of the parent in the same deposit; empty: directly under the deposit
    Description description;
} Collection;
typedef LIST_OF(Collection) CollectionList;

const char *collection_kind_name(CollectionKind kind);  // "compilation", ...
bool collection_kind_find(Str name, CollectionKind *kind);

#endif
