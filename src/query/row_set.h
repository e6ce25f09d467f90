/*
 * row_set: a set of row numbers, one bit each. All sets of one search have the same size, the rows
 * of its snapshot.
 */
#ifndef FONDS_QUERY_ROW_SET_H
#define FONDS_QUERY_ROW_SET_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t *p;
    size_t n;  // words of 64 rows
} RowSet;

RowSet row_set_new(struct arena *arena, size_t row_count);  // empty
RowSet row_set_copy(struct arena *arena, RowSet set);
void row_set_and(RowSet into, RowSet other);
void row_set_or(RowSet into, RowSet other);
void row_set_without(RowSet into, RowSet other);
uint64_t row_set_count(RowSet set);
bool row_set_next(RowSet set,
                  size_t *row);  // the least one that is not before *row; false at the end

static inline void row_set_add(RowSet set, size_t row) {
    set.p[row / 64] |= (uint64_t)1 << (row % 64);
}

static inline bool row_set_has(RowSet set, size_t row) {
    return row / 64 < set.n && (set.p[row / 64] >> (row % 64) & 1) != 0;
}

#endif
