/*
 * examples: which of the examples of a query find something in this archive. A link that leads to
 * nothing teaches nothing.
 */
#ifndef FONDS_WEB_EXAMPLES_H
#define FONDS_WEB_EXAMPLES_H

#include "archive/archive.h"

struct examples;

struct examples *examples_create(void);
void examples_destroy(struct examples *examples);  // NULL is welcome
/* Asked once for each query, until the catalog's watermark moves. */
bool examples_hit(struct examples *examples, struct archive *archive, Str query);
/* What may be typed here, with a year and an author of this holding: words, "a phrase", date:1910,
 * from:addams. Lives until it is asked for again. */
Str examples_typed(struct examples *examples, struct archive *archive);

#endif
