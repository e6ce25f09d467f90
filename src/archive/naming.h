/*
 * naming: how people name a document: any name that the catalog knows, or the address of its page
 * as a citation prints it (under base_url, or of this machine under any port), with @2 for a
 * reading and #b12 for a block.
 */
#ifndef FONDS_ARCHIVE_NAMING_H
#define FONDS_ARCHIVE_NAMING_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    Str name;          // for catalog_resolve()
    uint32_t reading;  // 0: the present one
    uint32_t block;    // 0: none was named
} Naming;

/* INVALID where what stands behind '#' names no block. */
MUST_USE bool naming_read(Str words, Str base_url, struct arena *results, Naming *naming,
                          Fail *fail);

#endif
