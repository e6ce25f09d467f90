/*
 * safe_path: names of files as they come (any bytes) as text that JSON and OCFL allow, and back;
 * and as steps that every file system can hold. The rules stand in docs/formats/store.md, "Names of
 * files".
 */
#ifndef FONDS_STORE_SAFE_PATH_H
#define FONDS_STORE_SAFE_PATH_H

#include "base/fail.h"
#include "base/str.h"

/*
 * Percent-encodes what is not UTF-8, controls, '%', '\' and steps that are empty, "." or "..". The
 * result is valid UTF-8, never empty, and safe_path_restore() gives back the very bytes. A path
 * without such things comes back as it is.
 */
Str safe_path_escape(struct arena *arena, Str path);
/* CORRUPT where text is not what safe_path_escape() writes. */
MUST_USE bool safe_path_restore(struct arena *arena, Str text, Str *path, Fail *fail);
/*
 * Where an escaped path stands on disk: itself, but a step above 200 bytes is cut and gets "%~" and
 * 32 hex digits of its SHA-512, and a path above 1,000 bytes is "%~" and 64 digits. '%~' never
 * comes out of escaping, so names cannot meet.
 */
Str safe_path_on_disk(struct arena *arena, Str escaped);

#endif
