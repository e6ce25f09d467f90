/*
 * ocfl_object: one object of the store as it stands: its versions and their files.
 */
#ifndef FONDS_STORE_OCFL_OBJECT_H
#define FONDS_STORE_OCFL_OBJECT_H

#include "base/digest.h"
#include "store/ocfl_inventory.h"
#include "store/ocfl_root.h"

typedef struct {
    Str path;          // logical: original/a.xml, reading.jsonl, provenance.json
    Str content_path;  // on disk, whole path
    Str sha512;        // 128 hex digits
} OcflEntry;
typedef LIST_OF(OcflEntry) OcflEntryList;

typedef struct {
    uint32_t number;  // 1, 2, ...
    Str created;      // RFC 3339
    Str message, user;
    OcflEntryList files;  // by path
} OcflVersion;
typedef LIST_OF(OcflVersion) OcflVersionList;

typedef struct {
    Str id, path;
    OcflVersionList versions;  // the last is the head
} OcflObject;

/* Reads the inventory and checks its sidecar. MISSING, CORRUPT, UNSUPPORTED. */
MUST_USE bool ocfl_object_open(const struct ocfl_root *root, Str id, struct arena *results,
                               OcflObject *object, Fail *fail);
/*
 * The inventory itself, and its bytes, for those who write the next version; the sidecar is
 * checked.
 */
MUST_USE bool ocfl_object_inventory(const struct ocfl_root *root, Str id, struct arena *results,
                                    OcflInventory *inventory, Str *text, Fail *fail);
const OcflEntry *ocfl_object_find(const OcflVersion *version,
                                  Str path);  // NULL where there is none
/* Reads a file and checks its digest. */
MUST_USE bool ocfl_object_read(const OcflEntry *entry, uint64_t limit_bytes, struct arena *results,
                               Str *bytes, Fail *fail);

#endif
