/*
 * The words of a query go to FTS5 as the same bytes that documents gave it, in a string: the forms
 * of one word are tokens at one place, which FTS5 reads as "any of these". So a phrase of words in
 * any form is still one phrase for FTS5. A string may hold any byte but NUL; a quotation mark in it
 * is doubled.
 *
 * Other forms of a name are further tokens at its place, and weigh less. A word is asked for by
 * itself, then its forms by themselves, the surer ones first. Of a phrase each question holds the
 * one before it, and what it finds beyond that weighs less.
 *
 * A word that a hyphen parts may hold one place or two, in the query and in a document. So the
 * places of a phrase are asked for in several wordings, joined by OR; most have one, because what
 * occurs nowhere in two places is not asked for so.
 */
#include "query/expression.h"
#include "base/fail.h"
#include "query/expand.h"

enum { GROUP_WORDS = 16, SURE_FORM = 900, LEVELS = 3, WORDINGS_MAX = 32 };

/* The tokens of each place from the first on, up to the `next`th place of the query. */
typedef struct {
    LIST_OF(StrList) places;
    size_t next;
} Wording;
typedef LIST_OF(Wording) WordingList;

/* Forms down to a level are asked for: 0 none, 1 the sure ones, 2 all. */
static unsigned level_of(const QueryVariant *variant) {
    return variant->certainty >= SURE_FORM ? 1 : 2;
}

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

static bool occurs(Expressing *expressing, Str token, bool *is, Fail *fail) {
    return engine_fts5_finds(expressing->engine, expression_of_token(token, expressing->scratch),
                             is, fail);
}

/* Leaves at least `least` tokens: what occurs nowhere is asked for, too. */
static bool drop_unknown(Expressing *expressing, size_t least, StrList *tokens, Fail *fail) {
    size_t kept = 0;
    for (size_t i = 0; tokens->n > least && i < tokens->n; i++) {
        bool is;
        if (!occurs(expressing, tokens->p[i], &is, fail))
            return false;
        if (is)
            tokens->p[kept++] = tokens->p[i];
    }
    if (tokens->n > least)
        tokens->n = kept > least ? kept : least;
    return true;
}

static bool find_places(Expressing *expressing, Str word, bool exact, AnalyzedPlaceList *places,
                        Fail *fail) {
    bool marked = word.n > 1 && word.p[0] == '=';
    size_t before = places->n;
    analyze_word(expressing->analyzer, word, expressing->languages, exact || marked,
                 expressing->scratch, places);
    for (size_t i = before; i < places->n; i++)
        if (!drop_unknown(expressing, 1, &places->p[i].tokens, fail))
            return false;
    return true;
}

static void add_token(Expressing *expressing, StrList *tokens, Str token) {
    for (size_t i = 0; i < tokens->n; i++)
        if (str_equal(tokens->p[i], token))
            return;
    str_list_add(expressing->scratch, tokens, token);
}

/* The forms of the level asked for, at their places; the first of `places` is the node's `first`th.
 */
static bool add_variants(Expressing *expressing, const struct query_node *node, size_t first,
                         AnalyzedPlaceList *places, Fail *fail) {
    unsigned least = expressing->alone ? expressing->level : 1;
    for (size_t i = 0; expressing->alone && expressing->level > 0 && i < places->n; i++)
        places->p[i].tokens.n = 0;
    for (size_t i = 0; i < node->variants.n; i++) {
        const QueryVariant *variant = &node->variants.p[i];
        AnalyzedPlaceList forms = {0};
        unsigned level = level_of(variant);
        if (variant->place < first || variant->place - first >= places->n || level < least ||
            level > expressing->level)
            continue;
        if (!find_places(expressing, variant->word, false, &forms, fail))
            return false;
        AnalyzedPlace *place = &places->p[variant->place - first];
        for (size_t k = 0; forms.n == 1 && k < forms.p[0].tokens.n; k++)
            add_token(expressing, &place->tokens, forms.p[0].tokens.p[k]);
        for (size_t k = 0; forms.n == 1 && k < forms.p[0].rest.n; k++)
            add_token(expressing, &place->rest, forms.p[0].rest.p[k]);
    }
    return true;
}

