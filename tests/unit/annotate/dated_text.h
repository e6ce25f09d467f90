/* A text and what annotate says of its dates and places. */
#ifndef FONDS_TESTS_UNIT_ANNOTATE_DATED_TEXT_H
#define FONDS_TESTS_UNIT_ANNOTATE_DATED_TEXT_H

#include "doc/document.h"

typedef struct {
    struct arena *arena;
    struct document document;
} DatedText;

/*
 * Lines of `text` become blocks, as the importer of plain text makes them. language: of the part.
 * written: EDTF that the file gives as the date of writing; NULL for none.
 */
void dated_text_read(DatedText *dated, const char *text, const char *language, const char *written);
void dated_text_end(DatedText *dated);
/* An attribute of the i-th span of a kind, from 0, that has it; empty where there are fewer. */
Str dated_text_attribute(const DatedText *dated, SpanKind kind, const char *key, size_t i);
/* The value said by a rule of a field; NULL for none. */
const Value *dated_text_value(const DatedText *dated, Field field);

/*
 * Every line of a table (of tests/data) that is not empty and no comment holds; there are `least`
 * of them at least. What is wrong with a line that does not hold is told by `holds`.
 */
void dated_text_table(const char *path, size_t least, bool (*holds)(struct arena *arena, Str line));

#endif
