/*
 * Recursive descent over the text itself; no token list. What binds: NEAR, then OR, then standing
 * side by side (and AND, which says the same). OR binds tighter than "and" because readers write
 * `kennedy OR khrushchev date:1962` and mean the date for both. Depth is counted at parentheses,
 * the only way down; signs of negation are counted in a loop.
 *
 * Nothing is refused: a function that can make nothing of its place moves on by at least one
 * character, adds a note where a reader would want one, and hands back NULL, which its caller
 * leaves out.
 */
#include "query/query_parse.h"
#include "base/num.h"
#include "query/query_date.h"
#include "query/query_say.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

/* Where words go: anywhere, into a zone, or to the values of a field. */
typedef struct {
    bool in_zone, in_field;
    Zone zone;
    Field field;
} Scope;

typedef struct {
    Str text;
    size_t at;
    size_t words, depth, spread;
    bool full;                          // the limit of words was met and noted
    bool too_deep, unclosed, unopened;  // parentheses that were noted
    Scope scope;
    struct arena *results;
    Query *query;
} Parser;

static struct query_node *sequence(Parser *parser);

/* --- small things --------------------------------------------------------------------------- */

static void note(Parser *parser, size_t start, size_t end, const char *text) {
    size_t n = parser->query->notes.n;
    if (n == QUERY_NOTES_MAX)
        return;
    if (n + 1 == QUERY_NOTES_MAX)
        text = "what else was not understood is not listed";
    *LIST_ADD(parser->results, &parser->query->notes) =
        (QueryNote){str_slice(parser->text, start, end), start, str_from_c(text)};
}

static struct query_node *node_new(Parser *parser, QueryKind kind, size_t start) {
    struct query_node *node = ARENA_NEW(parser->results, struct query_node);
    node->kind = kind;
    node->start = start;
    node->end = parser->at;
    node->in_zone = parser->scope.in_zone;
    node->zone = parser->scope.zone;
    return node;
}

static bool more(const Parser *parser) {
    return parser->at < parser->text.n;
}

static char peek(const Parser *parser) {
    return more(parser) ? parser->text.p[parser->at] : '\0';
}

static bool is_space_at(const Parser *parser, size_t at, size_t *behind) {
    uint32_t c;
    *behind = at;
    return utf8_next(parser->text, behind, &c) && (unicode_is_space(c) || c < 0x20 || c == 0x7F);
}

static void skip_space(Parser *parser) {
    size_t behind;
    while (more(parser) && is_space_at(parser, parser->at, &behind))
        parser->at = behind;
}

/* A quotation mark of any make, or 0; *behind is where it ends. */
static bool quote_at(const Parser *parser, size_t at, size_t *behind) {
    static const uint32_t marks[] = {'"',  0x201C, 0x201D, 0x201E, 0x201F,
                                     0xAB, 0xBB,   0x2033, 0xFF02};
    uint32_t c;
    *behind = at;
    if (!utf8_next(parser->text, behind, &c))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i])
            return true;
    return false;
}

static bool ends_word(const Parser *parser, size_t at) {
    size_t behind;
    return at >= parser->text.n || parser->text.p[at] == '(' || parser->text.p[at] == ')' ||
           is_space_at(parser, at, &behind) || quote_at(parser, at, &behind);
}

/* Letters and digits of a word: what can be searched. */
static size_t letters_of(Str word) {
    size_t letters = 0;
    uint32_t c;
    for (size_t at = 0; utf8_next(word, &at, &c);) {
        UnicodeClass kind = c == UTF8_REPLACEMENT ? UNICODE_OTHER : unicode_class(c);
        letters += kind == UNICODE_LETTER || kind == UNICODE_DIGIT || kind == UNICODE_IDEOGRAPH;
    }
    return letters;
}

/* The word falls apart into two or more ("sino-soviet", "U.S."). */
static bool is_one_word(Str word) {
    uint32_t c;
    bool ideograph = false, in_word = false, ended = false;
    for (size_t at = 0; utf8_next(word, &at, &c);) {
        UnicodeClass kind = c == UTF8_REPLACEMENT ? UNICODE_OTHER : unicode_class(c);
        bool part = kind != UNICODE_OTHER || (in_word && (c == '\'' || c == 0x2019));
        if ((part && (ended || ideograph)) || (in_word && kind == UNICODE_IDEOGRAPH))
            return false;
        ideograph = ideograph || kind == UNICODE_IDEOGRAPH;
        ended = ended || (in_word && !part);
        in_word = in_word || part;
    }
    return true;
}

