/*
 * export: a document in other people's formats.
 */
#ifndef FONDS_READ_EXPORT_H
#define FONDS_READ_EXPORT_H

#include "read/cite.h"

void export_tei(const CiteInput *input, Buf *out);   // a TEI P5 document, valid against tei_all
void export_text(const CiteInput *input, Buf *out);  // title, date, source, address, text

#endif
