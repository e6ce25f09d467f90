/*
 * name_key: the consonants of a name, as one that only heard it would put them down: how forms of
 * it are looked up. Khrushchev and Chruschtschow both hold `krsv`. Who shares a key may be meant by
 * the same name; name_relation.h says whether it is so.
 */
#ifndef FONDS_TEXT_NAME_KEY_H
#define FONDS_TEXT_NAME_KEY_H

#include "text/name_letters.h"

enum { NAME_KEYS_MAX = 16, NAME_KEY_BYTES = 24 };

/* Adds the keys of a word, at most NAME_KEYS_MAX, each once, in no order that means anything; none
 * of fewer than two letters. */
void name_key_list(const NameLetters *letters, struct arena *results, StrList *keys);

#endif
