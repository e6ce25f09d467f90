/*
 * missing_points: a paragraph that begins "Fourth." where no third point stands before it says that
 * something was left out. Which gap held it the text does not say, and neither do we.
 */
#ifndef FONDS_ANNOTATE_MISSING_POINTS_H
#define FONDS_ANNOTATE_MISSING_POINTS_H

#include "annotate/rule.h"

/*
 * Adds a FIELD_NOTE for each point that stands without its predecessors, its marker as evidence,
 * saying which points are not printed. More certain where the text has a gap before it.
 */
void missing_points_rule(const RuleJob *job);
extern const RuleRow missing_points_row;

#endif
