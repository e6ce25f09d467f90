/*
 * alias: other names of documents and deposits (docs/formats/catalog.md, "alias"). Never taken
 * away.
 */
#ifndef FONDS_CATALOG_ALIAS_H
#define FONDS_CATALOG_ALIAS_H

#include "catalog/catalog_inside.h"

/* The name under which an address is kept: url:HOST/PATH; empty where it is no http address. */
Str alias_of_url(Str address, struct arena *results);
/* What the reading says of itself, and a document of its identifiers and addresses. */
MUST_USE bool alias_put_head(struct catalog *catalog, Str deposit, const ReadingHead *head,
                             Fail *fail);
MUST_USE bool alias_put_document(struct catalog *catalog, Str id, const struct document *document,
                                 Fail *fail);
/* The bytes of a later version of the deposit, by the id they would have had by themselves. */
MUST_USE bool alias_put_bytes(struct catalog *catalog, Str id, Str deposit, Fail *fail);
MUST_USE bool alias_find_bytes(struct catalog *catalog, Str id, struct arena *results, Str *deposit,
                               Fail *fail);
/*
 * The document or deposit of that name, visible ones first, then the least id; empty where there is
 * none.
 */
MUST_USE bool alias_find(struct catalog *catalog, Str name, struct arena *results, Str *target,
                         Fail *fail);

#endif