/* The word that stands here, if it is `keyword` alone; moves behind it. */
static bool take_keyword(Parser *parser, const char *keyword) {
    size_t n = strlen(keyword), at = parser->at;
    if (!str_starts(str_skip(parser->text, at), (Str){keyword, n}) || !ends_word(parser, at + n))
        return false;
    parser->at = at + n;
    return true;
}

/* One more leaf of `words` words; false where there is no room for them. */
static bool take_room(Parser *parser, size_t words, size_t start, size_t end) {
    if (parser->words + words <= QUERY_WORDS_MAX) {
        parser->words += words;
        return true;
    }
    if (!parser->full)
        note(parser, start, end,
             "at most 32 words are searched; this and what follows is left out");
    parser->full = true;
    return false;
}

static void add_kid(Parser *parser, struct query_node *node, struct query_node *kid) {
    if (node->kids.n == 0 || kid->start < node->start)
        node->start = kid->start;
    node->end = kid->end;
    *LIST_ADD(parser->results, &node->kids) = kid;
}

/* --- leaves --------------------------------------------------------------------------------- */

static struct query_node *leaf(Parser *parser, QueryKind kind, Str text, size_t start) {
    if (!take_room(parser, 1, start, parser->at))
        return NULL;
    struct query_node *node = node_new(parser, kind, start);
    node->text = text;
    return node;
}

static struct query_node *field_leaf(Parser *parser, Str value, bool exact, size_t start) {
    value = exact ? value : str_trim(value);
    if (value.n == 0) {
        note(parser, start, parser->at, "no value is given; left out");
        return NULL;
    }
    struct query_node *node = leaf(parser, QUERY_FIELD, value, start);
    if (node == NULL)
        return NULL;
    node->in_zone = false;
    node->field = parser->scope.field;
    node->exact = exact;
    return node;
}

static struct query_node *plain_word(Parser *parser, Str word, bool exact, size_t start) {
    if (letters_of(word) == 0) {
        note(parser, start, parser->at, "it has no letters or digits; left out");
        return NULL;
    }
    struct query_node *node = leaf(parser, QUERY_WORD, word, start);
    if (node != NULL)
        node->exact = exact;
    return node;
}

/* word~, word~1: words that differ in one or two letters. */
static struct query_node *fuzzy_word(Parser *parser, Str word, Str number, size_t start) {
    uint64_t edits = 1;
    size_t letters = letters_of(word);
    if (number.n > 0 && !num_parse_u64(number, &edits))
        return plain_word(parser, str_slice(parser->text, start, parser->at), false, start);
    if (edits > 2) {
        note(parser, start, parser->at, "at most two letters may differ; searched with ~2");
        edits = 2;
    }
    if (edits > 0 && (letters < 4 || !is_one_word(word))) {
        note(parser, start, parser->at,
             "~ wants one word of four letters or more; searched as words");
        edits = 0;
    }
    if (edits == 2 && letters < 6) {
        note(parser, start, parser->at, "~2 wants six letters or more; searched with ~1");
        edits = 1;
    }
    if (edits > 0 && parser->spread++ >= QUERY_SPREAD_MAX) {
        note(parser, start, parser->at,
             "more than four words with ~ or * within; searched as a word");
        edits = 0;
    }
    struct query_node *node = plain_word(parser, word, false, start);
    if (node == NULL || edits == 0)
        return node;
    node->kind = QUERY_FUZZY;
    node->edits = (uint32_t)edits;
    return node;
}

