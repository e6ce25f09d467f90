/*
 * listing: what the rows say of a document, drawn from its description; and the rows read back.
 */
#ifndef FONDS_CATALOG_LISTING_H
#define FONDS_CATALOG_LISTING_H

#include "catalog/catalog_inside.h"

typedef struct {
    uint32_t n, m;  // of the date value, of the member in its set; from 0
    Str role, edtf;
    DateDays days;
    bool one_of;
} ListedDate;
typedef LIST_OF(ListedDate) ListedDateList;

typedef struct {
    Str title, number, kind, date;
    int32_t first_day, last_day;  // first > last: undated
    ListedDateList dates;         // those that date the document
} Listing;

/* Slices point into document. */
void listing_make(const struct document *document, struct arena *results, Listing *listing);
/* The dates of a document that has none in the table. */
MUST_USE bool listing_put_dates(struct catalog *catalog, Str id, const Listing *listing,
                                Fail *fail);

/* The columns of table document that listing_read() wants, in its order. */
#define LISTING_COLUMNS                                                                            \
    "id, deposit, local_id, place, role, state, reason, who, time, reading, title, number, kind,"  \
    " date, collection, first_day, has_acts"
enum { LISTING_COLUMN_COUNT = 17 };
void listing_read(DbQuery *query, struct arena *results, DocumentRow *row);

#endif
