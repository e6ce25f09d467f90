/*
 * A word's keys lead to the words that may be its forms (a hundred at most, usually ten), each of
 * which is compared with it. Only the few that are related are asked for in the index: whether most
 * documents that hold them write them like names. The word itself is asked for last, because it is
 * the frequent one.
 */
#include "archive/lexicon_fill.h"
#include "annotate/place_form.h"
#include "catalog/authority_rows.h"
#include "text/name_relation.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <stdlib.h>

enum { SAME = 900, NEAR = 800, BY_KEY = 300, CANDIDATES_MAX = 5 };

typedef struct {
    struct engine *engine;
    struct catalog *catalog;
} LexiconSource;

typedef struct {
    Str word;
    NameRelation relation;
} Relative;
typedef LIST_OF(Relative) RelativeList;

static int by_nearness(const void *a, const void *b) {
    const Relative *x = a, *y = b;
    if (x->relation.strength != y->relation.strength)
        return x->relation.strength > y->relation.strength ? -1 : 1;
    if (x->relation.cost != y->relation.cost)
        return x->relation.cost < y->relation.cost ? -1 : 1;
    return str_compare(x->word, y->word);
}

static bool has_word(const RelativeList *list, Str word) {
    for (size_t i = 0; i < list->n; i++)
        if (str_equal(list->p[i].word, word))
            return true;
    return false;
}

/* Of ASCII without ICU, which takes a millisecond to open. */
static Str folded(Str word, struct arena *results) {
    return utf8_ascii(word) == word.n ? str_lower(results, word) : unicode_fold(word, results);
}

/* Words of the index that are related at least so strongly, the nearest first. */
static void find_relatives(struct engine *engine, Str word, NameStrength least,
                           struct arena *results, RelativeList *relatives) {
    NameForm form, other;
    Str own = folded(word, results);
    name_relation_form(word, results, &form);
    for (size_t i = 0; i < form.keys.n; i++) {
        StrList words = {0};
        Fail ignored;  // no forms, then; the search itself will say what is wrong
        if (!engine_names(engine, form.keys.p[i], results, &words, &ignored))
            return;
        for (size_t k = 0; k < words.n; k++) {
            if (str_equal(words.p[k], own) || has_word(relatives, words.p[k]))
                continue;
            name_relation_form(words.p[k], results, &other);
            NameRelation relation = name_relation_between(&form, &other);
            if (relation.strength >= least)
                *LIST_ADD(results, relatives) = (Relative){words.p[k], relation};
        }
    }
    if (relatives->n > 0)
        qsort(relatives->p, relatives->n, sizeof *relatives->p, by_nearness);
}

/* A word that occurs nowhere may be anything, a name too. */
static bool is_name(struct engine *engine, Str word, bool may_be_missing) {
    EngineUses uses;
    Fail ignored;
    if (!engine_uses(engine, word, &uses, &ignored))
        return false;
    return uses.documents == 0 ? may_be_missing : 2 * uses.as_name >= uses.documents;
}

static void add_own(Str word, struct arena *results, LexiconFormList *forms) {
    *LIST_ADD(results, forms) = (LexiconForm){.text = word, .certainty = 1000};
}

static bool has_form(const LexiconFormList *forms, Str word) {
    for (size_t i = 0; i < forms->n; i++)
        if (str_equal(forms->p[i].text, word))
            return true;
    return false;
}

/* Under which other names the texts have a place: "Peking" of Beijing. */
static void add_places(struct engine *engine, Str word, struct arena *results,
                       LexiconFormList *forms) {
    StrList names;
    place_form_list(folded(word, results), results, &names);
    for (size_t i = 0; i < names.n && forms->n <= LEXICON_FILL_FORMS_MAX; i++)
        if (!has_form(forms, names.p[i]) && is_name(engine, names.p[i], false))
            *LIST_ADD(results, forms) = (LexiconForm){names.p[i], STR("another name"), SAME};
}

/* The family's name in a list: "Chou" of "Chou En-lai", "Dyke" of "Van Dyke, Anna". */
static Str family_word(Str name) {
    size_t comma, at = 0;
    if (str_find_char(name, ',', &comma)) {
        for (at = comma; at > 0 && name.p[at - 1] != ' ';)
            at--;
        return str_slice(name, at, comma);
    }
    while (at < name.n && name.p[at] != ' ')
        at++;
    return str_slice(name, 0, at);
}

/* Under which other names lists have persons of this name, as people merged them. */
static void add_merged(const LexiconSource *source, Str word, struct arena *results,
                       LexiconFormList *forms) {
    StrList names;
    Fail ignored;  // no forms, then
    if (source->catalog == NULL ||
        !authority_rows_names(source->catalog, folded(word, results), results, &names, &ignored))
        return;
    for (size_t i = 0; i < names.n && forms->n <= LEXICON_FILL_FORMS_MAX; i++) {
        Str form = folded(family_word(names.p[i]), results);
        if (!str_equal(form, folded(word, results)) && !has_form(forms, form) &&
            is_name(source->engine, form, false))
            *LIST_ADD(results, forms) = (LexiconForm){form, STR("merged with the name"), SAME};
    }
}

static void forms_of(void *context, Str word, struct arena *results, LexiconFormList *forms) {
    const LexiconSource *source = context;
    struct engine *engine = source->engine;
    RelativeList relatives = {0};
    add_own(word, results, forms);
    // Places first: "Cuba" is another name of Kuba, and no French spelling of it.
    add_places(engine, word, results, forms);
    size_t before = forms->n;
    find_relatives(engine, word, NAME_NEAR, results, &relatives);
    for (size_t i = 0; i < relatives.n && forms->n <= LEXICON_FILL_FORMS_MAX; i++) {
        const Relative *one = &relatives.p[i];
        if (!has_form(forms, one->word) && is_name(engine, one->word, false))
            *LIST_ADD(results, forms) =
                (LexiconForm){one->word, str_from_c(one->relation.rule),
                              one->relation.strength == NAME_SAME ? SAME : NEAR};
    }
    if (forms->n > before && !is_name(engine, folded(word, results), true))
        forms->n = before;
    add_merged(source, word, results, forms);
}

static uint64_t word_count(void *context, Str folded_word) {
    const LexiconSource *source = context;
    EngineUses uses;
    Fail ignored;
    return engine_uses(source->engine, folded_word, &uses, &ignored) ? uses.documents : 0;
}

/* Words that share a key with it and are no surer forms: "did you mean". */
static void candidates(void *context, Str name, struct arena *results,
                       LexiconCandidateList *found) {
    struct engine *engine = ((const LexiconSource *)context)->engine;
    RelativeList relatives = {0};
    find_relatives(engine, name, NAME_BY_KEY, results, &relatives);
    for (size_t i = 0; i < relatives.n && found->n < CANDIDATES_MAX; i++)
        if (relatives.p[i].relation.strength == NAME_BY_KEY &&
            is_name(engine, relatives.p[i].word, false))
            *LIST_ADD(results, found) =
                (LexiconCandidate){.name = relatives.p[i].word, .certainty = BY_KEY};
}

Lexicon lexicon_fill_from(struct engine *engine, struct catalog *catalog, struct arena *results) {
    Lexicon lexicon = lexicon_empty;
    LexiconSource *source = ARENA_NEW(results, LexiconSource);
    *source = (LexiconSource){engine, catalog};
    lexicon.context = source;
    lexicon.forms_of = forms_of;
    lexicon.candidates = candidates;
    lexicon.word_count = word_count;
    return lexicon;
}
