/*
 * place_mention: places that a text names, by the forms of the table: "Peking", "Москве", "the
 * Hague". A mark of kind name and type place for each, whose attribute name is that of
 * doc/gazetteer.h. A name that several places bear alike, and one that is part of another name
 * ("Moscow Radio"), is not marked.
 */
#ifndef FONDS_ANNOTATE_PLACE_MENTION_H
#define FONDS_ANNOTATE_PLACE_MENTION_H

#include "annotate/rule.h"

extern const RuleRow place_mention_row;

#endif