/* A word that holds a star or a question mark. */
static struct query_node *starred_word(Parser *parser, Str word, size_t start) {
    size_t letters = letters_of(word), first;
    if (letters == 0) {
        note(parser, start, parser->at, "a star alone asks for nothing; left out");
        return NULL;
    }
    bool at_end = str_find_char(word, '*', &first) && first + 1 == word.n &&
                  !str_find_char(word, '?', &first);
    Str base = at_end ? str_slice(word, 0, word.n - 1) : word;
    if (at_end && is_one_word(base) && letters >= QUERY_PREFIX_MIN) {
        struct query_node *node = plain_word(parser, base, true, start);
        if (node != NULL)
            node->kind = QUERY_PREFIX;
        return node;
    }
    Buf letters_only = {0};  // the pattern with its signs as letters: is it one word?
    for (size_t i = 0; i < word.n; i++)
        buf_char(&letters_only, word.p[i] == '*' || word.p[i] == '?' ? 'a' : word.p[i]);
    bool one = is_one_word(buf_as_str(&letters_only));
    buf_free(&letters_only);
    const char *why = NULL;
    if (at_end && letters < QUERY_PREFIX_MIN)
        why = "a star wants two letters before it; searched as a word";
    else if (!one)
        why = "a star works within one word; searched as words";
    else if (letters < QUERY_WILD_MIN)
        why = "* and ? within a word want three letters; searched as words";
    else if (parser->spread++ >= QUERY_SPREAD_MAX)
        why = "more than four words with ~ or * within; searched as words";
    if (why != NULL)
        note(parser, start, parser->at, why);
    struct query_node *node = plain_word(parser, word, true, start);
    if (node != NULL && why == NULL)
        node->kind = QUERY_WILD;
    if (node != NULL && why != NULL)
        node->exact = false;
    return node;
}

/* A question mark between letters is a sign; one at the end is how questions end. */
static bool has_wild(Str word) {
    size_t at;
    if (str_find_char(word, '*', &at))
        return true;
    for (size_t i = 0; i + 1 < word.n; i++)
        if (word.p[i] == '?' && letters_of(str_slice(word, i, i + 5)) > 0)
            return true;
    return false;
}

static struct query_node *word_leaf(Parser *parser, Str word, bool exact, size_t start) {
    Str before, after;
    if (parser->scope.in_field)
        return field_leaf(parser, word, exact, start);
    if (!exact && has_wild(word))
        return starred_word(parser, word, start);
    if (!exact && str_cut(word, '~', &before, &after) && before.n > 0)
        return fuzzy_word(parser, before, after, start);
    return plain_word(parser, word, exact, start);
}

/* ~5 behind a phrase; 0 where there is none. */
static uint32_t take_slop(Parser *parser, size_t start) {
    uint64_t slop = 0;
    size_t from = parser->at + 1, end = from;
    if (peek(parser) != '~')
        return 0;
    while (end < parser->text.n && parser->text.p[end] >= '0' && parser->text.p[end] <= '9')
        end++;
    parser->at = end;
    if (!num_parse_u64(str_slice(parser->text, from, end), &slop)) {
        note(parser, start, end,
             "~ wants a number behind a phrase: \"a b\"~5; searched as a phrase");
        return 0;
    }
    if (slop > QUERY_NEAR_MAX) {
        note(parser, start, end, "at most 50 words may stand between; searched with 50");
        slop = QUERY_NEAR_MAX;
    }
    return (uint32_t)slop;
}

/* The mark that ends what the one at `opened` began: the same, if that is the typewriter's. */
static bool quote_ends(const Parser *parser, size_t opened, size_t *behind) {
    return quote_at(parser, parser->at, behind) &&
           (parser->text.p[opened] != '"' || peek(parser) == '"');
}

/* Stands at a quotation mark; an open one closes at the end. */
static struct query_node *quoted(Parser *parser, bool exact, size_t start) {
    size_t behind, from, to, opened = parser->at;
    (void)quote_at(parser, parser->at, &behind);
    from = to = parser->at = behind;
    while (more(parser) && !quote_ends(parser, opened, &behind)) {
        uint32_t c;
        (void)utf8_next(parser->text, &parser->at, &c);
        to = parser->at;
    }
    if (!more(parser))
        note(parser, start, parser->at,
             "the quotation mark is not closed; the phrase ends at the end");
    else
        parser->at = behind;
    Str inside = str_slice(parser->text, from, to);
    if (parser->scope.in_field)
        return field_leaf(parser, inside, exact, start);
    uint32_t slop = take_slop(parser, start);
    Parser words = *parser;
    StrList found = {0};
    words.text = inside;
    words.at = 0;
    for (skip_space(&words); more(&words); skip_space(&words)) {
        size_t begin = words.at, next;
        while (more(&words) && !is_space_at(&words, words.at, &next))
            words.at = next;
        Str word = str_slice(inside, begin, words.at);
        if (letters_of(word) > 0)
            str_list_add(parser->results, &found, word);
    }
    if (found.n == 0) {
        note(parser, start, parser->at, "there is no word in it; left out");
        return NULL;
    }
    size_t star;
    if (str_find_char(inside, '*', &star))
        note(parser, start, parser->at,
             "a star does not work in a phrase yet; searched without it");
    if (!take_room(parser, found.n, start, parser->at))
        return NULL;
    struct query_node *node = node_new(parser, found.n == 1 ? QUERY_WORD : QUERY_PHRASE, start);
    node->text = found.p[0];
    node->words = found;
    node->exact = exact;
    node->slop = found.n == 1 ? 0 : slop;
    return node;
}

