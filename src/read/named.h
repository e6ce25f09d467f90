/*
 * named: the persons whom the text of a document names, each once: those of one entry together,
 * those of no entry by their last word. Marks of the file and of rules alike; a library that bears
 * a name names nobody.
 */
#ifndef FONDS_READ_NAMED_H
#define FONDS_READ_NAMED_H

#include "read/mentions.h"

typedef struct {
    Mentions said;
    Str ref;   // of the list's entry; empty: of none
    Str name;  // the first wording of most words
    // Of no entry: the last word, where it stands alone somewhere. Then nobody knows whether all of
    // these places mean whom the fuller wording names. Else empty.
    Str alone;
    bool open;  // between several entries
} NamedPerson;
typedef LIST_OF(NamedPerson) NamedPersonList;

Str named_shown(const NamedPerson *person);  // what all its places bear out
/* Most often named first; equals in the order of the text. */
void named_list(const struct document *document, struct arena *results, NamedPersonList *named);

#endif
