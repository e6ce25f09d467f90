/*
 * language: in which language each part is written, judged by its letters and its most frequent
 * words. Thirteen languages of European letters are told apart by words, five others by their
 * script alone. A sentence is enough where its letters or half of its words tell it; a heading, a
 * list of names and a language that is not known get no answer.
 */
#ifndef FONDS_ANNOTATE_LANGUAGE_H
#define FONDS_ANNOTATE_LANGUAGE_H

#include "annotate/rule.h"

/*
 * Gives each part that says no language the one found (Part.language), and the description a
 * FIELD_LANGUAGE with the rule as its source for each language so found that the file does not name
 * itself.
 */
void language_rule(const RuleJob *job);
extern const RuleRow language_row;

typedef struct {
    Str code;            // BCP 47; empty: not known
    uint16_t certainty;  // per mille
} LanguageGuess;

/* Looks at no more than 6 kB: beginning, middle and end. */
LanguageGuess language_guess(Str text, struct token_cutter *cutter);
Str language_name(Str code);  // "Russian"; the code itself where we have no name for it

#endif
