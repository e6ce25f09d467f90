/*
 * name_initial: the initial of a name in other letters: N. and its Cyrillic, Yu. and Iu. and Ju.
 */
#ifndef FONDS_TEXT_NAME_INITIAL_H
#define FONDS_TEXT_NAME_INITIAL_H

#include "base/str.h"

/* Adds what else an initial may be written as, small; nothing where the word is longer than one. */
void name_initial_list(Str word, struct arena *results, StrList *initials);

#endif
