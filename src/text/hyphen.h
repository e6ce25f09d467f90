/*
 * hyphen: two words of a text that a hyphen parts and that may be one: "co-operation", and
 * "ambas-" at the end of a line with "sador" in the next. The hyphen stands directly behind the
 * first; the second begins with a small letter, directly behind the hyphen or in the next line;
 * both are of letters. Which of them is one word for a reader no rule of form can tell
 * ("long-term"): who asks keeps the two beside the one.
 */
#ifndef FONDS_TEXT_HYPHEN_H
#define FONDS_TEXT_HYPHEN_H

#include "text/token.h"

enum { HYPHEN_WORD_MAX = 60 };  // bytes of the one word, folded; longer ones are not joined

/* A word behind which a hyphen stands; n == 0: none does. */
typedef struct {
    char folded[HYPHEN_WORD_MAX];
    size_t n, end;  // end: bytes in the text
} HyphenHalf;

/* Keeps the token, which was cut from `text`, if a hyphen stands behind it. */
void hyphen_hold(Str text, const Token *token, HyphenHalf *half);

/*
 * The half and the token behind it as one word, in `room`; empty where they are two. Cheap where
 * nothing is held.
 */
Str hyphen_join(Str text, const HyphenHalf *half, const Token *next, char room[HYPHEN_WORD_MAX]);

#endif
