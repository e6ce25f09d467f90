/*
 * export_tei_header: the teiHeader of a document: what is known of it, where it comes from, where
 * it was read.
 */
#ifndef FONDS_READ_EXPORT_TEI_HEADER_H
#define FONDS_READ_EXPORT_TEI_HEADER_H

#include "read/cite_facts.h"

void export_tei_header_write(const CiteInput *input, const CiteFacts *facts, Buf *out);

#endif
