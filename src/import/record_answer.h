/*
 * record_answer: which of the lines behind a label are its values.
 */
#ifndef FONDS_IMPORT_RECORD_ANSWER_H
#define FONDS_IMPORT_RECORD_ANSWER_H

#include "import/record_fields.h"
#include "import/record_line.h"

/* The page, and what is known of its lines. */
typedef struct {
    const PageLineList *lines;
    const RecordLine *info;
    struct arena *scratch;
    uint32_t label_gap;  // the least gap between a label and the line below it
    size_t title_line;   // answers nothing; SIZE_MAX: none
} RecordAsked;

/* How many lines behind label i answer it; none beyond `to`. */
size_t record_answer_count(const RecordAsked *asked, size_t i, size_t to);

#endif
