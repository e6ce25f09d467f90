/*
 * placed: the places that the text of a document names, each once, under the name of
 * doc/gazetteer.h, with where it is. Marks of rules alone: what a file marks has no such name.
 */
#ifndef FONDS_READ_PLACED_H
#define FONDS_READ_PLACED_H

#include "doc/document.h"
#include "doc/gazetteer.h"

typedef struct {
    Str name;  // "Beijing"
    Str form;  // the first of another wording, "Peking"; empty: always by that name
    const GazetteerPlace *place;  // NULL: this version does not know it any more
    uint32_t places;              // how often
    uint32_t block;               // of the first
    Source source;                // of the surest place
    uint16_t certainty;           // of that
} PlacedName;
typedef LIST_OF(PlacedName) PlacedNameList;

/* Most often named first; equals in the order of the text. */
void placed_list(const struct document *document, struct arena *results, PlacedNameList *placed);

#endif
