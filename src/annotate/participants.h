/*
 * participants: who took part in a talk, by side, from lists (PRESENT, Participants:, columns,
 * tables, notes) and from sentences that say who was there.
 */
#ifndef FONDS_ANNOTATE_PARTICIPANTS_H
#define FONDS_ANNOTATE_PARTICIPANTS_H

#include "annotate/rule.h"

extern const RuleRow participants_row;

#endif
