/*
 * query_parse: from what a reader typed to a tree. Every input gives a tree: what is not understood
 * is searched as words, and a note names it and its place. The language: docs/query-language.md.
 * Pure, linear, nesting limited.
 */
#ifndef FONDS_QUERY_QUERY_PARSE_H
#define FONDS_QUERY_QUERY_PARSE_H

#include "base/str.h"
#include "doc/date.h"
#include "doc/field.h"
#include "index/analyze.h"

enum {
    QUERY_WORDS_MAX = 32,    // further ones are left out, with a note
    QUERY_BYTES_MAX = 4096,  // of what is typed; the rest is not read
    QUERY_DEPTH_MAX = 16,    // parentheses in parentheses; deeper ones are not seen
    QUERY_NEAR_MAX = 50,     // words between; less than ANALYZE_GAP_PLACES
    QUERY_SPREAD_MAX = 4,    // fuzzy and wild words in one query
    QUERY_PREFIX_MIN = 2,    // letters before a star at the end
    QUERY_WILD_MIN = 3,      // letters of a word with a star or question mark within
    QUERY_NOTES_MAX = 12,    // of an answer; the last one says that there are more
};

typedef enum {
    QUERY_NONE,    // no words: everything (that the filters leave)
    QUERY_WORD,    // text; exact
    QUERY_PHRASE,  // words in order; slop > 0: in any order, with at most that many others between
    QUERY_PREFIX,  // text*
    QUERY_FUZZY,   // text~n
    QUERY_NEAR,    // kids are words or phrases, in any order, with at most slop others between
    QUERY_AND,
    QUERY_OR,
    QUERY_NOT,   // NOT has one kid
    QUERY_DATE,  // from, to, dated
    QUERY_UNDATED,
    QUERY_FIELD,      // field: value is text (exact: the whole value, letter for letter)
    QUERY_APPARATUS,  // in:apparatus
    QUERY_AS_TYPED,   // variants:no; holds for every document
    QUERY_WILD        // text holds * (any letters) or ? (one letter)
} QueryKind;

/* Of the documents that a date may find: all, those that certainly fall into it, those that only
 * possibly do. */
typedef enum { DATED_EITHER, DATED_CERTAINLY, DATED_POSSIBLY } DatedWhich;

typedef struct {
    int32_t from, to;  // days
} DaySpan;
typedef LIST_OF(DaySpan) DaySpanList;

struct query_node;
typedef LIST_OF(struct query_node *) QueryNodeList;

/* Another form of a word: found as the word is, only not quite as well. Laid in by query/expand. */
typedef struct {
    size_t place;        // which place of the node's words, from 0
    Str word;            // folded
    Str rule;            // "German form"; empty: not worth saying
    uint16_t certainty;  // per mille; weighs what is found
} QueryVariant;
typedef LIST_OF(QueryVariant) QueryVariantList;

struct query_node {
    QueryKind kind;
    Str text;       // of a word, prefix, fuzzy, wild, field value; of a date as typed
    Str label;      // what readers call a value, where somebody above knows; else empty
    StrList words;  // of a phrase
    bool exact;     // =word
    bool in_zone;   // limited to `zone`
    Zone zone;
    Field field;
    uint32_t slop, edits;
    int32_t from, to;    // days
    DaySpanList one_of;  // of a date that means one of several, nobody knows which; else empty
    DatedWhich dated;
    size_t start, end;  // bytes in what was typed
    QueryNodeList kids;
    QueryVariantList variants;  // of a word, phrase or field value that is not wanted exactly
};

typedef struct {
    Str word;   // as typed
    size_t at;  // byte in what was typed
    Str text;   // for readers: "no such field; searched as words"
} QueryNote;
typedef LIST_OF(QueryNote) QueryNoteList;

typedef struct {
    Str typed;  // made valid UTF-8, cut to QUERY_BYTES_MAX
    struct query_node *root;
    QueryNoteList notes;
    Str understood;  // in words: "kennedy" and "berlin", in any form; dated October 1962
    bool has_date, apparatus;
    bool as_typed;      // names are meant as they are typed
    size_t form_count;  // other forms that query/expand laid in
    bool has_words;     // a word speaks for documents, by which they can be ranked
} Query;

void query_parse(Str typed, struct arena *results, Query *query);

/* The term that finds the documents that a facet counts: kind:="Telegram", date:1962, undated:yes.
 */
Str query_parse_term(Field field, Str value, struct arena *results);

#endif
