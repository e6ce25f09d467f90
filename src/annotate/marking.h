/*
 * marking: the classification of a record and how it was to be handled, as printed in its head or
 * in the note on its source. "A secret meeting" is none.
 */
#ifndef FONDS_ANNOTATE_MARKING_H
#define FONDS_ANNOTATE_MARKING_H

#include "annotate/rule.h"

/* Says FIELD_MARKING and marks it (SPAN_MARKING): type level, handling or precedence; norm. */
extern const RuleRow marking_row;

#endif
