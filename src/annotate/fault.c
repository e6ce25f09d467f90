/*
 * A noisy channel over words (Kernighan, Church and Gale 1990): of all words that may have been
 * meant the one is proposed for which P(word | its neighbours) x P(seen | word) is greatest,
 * against the chance that what stands there was meant: that it is a new word, or, where the holding
 * knows it, that it stands between these neighbours. How noisy the document is shifts the cost of
 * all changes. A neighbour that is no good word itself says nothing.
 */
#include "annotate/fault.h"
#include "annotate/fault_common.h"
#include "annotate/rule.h"
#include "base/fail.h"
#include "text/utf8.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RULE_UNKNOWN, RULE_REAL, RULE_JOINED, RULE_PARTED, RULE_SHORTENED };
static const Rule says[] = {
    [RULE_UNKNOWN] = {"fault-unknown-word", 2,
                      "The holding hardly knows this word; one much like it fits here."},
    [RULE_REAL] = {"fault-other-word", 2,
                   "The word is not usual between these neighbours; one much like it is."},
    [RULE_JOINED] = {"fault-joined", 1, "Two words stand here without a space."},
    [RULE_PARTED] = {"fault-parted", 1, "A space stands inside a word."},
    [RULE_SHORTENED] =
        {"fault-shortened", 2,
         "Behind the 's of a noun the next word is not usual; behind is it would be."},
};

/*
 * All in logarithms, but for the shares and counts; chosen on the gold's learning volumes
 * (tests/gold/README.md).
 */
static const double new_word = -22;      // that a word is a new one, and this
static const double inside_capital = 3;  // more, where it may be a name
static const double digits_inside = -5;  // less, where digits stand among its letters
static const double form_most = 6;       // more, as it is a form of a frequent word
static const double again_here = 2, again_elsewhere = 1;  // more, for each other occurrence
static const double again_shadowed = 0.5;                 // where those may be the same fault
static const double other_word = 6;   // cost of taking a word for another good one
static const double changed_end = 3;  // of a change at the end, which makes forms of a word
static const double joined = 5, parted = 7, shortened = 5;
/* Of suspects among long words. */
static const double usual_share = 0.05, least_share = 0.002, clean_share = 0.004,
                    noisy_share = 0.01;
static const double shift_scale = 1.3, shift_least = -2, shift_most = 1.5;
static const double least_chance = 0.05;
/* A small word that stands once, one letter from a good one by a usual misreading. */
static const double least_of_alike = 0.0005, alike_cost = 8;
enum { AGAIN_MOST = 4, LONG = 4, SHORT = 4, IS_LEAST = 10 };

/* A word of the text, also one that a line's end broke. */
typedef struct {
    uint32_t start, end;  // without a genitive 's
    uint32_t whole;       // where that ends
    Str folded;
    uint32_t word;  // of the holding, 0: none
    uint8_t flags;  // FAULT_CUT_...
    bool good, genitive;
} Unit;
typedef LIST_OF(Unit) UnitList;

struct finder {
    struct fault_model *model;
    const struct fault_words *words;
    struct arena *job, *scratch;  // scratch: of a piece of the text
    uint32_t part;
    Str text, language;  // of the part
    UnitList units;
    double shift;
    struct {
        Str folded;
        FaultGuess guess;
    } * unseen;  // guesses of words that the holding has not, by their hashes
    bool held;   // what it says is among the words that are counted
    bool clean;  // so little is suspect that good words are not looked at
    FaultList *faults;
};

RuleTextList fault_rules(struct arena *results) {
    RuleTextList list = {0};
    for (size_t i = 0; i < sizeof says / sizeof *says; i++)
        *LIST_ADD(results, &list) =
            (RuleText){str_from_c(says[i].name), says[i].version, str_from_c(says[i].sentence)};
    return list;
}

/* --- units ----------------------------------------------------------------------------------- */

static bool is_known(const struct finder *finder, uint32_t word) {
    return word != 0 && fault_model_is_good(finder->model, word) &&
           !fault_model_shadowed(finder->model, word);
}

