/*
 * tei_block: writes elements of a TEI tree into a part as blocks and spans, by the table of
 * tei_element.c.
 */
#ifndef FONDS_IMPORT_TEI_BLOCK_H
#define FONDS_IMPORT_TEI_BLOCK_H

#include "import/tei_writer.h"

/* Writes an element with all in it, or a run of text. */
void tei_block_write(struct tei_writer *writer, TeiNodeRef ref);
/* Writes siblings from first to the one before end; end 0: to the last. */
void tei_block_write_row(struct tei_writer *writer, TeiNodeRef first, TeiNodeRef end);
/* Writes what is in an element, not the element. */
void tei_block_write_children(struct tei_writer *writer, TeiNodeRef ref);

#endif
