/*
 * zip: zstd, whole pieces at a time. The same input gives the same bytes under one library version.
 */
#ifndef FONDS_BASE_ZIP_H
#define FONDS_BASE_ZIP_H

#include "base/buf.h"
#include "base/fail.h"

void zip_pack(Str bytes, int level,
              Buf *out);  // appends one frame; it says its content's size; level 1 to 19
/* Unpacks one frame that says its size. CORRUPT, or LIMIT when larger than limit_bytes. */
MUST_USE bool zip_unpack(Str frame, size_t limit_bytes, struct arena *results, Str *bytes,
                         Fail *fail);

#endif