/* The places of a word or of a phrase without slop. */
static bool find_node_places(Expressing *expressing, const struct query_node *node,
                             AnalyzedPlaceList *places, Fail *fail) {
    bool ok =
        node->kind != QUERY_WORD || find_places(expressing, node->text, node->exact, places, fail);
    for (size_t i = 0; ok && node->kind == QUERY_PHRASE && i < node->words.n; i++)
        ok = find_places(expressing, node->words.p[i], node->exact, places, fail);
    return ok && add_variants(expressing, node, 0, places, fail);
}

/* --- wordings ------------------------------------------------------------------------------- */

/* `old` with one place more or, where `rest` has tokens, two; left out where there are enough. */
static void add_wording(Expressing *expressing, const Wording *old, const StrList *tokens,
                        const StrList *rest, size_t next, WordingList *wordings) {
    Wording wording = {.next = next};
    if (wordings->n == WORDINGS_MAX)
        return;
    for (size_t i = 0; i < old->places.n; i++)
        *LIST_ADD(expressing->scratch, &wording.places) = old->places.p[i];
    *LIST_ADD(expressing->scratch, &wording.places) = *tokens;
    if (rest->n > 0)
        *LIST_ADD(expressing->scratch, &wording.places) = *rest;
    *LIST_ADD(expressing->scratch, wordings) = wording;
}

/* The ways of writing what stands at a place. */
typedef struct {
    StrList tokens, rest;         // `rest`: parted by a hyphen, its second half
    StrList joined, joined_rest;  // written as one word with the next place
} Ways;

/* What stands behind the place where a hyphen parts its word and more follows; nothing where it
 * occurs nowhere. */
static bool find_rest(Expressing *expressing, const AnalyzedPlace *place, bool is_last,
                      StrList *rest, Fail *fail) {
    *rest = (StrList){0};
    for (size_t i = 0; !is_last && i < place->rest.n; i++)
        str_list_add(expressing->scratch, rest, place->rest.p[i]);
    return drop_unknown(expressing, 0, rest, fail);
}

static bool find_ways(Expressing *expressing, const AnalyzedPlaceList *places, size_t i, Ways *ways,
                      Fail *fail) {
    const AnalyzedPlace *place = &places->p[i], *one = place->joined;
    *ways = (Ways){.tokens = place->tokens};
    for (size_t k = 0; one != NULL && k < one->tokens.n; k++)
        str_list_add(expressing->scratch, &ways->joined, one->tokens.p[k]);
    return find_rest(expressing, place, i + 1 == places->n, &ways->rest, fail) &&
           drop_unknown(expressing, 0, &ways->joined, fail) &&
           (ways->joined.n == 0 ||
            find_rest(expressing, one, i + 2 == places->n, &ways->joined_rest, fail));
}

static void write_next(Expressing *expressing, const Wording *old, const Ways *ways,
                       WordingList *wordings) {
    static const StrList none = {0};
    add_wording(expressing, old, &ways->tokens, &none, old->next + 1, wordings);
    if (ways->rest.n > 0)
        add_wording(expressing, old, &ways->tokens, &ways->rest, old->next + 1, wordings);
    if (ways->joined.n > 0)
        add_wording(expressing, old, &ways->joined, &none, old->next + 2, wordings);
    if (ways->joined_rest.n > 0)
        add_wording(expressing, old, &ways->joined, &ways->joined_rest, old->next + 2, wordings);
}

/* The index is asked once a place, however many wordings there are. */
static bool find_wordings(Expressing *expressing, const AnalyzedPlaceList *places,
                          WordingList *wordings, Fail *fail) {
    WordingList now = {0};
    *LIST_ADD(expressing->scratch, &now) = (Wording){.next = 0};
    for (size_t i = 0; i < places->n; i++) {
        WordingList longer = {0};
        Ways ways;
        if (!find_ways(expressing, places, i, &ways, fail))
            return false;
        for (size_t k = 0; k < now.n && longer.n < WORDINGS_MAX; k++)
            if (now.p[k].next > i)
                *LIST_ADD(expressing->scratch, &longer) = now.p[k];
            else
                write_next(expressing, &now.p[k], &ways, &longer);
        now = longer;
    }
    *wordings = now;
    return true;
}