/* The number of a good word; 0 where it is none, or shadowed. */
static uint32_t known(const struct finder *finder, Str folded) {
    uint32_t word = fault_model_find_good(finder->model, folded);
    return is_known(finder, word) ? word : 0;
}

static double count_with(const struct finder *finder, Str stem, const char *ending) {
    char room[64];
    Str ends = str_from_c(ending);
    if (stem.n + ends.n > sizeof room)
        return 0;
    memcpy(room, stem.p, stem.n);
    memcpy(room + stem.n, ends.p, ends.n);
    uint32_t word = known(finder, (Str){room, stem.n + ends.n});
    return word == 0 ? 0 : (double)fault_words_all(finder->words)->p[word].count;
}

/* How often the most frequent other form of it occurs: a form of a good word may be new and right.
 */
static double forms_of(const struct finder *finder, Str word) {
    static const char *const endings[] = {"s",   "es", "ed",   "d", "ing", "ly",  "er", "r",
                                          "ers", "al", "ness", "y", "ism", "ist", ""};
    static const char *const others[] = {"", "e", "s", "ed", "d", "ing", "es", "er", "ion", "y"};
    double most_frequent = 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        Str ending = str_from_c(endings[i]);
        if (word.n < ending.n + 3 || !str_ends(word, ending))
            continue;
        Str stem = str_slice(word, 0, word.n - ending.n);
        for (size_t k = ending.n == 0; k < sizeof others / sizeof *others; k++)
            most_frequent = fmax(most_frequent, count_with(finder, stem, others[k]));
    }
    return most_frequent;
}

/* Of the 's that stands at its end, whose apostrophe may have three bytes; 0: none does. */
static uint32_t genitive_bytes(Str text, Str folded) {
    if (folded.n < 4 || !str_ends(folded, STR("'s")))
        return 0;
    return str_ends(text, STR("'s")) || str_ends(text, STR("'S"))             ? 2
           : str_ends(text, STR("\u2019s")) || str_ends(text, STR("\u2019S")) ? 4
                                                                              : 0;
}

static void add_unit(struct finder *finder, const FaultTok *tok, uint32_t end, Str folded) {
    Unit *unit = LIST_ADD(finder->scratch, &finder->units);
    bool of_noun = fault_cut_is_genitive(&(FaultTok){.folded = folded, .flags = tok->flags});
    uint32_t mark = genitive_bytes(str_slice(finder->text, tok->start, end), folded);
    if (mark > 0)
        folded.n -= 2;
    *unit = (Unit){.start = tok->start,
                   .end = end - mark,
                   .whole = end,
                   .folded = folded,
                   .flags = tok->flags};
    unit->genitive = of_noun;
    unit->word = fault_words_find(finder->words, folded);
    unit->good = is_known(finder, unit->word);
}

/* The halves of a broken word are one, unless only they are good words. */
static void make_units(struct finder *finder, const FaultTokList *toks) {
    for (size_t i = 0; i < toks->n; i++) {
        const FaultTok *tok = &toks->p[i];
        if ((tok->flags & FAULT_CUT_BROKEN) != 0 && i + 1 < toks->n) {
            const FaultTok *next = &toks->p[i + 1];
            Str whole = str_format(finder->scratch, "%.*s%.*s", STR_ARG(tok->folded),
                                   STR_ARG(next->folded));
            if (known(finder, whole) != 0 || known(finder, tok->folded) == 0 ||
                known(finder, next->folded) == 0) {
                add_unit(finder, tok, next->end, whole);
                i++;
                continue;
            }
        }
        add_unit(finder, tok, tok->end, tok->folded);
    }
}

/* The model remembers what it guessed of words that it has; of others the document may have many.
 */
