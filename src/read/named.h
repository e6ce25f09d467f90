/*
 * named: the persons whom the text of a document names, each once: those of one entry together,
 * those of no entry by their last word. Marks of the file and of rules alike; a library that bears
 * a name names nobody.
 */
#ifndef FONDS_READ_NAMED_H
#define FONDS_READ_NAMED_H

#include "doc/document.h"

typedef struct {
    Str ref;             // of the list's entry; empty: of none
    Str name;            // the first wording of most words
    uint32_t places;     // how often
    uint32_t block;      // of the first
    bool open;           // between several entries
    Source source;       // of the surest place
    uint16_t certainty;  // of that
} NamedPerson;
typedef LIST_OF(NamedPerson) NamedPersonList;

/* Most often named first; equals in the order of the text. */
void named_list(const struct document *document, struct arena *results, NamedPersonList *named);

#endif
