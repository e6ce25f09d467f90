/*
 * text_paragraphs: from the lines of a plain text to paragraphs, line breaks, page breaks and gaps.
 */
#ifndef FONDS_IMPORT_TEXT_PARAGRAPHS_H
#define FONDS_IMPORT_TEXT_PARAGRAPHS_H

#include "import/tidy_text.h"

/* Adds the lines to the open part; all of them, in order. */
void text_paragraphs_build(struct part_builder *builder, const TidySource *source,
                           const TidyLineList *lines, struct arena *results);

#endif
