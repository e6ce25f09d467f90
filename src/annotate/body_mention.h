/*
 * body_mention: bodies that a text names: those of the table under their long and short forms
 * ("NATO", "State Department"), what the volume's own list of abbreviations says is one ("NAC"),
 * and posts ("the Embassy in Moscow"). A mark of kind name and type body for each; name is what it
 * is called in full, ref the entry of the volume's list.
 */
#ifndef FONDS_ANNOTATE_BODY_MENTION_H
#define FONDS_ANNOTATE_BODY_MENTION_H

#include "annotate/rule.h"

extern const RuleRow body_mention_row;

#endif
