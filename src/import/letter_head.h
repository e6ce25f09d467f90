/*
 * letter_head: the labelled lines that open a letter or a memorandum in a plain text: its subject,
 * and who wrote to whom, in English, Russian, German, French. Dates, and labels that annotate knows
 * (From, To), are left to it.
 */
#ifndef FONDS_IMPORT_LETTER_HEAD_H
#define FONDS_IMPORT_LETTER_HEAD_H

#include "doc/field.h"
#include "import/tidy_text.h"

typedef struct {
    Field field;
    const char *role;
    Str label, value;    // label as printed, without its colon
    size_t first, last;  // bytes of the source's text
} LetterHeadValue;
typedef LIST_OF(LetterHeadValue) LetterHeadValueList;

/*
 * What the head says, in order; nothing where the text does not open with one: two different labels
 * at least, or a subject. The lines remain part of the text.
 */
void letter_head_read(const TidyLineList *lines, struct arena *results, LetterHeadValueList *found);

/* The line begins like one of a head, known label or date's. */
bool letter_head_is_line(Str line, struct arena *scratch);

#endif
