/*
 * lexicon: what the holding knows, handed down to those who must not see it: the lists that a
 * volume prints of its own persons, terms and sources; forms of names, counts of words. annotate/
 * and query/ ask it.
 *
 * The lists of a deposit come from its own apparatus, so they are the same whether it is read for
 * the first time or rebuilt. The functions answer from the whole holding: what they say changes
 * with it, so the local stage of annotate asks only the lists.
 */
#ifndef FONDS_DOC_LEXICON_H
#define FONDS_DOC_LEXICON_H

#include "doc/document.h"

typedef struct {
    Str text;
    Str rule;  // why it is a form: "same-stem", "transliteration", ...; empty: the word itself
    uint16_t certainty;  // per mille
} LexiconForm;
typedef LIST_OF(LexiconForm) LexiconFormList;

typedef struct {
    Str id;  // of an authority or a list entry; empty: a word that nobody has said more of
    Str name;
    uint16_t certainty;  // per mille
} LexiconCandidate;
typedef LIST_OF(LexiconCandidate) LexiconCandidateList;

/* An entry of a list that the deposit prints of its own. */
typedef struct {
    Str id;    // as the list names it: "p_GAA1"
    Str type;  // person, term, source, ...
    Str name;  // as printed: "Gromyko, Andrei A."
    Str note;  // what the list says of it: "Soviet Minister of Foreign Affairs"
} LexiconEntry;
typedef LIST_OF(LexiconEntry) LexiconEntryList;

typedef struct {
    LexiconEntryList entries;  // of the deposit, in the order in which it prints them
    void *context;
    void (*forms_of)(void *context, Str word, struct arena *results, LexiconFormList *forms);
    void (*candidates)(void *context, Str name, struct arena *results, LexiconCandidateList *found);
    uint64_t (*word_count)(void *context, Str folded_word);
    uint64_t (*pair_count)(void *context, Str first, Str second);
} Lexicon;

extern const Lexicon lexicon_empty;  // knows nothing, answers everything

/* What a list says under the span at `entry`, a SPAN_ENTRY of the part; texts are the part's. */
LexiconEntry lexicon_entry(const Part *part, size_t entry);
/*
 * Adds the entries (SPAN_ENTRY) of a document of the apparatus, in reading order. Their texts live
 * in `results`.
 */
void lexicon_add_entries(const struct document *document, struct arena *results,
                         LexiconEntryList *entries);

#endif
