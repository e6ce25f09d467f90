/*
 * file_value: the name of the file that a document came in, as a value of its description. Derived
 * like what rules say: a reading holds the name as the origin of its blocks, and only there.
 */
#ifndef FONDS_ARCHIVE_FILE_VALUE_H
#define FONDS_ARCHIVE_FILE_VALUE_H

#include "doc/document.h"

/* Adds nothing to what stands in a volume or is no record: there the file's name is the volume's.
 */
void file_value_add(struct document *document, struct arena *results);

#endif
