/*
 * A walk over all words of the index, which FTS5 makes us list anyway: a hundred thousand words
 * take some milliseconds, because most of them are refused by their length. The distance is
 * Levenshtein's, over letters and not over bytes, in one row of a table whose cells beyond the band
 * are never looked at. A pattern is matched with one step back to the last star, linear in practice
 * and quadratic at worst in a word of 62 bytes.
 */
#include "query/expand.h"
#include "doc/plain_date.h"
#include "index/analyze.h"
#include "text/name_initial.h"
#include "text/token.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { LETTERS_MAX = ANALYZE_TOKEN_MAX + 2 };

typedef struct {
    uint32_t p[LETTERS_MAX];
    size_t n;
} Letters;

static void spell(Str word, Letters *letters) {
    letters->n = 0;
    uint32_t c;
    for (size_t at = 0; letters->n < LETTERS_MAX && utf8_next(word, &at, &c);)
        letters->p[letters->n++] = c;
}

/* The distance, or more than `edits` as soon as it is known to be more. */
static uint32_t distance(const Letters *a, const Letters *b, uint32_t edits) {
    uint32_t row[LETTERS_MAX + 1];
    size_t apart = a->n > b->n ? a->n - b->n : b->n - a->n;
    if (apart > edits)
        return edits + 1;
    for (size_t j = 0; j <= b->n; j++)
        row[j] = (uint32_t)j;
    for (size_t i = 1; i <= a->n; i++) {
        uint32_t corner = row[0], least = row[0] = (uint32_t)i;
        for (size_t j = 1; j <= b->n; j++) {
            uint32_t change = corner + (a->p[i - 1] != b->p[j - 1]);
            uint32_t insert = row[j - 1] + 1, remove = row[j] + 1;
            corner = row[j];
            row[j] = change < insert ? change : insert;
            row[j] = row[j] < remove ? row[j] : remove;
            least = row[j] < least ? row[j] : least;
        }
        if (least > edits)
            return edits + 1;
    }
    return row[b->n];
}

void expand_fuzzy(const StrList *words, Str word, uint32_t edits, struct arena *results,
                  StrList *found, DistanceList *distances) {
    Letters wanted, other;
    spell(word, &wanted);
    for (size_t i = 0; i < words->n; i++) {
        Str candidate = words->p[i];
        /* A letter has one to four bytes: this refuses no word that is near. */
        if (candidate.n > word.n + 4 * (size_t)edits + 3 * wanted.n ||
            candidate.n + edits < wanted.n)
            continue;
        spell(candidate, &other);
        uint32_t apart = distance(&wanted, &other, edits);
        if (apart > edits)
            continue;
        str_list_add(results, found, candidate);
        if (distances != NULL)
            *LIST_ADD(results, distances) = apart;
    }
}

static bool matches(const Letters *pattern, const Letters *word) {
    size_t p = 0, w = 0, star = SIZE_MAX, star_word = 0;
    while (w < word->n) {
        if (p < pattern->n && pattern->p[p] == '*') {
            star = p++;
            star_word = w;
        } else if (p < pattern->n && (pattern->p[p] == '?' || pattern->p[p] == word->p[w])) {
            p++;
            w++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            w = ++star_word;
        } else {
            return false;
        }
    }
    while (p < pattern->n && pattern->p[p] == '*')
        p++;
    return p == pattern->n;
}

void expand_wild(const StrList *words, Str pattern, struct arena *results, StrList *found) {
    Letters wanted, word;
    spell(pattern, &wanted);
    for (size_t i = 0; i < words->n; i++) {
        spell(words->p[i], &word);
        if (matches(&wanted, &word))
            str_list_add(results, found, words->p[i]);
    }
}

/* --- names ---------------------------------------------------------------------------------- */

enum { NAME_LETTERS_LEAST = 4, SAID_MAX = 6, INITIAL_CERTAINTY = 900 };

typedef struct {
    const Lexicon *lexicon;
    struct analyzer *analyzer;
    struct arena *results;
    StrList said;  // forms, for the reader
    StrList asked;
} Naming;

/* A form that has the word's own stem is found without us. */
static bool is_found_anyway(Naming *naming, Str word, Str form) {
    AnalyzedPlaceList places = {0}, forms = {0};
    analyze_word(naming->analyzer, word, 0, false, naming->results, &places);
    analyze_word(naming->analyzer, form, 0, true, naming->results, &forms);
    return places.n == 1 && forms.n == 1 &&
           analyze_matches(&places.p[0], forms.p[0].word,
                           analyze_stem(naming->analyzer, forms.p[0].word, STR("en")));
}

static void say_form(Naming *naming, Str form) {
    for (size_t i = 0; i < naming->said.n; i++)
        if (str_equal(naming->said.p[i], form))
            return;
    str_list_add(naming->results, &naming->said, form);
}