/* --- fields --------------------------------------------------------------------------------- */

static struct query_node *date_leaf(Parser *parser, Str text, size_t start) {
    struct query_node found = {.kind = QUERY_DATE};
    if (!query_date_read(text, parser->results, &found)) {
        note(parser, start, parser->at,
             "this is no date; dates are like 1962, 1962-10, 26.10.1962, 26 October 1962, "
             "1962-10-16..1962-10-28; searched as words");
        return plain_word(parser, str_slice(parser->text, start, parser->at), false, start);
    }
    struct query_node *node = leaf(parser, QUERY_DATE, found.text, start);
    if (node == NULL)
        return NULL;
    found.start = node->start;
    found.end = node->end;
    *node = found;
    parser->query->has_date = true;
    if (found.one_of.n > 0 && text.p[text.n - 1] != ']')
        note(parser, start, parser->at, "day and month may change places: both days are possible");
    return node;
}

static struct query_node *undated_leaf(Parser *parser, Str value, size_t start) {
    bool yes = value.n == 0 || str_equal_nocase(value, STR("yes"));
    if (!yes && !str_equal_nocase(value, STR("no"))) {
        note(parser, start, parser->at, "undated: takes yes or no; searched as words");
        return plain_word(parser, str_slice(parser->text, start, parser->at), false, start);
    }
    struct query_node *node = leaf(parser, QUERY_UNDATED, (Str){NULL, 0}, start);
    if (node == NULL || yes)
        return node;
    struct query_node *not = node_new(parser, QUERY_NOT, start);
    add_kid(parser, not, node);
    return not ;
}

static struct query_node *in_leaf(Parser *parser, Str value, size_t start) {
    if (!str_equal_nocase(value, STR("apparatus"))) {
        note(parser, start, parser->at, "in: takes apparatus; searched as words");
        return plain_word(parser, str_slice(parser->text, start, parser->at), false, start);
    }
    parser->query->apparatus = true;
    return node_new(parser, QUERY_APPARATUS, start);
}

/* Said of the whole query: it holds for every document. */
static struct query_node *variants_leaf(Parser *parser, Str value, size_t start) {
    parser->query->as_typed = !str_equal_nocase(value, STR("yes"));
    return parser->query->as_typed ? node_new(parser, QUERY_AS_TYPED, start) : NULL;
}

/* Names by which a zone is called besides its own, before a field of that name. */
static const struct {
    const char *name;
    Zone zone;
} other_zones[] = {{"person", ZONE_PEOPLE},
                   {"place", ZONE_PLACES},
                   {"abstract", ZONE_SUMMARY},
                   {"note", ZONE_NOTES}};

/* A field whose values are kept beside the words; all others are searched as words of the
 * description. */
static bool is_kept_apart(Field field) {
    return field_info(field)->facet || field == FIELD_NUMBER || field == FIELD_IDENTIFIER;
}

/* whole: the name is followed by '=', which asks for a field's value, not for words. */
static bool find_scope(Str typed_name, bool whole, struct arena *results, Scope *scope) {
    Str name = str_lower(results, typed_name);
    Zone zone;
    Field field;
    bool is_field = field_find(name, &field);
    if (whole && is_field && is_kept_apart(field)) {
        *scope = (Scope){.in_field = true, .field = field};
        return true;
    }
    if (field_find_other(name, &field)) {
        *scope = (Scope){.in_field = true, .field = field};
        return true;
    }
    bool is_zone = zone_find(name, &zone);
    for (size_t i = 0; i < sizeof other_zones / sizeof *other_zones; i++)
        if (str_is(name, other_zones[i].name)) {
            zone = other_zones[i].zone;
            is_zone = true;
        }
    if (is_zone) {
        *scope = (Scope){.in_zone = true, .zone = zone};
        return true;
    }
    if (!is_field)
        return false;
    *scope = is_kept_apart(field) ? (Scope){.in_field = true, .field = field}
                                  : (Scope){.in_zone = true, .zone = analyze_zone_of(field)};
    return true;
}

