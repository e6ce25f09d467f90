/*
 * ocfl_root: an OCFL 1.1 storage root with layout 0004 (hashed n-tuple, SHA-512); where objects
 * stand and which there are. The bytes are described in docs/formats/store.md.
 */
#ifndef FONDS_STORE_OCFL_ROOT_H
#define FONDS_STORE_OCFL_ROOT_H

#include "base/fail.h"
#include "base/str.h"

struct ocfl_root;

/*
 * Makes the root's declaration, layout file and extension folder, synced. EXISTS where the folder
 * holds anything.
 */
MUST_USE bool ocfl_root_make(Str folder, Fail *fail);
/* MISSING, CORRUPT, or UNSUPPORTED for another OCFL version or layout. */
MUST_USE bool ocfl_root_open(Str folder, struct ocfl_root **root, Fail *fail);
void ocfl_root_close(struct ocfl_root *root);
Str ocfl_root_folder(const struct ocfl_root *root);
Str ocfl_root_object_path(const struct ocfl_root *root, Str id,
                          struct arena *results);  // where it stands or would stand
bool ocfl_root_has(const struct ocfl_root *root, Str id);
Str ocfl_root_place(const struct ocfl_root *root, Str id, struct arena *results);  // relative
/* The OCFL id is a URI: fonds: and the id; _id is false where it is not one of ours. */
Str ocfl_root_uri(Str id, struct arena *results);
bool ocfl_root_id(Str uri, Str *id);

typedef bool (*OcflVisit)(void *context, Str id, Str object_path, Fail *fail);
/*
 * Every object in byte order of its path. id is read from its inventory; it is empty where that
 * cannot be read or belongs to another place: what is wrong there, ocfl_validate_object() says.
 */
MUST_USE bool ocfl_root_each(const struct ocfl_root *root, OcflVisit visit, void *context,
                             Fail *fail);

#endif
