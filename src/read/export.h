/*
 * export: a document in other people's formats, whole files.
 */
#ifndef FONDS_READ_EXPORT_H
#define FONDS_READ_EXPORT_H

#include "read/cite.h"

/*
 * A TEI P5 document, valid against tei_all: the description in its header, parts as divisions,
 * notes where they are anchored; blocks keep their ids (xml:id="b12").
 */
void export_tei(const CiteInput *input, Buf *out);
void export_text(const CiteInput *input, Buf *out);  // title, date, source, address; text

#endif