static FaultGuess guess_of(struct finder *finder, const Unit *unit) {
    enum { UNSEEN = 256 };
    if (unit->word != 0)
        return fault_model_guess(finder->model, unit->word, unit->folded, finder->job);
    size_t at = (size_t)str_hash(unit->folded) % UNSEEN;
    if (finder->unseen == NULL)
        finder->unseen = arena_array(finder->job, UNSEEN, sizeof *finder->unseen);
    if (!str_equal(finder->unseen[at].folded, unit->folded)) {
        finder->unseen[at].folded = str_copy(finder->job, unit->folded);
        finder->unseen[at].guess = fault_model_guess(finder->model, 0, unit->folded, finder->job);
    }
    return finder->unseen[at].guess;
}

/* The unit's word as a neighbour of one `step` away: 0 where none says anything. */
static uint32_t neighbour(const struct finder *finder, size_t i, int step) {
    if (step < 0 ? i == 0 || (finder->units.p[i].flags & FAULT_CUT_EDGE) != 0
                 : i + 1 == finder->units.n || (finder->units.p[i + 1].flags & FAULT_CUT_EDGE) != 0)
        return 0;
    const Unit *unit = &finder->units.p[step < 0 ? i - 1 : i + 1];
    return unit->good ? unit->word : 0;
}

static double between(const struct finder *finder, uint32_t left, uint32_t word, uint32_t right) {
    return fault_model_after(finder->model, left, word) +
           fault_model_after(finder->model, word, right);
}

/* --- proposals ------------------------------------------------------------------------------- */

typedef struct {
    uint32_t word, second;  // second: behind a space
    double score;
    double rest;  // of all others, what stands there among them: sum of exp()
    int rule;
    bool is_alike;  // one letter was read as another like it, and the holding has the word once
} Best;

static void consider(Best *best, uint32_t word, uint32_t second, double score, int rule) {
    if (best->word == 0 || score > best->score) {
        if (best->word != 0)
            best->rest += exp(best->score);
        best->word = word;
        best->second = second;
        best->score = score;
        best->rule = rule;
    } else {
        best->rest += exp(score);
    }
}

static double chance_of(const Best *best) {
    double own = exp(best->score);
    return own / (own + best->rest);
}

/*
 * What the chance reckoned is worth, per mille: the share that was right, of a holding of four
 * clean documents for each noisy one (the gold's learning volumes).
 */
static uint16_t certainty_of(double chance) {
    static const struct {
        double chance, right;
    } steps[] = {{0, 0.1},      {0.05, 0.2},   {0.3, 0.31},    {0.5, 0.38},
                 {0.7, 0.47},   {0.8, 0.57},   {0.9, 0.73},    {0.95, 0.87},
                 {0.98, 0.915}, {0.99, 0.955}, {0.996, 0.985}, {1, 0.99}};
    size_t i = 1;
    while (chance > steps[i].chance)
        i++;
    double part = (chance - steps[i - 1].chance) / (steps[i].chance - steps[i - 1].chance);
    return (uint16_t)(1000 * (steps[i - 1].right + part * (steps[i].right - steps[i - 1].right)));
}

/* Written like what stood there, or like the holding usually writes it. */
static Str as_written(const struct finder *finder, const Unit *unit, uint32_t number) {
    const FaultWord *word = &fault_words_all(finder->words)->p[number];
    char *text = str_to_c(finder->job, word->word);
    bool upper = (unit->flags & FAULT_CUT_UPPER) != 0;
    bool capital = (unit->flags & FAULT_CUT_CAPITAL) != 0 || 2 * word->capitals > word->count;
    for (size_t i = 0; i < word->word.n && (upper || (capital && i == 0)); i++)
        if (text[i] >= 'a' && text[i] <= 'z')
            text[i] = (char)(text[i] - 'a' + 'A');
    return (Str){text, word->word.n};
}

