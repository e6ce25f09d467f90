/*
 * ocfl_inventory: inventory.json of an object, both ways. Strict about what it reads, since paths
 * in it become paths on disk; what a foreign inventory may look like otherwise is the validator's
 * business. docs/formats/store.md, "Objects".
 */
#ifndef FONDS_STORE_OCFL_INVENTORY_H
#define FONDS_STORE_OCFL_INVENTORY_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    Str path;    // content path or logical path, as written (escaped)
    Str sha512;  // lower case
} OcflPath;
typedef LIST_OF(OcflPath) OcflPathList;

typedef struct {
    Str name;  // of its folder: v1
    uint32_t number;
    Str created, message, user, address;
    OcflPathList state;  // logical paths
} OcflInventoryVersion;
typedef LIST_OF(OcflInventoryVersion) OcflInventoryVersionList;

typedef struct {
    Str id;  // the OCFL id, with its prefix
    OcflPathList manifest;
    OcflInventoryVersionList versions;  // 1, 2, ..., the last is the head
} OcflInventory;

/*
 * Reads an inventory of OCFL 1.0 or 1.1 with SHA-512. CORRUPT where a version is missing, a path
 * leaves the object, a state names a digest that the manifest lacks; UNSUPPORTED for another digest
 * or a later version of OCFL.
 */
MUST_USE bool ocfl_inventory_parse(Str text, struct arena *results, OcflInventory *inventory,
                                   Fail *fail);
/* Pretty-printed, for people; equal inventories give equal bytes. */
Str ocfl_inventory_print(const OcflInventory *inventory, struct arena *results);

#endif
