/*
 * address: the addresses of this archive's pages, and percent-encoding both ways (RFC 3986).
 */
#ifndef FONDS_WEB_ADDRESS_H
#define FONDS_WEB_ADDRESS_H

#include "base/buf.h"

/* Every byte but letters, digits and - . _ ~ is encoded; with `path` also / : @ stay as they are.
 */
void address_encode(Buf *out, Str bytes, bool path);
/* %41 is A; a '%' without two digits stays. With `query`, '+' is a space. */
Str address_decode(struct arena *results, Str encoded, bool query);

/* suffix: "" for the page, ".json", ".tei.xml", ...; it is put in as it is. */
Str address_document(struct arena *results, Str id, const char *suffix);
Str address_original(struct arena *results, Str id, Str file);
Str address_collection(struct arena *results, Str id, const char *suffix);
Str address_person(struct arena *results, Str id, const char *suffix);
Str address_references(struct arena *results, Str id, const char *suffix);
Str address_event(struct arena *results, Str id, const char *suffix);
/* A search: more is "" or further parameters as they are ("&from=21"). */
Str address_search(struct arena *results, const char *path, Str query, const char *more);

#endif
