/*
 * The words of a query go to FTS5 as the same bytes that documents gave it, in a string: the forms
 * of one word are tokens at one place, which FTS5 reads as "any of these". So a phrase of words in
 * any form is still one phrase for FTS5. A string may hold any byte but NUL; a quotation mark in it
 * is doubled.
 */
#include "query/expression.h"
#include "base/fail.h"
#include "query/expand.h"

static void put_byte(Buf *out, char c) {
    if (c == '"')
        buf_char(out, '"');
    buf_char(out, c);
}

static void put_token(Buf *out, Str token, bool same_place) {
    put_byte(out, (char)(token.n | (same_place ? 0x40U : 0U)));
    for (size_t i = 0; i < token.n; i++)
        put_byte(out, token.p[i]);
}

static void put_place(Buf *out, const StrList *tokens) {
    for (size_t i = 0; i < tokens->n; i++)
        put_token(out, tokens->p[i], i > 0);
}

static void put_places(Buf *out, const AnalyzedPlaceList *places) {
    buf_c(out, " \"");  // two strings side by side would be one with a quotation mark in it
    for (size_t i = 0; i < places->n; i++)
        put_place(out, &places->p[i].tokens);
    buf_char(out, '"');
}

static void find_places(Expressing *expressing, Str word, bool exact, AnalyzedPlaceList *places) {
    bool marked = word.n > 1 && word.p[0] == '=';
    analyze_word(expressing->analyzer, word, expressing->languages, exact || marked,
                 expressing->scratch, places);
}

/* The string of a word or of a phrase without slop; false where it has no words. */
static bool put_string(Expressing *expressing, const struct query_node *node, Buf *out) {
    AnalyzedPlaceList places = {0};
    if (node->kind == QUERY_WORD)
        find_places(expressing, node->text, node->exact, &places);
    for (size_t i = 0; node->kind == QUERY_PHRASE && i < node->words.n; i++)
        find_places(expressing, node->words.p[i], node->exact, &places);
    if (places.n > 0)
        put_places(out, &places);
    return places.n > 0;
}

static ExpressionKind put_near(Expressing *expressing, const struct query_node *node, Buf *out) {
    size_t count = 0;
    buf_c(out, "NEAR(");
    for (size_t i = 0; i < node->kids.n; i++)
        count += put_string(expressing, node->kids.p[i], out);
    buf_format(out, ", %u)", node->slop);
    return count == 0 ? EXPRESSION_ALL : EXPRESSION_ASK;
}

static ExpressionKind put_sloppy(Expressing *expressing, const struct query_node *node, Buf *out) {
    size_t count = 0;
    buf_c(out, "NEAR(");
    for (size_t i = 0; i < node->words.n; i++) {
        AnalyzedPlaceList places = {0};
        find_places(expressing, node->words.p[i], node->exact, &places);
        if (places.n > 0)
            put_places(out, &places);
        count += places.n;
    }
    buf_format(out, ", %u)", node->slop);
    return count == 0 ? EXPRESSION_ALL : EXPRESSION_ASK;
}

static bool put_expanded(Expressing *expressing, const struct query_node *node, Buf *out,
                         ExpressionKind *kind, Fail *fail) {
    const StrList *words;
    StrList found = {0};
    AnalyzedPlaceList places = {0};
    if (!engine_fts5_words(expressing->engine, &words, fail))
        return false;
    if (node->kind == QUERY_WILD) {
        Str pattern = analyze_pattern(expressing->analyzer, node->text, expressing->scratch);
        expand_wild(words, pattern, expressing->scratch, &found);
    } else {
        find_places(expressing, node->text, true, &places);
        if (places.n == 1)
            expand_fuzzy(words, places.p[0].word, node->edits, expressing->scratch, &found, NULL);
    }
    *kind = found.n == 0 ? EXPRESSION_NOTHING : EXPRESSION_ASK;
    buf_char(out, '"');
    put_place(out, &found);
    buf_char(out, '"');
    return true;
}

static ExpressionKind put_prefix(Expressing *expressing, const struct query_node *node, Buf *out) {
    AnalyzedPlaceList places = {0};
    find_places(expressing, node->text, true, &places);
    if (places.n == 0)
        return EXPRESSION_ALL;
    put_places(out, &places);
    buf_char(out, '*');
    return EXPRESSION_ASK;
}

bool expression_make(Expressing *expressing, const struct query_node *node, Buf *out,
                     ExpressionKind *kind, Fail *fail) {
    if (node->in_zone)
        buf_format(out, "%s : ", zone_name(node->zone));
    switch (node->kind) {
    case QUERY_WORD:
        *kind = put_string(expressing, node, out) ? EXPRESSION_ASK : EXPRESSION_ALL;
        return true;
    case QUERY_PHRASE:
        if (node->slop > 0)
            *kind = put_sloppy(expressing, node, out);
        else
            *kind = put_string(expressing, node, out) ? EXPRESSION_ASK : EXPRESSION_ALL;
        return true;
    case QUERY_PREFIX:
        *kind = put_prefix(expressing, node, out);
        return true;
    case QUERY_NEAR:
        *kind = put_near(expressing, node, out);
        return true;
    case QUERY_FUZZY:
    case QUERY_WILD:
        return put_expanded(expressing, node, out, kind, fail);
    default:
        die("expression: a node of kind %d is no leaf", (int)node->kind);
    }
}
