/*
 * named_out: the persons of a document as a list: who, in how many places, where first, who says
 * so and how surely. In the margin beside the head where there is room, else behind the text.
 */
#ifndef FONDS_WEB_NAMED_OUT_H
#define FONDS_WEB_NAMED_OUT_H

#include "archive/archive.h"
#include "base/map.h"
#include "read/named.h"
#include "web/markup.h"

typedef struct {
    NamedPersonList named;
    const RelatedPerson *related;  // one for each, or NULL
    Str deposit;                   // id
    const struct map *people;      // list ids of the persons that its lists explain, or NULL
} NamedOut;

/* Writes nothing where nobody is named. */
void named_out_write(Markup *m, struct arena *request, const NamedOut *out);

#endif
