/*
 * place_writing: where a document was written: what stands before the date in its dateline, or
 * behind a label Place. Never the first city that its text names.
 */
#ifndef FONDS_ANNOTATE_PLACE_WRITING_H
#define FONDS_ANNOTATE_PLACE_WRITING_H

#include "annotate/rule.h"

/* Says FIELD_PLACE and marks the place (SPAN_NAME, type place, role writing). */
extern const RuleRow place_writing_row;

#endif
