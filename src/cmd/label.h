/*
 * label: the column of labels in what show and inspect tell, as wide as its longest label.
 */
#ifndef FONDS_CMD_LABEL_H
#define FONDS_CMD_LABEL_H

#include "doc/description.h"

enum { LABEL_LEAST = 18 };  // characters: "Name of the file", and room for more

/* A value that a person replaced has the label "was ...". */
Str label_of(const Value *value, struct arena *results);
/*
 * Characters of the longest label, LABEL_LEAST at least; a source's own label that is longer than
 * any of ours is left out of it: it would push all the others aside.
 */
size_t label_width(const Description *said, struct arena *scratch);
/* To stdout: two blanks, the label, blanks up to `width` characters of it, and one more. */
void label_tell(Str label, size_t width);

#endif
