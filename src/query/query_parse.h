/*
 * query_parse: from what a reader typed to a tree. Every input gives a tree: what is not understood
 * is searched as words, and a note names it and its place. The language: docs/query-language.md.
 */
#ifndef FONDS_QUERY_QUERY_PARSE_H
#define FONDS_QUERY_QUERY_PARSE_H

#include "base/str.h"
#include "doc/date.h"
#include "doc/field.h"
#include "index/analyze.h"

enum { QUERY_WORDS_MAX = 32 };

typedef enum {
    QUERY_NONE,    // no words: everything (that the filters leave)
    QUERY_WORD,    // text; exact
    QUERY_PHRASE,  // words in order; slop > 0: within that many places
    QUERY_PREFIX,  // text*
    QUERY_FUZZY,   // text~n
    QUERY_NEAR,    // kids are words or phrases within slop places, any order
    QUERY_AND,
    QUERY_OR,
    QUERY_NOT,   // NOT has one kid
    QUERY_DATE,  // from, to, certain_only
    QUERY_UNDATED,
    QUERY_FIELD,     // field: value equals (facet fields: kind, lang, collection, archive, ...)
    QUERY_APPARATUS  // in:apparatus
} QueryKind;

struct query_node;
typedef LIST_OF(struct query_node *) QueryNodeList;

struct query_node {
    QueryKind kind;
    Str text;       // of a word, prefix, fuzzy, field value
    StrList words;  // of a phrase
    bool exact;     // =word
    bool in_zone;   // limited to `zone`
    Zone zone;
    Field field;
    uint32_t slop, edits;
    int32_t from, to;  // days
    bool certain_only;
    size_t start, end;  // bytes in what was typed
    QueryNodeList kids;
};

typedef struct {
    Str word;   // as typed
    size_t at;  // byte in what was typed
    Str text;   // for readers: "fuzzy search is not built yet; searched as a word"
} QueryNote;
typedef LIST_OF(QueryNote) QueryNoteList;

typedef struct {
    Str typed;
    struct query_node *root;
    QueryNoteList notes;
    Str understood;  // in words: "Both words, any form; possibly dated 16 to 28 October 1962."
    bool has_date, apparatus;
} Query;

void query_parse(Str typed, struct arena *results, Query *query);

#endif
