/*
 * placed_out: the places, or the bodies, that a document names as a list: which, how often, where
 * it is on the globe, who says so and how surely. Each leads to the documents that name it.
 */
#ifndef FONDS_WEB_PLACED_OUT_H
#define FONDS_WEB_PLACED_OUT_H

#include "doc/field.h"
#include "read/placed.h"
#include "web/markup.h"

/* field: FIELD_PLACE_NAMED, FIELD_NAMED for bodies. Writes nothing where none is named. */
void placed_out_write(Markup *m, struct arena *request, const PlacedNameList *placed, Field field);

#endif
