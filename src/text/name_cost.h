/*
 * name_cost: how far two names are from each other when they are heard: nothing for the same sounds
 * in other letters, little for what is easily misheard, 100 for another consonant.
 */
#ifndef FONDS_TEXT_NAME_COST_H
#define FONDS_TEXT_NAME_COST_H

#include "text/name_letters.h"

enum { NAME_COST_MAX = 1000 };  // no two names are further apart

typedef struct {
    char p[2 * NAME_LETTERS_MAX];
    size_t n;
} NameSounds;

NameSounds name_cost_sounds(const NameLetters *letters);
/* At most about 6,400 steps: names are short. */
uint32_t name_cost_between(const NameSounds *a, const NameSounds *b);

#endif