static void propose(struct finder *finder, const Unit *unit, uint32_t end, const Best *best) {
    double chance = chance_of(best);
    if (chance < (best->is_alike ? least_of_alike : least_chance))
        return;
    Fault *fault = LIST_ADD(finder->job, finder->faults);
    *fault = (Fault){.part = finder->part,
                     .start = unit->start,
                     .end = end,
                     .proposal = as_written(finder, unit, best->word),
                     .seen = str_copy(finder->job, unit->folded),
                     .meant = fault_words_all(finder->words)->p[best->word].word,
                     .rule = str_from_c(says[best->rule].name),
                     .version = says[best->rule].version,
                     .certainty = certainty_of(chance)};
    if (best->second != 0) {
        const FaultWord *second = &fault_words_all(finder->words)->p[best->second];
        fault->proposal =
            str_format(finder->job, "%.*s %.*s", STR_ARG(fault->proposal), STR_ARG(second->word));
        fault->meant =
            str_format(finder->job, "%.*s %.*s", STR_ARG(fault->meant), STR_ARG(second->word));
    }
}

/* --- what stands there ----------------------------------------------------------------------- */

/* The chance of a word that the holding does not know well. */
static double as_new(const struct finder *finder, const Unit *unit, uint32_t right) {
    double score = new_word + fault_model_alone(finder->model, right);
    if ((unit->flags & (FAULT_CUT_CAPITAL | FAULT_CUT_EDGE)) == FAULT_CUT_CAPITAL)
        score += inside_capital;
    if ((unit->flags & FAULT_CUT_DIGITS) != 0)
        score += digits_inside;
    if (unit->folded.n > SHORT)
        score += fmin(form_most, log(1 + forms_of(finder, unit->folded)));
    if (unit->word == 0)
        return score;
    double again = fault_model_shadowed(finder->model, unit->word) ? again_shadowed : 1;
    const FaultWord *word = &fault_words_all(finder->words)->p[unit->word];
    double elsewhere = word->documents > 1 ? word->documents - 1 : 0;
    double here = word->count > word->documents ? word->count - word->documents : 0;
    return score + again * (again_here * fmin(here, AGAIN_MOST) +
                            again_elsewhere * fmin(elsewhere, AGAIN_MOST));
}

static void consider_splits(const struct finder *finder, const Unit *unit, uint32_t left,
                            uint32_t right, Best *best) {
    if (unit->folded.n < LONG || unit->folded.n > FAULT_LETTERS_MAX ||
        (unit->flags & FAULT_CUT_DIGITS) != 0)
        return;
    for (size_t at = 1; at < unit->folded.n; at++) {
        uint32_t first = known(finder, str_slice(unit->folded, 0, at));
        uint32_t second = first == 0 ? 0 : known(finder, str_skip(unit->folded, at));
        if (second == 0 || fault_words_pair(finder->words, first, second) < 2)
            continue;
        double score = fault_model_after(finder->model, left, first) +
                       fault_model_after(finder->model, first, second) +
                       fault_model_after(finder->model, second, right) - joined - finder->shift;
        consider(best, first, second, score, RULE_JOINED);
    }
}

/* Only their ends differ. */
static bool is_ending(const struct finder *finder, Str seen, uint32_t number) {
    Str meant = fault_words_all(finder->words)->p[number].word;
    return meant.n != seen.n && (str_starts(meant, seen) || str_starts(seen, meant));
}

static bool is_alike(const struct finder *finder, const Unit *unit, const FaultGuess *guess,
                     uint32_t word) {
    if (unit->word != 0 && fault_words_all(finder->words)->p[unit->word].count > 1)
        return false;
    if ((unit->flags & FAULT_CUT_CAPITAL) != 0 || unit->folded.n <= LONG)
        return false;
    for (uint32_t k = 0; k < guess->n; k++)
        if (guess->p[k].word == word)
            return guess->p[k].misread && guess->p[k].cost < alike_cost;
    return false;
}

