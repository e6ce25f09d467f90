/*
 * schema: the tables of catalog.db (docs/formats/catalog.md).
 */
#ifndef FONDS_CATALOG_SCHEMA_H
#define FONDS_CATALOG_SCHEMA_H

#include "base/db.h"

MUST_USE bool schema_make(struct db *db, Fail *fail);  // in an empty database
/* UNSUPPORTED for a newer number, CORRUPT for an older one or a database that is not a catalog. */
MUST_USE bool schema_check(struct db *db, Fail *fail);

#endif
