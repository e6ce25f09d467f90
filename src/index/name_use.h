/*
 * name_use: which words of a text are written like names. A word counts as one where it stands
 * capitalised inside a sentence more often than small; or, where there is no such place to judge
 * by, if it begins sentences (or is in capitals) and is never small.
 */
#ifndef FONDS_INDEX_NAME_USE_H
#define FONDS_INDEX_NAME_USE_H

#include "text/token.h"

enum { NAME_USE_LETTERS_MIN = 4 };  // shorter words are told apart by nothing

struct name_use;  // for one thread; used again for text after text
struct name_use *name_use_create(void);
void name_use_destroy(struct name_use *use);  // NULL is welcome

void name_use_start(struct name_use *use);  // a new text: what was noted is forgotten
void name_use_break(struct name_use *use);  // the next word begins a sentence
/* The next token of `text`, which is what was cut since the last break. */
void name_use_note(struct name_use *use, Str text, const Token *token);
/* The token noted last is the first half of `word` (folded), which is written as that is. */
void name_use_join(struct name_use *use, Str word);
/* The names, folded, in the order of their first use; *at counts from 0. by_edges: what only begins
 * sentences may be one. Slices live until the next name_use_start(). */
bool name_use_next(const struct name_use *use, bool by_edges, size_t *at, Str *name);

#endif