/* A string for each wording; none where there are no words. */
static bool add_strings(Expressing *expressing, const AnalyzedPlaceList *places, StrList *strings,
                        Fail *fail) {
    WordingList wordings;
    if (places->n == 0)
        return true;
    if (!find_wordings(expressing, places, &wordings, fail))
        return false;
    for (size_t i = 0; i < wordings.n; i++) {
        Buf out = {0};
        buf_c(&out, " \"");  // two strings side by side would be one with a quotation mark in it
        for (size_t k = 0; k < wordings.p[i].places.n; k++)
            put_place(&out, &wordings.p[i].places.p[k]);
        buf_char(&out, '"');
        str_list_add(expressing->scratch, strings, str_copy(expressing->scratch, buf_as_str(&out)));
        buf_free(&out);
    }
    return true;
}

/* Each of `left` with each of `right`, as many as are asked for; where one is empty, the other. */
static void pair(Expressing *expressing, StrList *left, const StrList *right) {
    StrList both = {0};
    if (left->n == 0)
        *left = *right;
    if (left->p == right->p || right->n == 0)
        return;
    for (size_t i = 0; i < left->n; i++)
        for (size_t k = 0; k < right->n && both.n < WORDINGS_MAX; k++)
            str_list_add(expressing->scratch, &both,
                         str_format(expressing->scratch, "%.*s%.*s", STR_ARG(left->p[i]),
                                    STR_ARG(right->p[k])));
    *left = both;
}

/* One is asked for as it is, several by OR. slop 0: they are strings, else what NEAR holds. */
static void put_any(Buf *out, const StrList *any, bool near, uint32_t slop) {
    buf_c(out, any->n > 1 ? "(" : "");
    for (size_t i = 0; i < any->n; i++) {
        buf_c(out, i > 0 ? " OR " : "");
        buf_c(out, near ? "NEAR(" : "");
        buf_str(out, any->p[i]);
        if (near)
            buf_format(out, ", %u)", slop);
    }
    buf_c(out, any->n > 1 ? ")" : "");
}

/* The strings of a word or phrase; none where it has no words. */
static bool put_string(Expressing *expressing, const struct query_node *node, Buf *out,
                       size_t *place_count, Fail *fail) {
    AnalyzedPlaceList places = {0};
    StrList strings = {0};
    if (!find_node_places(expressing, node, &places, fail) ||
        !add_strings(expressing, &places, &strings, fail))
        return false;
    put_any(out, &strings, false, 0);
    *place_count += places.n;
    return true;
}

static bool put_near(Expressing *expressing, const struct query_node *node, Buf *out,
                     size_t *place_count, Fail *fail) {
    StrList all = {0};
    for (size_t i = 0; i < node->kids.n; i++) {
        AnalyzedPlaceList places = {0};
        StrList strings = {0};
        if (!find_node_places(expressing, node->kids.p[i], &places, fail) ||
            !add_strings(expressing, &places, &strings, fail))
            return false;
        pair(expressing, &all, &strings);
        *place_count += places.n;
    }
    put_any(out, &all, true, node->slop);
    return true;
}

static bool put_sloppy(Expressing *expressing, const struct query_node *node, Buf *out,
                       size_t *place_count, Fail *fail) {
    StrList all = {0};
    for (size_t i = 0; i < node->words.n; i++) {
        AnalyzedPlaceList places = {0};
        StrList strings = {0};
        if (!find_places(expressing, node->words.p[i], node->exact, &places, fail) ||
            !add_variants(expressing, node, *place_count, &places, fail) ||
            !add_strings(expressing, &places, &strings, fail))
            return false;
        pair(expressing, &all, &strings);
        *place_count += places.n;
    }
    put_any(out, &all, true, node->slop);
    return true;
}

/* --- asking --------------------------------------------------------------------------------- */

static void start_string(const struct query_node *node, Buf *out) {
    buf_clear(out);
    if (node->in_zone)
        buf_format(out, "%s : ", zone_name(node->zone));
}

static void add_asked(Expressing *expressing, const Buf *text, Asked asked,
                      Expression *expression) {
    asked.text = str_copy(expressing->scratch, buf_as_str(text));
    *LIST_ADD(expressing->scratch, &expression->any) = asked;
}

static bool expand(Expressing *expressing, const struct query_node *node, StrList *found,
                   Fail *fail) {
    const StrList *words;
    AnalyzedPlaceList places = {0};
    if (!engine_fts5_words(expressing->engine, &words, fail))
        return false;
    if (node->kind == QUERY_WILD) {
        Str pattern = analyze_pattern(expressing->analyzer, node->text, expressing->scratch);
        expand_wild(words, pattern, expressing->scratch, found);
        return true;
    }
    if (!find_places(expressing, node->text, true, &places, fail))
        return false;
    if (places.n == 1)
        expand_fuzzy(words, places.p[0].word, node->edits, expressing->scratch, found, NULL);
    return true;
}

