/*
 * expression: from a leaf of a query to what FTS5 is asked.
 */
#ifndef FONDS_QUERY_EXPRESSION_H
#define FONDS_QUERY_EXPRESSION_H

#include "query/engine_fts5.h"
#include "query/query_parse.h"

typedef enum {
    EXPRESSION_ASK,      // `out` holds it
    EXPRESSION_NOTHING,  // no row can match
    EXPRESSION_ALL       // there is nothing in it to ask for
} ExpressionKind;

typedef struct {
    struct engine_fts5 *engine;
    struct analyzer *analyzer;
    uint32_t languages;
    struct arena *scratch;
} Expressing;

/* node: WORD, PHRASE, PREFIX, FUZZY, WILD or NEAR. Appends to out. */
MUST_USE bool expression_make(Expressing *expressing, const struct query_node *node, Buf *out,
                              ExpressionKind *kind, Fail *fail);

#endif
