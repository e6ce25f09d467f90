/*
 * kind: what kind of record a document is: letter, telegram, memorandum of a conversation ... from
 * its heading, from the line that says where it is kept, else from its form and words.
 */
#ifndef FONDS_ANNOTATE_KIND_H
#define FONDS_ANNOTATE_KIND_H

#include "annotate/rule.h"

/* Says FIELD_KIND: value and norm as below; attribute printed. */
extern const RuleRow kind_row;

Str kind_name(CueRecord kind);  // "memorandum of conversation"
Str kind_norm(CueRecord kind);  // "memorandum-of-conversation"

#endif
