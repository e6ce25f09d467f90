/*
 * named_facet: whom a document names, as values of its row in the index: the names under which the
 * lists of its own deposit have them; bodies and places under the names that rules give them. So
 * persons can be counted and searched for as their editors write them, however the text calls them.
 */
#ifndef FONDS_ARCHIVE_NAMED_FACET_H
#define FONDS_ARCHIVE_NAMED_FACET_H

#include "doc/document.h"
#include "query/engine_row.h"

/* The name of a list's entry; empty where the list has none such. */
typedef Str (*NamedLookup)(void *context, Str ref);

/* Adds each person once whom a mark links with at least NAMED_FACET_LEAST per mille. */
enum { NAMED_FACET_LEAST = 800 };
void named_facet_add(const struct document *document, NamedLookup name_of, void *context,
                     struct arena *results, EngineRow *row);

#endif
