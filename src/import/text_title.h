/*
 * text_title: what readers will call a plain text that gives itself no title: who
 * writes to whom, a line of it, or the name of its file.
 */
#ifndef FONDS_IMPORT_TEXT_TITLE_H
#define FONDS_IMPORT_TEXT_TITLE_H

#include "import/letter_head.h"

typedef struct {
    Str text;
    // title-by-parties, title-by-subject, title-by-kind, title-by-first-line, title-by-line,
    // title-by-file-name
    const char *rule;
    uint16_t certainty;
    const TidyLine *line;  // NULL: of several, or the file's name
} TextTitle;

/* There is always one, for a text has a line. file: path inside the deposit. */
TextTitle text_title_choose(const TidyLineList *lines, const LetterHeadValueList *head, Str file,
                            struct arena *results);

#endif
