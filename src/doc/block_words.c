/* Sorted hashes of words: two texts are compared by one merge, and equal words need no table. */
#include "doc/block_words.h"
#include "text/utf8.h"
#include <stdlib.h>

enum { SHORT_WORDS = 8 };

static bool is_word_character(uint32_t c) {
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2070) &&
           !(c >= 0x3000 && c < 0x3004);
}

/*
 * Kana, Han, Hangul's older blocks are covered by the same range; Thai and its neighbours by the
 * first.
 */
static bool stands_alone(uint32_t c) {
    return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x2E80 && c < 0xAC00) ||
           (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x30000);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static uint32_t add_character(uint32_t hash, uint32_t c) {
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    return (hash ^ c) * 0x01000193U;
}

BlockWords block_words(Str text, struct arena *results) {
    static const uint32_t begin = 0x811c9dc5U;
    BlockWords words = {0};
    uint32_t hash = begin, c;
    size_t at = 0;
    while (utf8_next(text, &at, &c)) {
        bool alone = stands_alone(c), inside = !alone && is_word_character(c);
        if (inside)
            hash = add_character(hash, c);
        if (!inside && hash != begin) {
            *LIST_ADD(results, &words) = hash;
            hash = begin;
        }
        if (alone)
            *LIST_ADD(results, &words) = add_character(begin, c);
    }
    if (hash != begin)
        *LIST_ADD(results, &words) = hash;
    if (words.n > 1)
        qsort(words.p, words.n, sizeof *words.p, by_number);
    return words;
}

size_t block_words_shared(BlockWords a, BlockWords b) {
    size_t shared = 0, i = 0, k = 0;
    while (i < a.n && k < b.n) {
        if (a.p[i] == b.p[k]) {
            shared++;
            i++;
            k++;
        } else if (a.p[i] < b.p[k]) {
            i++;
        } else {
            k++;
        }
    }
    return shared;
}

bool block_words_alike(size_t a, size_t b, size_t shared) {
    size_t longer = a > b ? a : b, shorter = a > b ? b : a;
    if (shared == 0 || shared * 2 < longer)
        return false;
    return longer >= SHORT_WORDS || shared == shorter || shared * 4 >= longer * 3;
}
