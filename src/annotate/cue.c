/*
 * The table is made by tools/cue_table; a word is found by its hash (FNV-1a, so that the tool can
 * place it) and one comparison. Most words of a text are none: a filter of eight kilobytes says so.
 *
 * Misread forms are compared with the forms of one class only, a few dozen to a few hundred, by a
 * table of costs in which a misread letter is one step, also where it became two or two became one.
 * Before that, the sets of letters are compared: forms that differ in more letters than steps
 * allow are no candidates, so that a hundred forms cost about what five would.
 */
#include "annotate/cue.h"
#include "doc/date.h"
#include "doc/date_feast.h"
#include "doc/gazetteer.h"
#include <string.h>

typedef struct {
    uint8_t class;
    int32_t value;
} CueMeaning;

/* A word of a class whose misread forms are guessed, and which letters stand in it. */
typedef struct {
    uint16_t word;
    uint64_t letters;
} CueFuzzy;

typedef struct {
    Str form;
    CueSet classes;
    uint16_t first, count;  // of its meanings
} CueWord;

#include <cue_table.inc>

uint32_t cue_hash(Str folded) {
    uint32_t hash = CUE_HASH_START;
    for (size_t i = 0; i < folded.n; i++)
        hash = cue_hash_add(hash, folded.p[i]);
    return hash;
}

uint32_t cue_find(Str folded, uint32_t hash) {
    uint32_t upper = hash >> 16;
    if ((cue_filter[upper / 64] >> (upper % 64) & 1) == 0)
        return 0;
    for (uint32_t at = hash % CUE_SLOTS; cue_slots[at] != 0; at = (at + 1) % CUE_SLOTS)
        if (str_equal(cue_words[cue_slots[at]].form, folded))
            return cue_slots[at];
    return 0;
}

uint32_t cue_count(void) {
    return CUE_WORDS;
}

CueSet cue_classes(uint32_t word) {
    return word <= CUE_WORDS ? cue_words[word].classes : 0;
}

Str cue_form(uint32_t word) {
    return word <= CUE_WORDS ? cue_words[word].form : (Str){NULL, 0};
}

static const CueMeaning *meaning_of(uint32_t word, CueClass class) {
    const CueWord *row = &cue_words[word <= CUE_WORDS ? word : 0];
    for (uint32_t i = row->first; i < (uint32_t)row->first + row->count; i++)
        if (cue_meanings[i].class == class)
            return &cue_meanings[i];
    return NULL;
}

int32_t cue_value(uint32_t word, CueClass class) {
    const CueMeaning *meaning = meaning_of(word, class);
    return meaning == NULL ? 0 : meaning->value;
}

const CuePhrase *cue_phrases(size_t *count) {
    *count = CUE_PHRASES;
    return cue_phrase_list;
}

/* ---- misread forms ---- */

enum { GUESS_MIN = 4, GUESS_MAX = 24, STEP = 10, LIKE = 6, FAR = 1000 };

/* What print, type and scanners make of each letter: written from their shapes. */
static const char *const alike[128] = {
    ['0'] = "o",    ['1'] = "li",    ['2'] = "z",   ['3'] = "s",     ['4'] = "a",    ['5'] = "s",
    ['6'] = "b",    ['7'] = "t",     ['8'] = "b",   ['9'] = "g",     ['a'] = "ose4", ['b'] = "h86o",
    ['c'] = "eo",   ['e'] = "cosa",  ['f'] = "t",   ['g'] = "9q",    ['h'] = "nb",   ['i'] = "1lj",
    ['j'] = "ti",   ['l'] = "1it",   ['n'] = "uhr", ['o'] = "0ecab", ['q'] = "g",    ['r'] = "tn",
    ['s'] = "53ae", ['t'] = "ljfr7", ['u'] = "nv",  ['v'] = "uy",    ['y'] = "v",    ['z'] = "2"};
static const struct {
    char one, two[3];
} pairs[] = {{'m', "rn"}, {'m', "nn"}, {'m', "in"}, {'d', "cl"}, {'h', "li"},
             {'h', "il"}, {'n', "ri"}, {'n', "ii"}, {'w', "vv"}, {'b', "lo"},
             {'d', "il"}, {'u', "ii"}, {'k', "lc"}, {'g', "ci"}};

/* A form made ready to be compared: which letters each of its letters, and each two, look like. */
typedef struct {
    Str form;
    uint64_t like[GUESS_MAX];  // of the letter here: bits of letter_bit()
    uint64_t pair[GUESS_MAX];  // of the letter before and the one here
} Spelled;

static uint64_t letter_bit(char c) {
    unsigned at = c >= 'a' && c <= 'z'   ? (unsigned)(c - 'a')
                  : c >= '0' && c <= '9' ? (unsigned)(c - '0') + 26
                                         : 63;
    return (uint64_t)1 << at;
}

