/*
 * amend: what people decided, put into a document that has just been read. Pure: no tables, no
 * clock. What each kind of act does is told in fold.h and docs/formats/catalog.md, "act and the
 * fold".
 */
#ifndef FONDS_CATALOG_AMEND_H
#define FONDS_CATALOG_AMEND_H

#include "catalog/row.h"
#include "doc/act.h"

typedef struct {
    Act act;
    ActState state;  // what amend_document() finds
    /* Of a correct or reject in effect: the words it is about. */
    uint32_t part;
    size_t start, end;
} AmendAct;
typedef LIST_OF(AmendAct) AmendActList;

typedef struct {
    DocumentState state;  // VISIBLE, WITHDRAWN or DESTROYED
    Str reason, who;
    int64_t time;
    bool changed;  // the document is no longer what it was
} AmendState;

/* Undos applied: which acts are in effect. */
void amend_states(AmendActList acts);

/*
 * Applies acts, all those on one document in seq order, and finds the state of each. document may
 * be NULL: there is none. Its lists grow in `results`, its new slices point into acts.
 */
void amend_document(AmendActList acts, struct document *document, struct arena *results,
                    AmendState *state);

#endif
