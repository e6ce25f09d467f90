/*
 * name_table: the words of the index that are written like names somewhere, by the keys under which
 * forms of one name meet (text/name_key.h). What is looked up here is what may be related; some
 * words may occur no more.
 */
#ifndef FONDS_QUERY_NAME_TABLE_H
#define FONDS_QUERY_NAME_TABLE_H

#include "base/db.h"

extern const char *const name_table_schema;  // SQL that makes it

/* Adds the words that stand behind a '^' in tokens (docs/formats/index.md). */
MUST_USE bool name_table_add(struct db *db, Str tokens, Fail *fail);
MUST_USE bool name_table_clear(struct db *db, Fail *fail);
/* The words of a key, by their bytes. */
MUST_USE bool name_table_find(struct db *db, Str key, struct arena *results, StrList *words,
                              Fail *fail);

#endif