static void spell(Str form, Spelled *spelled) {
    spelled->form = form;
    for (size_t i = 0; i < form.n; i++) {
        const char *like = (uint8_t)form.p[i] < 128 ? alike[(uint8_t)form.p[i]] : NULL;
        spelled->like[i] = spelled->pair[i] = 0;
        for (; like != NULL && *like != '\0'; like++)
            spelled->like[i] |= letter_bit(*like);
        for (size_t k = 0; i > 0 && k < sizeof pairs / sizeof *pairs; k++)
            if (pairs[k].two[1] == form.p[i] && pairs[k].two[0] == form.p[i - 1])
                spelled->pair[i] |= letter_bit(pairs[k].one);
    }
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/*
 * Three rows of the table of costs. A step aside costs LIKE at least, so that what stands more than
 * most / LIKE beside the diagonal is beyond `most`.
 */
static int distance(const Spelled *a, const Spelled *b, int most) {
    int rows[3][GUESS_MAX + 1];
    const char *p = a->form.p, *q = b->form.p;
    size_t n = b->form.n, band = (size_t)(most / LIKE);
    int before = 0, row = 0;  // the least of the row above, and of this one
    if (a->form.n > n + band || n > a->form.n + band)
        return FAR;
    for (size_t i = 0; i <= a->form.n; i++) {
        int *here = rows[i % 3];
        const int *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        for (size_t k = 0; k <= n; k++)
            here[k] = FAR;
        before = row;
        row = FAR;
        for (size_t k = i > band ? i - band : 0; k <= n && k <= i + band; k++) {
            int best = i == 0 && k == 0 ? 0 : FAR;
            if (i > 0)
                best = least(best, above[k] + STEP);
            if (k > 0)
                best = least(best, here[k - 1] + STEP);
            if (i > 0 && k > 0) {
                bool same = p[i - 1] == q[k - 1];
                uint64_t letter = letter_bit(q[k - 1]);
                best = least(best, above[k - 1] + (same                             ? 0
                                                   : (a->like[i - 1] & letter) != 0 ? LIKE
                                                                                    : STEP));
                if (k > 1 && (b->pair[k - 1] & letter_bit(p[i - 1])) != 0)
                    best = least(best, above[k - 2] + LIKE);
                if (i > 1 && (a->pair[i - 1] & letter) != 0)
                    best = least(best, second[k - 1] + LIKE);
                if (i > 1 && k > 1 && p[i - 1] == q[k - 2] && p[i - 2] == q[k - 1])
                    best = least(best, second[k - 2] + STEP);
            }
            here[k] = best;
            row = least(row, best);
        }
        if (row > most && before > most)
            return FAR;
    }
    return rows[a->form.n % 3][n];
}

/* Ten for each misread, lost or added letter, six where the letters look alike. */
int cue_distance(Str a, Str b, int most) {
    Spelled x, y;
    if (a.n > GUESS_MAX || b.n > GUESS_MAX)
        return FAR;
    spell(a, &x);
    spell(b, &y);
    return distance(&x, &y, most);
}

static uint64_t letters_of(Str word) {
    uint64_t set = 0;
    for (size_t i = 0; i < word.n; i++)
        set |= (uint64_t)1 << ((uint8_t)word.p[i] & 63);
    return set;
}

uint32_t cue_guess(Str folded, CueClass class, uint16_t *certainty) {
    uint32_t found = 0;
    int best = FAR, second = FAR;
    if (folded.n < GUESS_MIN || folded.n > GUESS_MAX)
        return 0;
    size_t count = (uint8_t)folded.p[0] < 0x80 ? folded.n : folded.n / 2;  // letters, about
    int most = count >= 8 ? 2 * STEP : count >= 6 ? STEP + LIKE : 2 * LIKE;
    uint64_t letters = letters_of(folded);
    Spelled read;
    spell(folded, &read);
    const CueFuzzy *row = &cue_fuzzy[cue_fuzzy_first[class]];
    for (const CueFuzzy *end = row + cue_fuzzy_count[class]; row < end; row++) {
        uint32_t word = row->word;
        Str form = cue_words[word].form;
        if (form.n < GUESS_MIN || form.n > GUESS_MAX || form.n + 3 < folded.n ||
            folded.n + 3 < form.n || __builtin_popcountll(letters ^ row->letters) > 6)
            continue;
        int32_t value = cue_value(word, class);
        Spelled meant;
        spell(form, &meant);
        // Further than this changes nothing: neither the word found nor the doubt of it.
        int cost = distance(&read, &meant, least(most, best) + LIKE / 2);
        if (cost < best) {
            second = found != 0 && cue_value(found, class) != value ? best : second;
            best = cost;
            found = word;
        } else if (cost < second && cue_value(found, class) != value) {
            second = cost;
        }
    }
    if (found == 0 || best > most || second - best < LIKE / 2)
        return 0;
    *certainty = best <= STEP ? 900 : 750;
    return found;
}