static bool is_asked(const Naming *naming, Str word) {
    for (size_t i = 0; i < naming->asked.n; i++)
        if (str_equal(naming->asked.p[i], word))
            return true;
    return false;
}

/* The forms of one word, which is the node's place-th. */
static void add_forms(Naming *naming, struct query_node *node, size_t place, Str word) {
    LexiconFormList forms = {0};
    size_t added = 0;
    if (utf8_count(word) < NAME_LETTERS_LEAST ||
        plain_date_is_word(unicode_fold(word, naming->results)))
        return;
    naming->lexicon->forms_of(naming->lexicon->context, word, naming->results, &forms);
    for (size_t i = 0; i < forms.n && added < EXPAND_FORMS_MAX; i++) {
        const LexiconForm *form = &forms.p[i];
        if (form->rule.n == 0 || is_found_anyway(naming, word, form->text))
            continue;
        *LIST_ADD(naming->results, &node->variants) =
            (QueryVariant){place, form->text, form->rule, form->certainty};
        say_form(naming, form->text);
        added++;
    }
    if (added > 0 && !is_asked(naming, word))
        str_list_add(naming->results, &naming->asked, word);
}

typedef void (*EachWord)(Naming *naming, struct query_node *node, size_t place, Str word);

/* The words of a text as they are cut, but with their marks. */
static size_t each_word(Naming *naming, struct query_node *node, size_t place, Str text,
                        EachWord visit) {
    struct token_cutter *cutter = analyze_cutter(naming->analyzer);
    StrList words = {0};
    Token token;
    token_start(cutter, text);
    while (token_next(cutter, &token))
        str_list_add(naming->results, &words, str_slice(text, token.start, token.end));
    for (size_t i = 0; i < words.n; i++)
        visit(naming, node, place + i, words.p[i]);
    return place + words.n;
}

static void each_word_of(Naming *naming, struct query_node *node, EachWord visit) {
    size_t place = 0;
    if (node->kind != QUERY_PHRASE)
        (void)each_word(naming, node, place, node->text, visit);
    for (size_t i = 0; node->kind == QUERY_PHRASE && i < node->words.n; i++) {
        Str word = node->words.p[i];
        bool exact = word.n > 1 && word.p[0] == '=';
        Str text = exact ? (Str){NULL, 0} : word;
        AnalyzedPlaceList places = {0};
        if (exact)  // its places are counted, but it has no other forms
            analyze_word(naming->analyzer, word, 0, true, naming->results, &places);
        place = each_word(naming, node, place + places.n, text, visit);
    }
}

static void add_initials(Naming *naming, struct query_node *node, size_t place, Str word) {
    StrList initials = {0};
    name_initial_list(word, naming->results, &initials);
    for (size_t i = 0; i < initials.n; i++)
        *LIST_ADD(naming->results, &node->variants) =
            (QueryVariant){place, initials.p[i], (Str){NULL, 0}, INITIAL_CERTAINTY};
}

static bool takes_forms(const struct query_node *node) {
    if (node->kind == QUERY_FIELD) {
        FieldType type = field_info(node->field)->type;
        return !node->exact && (type == FIELD_AS_AGENT || type == FIELD_AS_PLACE);
    }
    return (node->kind == QUERY_WORD || node->kind == QUERY_PHRASE) && !node->exact &&
           !(node->text.n > 1 && node->text.p[0] == '=' && node->kind == QUERY_WORD);
}

static bool is_initial(const struct query_node *node) {
    return node->kind == QUERY_WORD && !node->exact && node->variants.n == 0 &&
           str_ends(node->text, STR("."));
}

static void name_node(Naming *naming, struct query_node *node) {
    if (takes_forms(node)) {
        each_word_of(naming, node, add_forms);
        if (node->variants.n > 0)
            each_word_of(naming, node, add_initials);
    }
    bool any = false;
    for (size_t i = 0; i < node->kids.n; i++) {
        name_node(naming, node->kids.p[i]);
        any = any || node->kids.p[i]->variants.n > 0;
    }
    for (size_t i = 0; any && i < node->kids.n; i++)
        if (is_initial(node->kids.p[i]))
            each_word_of(naming, node->kids.p[i], add_initials);
}

void expand_names(Query *query, const Lexicon *lexicon, struct analyzer *analyzer,
                  struct arena *results) {
    Naming naming = {.lexicon = lexicon, .analyzer = analyzer, .results = results};
    name_node(&naming, query->root);
    if (naming.said.n == 0)
        return;
    query->form_count = naming.said.n;
    size_t more = naming.said.n > SAID_MAX ? naming.said.n - SAID_MAX : 0;
    naming.said.n -= more;
    Str forms = str_join(results, naming.said, STR(", "));
    query->understood =
        str_format(results, "%.*s; %.*s also as %.*s%s", STR_ARG(query->understood),
                   STR_ARG(str_join(results, naming.asked, STR(", "))), STR_ARG(forms),
                   more == 0 ? "" : str_to_c(results, str_format(results, " and %zu more", more)));
}
