/*
 * The lexicon of an archive that holds nothing yet, and of tests: every word is its own only form.
 */
#include "doc/lexicon.h"

static void own_form(void *context, Str word, struct arena *results, LexiconFormList *forms) {
    (void)context;
    *LIST_ADD(results, forms) = (LexiconForm){.text = word, .certainty = 1000};
}

static void no_candidates(void *context, Str name, struct arena *results,
                          LexiconCandidateList *found) {
    (void)context;
    (void)name;
    (void)results;
    found->n = 0;
}

static uint64_t no_word(void *context, Str folded_word) {
    (void)context;
    (void)folded_word;
    return 0;
}

static uint64_t no_pair(void *context, Str first, Str second) {
    (void)context;
    (void)first;
    (void)second;
    return 0;
}

const Lexicon lexicon_empty = {.forms_of = own_form,
                               .candidates = no_candidates,
                               .word_count = no_word,
                               .pair_count = no_pair};
