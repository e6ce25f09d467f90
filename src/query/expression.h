/*
 * expression: from a leaf of a query to what FTS5 is asked.
 */
#ifndef FONDS_QUERY_EXPRESSION_H
#define FONDS_QUERY_EXPRESSION_H

#include "query/engine_fts5.h"
#include "query/query_parse.h"

typedef enum {
    EXPRESSION_ASK,      // `any` holds what to ask
    EXPRESSION_NOTHING,  // no row can match
    EXPRESSION_ALL       // there is nothing in it to ask for
} ExpressionKind;

typedef struct {
    ExpressionKind kind;
    StrList any;  // rows that one of these finds; usually one
    bool plain;   // how often it stands in a row does not matter
} Expression;

typedef struct {
    struct engine_fts5 *engine;
    struct analyzer *analyzer;
    uint32_t languages;
    struct arena *scratch;
} Expressing;

/* node: WORD, PHRASE, PREFIX, FUZZY, WILD or NEAR. The strings live in expressing->scratch. */
MUST_USE bool expression_make(Expressing *expressing, const struct query_node *node,
                              Expression *expression, Fail *fail);

#endif
