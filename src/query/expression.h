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

/* What FTS5 is asked, and how what it finds weighs. */
typedef struct {
    Str text;
    double factor;
    bool more;  // finds all that the one before it does; only what it adds weighs so
} Asked;
typedef LIST_OF(Asked) AskedList;

typedef struct {
    ExpressionKind kind;
    AskedList any;  // rows that one of these finds; usually one
    bool plain;     // how often it stands in a row does not matter
} Expression;

typedef struct {
    struct engine_fts5 *engine;
    struct analyzer *analyzer;
    uint32_t languages;
    struct arena *scratch;
    unsigned level;  // expression_make()'s own: of the forms that are being asked for,
    bool alone;      // without the word itself
} Expressing;

/* node: WORD, PHRASE, PREFIX, FUZZY, WILD or NEAR. The strings live in expressing->scratch. */
MUST_USE bool expression_make(Expressing *expressing, const struct query_node *node,
                              Expression *expression, Fail *fail);

/* What asks for a token as it is. */
Str expression_of_token(Str token, struct arena *results);

#endif
