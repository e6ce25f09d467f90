/*
 * translation: a text in another language than the archive it comes from writes is probably a
 * translation. An inference, marked as one: archives also keep what they were sent.
 */
#ifndef FONDS_ANNOTATE_TRANSLATION_H
#define FONDS_ANNOTATE_TRANSLATION_H

#include "annotate/rule.h"

/*
 * Adds FIELD_TRANSLATION "probably a translation", FIELD_ORIGINAL_LANGUAGE (where the country of
 * the archive writes one language) and RELATION_TRANSLATION_OF, no target, not held: each less than
 * certain, with the archive's evidence. Nothing where the file speaks of translation or of the
 * original's language, or a part in the archive's language is there.
 */
void translation_rule(const RuleJob *job);
extern const RuleRow translation_row;

#endif
