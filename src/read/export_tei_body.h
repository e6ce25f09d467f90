/*
 * export_tei_body: the text of a TEI document: parts, blocks and spans as tei_all lets them stand.
 */
#ifndef FONDS_READ_EXPORT_TEI_BODY_H
#define FONDS_READ_EXPORT_TEI_BODY_H

#include "base/buf.h"
#include "doc/document.h"

void export_tei_body_write(const struct document *document, struct arena *scratch, Buf *out);

#endif
