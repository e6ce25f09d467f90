/*
 * placed_out: the places that a document names as a list: which, in how many places, where it is on
 * the globe, who says so and how surely. Each leads to the documents that name it.
 */
#ifndef FONDS_WEB_PLACED_OUT_H
#define FONDS_WEB_PLACED_OUT_H

#include "read/placed.h"
#include "web/markup.h"

/* Writes nothing where none is named. */
void placed_out_write(Markup *m, struct arena *request, const PlacedNameList *placed);

#endif
