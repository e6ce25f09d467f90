/*
 * mention: persons named in a text, each linked to the volume's list where one of it is meant. A
 * mark of kind name and type person for each; ref is the entry, refs those between which it is
 * open. What the file marks itself stays as it is.
 */
#ifndef FONDS_ANNOTATE_MENTION_H
#define FONDS_ANNOTATE_MENTION_H

#include "annotate/rule.h"

extern const RuleRow mention_row;

#endif
