/*
 * tei_tree: a TEI file as a tree of small nodes in one array, made in one pass over the XML. A
 * node's number is its place in reading order, so "before" is "smaller". Number 0 is the file
 * itself; as a link it means "none".
 */
#ifndef FONDS_IMPORT_TEI_TREE_H
#define FONDS_IMPORT_TEI_TREE_H

#include "base/map.h"
#include "import/import.h"
#include "import/tei_element.h"

typedef uint32_t TeiNodeRef;

typedef struct {
    const char *name;  // without prefix, but "xml:id" and "xml:lang" with it; one of a fixed list
    Str value;
} TeiAttribute;

typedef struct {
    const TeiRule *rule;  // NULL of a run of text
    Str text;             // of a run; of an element its name
    TeiNodeRef parent, child, next;
    uint32_t attribute, attribute_count;  // in the tree's list
    uint32_t first, last;                 // bytes of the UTF-8 form
    bool has_words;                       // a child is text other than white space
    bool holds_words;                     // the same at any depth; of a run: it is not blank
    bool holds_document;                  // a document's division is within
} TeiNode;

/* What stands for documents where no division is a "document". */
typedef enum {
    TEI_NO_PIECES,  // nothing does, or there are some
    TEI_BY_KIND,    // divisions of a kind of document: letter, entry
    TEI_CHAPTERS,   // the chapters of a book
} TeiPieces;

struct tei_tree {
    Str file;  // its path in the deposit
    Str utf8;
    LIST_OF(TeiNode) nodes;
    LIST_OF(TeiAttribute) attributes;
    TeiNodeRef root;
    TeiPieces pieces;
};

enum { TEI_NODES_MAX = 8000000 };

/*
 * Parses a file. The tree and its slices live in `results` and in the file's bytes. Errors are
 * xml_read()'s; LIMIT also for more than TEI_NODES_MAX nodes.
 */
MUST_USE bool tei_tree_read(const ImportFile *file, ImportLimits limits, struct arena *results,
                            struct tei_tree *tree, Fail *fail);

const TeiNode *tei_tree_node(const struct tei_tree *tree, TeiNodeRef ref);
TeiElement tei_tree_element(const struct tei_tree *tree, TeiNodeRef ref);  // TEI_RUN of text
Str tei_tree_attribute(const struct tei_tree *tree, TeiNodeRef ref, const char *name);  // or empty
Origin tei_tree_origin(const struct tei_tree *tree, TeiNodeRef ref);
/* The first child that is such an element; 0: none. */
TeiNodeRef tei_tree_child(const struct tei_tree *tree, TeiNodeRef ref, TeiElement element);
/* The node behind all of ref's descendants. */
TeiNodeRef tei_tree_after(const struct tei_tree *tree, TeiNodeRef ref);
bool tei_tree_is_blank(const struct tei_tree *tree, TeiNodeRef ref);     // a run of white space
bool tei_tree_is_document(const struct tei_tree *tree, TeiNodeRef ref);  // a division
/* All text within, notes left out, white space as single spaces, none at the ends. */
Str tei_tree_words(const struct tei_tree *tree, TeiNodeRef ref, struct arena *results);

#endif