/* A word that is no good one. */
static void judge_unknown(struct finder *finder, size_t i) {
    const Unit *unit = &finder->units.p[i];
    uint32_t left = neighbour(finder, i, -1), right = neighbour(finder, i, 1);
    FaultGuess guess = guess_of(finder, unit);
    Best best = {.rest = 0};
    for (uint32_t k = 0; k < guess.n; k++)
        consider(&best, guess.p[k].word, 0,
                 between(finder, left, guess.p[k].word, right) - guess.p[k].cost - finder->shift -
                     (is_ending(finder, unit->folded, guess.p[k].word) ? changed_end : 0),
                 RULE_UNKNOWN);
    consider_splits(finder, unit, left, right, &best);
    if (best.word == 0)
        return;
    best.rest += exp(as_new(finder, unit, right));
    best.is_alike = best.rule == RULE_UNKNOWN && is_alike(finder, unit, &guess, best.word);
    propose(finder, unit, unit->end, &best);
}

static bool may_be_usual(const struct fault_words *words, uint32_t a, uint32_t b) {
    return fault_words_pair(words, a, b) > 1 || !fault_words_knows_pair(words, a, b);
}

/* A good word, between neighbours beside which it was hardly ever seen. */
static void judge_good(struct finder *finder, size_t i) {
    const Unit *unit = &finder->units.p[i];
    if ((unit->flags & FAULT_CUT_LETTERS) == 0)
        return;
    uint32_t left = neighbour(finder, i, -1), right = neighbour(finder, i, 1);
    bool seen_left = may_be_usual(finder->words, left, unit->word);
    bool seen_right = may_be_usual(finder->words, unit->word, right);
    if ((seen_left && seen_right) || left + right == 0)
        return;
    if ((unit->flags & FAULT_CUT_UPPER) != 0 && unit->folded.n <= SHORT)
        return;
    FaultGuess guess = guess_of(finder, unit);
    if (guess.n == 0 || (!guess.shadowed && (seen_left || seen_right)))
        return;
    uint32_t own = finder->held;
    Best best = {.rest = exp(fault_model_after_less(finder->model, left, unit->word, own) +
                             fault_model_after_less(finder->model, unit->word, right, own))};
    for (uint32_t k = 0; k < guess.n; k++) {
        uint32_t word = guess.p[k].word;
        bool evident = fault_words_pair(finder->words, left, word) > 1 ||
                       fault_words_pair(finder->words, word, right) > 1;
        double cost = guess.p[k].cost + (guess.shadowed ? 0 : other_word) + finder->shift;
        if (evident && (guess.shadowed || guess.p[k].misread))
            consider(&best, word, 0, between(finder, left, word, right) - cost, RULE_REAL);
    }
    if (best.word != 0)
        propose(finder, unit, unit->end, &best);
}

static bool parts_words(char c) {
    return c == ' ' || c == '\n';
}

/* A 1 between blanks, before a small word that often stands behind "I". */
static void judge_one(struct finder *finder, size_t i) {
    const Unit *unit = &finder->units.p[i];
    uint32_t meant = known(finder, STR("i"));
    uint32_t left = neighbour(finder, i, -1), right = neighbour(finder, i, 1);
    if (meant == 0 || right == 0 || unit->start == 0 ||
        !parts_words(finder->text.p[unit->start - 1]) ||
        (unit[1].flags & (FAULT_CUT_CAPITAL | FAULT_CUT_SPACED)) != FAULT_CUT_SPACED ||
        (i > 0 && (unit[-1].flags & FAULT_CUT_CAPITAL) != 0) ||
        fault_words_pair(finder->words, meant, right) < IS_LEAST)
        return;
    FaultGuess guess = guess_of(finder, unit);
    uint32_t own = finder->held;
    Best best = {.rest = exp(fault_model_after_less(finder->model, left, unit->word, own) +
                             fault_model_after_less(finder->model, unit->word, right, own))};
    for (uint32_t k = 0; k < guess.n; k++)
        if (guess.p[k].word == meant)
            consider(&best, meant, 0,
                     between(finder, left, meant, right) - guess.p[k].cost - finder->shift,
                     RULE_REAL);
    if (best.word != 0)
        propose(finder, unit, unit->end, &best);
}

