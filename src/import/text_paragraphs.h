/*
 * text_paragraphs: from the lines of a plain text to paragraphs, line breaks, page breaks and gaps.
 */
#ifndef FONDS_IMPORT_TEXT_PARAGRAPHS_H
#define FONDS_IMPORT_TEXT_PARAGRAPHS_H

#include "import/tidy_text.h"

enum { TEXT_PARAGRAPHS_MAX = 400000 };

/*
 * Adds the lines to the open part; all of them, in order. LIMIT, before anything is added, where
 * they make more than TEXT_PARAGRAPHS_MAX paragraphs.
 */
MUST_USE bool text_paragraphs_build(struct part_builder *builder, const TidySource *source,
                                    const TidyLineList *lines, struct arena *results, Fail *fail);

#endif
