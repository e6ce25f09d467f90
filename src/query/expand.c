/*
 * A walk over all words of the index, which FTS5 makes us list anyway: a hundred thousand words
 * take some milliseconds, because most of them are refused by their length. The distance is
 * Levenshtein's, over letters and not over bytes, in one row of a table whose cells beyond the band
 * are never looked at. A pattern is matched with one step back to the last star, linear in practice
 * and quadratic at worst in a word of 62 bytes.
 */
#include "query/expand.h"
#include "index/analyze.h"
#include "text/utf8.h"

enum { LETTERS_MAX = ANALYZE_TOKEN_MAX + 2 };

typedef struct {
    uint32_t p[LETTERS_MAX];
    size_t n;
} Letters;

static void spell(Str word, Letters *letters) {
    letters->n = 0;
    uint32_t c;
    for (size_t at = 0; letters->n < LETTERS_MAX && utf8_next(word, &at, &c);)
        letters->p[letters->n++] = c;
}

/* The distance, or more than `edits` as soon as it is known to be more. */
static uint32_t distance(const Letters *a, const Letters *b, uint32_t edits) {
    uint32_t row[LETTERS_MAX + 1];
    size_t apart = a->n > b->n ? a->n - b->n : b->n - a->n;
    if (apart > edits)
        return edits + 1;
    for (size_t j = 0; j <= b->n; j++)
        row[j] = (uint32_t)j;
    for (size_t i = 1; i <= a->n; i++) {
        uint32_t corner = row[0], least = row[0] = (uint32_t)i;
        for (size_t j = 1; j <= b->n; j++) {
            uint32_t change = corner + (a->p[i - 1] != b->p[j - 1]);
            uint32_t insert = row[j - 1] + 1, remove = row[j] + 1;
            corner = row[j];
            row[j] = change < insert ? change : insert;
            row[j] = row[j] < remove ? row[j] : remove;
            least = row[j] < least ? row[j] : least;
        }
        if (least > edits)
            return edits + 1;
    }
    return row[b->n];
}

void expand_fuzzy(const StrList *words, Str word, uint32_t edits, struct arena *results,
                  StrList *found, DistanceList *distances) {
    Letters wanted, other;
    spell(word, &wanted);
    for (size_t i = 0; i < words->n; i++) {
        Str candidate = words->p[i];
        /* A letter has one to four bytes: this refuses no word that is near. */
        if (candidate.n > word.n + 4 * (size_t)edits + 3 * wanted.n ||
            candidate.n + edits < wanted.n)
            continue;
        spell(candidate, &other);
        uint32_t apart = distance(&wanted, &other, edits);
        if (apart > edits)
            continue;
        str_list_add(results, found, candidate);
        if (distances != NULL)
            *LIST_ADD(results, distances) = apart;
    }
}

static bool matches(const Letters *pattern, const Letters *word) {
    size_t p = 0, w = 0, star = SIZE_MAX, star_word = 0;
    while (w < word->n) {
        if (p < pattern->n && pattern->p[p] == '*') {
            star = p++;
            star_word = w;
        } else if (p < pattern->n && (pattern->p[p] == '?' || pattern->p[p] == word->p[w])) {
            p++;
            w++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            w = ++star_word;
        } else {
            return false;
        }
    }
    while (p < pattern->n && pattern->p[p] == '*')
        p++;
    return p == pattern->n;
}

void expand_wild(const StrList *words, Str pattern, struct arena *results, StrList *found) {
    Letters wanted, word;
    spell(pattern, &wanted);
    for (size_t i = 0; i < words->n; i++) {
        spell(words->p[i], &word);
        if (matches(&wanted, &word))
            str_list_add(results, found, words->p[i]);
    }
}
