/*
 * letter_head: the labelled lines that open a letter, a memorandum or minutes in a plain text: the
 * subject, who wrote to whom and when, in English, Russian, German, French. What annotate weighs
 * against the rest of the text (From and To with names and offices, those present, place and date
 * of a talk) is left to it; a mail address beside a name, and a letter's plain date, are read here.
 */
#ifndef FONDS_IMPORT_LETTER_HEAD_H
#define FONDS_IMPORT_LETTER_HEAD_H

#include "doc/field.h"
#include "import/tidy_text.h"

typedef enum {
    HEAD_SUBJECT,
    HEAD_FROM,
    HEAD_TO,
    HEAD_DATE,
    HEAD_PLACE,
    HEAD_PRESENT,
    HEAD_BESIDE  // copies, and the way a letter took
} LetterHeadKind;

typedef struct {
    LetterHeadKind kind;
    Field field;  // FIELD_OTHER: left to annotate
    const char *role;
    Str norm;            // of a date: EDTF; of a person: the mail address; else empty
    Str label, value;    // label as printed, without its colon
    size_t first, last;  // bytes of the source's text
} LetterHeadValue;
typedef LIST_OF(LetterHeadValue) LetterHeadValueList;

/*
 * What the head says, in order; nothing where the text does not open with one: two different labels
 * at least, or a subject. The lines remain part of the text.
 */
void letter_head_read(const TidyLineList *lines, struct arena *results, LetterHeadValueList *found);

/* The line begins like one of a head, known label or date's. Allocates little, in `scratch`. */
bool letter_head_is_line(Str line, struct arena *scratch);

#endif
