/*
 * text_title: what readers will call a plain text that gives itself no title: a line of it, or the
 * name of its file.
 */
#ifndef FONDS_IMPORT_TEXT_TITLE_H
#define FONDS_IMPORT_TEXT_TITLE_H

#include "import/tidy_text.h"

typedef struct {
    Str text;
    const char *rule;  // title-by-first-line, title-by-line, title-by-file-name
    uint16_t certainty;
    const TidyLine *line;  // NULL: the file's name
} TextTitle;

/* There is always one, for a text has a line. file: path inside the deposit. */
TextTitle text_title_choose(const TidyLineList *lines, Str file, struct arena *results);

#endif
