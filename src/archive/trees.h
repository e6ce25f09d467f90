/*
 * trees: a row of the index stands in every collection above it, so that what is asked of a volume
 * or a chapter is asked of all below it. A reading names the nearest ones; the rest is in the
 * catalog.
 */
#ifndef FONDS_ARCHIVE_TREES_H
#define FONDS_ARCHIVE_TREES_H

#include "catalog/catalog.h"
#include "query/engine_row.h"

struct trees;

/* Remembers what it has asked; for one deposit, whose trees do not change meanwhile. Lives in
 * arena. */
struct trees *trees_create(struct catalog *catalog, struct arena *arena);
/*
 * Puts into row->collections all that stand above those named there and above `deposit`, each once,
 * in the order of being met; those that the catalog does not list are left out.
 */
MUST_USE bool trees_complete(struct trees *trees, Str deposit, EngineRow *row, Fail *fail);

#endif
