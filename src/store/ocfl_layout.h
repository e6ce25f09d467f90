/*
 * ocfl_layout: from an object's id to its folder under a storage root, by the registered layout
 * extensions 0003 (hash and id n-tuple) and 0004 (hashed n-tuple). Ours is 0004 with SHA-512;
 * others are for checking roots that other software wrote.
 */
#ifndef FONDS_STORE_OCFL_LAYOUT_H
#define FONDS_STORE_OCFL_LAYOUT_H

#include "base/fail.h"
#include "base/str.h"

typedef enum { OCFL_LAYOUT_0003, OCFL_LAYOUT_0004 } OcflLayoutKind;

typedef struct {
    OcflLayoutKind kind;
    Str digest;  // sha512 or sha256
    uint32_t tuple_size, tuple_count;
    bool short_root;  // 0004 only
} OcflLayout;

#define OCFL_LAYOUT_0003_NAME "0003-hash-and-id-n-tuple-storage-layout"
#define OCFL_LAYOUT_0004_NAME "0004-hashed-n-tuple-storage-layout"

OcflLayout ocfl_layout_ours(void);
/*
 * Reads an extension's config.json; absent members have the extension's defaults, and so has empty
 * text (no file). CORRUPT where the numbers do not fit together, UNSUPPORTED for other extensions
 * or digests.
 */
MUST_USE bool ocfl_layout_parse(Str extension, Str config, struct arena *results,
                                OcflLayout *layout, Fail *fail);
Str ocfl_layout_print(const OcflLayout *layout, struct arena *results);  // config.json
/* The folder of the object with this OCFL id, relative to the root. */
Str ocfl_layout_path(const OcflLayout *layout, Str id, struct arena *results);

#endif
