/*
 * browse: ways through the holding: trees, neighbours, years, counts. What is not visible is in no
 * count and is nobody's neighbour.
 */
#ifndef FONDS_CATALOG_BROWSE_H
#define FONDS_CATALOG_BROWSE_H

#include "base/fail.h"
#include "catalog/row.h"

struct catalog;

MUST_USE bool browse_collection(struct catalog *catalog, Str id, struct arena *results,
                                CollectionRow *row, Fail *fail);  // MISSING
/* Collections directly below, in the source's order; of "": the roots, by title. */
MUST_USE bool browse_children(struct catalog *catalog, Str id_or_empty, struct arena *results,
                              CollectionRowList *rows, Fail *fail);
/* From the root down to the collection itself; empty for "". */
MUST_USE bool browse_path(struct catalog *catalog, Str collection, struct arena *results,
                          CollectionRowList *rows, Fail *fail);

typedef struct {
    Str collection;       // full id; empty: documents that stand alone
    size_t first, count;  // of the rows wanted; count 0: all
} BrowseRange;
/*
 * Documents and apparatus directly in a collection, in the source's order; those that stand alone
 * by title. Rows of every state: withdrawn ones are shown as such.
 */
MUST_USE bool browse_documents(struct catalog *catalog, const BrowseRange *range,
                               struct arena *results, DocumentRowList *rows, Fail *fail);
/*
 * The visible documents (for apparatus: apparatus) before and after it in its deposit; empty at
 * the ends.
 */
MUST_USE bool browse_neighbours(struct catalog *catalog, Str id, struct arena *results, Str *before,
                                Str *after, Fail *fail);

typedef struct {
    uint64_t deposits;
    uint64_t documents, apparatus;  // visible
    uint64_t withdrawn;             // withdrawn or destroyed documents
    uint64_t undated;               // visible documents without a date
    uint64_t not_read, original_bytes, acts;
    int32_t first_day, last_day;  // of dated documents; first_day > last_day where there is none
} HoldingCount;
MUST_USE bool browse_holding(struct catalog *catalog, HoldingCount *count, Fail *fail);

typedef struct {
    int32_t year;
    uint64_t certain;   // visible documents that are certainly of that year
    uint64_t possible;  // and those that may be, the certain ones not among them
} YearCount;
typedef LIST_OF(YearCount) YearCountList;
/*
 * By year. A date open at one end counts at its known end only; one that leaves more than 200 years
 * open counts nowhere.
 */
MUST_USE bool browse_years(struct catalog *catalog, struct arena *results, YearCountList *years,
                           Fail *fail);

MUST_USE bool browse_not_read(struct catalog *catalog, struct arena *results, StrList *deposits,
                              Fail *fail);

/* Documents that a deposit's readings had and the one in force has not, by id. */
MUST_USE bool browse_lost(struct catalog *catalog, Str deposit, struct arena *results,
                          StrList *documents, Fail *fail);

/*
 * The dates of visible documents, without apparatus, that are known to BROWSE_DATED_DAYS and touch
 * the days from `first` to `last`: by day, then document. A document may have several.
 */
enum { BROWSE_DATED_DAYS = 3 };
typedef struct {
    Str document;
    int32_t day;  // the first that it can be
} DatedRow;
typedef LIST_OF(DatedRow) DatedRowList;
MUST_USE bool browse_dated(struct catalog *catalog, int32_t first, int32_t last,
                           struct arena *results, DatedRowList *rows, Fail *fail);

typedef bool (*BrowseVisit)(void *context, const DocumentRow *row, Fail *fail);
/* Every row by id, not visible ones too; a row lives until the visit returns. */
MUST_USE bool browse_each_document(struct catalog *catalog, BrowseVisit visit, void *context,
                                   Fail *fail);
typedef bool (*BrowseDepositVisit)(void *context, Str id, Fail *fail);
MUST_USE bool browse_each_deposit(struct catalog *catalog, BrowseDepositVisit visit, void *context,
                                  Fail *fail);  // by id

#endif
