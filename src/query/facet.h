/*
 * facet: how many of the rows found have each value, and fall into each year.
 */
#ifndef FONDS_QUERY_FACET_H
#define FONDS_QUERY_FACET_H

#include "query/engine.h"
#include "query/row_table.h"

typedef struct {
    const struct row_table *table;  // with its values
    RowSet found;
    bool whole;  // every value of `field`, not the most frequent alone
    Field field;
} FacetRequest;

/*
 * Fields in order of the table of fields, in each the most frequent values first, equal ones by
 * their bytes; then years in order. A year's two counts are those that a search for it as a date
 * would give; open ends reach to the first and last year that any row found names.
 */
void facet_count(const FacetRequest *request, struct arena *results, FacetCountList *facets);

#endif
