/*
 * changed_reading: a document as a slightly different importer would have read it, for trials of
 * doc/inherit.h. Each change is made in a copy whose blocks are counted afresh from 1, as importers
 * count.
 */
#ifndef FONDS_TESTS_UNIT_DOC_CHANGED_READING_H
#define FONDS_TESTS_UNIT_DOC_CHANGED_READING_H

#include "doc/document.h"

typedef enum {
    CHANGED_NOTHING,
    CHANGED_PARAGRAPHS,  // joined where a page begins between them and the text goes on
    CHANGED_NOTES,       // the first third of each part's notes stands behind the others
    CHANGED_CELLS,       // split in two at their first space
    CHANGED_COUNT
} ChangedReading;

/* *changes: how many blocks were joined, moved or split. */
struct document changed_reading(const struct document *document, ChangedReading change,
                                struct arena *arena, size_t *changes);

#endif
