/*
 * catalog_inside: the inside of a catalog handle, for catalog/ only.
 */
#ifndef FONDS_CATALOG_CATALOG_INSIDE_H
#define FONDS_CATALOG_CATALOG_INSIDE_H

#include "base/arena.h"
#include "base/db.h"
#include "catalog/catalog.h"

struct catalog {
    struct arena *process;  // until catalog_close(); holds the handle itself
    struct arena *scratch;  // marked and reset by each call; by a reading from begin to end
    struct db *db;
    bool in_reading;  // between record_begin_reading() and record_end_reading()
    bool reading_is_collection;
    uint32_t reading_number;
    Str reading_deposit;
    ArenaMark reading_mark;  // of scratch
};

/* Runs a statement that changes rows; the key is its ?1. */
MUST_USE bool catalog_run_for(struct catalog *catalog, const char *sql, Str key, Fail *fail);

/* The first column of all rows of a query, which this ends. */
MUST_USE bool catalog_take_ids(DbQuery *q, struct arena *results, StrList *ids, Fail *fail);

/*
 * The largest document that a read copy may unpack to; writers are bound by fonds.conf long before.
 */
enum { CATALOG_COPY_BYTES = 1 << 30 };

#endif
