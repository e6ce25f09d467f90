/*
 * gap_mark: places where a text says that something was left out: by form, with an ellipsis in
 * brackets or between slashes, "[...]", "/ ... /", "(...)", "<...>", a row of dots or asterisks
 * that stands alone; or in brackets by the words that editors use for it, "[2 lines illegible]".
 */
#ifndef FONDS_IMPORT_GAP_MARK_H
#define FONDS_IMPORT_GAP_MARK_H

#include "import/part_builder.h"

/*
 * The next mark at or behind *at; false where there is none. Bare dots within a sentence are no
 * mark.
 */
bool gap_mark_find(Str text, size_t *at, size_t *end);

/*
 * Puts SPAN_GAP (form: as printed) over the marks of text, which stands from `start` on in the open
 * leaf.
 */
void gap_mark_spans(struct part_builder *builder, size_t start, Str text);

#endif