/* A word and the next, one of them no good one, that are one good word; true: it was proposed. */
static bool judge_parted(struct finder *finder, size_t i) {
    const Unit *unit = &finder->units.p[i];
    if (i + 1 == finder->units.n)
        return false;
    const Unit *next = unit + 1;
    if ((unit->good && next->good) || (next->flags & FAULT_CUT_SPACED) == 0 ||
        (next->flags & (FAULT_CUT_EDGE | FAULT_CUT_CAPITAL)) != 0)
        return false;
    Str whole =
        str_format(finder->scratch, "%.*s%.*s", STR_ARG(unit->folded), STR_ARG(next->folded));
    uint32_t word = known(finder, whole);
    if (word == 0)
        return false;
    uint32_t left = neighbour(finder, i, -1), right = neighbour(finder, i + 1, 1);
    double first = unit->good ? fault_model_after(finder->model, left, unit->word) : new_word;
    double second = next->good ? fault_model_alone(finder->model, next->word) : new_word;
    Best best = {.rest = exp(first + second + fault_model_alone(finder->model, right))};
    consider(&best, word, 0, between(finder, left, word, right) - parted - finder->shift,
             RULE_PARTED);
    if (chance_of(&best) < 0.5)
        return false;
    propose(finder, unit, next->end, &best);
    return true;
}

/* "The Soviet Union's also a large country." */
static void judge_genitive(struct finder *finder, const Unit *unit, size_t i) {
    uint32_t is = fault_words_find(finder->words, STR("is")), right = neighbour(finder, i, 1);
    if (is == 0 || right == 0 || unit->end == unit->whole || unit->word == 0 ||
        fault_words_pair(finder->words, is, right) < IS_LEAST)
        return;
    Best best = {.rest = exp(fault_model_after_less(finder->model, FAULT_WORDS_GENITIVE, right,
                                                    finder->held))};
    consider(&best, unit->word, is, fault_model_after(finder->model, is, right) - shortened,
             RULE_SHORTENED);
    propose(finder, unit, unit->whole, &best);
}

/* --- a part ---------------------------------------------------------------------------------- */

/* A good word and digits: the mark of a note, most likely, or "F-86s". */
static bool ends_in_number(const struct finder *finder, const Unit *unit) {
    Str word = unit->folded;
    while (word.n > 0 && word.p[word.n - 1] >= '0' && word.p[word.n - 1] <= '9')
        word.n--;
    return word.n > 2 && word.n < unit->folded.n && known(finder, word) != 0;
}

/* A letter that is an initial, or counts something. */
static bool is_label(const struct finder *finder, const Unit *unit) {
    const Unit *next = unit + 1;
    return (unit->flags & (FAULT_CUT_CAPITAL | FAULT_CUT_EDGE)) != 0 ||
           next == finder->units.p + finder->units.n || (next->flags & FAULT_CUT_EDGE) != 0;
}

/* No good word, and none of what is new every time: labels, acronyms, parts of what a hyphen joins;
 * nor one that is common in any holding but this. */
static bool is_suspect(const struct finder *finder, const Unit *unit) {
    bool is_short = unit->folded.n <= SHORT;
    bool glued = (unit->flags & FAULT_CUT_GLUED) != 0;
    if (unit->good || unit->folded.n == 0 || (unit->flags & FAULT_CUT_LETTERS) == 0)
        return false;
    if (unit->folded.n == 1 && is_label(finder, unit))
        return false;
    if (((unit->flags & FAULT_CUT_UPPER) != 0 && is_short) ||
        (glued && (is_short || (unit->flags & FAULT_CUT_DIGITS) != 0)))
        return false;
    return !ends_in_number(finder, unit) && !fault_common_has(unit->folded, finder->language);
}

static void set_noise(struct finder *finder, double share) {
    finder->clean = share < clean_share;
    finder->shift = -log((share + least_share) / usual_share) * shift_scale;
    finder->shift = fmin(fmax(finder->shift, shift_least), shift_most);
}

/*
 * How noisy it is: of the words of four letters and more the share that is unknown, small and much
 * like a good word. false: most of it is unknown, so the holding knows nothing of its language.
 */
