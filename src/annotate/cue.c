/*
 * The table is made by tools/cue_table; a word is found by its hash (FNV-1a, so that the tool can
 * place it) and one comparison.
 *
 * Misread forms are compared with the forms of one class only, a few dozen to a few hundred, by a
 * table of costs in which a misread letter is one step, also where it became two or two became one.
 * Before that, the sets of letters are compared: forms that differ in more letters than steps
 * allow are no candidates, so that a hundred forms cost about what five would.
 */
#include "annotate/cue.h"
#include "doc/date.h"
#include "doc/date_feast.h"
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
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < folded.n; i++)
        hash = (hash ^ (uint8_t)folded.p[i]) * 16777619U;
    return hash;
}

uint32_t cue_find(Str folded, uint32_t hash) {
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
/* Two letters that one was read for, one pair behind the other. */
static const char *const pairs[128] = {
    ['m'] = "rnnnin", ['d'] = "clil", ['h'] = "liil", ['n'] = "riii", ['w'] = "vv",
    ['b'] = "lo",     ['u'] = "ii",   ['k'] = "lc",   ['g'] = "ci"};

static int letter_cost(char a, char b) {
    if (a == b)
        return 0;
    const char *like = (uint8_t)a < 128 ? alike[(uint8_t)a] : NULL;
    for (; like != NULL && *like != '\0'; like++)
        if (*like == b)
            return LIKE;
    return STEP;
}

static bool is_pair(char one, const char *two) {
    const char *pair = (uint8_t)one < 128 ? pairs[(uint8_t)one] : NULL;
    for (; pair != NULL && *pair != '\0'; pair += 2)
        if (pair[0] == two[0] && pair[1] == two[1])
            return true;
    return false;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

/* Ten for each misread, lost or added letter, six where the letters look alike. */
int cue_distance(Str a, Str b, int most) {
    if (a.n > GUESS_MAX || b.n > GUESS_MAX)
        return FAR;
    int cost[GUESS_MAX + 1][GUESS_MAX + 1];
    int before = 0;  // the least of the row above
    for (size_t i = 0; i <= a.n; i++) {
        int row = FAR;
        for (size_t k = 0; k <= b.n; k++) {
            int best = i == 0 && k == 0 ? 0 : FAR;
            if (i > 0)
                best = least(best, cost[i - 1][k] + STEP);
            if (k > 0)
                best = least(best, cost[i][k - 1] + STEP);
            if (i > 0 && k > 0)
                best = least(best, cost[i - 1][k - 1] + letter_cost(a.p[i - 1], b.p[k - 1]));
            if (i > 0 && k > 1 && is_pair(a.p[i - 1], &b.p[k - 2]))
                best = least(best, cost[i - 1][k - 2] + LIKE);
            if (i > 1 && k > 0 && is_pair(b.p[k - 1], &a.p[i - 2]))
                best = least(best, cost[i - 2][k - 1] + LIKE);
            if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] && a.p[i - 2] == b.p[k - 1])
                best = least(best, cost[i - 2][k - 2] + STEP);
            cost[i][k] = best;
            row = least(row, best);
        }
        if (row > most && before > most)
            return FAR;
        before = row;
    }
    return cost[a.n][b.n];
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
    const CueFuzzy *row = &cue_fuzzy[cue_fuzzy_first[class]];
    for (const CueFuzzy *end = row + cue_fuzzy_count[class]; row < end; row++) {
        uint32_t word = row->word;
        Str form = cue_words[word].form;
        if (form.n < GUESS_MIN || form.n > GUESS_MAX || form.n + 3 < folded.n ||
            folded.n + 3 < form.n || __builtin_popcountll(letters ^ row->letters) > 6)
            continue;
        int32_t value = cue_value(word, class);
        int cost = cue_distance(folded, form, most + LIKE);
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
