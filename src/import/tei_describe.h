/*
 * tei_describe: the description of a document from what was met while its text was written.
 */
#ifndef FONDS_IMPORT_TEI_DESCRIBE_H
#define FONDS_IMPORT_TEI_DESCRIBE_H

#include "import/tei_writer.h"

/*
 * Adds values to the document's description, each with the block and bytes it was read from.
 * Call it after part_builder_finish(), before the builder's next start. number: as the source
 * counts the document, or empty.
 */
void tei_describe(const struct tei_writer *writer, const Part *part, Str number,
                  struct document *document);

#endif
