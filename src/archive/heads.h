/*
 * heads: the heads of readings that were asked for last, parsed once. A volume's head names all its
 * collections, and each of its documents' pages asks for it.
 */
#ifndef FONDS_ARCHIVE_HEADS_H
#define FONDS_ARCHIVE_HEADS_H

#include "catalog/catalog.h"

enum { HEADS_MAX = 32 };

struct heads;

struct heads *heads_create(void);
void heads_destroy(struct heads *heads);  // NULL is welcome

/*
 * The head of a deposit's reading, as the catalog has it now; an empty one where there is none.
 *
 * memory  until the next heads_get(), which may need its place
 * errors  those of catalog_head(), but MISSING
 */
MUST_USE bool heads_get(struct heads *heads, struct catalog *catalog, Str deposit,
                        ReadingHead *head, Fail *fail);

#endif