static bool put_expanded(Expressing *expressing, const struct query_node *node, Buf *out,
                         Expression *expression, Fail *fail) {
    StrList found = {0};
    if (!expand(expressing, node, &found, fail))
        return false;
    expression->plain = true;
    expression->kind = found.n == 0 ? EXPRESSION_NOTHING : EXPRESSION_ASK;
    for (size_t i = 0; i < found.n; i += GROUP_WORDS) {
        size_t rest = found.n - i;
        StrList group = {.p = found.p + i, .n = rest < GROUP_WORDS ? rest : GROUP_WORDS};
        start_string(node, out);
        buf_char(out, '"');
        put_place(out, &group);
        buf_char(out, '"');
        add_asked(expressing, out, (Asked){.factor = 1}, expression);
    }
    return true;
}

static bool put_prefix(Expressing *expressing, const struct query_node *node, Buf *out,
                       size_t *place_count, Fail *fail) {
    AnalyzedPlaceList places = {0};
    if (!find_places(expressing, node->text, true, &places, fail))
        return false;
    if (places.n > 0) {  // of one word
        buf_c(out, " \"");
        put_place(out, &places.p[0].tokens);
        buf_c(out, "\"*");
    }
    *place_count += places.n;
    return true;
}

/* Which levels the forms of a node have: a bit each. */
static unsigned levels_of(const struct query_node *node) {
    unsigned levels = 1;
    for (size_t i = 0; i < node->variants.n; i++)
        levels |= 1U << level_of(&node->variants.p[i]);
    for (size_t i = 0; node->kind == QUERY_NEAR && i < node->kids.n; i++)
        levels |= levels_of(node->kids.p[i]);
    return levels;
}

static bool is_one_place(Expressing *expressing, const struct query_node *node) {
    AnalyzedPlaceList places = {0};
    if (node->kind == QUERY_WORD)
        analyze_word(expressing->analyzer, node->text, expressing->languages, true,
                     expressing->scratch, &places);
    return places.n == 1;
}

static bool put_level(Expressing *expressing, const struct query_node *node, Buf *out,
                      size_t *place_count, Fail *fail) {
    start_string(node, out);
    if (node->kind == QUERY_PREFIX)
        return put_prefix(expressing, node, out, place_count, fail);
    if (node->kind == QUERY_NEAR)
        return put_near(expressing, node, out, place_count, fail);
    if (node->kind == QUERY_PHRASE && node->slop > 0)
        return put_sloppy(expressing, node, out, place_count, fail);
    return put_string(expressing, node, out, place_count, fail);
}

static bool put_levels(Expressing *expressing, const struct query_node *node, Buf *out,
                       Expression *expression, Fail *fail) {
    static const double factors[LEVELS] = {1.0, 0.9, 0.8};
    unsigned levels = levels_of(node);
    expressing->alone = levels > 1 && is_one_place(expressing, node);
    for (unsigned level = 0; level < LEVELS; level++) {
        size_t place_count = 0;
        if ((levels >> level & 1) == 0)
            continue;
        expressing->level = level;
        if (!put_level(expressing, node, out, &place_count, fail))
            return false;
        expression->kind = place_count > 0 ? EXPRESSION_ASK : EXPRESSION_ALL;
        add_asked(expressing, out, (Asked){.factor = factors[level], .more = !expressing->alone},
                  expression);
    }
    return true;
}

bool expression_make(Expressing *expressing, const struct query_node *node, Expression *expression,
                     Fail *fail) {
    Buf out = {0};
    *expression = (Expression){0};
    bool ok = node->kind == QUERY_FUZZY || node->kind == QUERY_WILD
                  ? put_expanded(expressing, node, &out, expression, fail)
                  : put_levels(expressing, node, &out, expression, fail);
    buf_free(&out);
    return ok;
}

Str expression_of_token(Str token, struct arena *results) {
    Buf string = {0};
    buf_char(&string, '"');
    put_token(&string, token, false);
    buf_char(&string, '"');
    Str text = str_copy(results, buf_as_str(&string));
    buf_free(&string);
    return text;
}
