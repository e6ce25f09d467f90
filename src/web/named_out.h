/*
 * named_out: the persons of a document as a list: who, in how many places, where first, who says
 * so and how surely. In the margin beside the head where there is room, else behind the text.
 */
#ifndef FONDS_WEB_NAMED_OUT_H
#define FONDS_WEB_NAMED_OUT_H

#include "base/map.h"
#include "doc/document.h"
#include "web/markup.h"

typedef struct {
    const struct document *document;
    Str deposit;               // id
    const struct map *people;  // list ids of the persons that its lists explain, or NULL
} NamedOut;

/* Writes nothing where nobody is named; true where somebody is. */
bool named_out_write(Markup *m, struct arena *request, const NamedOut *out);

#endif
