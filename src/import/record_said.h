/*
 * record_said: what the head of a page says of its record (Dublin Core, Highwire, JSON-LD), held
 * against the lines that a reader sees: it names a line that no label announces, and answers what
 * no label asked.
 */
#ifndef FONDS_IMPORT_RECORD_SAID_H
#define FONDS_IMPORT_RECORD_SAID_H

#include "import/record_fields.h"

struct record_said;

/* Lives in results; the description, too, is used for as long. */
struct record_said *record_said_create(const Description *description, struct arena *results);

/* The head's value that this line prints, cut off or whole; NULL: none. said may be NULL. */
const Value *record_said_find(const struct record_said *said, Str line, struct arena *scratch);

/* Adds authors, subjects, date or day of publication where the page's lines gave none. No summary:
 * what a head describes is as often the site as the record. */
void record_said_complete(const struct record_said *said, RecordFields *fields);

#endif
