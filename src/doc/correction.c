/* Shares with a prior, so that one decision changes little and many say all. */
#include "doc/correction.h"
#include "text/utf8.h"

enum { RULE_WEIGHT = 4, PATTERN_WEIGHT = 1, LEAST = 10, MOST = 990 };

Str correction_pattern(Str meant, Str seen, struct arena *results) {
    size_t least = meant.n < seen.n ? meant.n : seen.n, from = 0, behind = 0;
    while (from < least && meant.p[from] == seen.p[from])
        from++;
    while (behind < least - from && meant.p[meant.n - 1 - behind] == seen.p[seen.n - 1 - behind])
        behind++;
    from = utf8_floor(meant, from);
    Str m = str_slice(meant, from, meant.n - behind), s = str_slice(seen, from, seen.n - behind);
    return str_format(results, "%.*s>%.*s", STR_ARG(m), STR_ARG(s));
}

static double share(double before, double weight, uint32_t right, uint32_t wrong) {
    return (before * weight + right) / (weight + right + wrong);
}

uint16_t correction_learned(uint16_t certainty, const CorrectionLesson *lesson) {
    if (lesson->right + lesson->wrong == 0)
        return certainty;
    double learned = share(certainty / 1000.0, RULE_WEIGHT, lesson->right, lesson->wrong);
    learned = share(learned, PATTERN_WEIGHT, lesson->same_right, lesson->same_wrong);
    uint16_t rounded = (uint16_t)(learned * 1000 + 0.5);
    return rounded < LEAST ? LEAST : rounded > MOST ? MOST : rounded;
}
