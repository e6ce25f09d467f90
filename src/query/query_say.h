/*
 * query_say: a query in plain English, so that a reader sees what is being searched and not only
 * what was typed.
 */
#ifndef FONDS_QUERY_QUERY_SAY_H
#define FONDS_QUERY_QUERY_SAY_H

#include "query/query_parse.h"

Str query_say(const struct query_node *root, struct arena *results);

#endif
