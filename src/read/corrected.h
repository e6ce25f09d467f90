/*
 * corrected: what a document says of words that are not as they were meant: corrections of the file
 * and of people, and what rules guess, in the order of the text.
 */
#ifndef FONDS_READ_CORRECTED_H
#define FONDS_READ_CORRECTED_H

#include "doc/document.h"

typedef struct {
    uint32_t block;  // in which it stands; 0: in none
    Str seen;        // the words that stand there
    Str text;        // the other words
    Source source;
    uint16_t certainty;  // per mille
} Corrected;
typedef LIST_OF(Corrected) CorrectedList;

void corrected_list(const struct document *document, struct arena *results, CorrectedList *list);
/* "perhaps "is", 62 %: a rule, fault-unknown-word", for people. */
Str corrected_words(const Corrected *one, struct arena *results);

#endif