/* The end of the word that stands at `at`. */
static size_t word_end(const Parser *parser, size_t at) {
    while (!ends_word(parser, at)) {
        uint32_t c;
        (void)utf8_next(parser->text, &at, &c);
    }
    return at;
}

static struct query_node *group(Parser *parser);

/* What a scope is put before: a word, a phrase or a group. parser->at stands behind the colon. */
static struct query_node *scoped(Parser *parser, const Scope *scope, size_t start) {
    Scope outer = parser->scope;
    struct query_node *node;
    size_t behind;
    bool exact = peek(parser) == '=';
    parser->at += exact ? 1 : 0;
    parser->scope = *scope;
    if (quote_at(parser, parser->at, &behind)) {
        node = quoted(parser, exact, start);
    } else if (peek(parser) == '(') {
        node = group(parser);
    } else {
        size_t from = parser->at;
        parser->at = word_end(parser, from);
        Str word = str_slice(parser->text, from, parser->at);
        node = word_leaf(parser, word, exact, start);
    }
    parser->scope = outer;
    return node;
}

/* name:value; where *is_one is false the word before the colon is no name, nothing was taken. */
static struct query_node *with_name(Parser *parser, size_t colon, size_t start, bool *is_one) {
    Str name = str_slice(parser->text, start, colon);
    Scope scope = {0};
    *is_one = true;
    static const struct {
        const char *name;
        struct query_node *(*leaf)(Parser *parser, Str value, size_t start);
    } own[] = {{"date", date_leaf},
               {"undated", undated_leaf},
               {"in", in_leaf},
               {"variants", variants_leaf}};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (!str_equal_nocase(name, str_from_c(own[i].name)))
            continue;
        size_t behind;
        bool quote = quote_at(parser, colon + 1, &behind);
        size_t from = quote ? behind : colon + 1, end = word_end(parser, from);
        while (quote && end < parser->text.n && !quote_at(parser, end, &behind))
            (void)utf8_next(parser->text, &end, &(uint32_t){0});
        if (!quote && own[i].leaf == date_leaf)
            end = query_date_end(parser->text, from, end, parser->results);
        parser->at = quote && quote_at(parser, end, &behind) ? behind : end;
        return own[i].leaf(parser, str_slice(parser->text, from, end), start);
    }
    bool whole = colon + 1 < parser->text.n && parser->text.p[colon + 1] == '=';
    if (find_scope(name, whole, parser->results, &scope)) {
        parser->at = colon + 1;
        size_t behind;
        if (ends_word(parser, parser->at) && peek(parser) != '(' &&
            !quote_at(parser, parser->at, &behind)) {
            note(parser, start, parser->at, "nothing stands behind the colon; searched as a word");
            return plain_word(parser, name, false, start);
        }
        return scoped(parser, &scope, start);
    }
    *is_one = false;
    return NULL;
}

/* --- what binds ----------------------------------------------------------------------------- */

static struct query_node *group(Parser *parser) {
    size_t start = parser->at++;
    if (parser->depth >= QUERY_DEPTH_MAX) {
        if (!parser->too_deep)
            note(parser, start, parser->at, "parentheses nest too deep here; this one is not seen");
        parser->too_deep = true;
        return NULL;
    }
    parser->depth++;
    struct query_node *node = sequence(parser);
    parser->depth--;
    if (peek(parser) != ')') {
        if (!parser->unclosed)
            note(parser, start, start + 1, "this parenthesis is not closed; it ends at the end");
        parser->unclosed = true;
        return node;
    }
    parser->at++;
    if (node == NULL)
        note(parser, start, parser->at, "nothing to search for stands in it; left out");
    return node;
}

