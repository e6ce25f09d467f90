/*
 * read_copy: a whole document in binary, for fast reading; made again from readings at any time.
 * The bytes are described in docs/formats/read-copy.md and checked at every read like any file.
 */
#ifndef FONDS_DOC_READ_COPY_H
#define FONDS_DOC_READ_COPY_H

#include "base/buf.h"
#include "doc/document.h"

enum { READ_COPY_SCHEMA = 4 };

void read_copy_write(const struct document *document, Buf *out);
/* Slices point into bytes, lists into results. CORRUPT, or UNSUPPORTED for a newer schema. */
MUST_USE bool read_copy_read(Str bytes, struct arena *results, struct document *document,
                             Fail *fail);

#endif
