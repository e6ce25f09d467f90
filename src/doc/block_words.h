/*
 * block_words: how many words two texts share. Words are runs of letters and digits, ASCII letters
 * folded; of scripts that do not part words by spaces each character is one. Order does not count,
 * repetition does.
 */
#ifndef FONDS_DOC_BLOCK_WORDS_H
#define FONDS_DOC_BLOCK_WORDS_H

#include "base/str.h"

typedef LIST_OF(uint32_t) BlockWords;  // hashes of the words, sorted

BlockWords block_words(Str text, struct arena *results);
size_t block_words_shared(BlockWords a, BlockWords b);
/* "The same text" as doc/inherit.h defines it, from the words of both and of their shared words. */
bool block_words_alike(size_t a, size_t b, size_t shared);

#endif
