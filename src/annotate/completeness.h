/*
 * completeness: a title that begins with "From the cable ...", "Extract from the minutes ..." or
 * the like in five languages names a record of which only a part is given here.
 */
#ifndef FONDS_ANNOTATE_COMPLETENESS_H
#define FONDS_ANNOTATE_COMPLETENESS_H

#include "annotate/rule.h"

/*
 * Adds FIELD_COMPLETENESS "extract" with the title's evidence, and RELATION_EXTRACT_OF with no
 * target, not held, the title's words for the whole as its citation. Nothing where the file says
 * how complete the document is.
 */
void completeness_rule(const RuleJob *job);
extern const RuleRow completeness_row;

#endif