/* A word, phrase, group or field, with what stands before it. */
static struct query_node *primary(Parser *parser) {
    size_t start = parser->at, behind, colon;
    if (peek(parser) == '(')
        return group(parser);
    bool exact = peek(parser) == '=';
    parser->at += exact ? 1 : 0;
    if (quote_at(parser, parser->at, &behind))
        return quoted(parser, exact, start);
    if (peek(parser) == '(')
        return group(parser);
    size_t from = parser->at, end = word_end(parser, from);
    Str word = str_slice(parser->text, from, end);
    if (!exact && str_find_char(word, ':', &colon) && colon > 0 && !parser->scope.in_field) {
        bool is_one;
        struct query_node *node = with_name(parser, from + colon, from, &is_one);
        if (is_one)
            return node;
        uint32_t c;
        size_t at = 0;
        bool letter = utf8_next(word, &at, &c) && unicode_class(c) == UNICODE_LETTER;
        if (letter && letters_of(str_skip(word, colon)) > 0)
            note(parser, from, end, "no field has this name; searched as words");
    }
    parser->at = end;
    if (exact && word.n == 0)
        note(parser, start, end, "nothing stands behind it; left out");
    return word.n == 0 ? NULL : word_leaf(parser, word, exact, start);
}

static struct query_node *unary(Parser *parser) {
    size_t start = parser->at;
    bool negative = false;
    for (;;) {
        size_t behind;
        if (peek(parser) == '-' && parser->at + 1 < parser->text.n &&
            !is_space_at(parser, parser->at + 1, &behind))
            parser->at++;
        else if (take_keyword(parser, "NOT"))
            skip_space(parser);
        else
            break;
        negative = !negative;
    }
    if (!more(parser) || peek(parser) == ')') {
        if (negative)
            note(parser, start, parser->at, "nothing stands behind it; left out");
        return NULL;
    }
    struct query_node *node = primary(parser);
    if (node == NULL || !negative)
        return node;
    struct query_node *not = node_new(parser, QUERY_NOT, start);
    add_kid(parser, not, node);
    not ->start = start;
    return not ;
}

/* NEAR or NEAR/5; false where no such word stands here. */
static bool take_near(Parser *parser, uint32_t *slop) {
    size_t start = parser->at;
    uint64_t number = 10;
    if (!take_keyword(parser, "NEAR")) {
        if (!str_starts(str_skip(parser->text, start), STR("NEAR/")))
            return false;
        size_t end = word_end(parser, start);
        parser->at = end;
        if (!num_parse_u64(str_slice(parser->text, start + 5, end), &number)) {
            note(parser, start, end, "NEAR/ wants a number: NEAR/5; searched with 10");
            number = 10;
        }
        if (number > QUERY_NEAR_MAX) {
            note(parser, start, end, "at most 50 words may stand between; searched with 50");
            number = QUERY_NEAR_MAX;
        }
    }
    *slop = (uint32_t)number;
    return true;
}

static bool can_be_near(const struct query_node *node) {
    return node->kind == QUERY_WORD || (node->kind == QUERY_PHRASE && node->slop == 0);
}

/* Two neighbours of NEAR; `last` is the right one of the NEAR before, which a chain shares. */
static struct query_node *join_near(Parser *parser, struct query_node *left,
                                    struct query_node *last, struct query_node *right,
                                    uint32_t slop, size_t start) {
    bool possible = can_be_near(last) && can_be_near(right) && last->in_zone == right->in_zone &&
                    last->zone == right->zone;
    if (!possible)
        note(parser, start, start + 4, "NEAR joins words and phrases; searched as \"and\"");
    if (left->kind == QUERY_NEAR && left->slop == slop && possible) {
        add_kid(parser, left, right);
        return left;
    }
    struct query_node *near = node_new(parser, possible ? QUERY_NEAR : QUERY_AND, left->start);
    add_kid(parser, near, possible ? last : left);
    add_kid(parser, near, right);
    near->slop = possible ? slop : 0;
    near->in_zone = possible && right->in_zone;
    near->zone = right->zone;
    if (!possible || left == last)
        return near;
    struct query_node *both = node_new(parser, QUERY_AND, left->start);
    add_kid(parser, both, left);
    add_kid(parser, both, near);
    return both;
}

static struct query_node *near_chain(Parser *parser) {
    struct query_node *left = unary(parser), *last = left;
    uint32_t slop;
    for (;;) {
        skip_space(parser);
        size_t start = parser->at;
        if (!take_near(parser, &slop))
            return left;
        skip_space(parser);
        struct query_node *right = unary(parser);
        if (left == NULL || right == NULL)
            note(parser, start, start + 4, "NEAR wants a word on both sides; left out");
        if (left == NULL)
            left = right;
        else if (right != NULL)
            left = join_near(parser, left, last, right, slop, start);
        last = right != NULL ? right : last;
        last = last == NULL ? left : last;
    }
}

