/*
 * record_grammar: labels by the words they are made of. Archives word the same question in many
 * ways ("Date created", "Creation date of the item"): a label asks for a field if each of its words
 * belongs to that field's vocabulary and one of them names it. The vocabularies are data.
 */
#ifndef FONDS_IMPORT_RECORD_GRAMMAR_H
#define FONDS_IMPORT_RECORD_GRAMMAR_H

#include "import/record_profile.h"

enum { RECORD_GRAMMAR_WORDS_MAX = 12 };

/*
 * What a folded label asks for; NULL: nothing that is known. Where the page sets it apart, words
 * that say little in a line of text ("Year", "Type") ask, too.
 */
const RecordLabel *record_grammar_label(Str folded, bool set_apart);

#endif