static bool weigh(struct finder *finder) {
    uint32_t all = 1, unknown = 0, suspect = 0;
    for (size_t i = 0; i < finder->units.n; i++) {
        const Unit *unit = &finder->units.p[i];
        if (unit->folded.n < LONG || (unit->flags & FAULT_CUT_CAPITAL) != 0)
            continue;
        all++;
        if (!is_suspect(finder, unit))
            continue;
        unknown++;
        suspect += guess_of(finder, unit).n > 0;
    }
    set_noise(finder, (double)suspect / all);
    return unknown * 2 < all || all < 10;
}

static void judge(struct finder *finder, size_t i) {
    const Unit *unit = &finder->units.p[i];
    if (is_suspect(finder, unit))
        judge_unknown(finder, i);
    else if (str_is(unit->folded, "1"))
        judge_one(finder, i);
    else if (unit->good && !finder->clean)
        judge_good(finder, i);
    if (unit->genitive)
        judge_genitive(finder, unit, i);
}

static void cut_into_units(struct finder *finder, size_t from, size_t to) {
    FaultTokList toks = {0};
    fault_cut(fault_words_cutter(finder->words), str_slice(finder->text, from, to), finder->scratch,
              &toks);
    for (size_t i = 0; i < toks.n; i++) {
        toks.p[i].start += (uint32_t)from;
        toks.p[i].end += (uint32_t)from;
    }
    finder->units = (UnitList){0};
    make_units(finder, &toks);
}

static void find_in_piece(struct finder *finder, size_t from, size_t to) {
    cut_into_units(finder, from, to);
    if (!weigh(finder))
        return;
    for (size_t i = 0; i < finder->units.n; i++) {
        if (judge_parted(finder, i))
            i++;
        else
            judge(finder, i);
    }
}

static void find_in_part(struct finder *finder) {
    for (size_t from = 0, to; from < finder->text.n; from = to) {
        ArenaMark mark = arena_mark(finder->scratch);
        to = fault_cut_piece(finder->text, from);
        find_in_piece(finder, from, to);
        arena_reset(finder->scratch, mark);
    }
}

/* --- around places --------------------------------------------------------------------------- */

enum { AROUND = 64 };  // bytes before and behind: some words
typedef struct {
    size_t at;
    bool is_sign;
} Place;
typedef LIST_OF(Place) PlaceList;

/* From a blank to a blank, where there are any near by. */
static void window_around(Str text, size_t at, size_t *from, size_t *to) {
    size_t first = at > AROUND ? utf8_floor(text, at - AROUND) : 0;
    size_t last = text.n - at > AROUND ? utf8_floor(text, at + AROUND) : text.n;
    *from = first;
    while (first > 0 && *from < at && !parts_words(text.p[*from - 1]))
        ++*from;
    *from = *from == at ? first : *from;
    *to = last;
    while (last<text.n && * to> at && !parts_words(text.p[*to]))
        --*to;
    *to = *to == at ? last : *to;
}

/* Looks at the word that holds the byte, as one among its neighbours. */
static void find_around(struct finder *finder, Place place) {
    size_t from, to, i = 0, at = place.at;
    window_around(finder->text, at, &from, &to);
    cut_into_units(finder, from, to);
    while (i < finder->units.n && finder->units.p[i].whole <= at)
        i++;
    if (i == finder->units.n)
        return;
    const Unit *unit = &finder->units.p[i];
    if (place.is_sign && unit->genitive)
        judge_genitive(finder, unit, i);
    else if (place.is_sign && str_is(unit->folded, "1"))
        judge_one(finder, i);
    else if (!place.is_sign && !(i > 0 && judge_parted(finder, i - 1)) && !judge_parted(finder, i))
        judge(finder, i);
}

static void add_signs(const struct finder *finder, Str sign, size_t into, PlaceList *places) {
    size_t at, from = 0;
    while (str_find(str_skip(finder->text, from), sign, &at)) {
        *LIST_ADD(finder->job, places) = (Place){from + at + into, true};
        from += at + sign.n - 1;
    }
}

