/*
 * token: the words of a text, folded, with their places. A word is a run of letters, digits and
 * marks; an apostrophe between two letters belongs to it ("o'neill"); everything else parts words
 * ("e.g." is two). Each Han or kana character is a word of its own. Folding is unicode_fold()'s: no
 * case, no diacritics, NFKC.
 */
#ifndef FONDS_TEXT_TOKEN_H
#define FONDS_TEXT_TOKEN_H

#include "base/str.h"

enum { TOKEN_MAX = 240 };  // bytes of a folded word; a longer run is handed out in pieces

typedef struct {
    Str folded;         // until the next call with the same cutter
    size_t start, end;  // bytes in the text
} Token;

/* Holds the text's place and small tables; for one thread. Make one, use it for many texts. */
struct token_cutter;
struct token_cutter *token_create(void);
void token_destroy(struct token_cutter *cutter);  // NULL is welcome

/*
 * Any bytes may be given; what is no UTF-8 parts words. The text must live while it is being cut.
 */
void token_start(struct token_cutter *cutter, Str text);
bool token_next(struct token_cutter *cutter, Token *token);  // false at the end

#endif
