/*
 * placed: the places or the bodies that the text of a document names, each once, under the name
 * that the rule gives them: of a place that of doc/gazetteer.h, with where it is. One that only the
 * file marks has its words for a name.
 */
#ifndef FONDS_READ_PLACED_H
#define FONDS_READ_PLACED_H

#include "doc/gazetteer.h"
#include "read/mentions.h"

typedef struct {
    Mentions said;
    Str name;  // "Beijing"
    Str form;  // the first of another wording, "Peking"; empty: always by that name
    const GazetteerPlace *place;  // NULL: a body, or this version does not know it any more
} PlacedName;
typedef LIST_OF(PlacedName) PlacedNameList;

/* Those of a type, "place" or "body". Most often named first; equals in the order of the text. */
void placed_list(const struct document *document, const char *type, struct arena *results,
                 PlacedNameList *placed);

#endif