static int by_offset(const void *a, const void *b) {
    const Place *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at ? 1 : x->is_sign - y->is_sign;
}

static void find_at_places(struct finder *finder, PlaceList *places) {
    size_t done = 0;
    if (places->n > 0)
        qsort(places->p, places->n, sizeof *places->p, by_offset);
    for (size_t i = 0; i < places->n; i++) {
        size_t before = finder->faults->n;
        if (places->p[i].at < done || places->p[i].at >= finder->text.n)
            continue;
        ArenaMark mark = arena_mark(finder->scratch);
        find_around(finder, places->p[i]);
        arena_reset(finder->scratch, mark);
        if (finder->faults->n > before)
            done = finder->faults->p[finder->faults->n - 1].end;
    }
}

/* Signs: a 1 alone, an 's before a blank. */
static void find_in_clean_part(struct finder *finder, const FaultPlaceList *suspects) {
    PlaceList places = {0};
    for (size_t i = 0; i < suspects->n; i++)
        if (suspects->p[i].part == finder->part)
            *LIST_ADD(finder->job, &places) = (Place){suspects->p[i].start, false};
    add_signs(finder, STR(" 1 "), 1, &places);
    add_signs(finder, STR("'s "), 0, &places);
    add_signs(finder, STR("\u2019s "), 0, &places);
    find_at_places(finder, &places);
}

/* --- a document ------------------------------------------------------------------------------ */

/* What the file or a person corrected, damaged bytes, other languages: nothing to guess at. */
static bool settles(const Span *span) {
    return span->kind == SPAN_CORRECTION || span->kind == SPAN_DAMAGE || span->kind == SPAN_FOREIGN;
}

/* Takes away what was found from `first` on in places that are settled; both stand in order. */
static void leave_settled(const Part *part, FaultList *faults, size_t first) {
    size_t kept = first, span = 0, reach = 0;
    for (size_t i = first; i < faults->n; i++) {
        for (; span < part->spans.n && part->spans.p[span].start < faults->p[i].end; span++)
            if (settles(&part->spans.p[span]) && part->spans.p[span].end > reach)
                reach = part->spans.p[span].end;
        if (reach <= faults->p[i].start)
            faults->p[kept++] = faults->p[i];
    }
    faults->n = kept;
}

/* suspects: NULL for all words. */
static void find_in_document(struct finder *finder, const struct document *document,
                             const FaultPlaceList *suspects) {
    for (uint32_t i = 0; i < document->parts.n; i++) {
        size_t first = finder->faults->n;
        finder->part = i;
        finder->text = document->parts.p[i].text;
        finder->language = document->parts.p[i].language;
        if (suspects == NULL)
            find_in_part(finder);
        else
            find_in_clean_part(finder, suspects);
        leave_settled(&document->parts.p[i], finder->faults, first);
    }
}

void fault_find(struct fault_model *model, const struct document *document, const FaultLook *look,
                struct arena *job, FaultList *faults) {
    enum { LONG_WORD_BYTES = 15 };  // of text for each small word of four letters and more
    enum { NOISY_LEAST = 4 };       // suspects of a document that may be noisy
    struct finder finder = {.model = model,
                            .words = fault_model_words(model),
                            .held = look->held,
                            .job = job,
                            .scratch = arena_create(),
                            .faults = faults};
    const FaultPlaceList *suspects = look->suspects;
    size_t bytes = LONG_WORD_BYTES;
    for (size_t i = 0; i < document->parts.n; i++)
        bytes += document->parts.p[i].text.n;
    if (suspects != NULL) {
        double share = (double)suspects->n * LONG_WORD_BYTES / (double)bytes;
        set_noise(&finder, share);
        if (share >= noisy_share && suspects->n >= NOISY_LEAST)
            suspects = NULL;
    }
    find_in_document(&finder, document, suspects);
    arena_destroy(finder.scratch);
}
