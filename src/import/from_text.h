/*
 * from_text: plain text in any of seven encodings: paragraphs from blank lines or from wrapped
 * lines. The contract is import_read()'s (import/import.h).
 */
#ifndef FONDS_IMPORT_FROM_TEXT_H
#define FONDS_IMPORT_FROM_TEXT_H

#include "import/import.h"

MUST_USE bool from_text_read(const ImportTask *task, struct arena *results, ReadingHead *head,
                             Fail *fail);

#endif
