/*
 * tei_list: lists: a label with its item, entries of a volume's lists, and what lists of
 * participants and subjects say of the document.
 */
#ifndef FONDS_IMPORT_TEI_LIST_H
#define FONDS_IMPORT_TEI_LIST_H

#include "import/tei_writer.h"

void tei_list_write(struct tei_writer *writer, TeiNodeRef list);

#endif