static bool take_or(Parser *parser) {
    skip_space(parser);
    return take_keyword(parser, "OR") || take_keyword(parser, "|");
}

static struct query_node *alternatives(Parser *parser) {
    size_t start = parser->at;
    struct query_node *left = NULL, *either = NULL;
    bool lone = take_or(parser);
    if (!lone)
        left = near_chain(parser);
    while (lone || take_or(parser)) {
        size_t end = parser->at;
        lone = false;
        skip_space(parser);
        struct query_node *right = near_chain(parser);
        if (left == NULL || right == NULL)
            note(parser, left == NULL ? start : end - 2, end,
                 "OR wants something on both sides; left out");
        if (left == NULL || right == NULL) {
            left = left == NULL ? right : left;
            continue;
        }
        if (either == NULL) {
            either = node_new(parser, QUERY_OR, left->start);
            add_kid(parser, either, left);
            left = either;
        }
        add_kid(parser, either, right);
    }
    return left;
}

/* Everything up to the end or a closing parenthesis; all of it must hold. */
static struct query_node *sequence(Parser *parser) {
    struct query_node *all = node_new(parser, QUERY_AND, parser->at);
    for (;;) {
        skip_space(parser);
        size_t start = parser->at;
        if (!more(parser) || (peek(parser) == ')' && parser->depth > 0))
            break;
        if (peek(parser) == ')') {
            parser->at++;
            if (!parser->unopened)
                note(parser, start, parser->at, "no parenthesis is open here; left out");
            parser->unopened = true;
            continue;
        }
        if (take_keyword(parser, "AND"))
            continue;
        struct query_node *one = alternatives(parser);
        if (one != NULL)
            add_kid(parser, all, one);
        else if (parser->at == start)
            parser->at++;
    }
    return all->kids.n == 0 ? NULL : all->kids.n == 1 ? all->kids.p[0] : all;
}

/* Words under an odd number of NOTs speak against documents. */
static bool speaks(const struct query_node *node, bool wanted) {
    switch (node->kind) {
    case QUERY_WORD:
    case QUERY_PHRASE:
    case QUERY_PREFIX:
    case QUERY_FUZZY:
    case QUERY_WILD:
    case QUERY_NEAR:
        return wanted;
    default:
        for (size_t i = 0; i < node->kids.n; i++)
            if (speaks(node->kids.p[i], wanted != (node->kind == QUERY_NOT)))
                return true;
        return false;
    }
}

void query_parse(Str typed, struct arena *results, Query *query) {
    Utf8DamageList damage = {0};
    *query = (Query){0};
    Str text = utf8_repair(str_slice(typed, 0, QUERY_BYTES_MAX), results, &damage);
    query->typed = text;
    Parser parser = {.text = text, .results = results, .query = query};
    query->root = sequence(&parser);
    if (query->root == NULL) {
        query->root = node_new(&parser, QUERY_NONE, 0);
        if (str_trim(text).n > 0)
            note(&parser, 0, text.n, "there is nothing to search for: every document is shown");
    }
    query->has_words = speaks(query->root, true);
    if (typed.n > QUERY_BYTES_MAX)
        note(&parser, text.n, text.n, "the query is too long; its first 4,096 bytes are searched");
    query->understood = query_say(query->root, results);
}

Str query_parse_term(Field field, Str value, struct arena *results) {
    if (field == FIELD_DATE)
        return str_is(value, "undated") ? STR("undated:yes")
                                        : str_format(results, "date:%.*s", STR_ARG(value));
    bool plain = is_one_word(value) && letters_of(value) == utf8_count(value);
    Buf term = {0};
    buf_c(&term, field_info(field)->name);
    buf_c(&term, plain ? ":=" : ":=\"");
    for (size_t i = 0; i < value.n; i++)
        buf_char(&term, value.p[i] == '"' ? ' ' : value.p[i]);
    buf_c(&term, plain ? "" : "\"");
    Str done = str_copy(results, buf_as_str(&term));
    buf_free(&term);
    return done;
}
