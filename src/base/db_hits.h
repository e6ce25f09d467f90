/*
 * db_hits: the rows that an FTS5 table finds, with how often the phrases of the query stand in each
 * of its columns. A function for SQL, known under `name` to one handle; it gives 1 for every row,
 * and its work is the call of `note`:
 *
 *   SELECT hits(words) FROM words WHERE words MATCH ?1
 *
 * Part of SQLite's door, db.c.
 */
#ifndef FONDS_BASE_DB_HITS_H
#define FONDS_BASE_DB_HITS_H

#include "base/db.h"

enum { DB_HITS_COLUMNS_MAX = 16 };  // a table may have more; what stands in those is not counted

typedef void (*DbHits)(void *context, int64_t row, const uint32_t counts[DB_HITS_COLUMNS_MAX]);
MUST_USE bool db_hits_add(struct db *db, const char *name, DbHits note, void *context, Fail *fail);

#endif
