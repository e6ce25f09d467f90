/*
 * lexicon: what the holding knows, handed down to those who must not see it: forms of names, counts
 * of words. An interface of functions; archive/lexicon_fill.c fills it, annotate/ and query/ ask
 * it.
 */
#ifndef FONDS_DOC_LEXICON_H
#define FONDS_DOC_LEXICON_H

#include "base/arena.h"
#include "base/str.h"

typedef struct {
    Str text;
    Str rule;  // why it is a form: "same-stem", "transliteration", ...; empty: the word itself
    uint16_t certainty;  // per mille
} LexiconForm;
typedef LIST_OF(LexiconForm) LexiconFormList;

typedef struct {
    Str id;  // of an authority or a list entry
    Str name;
    uint16_t certainty;  // per mille
} LexiconCandidate;
typedef LIST_OF(LexiconCandidate) LexiconCandidateList;

typedef struct {
    void *context;
    void (*forms_of)(void *context, Str word, struct arena *results, LexiconFormList *forms);
    void (*candidates)(void *context, Str name, struct arena *results, LexiconCandidateList *found);
    uint64_t (*word_count)(void *context, Str folded_word);
    uint64_t (*pair_count)(void *context, Str first, Str second);
} Lexicon;

extern const Lexicon lexicon_empty;  // knows nothing, answers everything

#endif
