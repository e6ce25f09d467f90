/*
 * Plain bits: an archive of a million rows takes 125 KB a set, and a query of 32 words some tens of
 * sets. Anything cleverer waits for the embedded index.
 */
#include "query/row_set.h"
#include "base/fail.h"
#include <string.h>

RowSet row_set_new(struct arena *arena, size_t row_count) {
    size_t n = row_count / 64 + 1;
    return (RowSet){ARENA_ARRAY(arena, uint64_t, n), n};
}

RowSet row_set_copy(struct arena *arena, RowSet set) {
    RowSet copy = {ARENA_ARRAY(arena, uint64_t, set.n), set.n};
    memcpy(copy.p, set.p, set.n * sizeof *set.p);
    return copy;
}

void row_set_and(RowSet into, RowSet other) {
    must(into.n == other.n);
    for (size_t i = 0; i < into.n; i++)
        into.p[i] &= other.p[i];
}

void row_set_or(RowSet into, RowSet other) {
    must(into.n == other.n);
    for (size_t i = 0; i < into.n; i++)
        into.p[i] |= other.p[i];
}

void row_set_without(RowSet into, RowSet other) {
    must(into.n == other.n);
    for (size_t i = 0; i < into.n; i++)
        into.p[i] &= ~other.p[i];
}

uint64_t row_set_count(RowSet set) {
    uint64_t count = 0;
    for (size_t i = 0; i < set.n; i++)
        count += (uint64_t)__builtin_popcountll(set.p[i]);
    return count;
}

bool row_set_next(RowSet set, size_t *row) {
    size_t i = *row / 64;
    if (i >= set.n)
        return false;
    uint64_t bits = set.p[i] & ~(uint64_t)0 << (*row % 64);
    while (bits == 0 && ++i < set.n)
        bits = set.p[i];
    if (bits == 0)
        return false;
    *row = i * 64 + (size_t)__builtin_ctzll(bits);
    return true;
}
