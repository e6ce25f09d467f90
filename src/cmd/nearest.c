/*
 * Optimal string alignment (Damerau 1964, restricted): three rows are enough, and words are short;
 * longer ones are nobody's slip.
 */
#include "cmd/nearest.h"
#include <string.h>

enum { WORD_MAX = 40, FAR = 1000 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t distance(Str a, Str b) {
    size_t rows[3][WORD_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    if (a.n > WORD_MAX || b.n > WORD_MAX)
        return FAR;
    for (size_t j = 0; j <= b.n; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            bool same = a.p[i - 1] == b.p[j - 1];
            now[j] = least(last[j - 1] + !same, least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.n];
}

void nearest_try(Nearest *nearest, const char *candidate) {
    Str other = str_from_c(candidate);
    size_t slips = distance(nearest->word, other), most = nearest->word.n < 5 ? 1 : 2;
    if (slips > most && nearest->word.n >= 2 && str_starts(other, nearest->word))
        slips = most;
    if (slips > most || (nearest->best != NULL && slips >= nearest->distance))
        return;
    nearest->best = candidate;
    nearest->distance = slips;
}
