/*
 * What a word may have been depends on the word alone, so it is found once for each word of the
 * holding, and kept. Short words, whose rests say too little, are also changed back at each place
 * by each change that is known.
 */
#include "annotate/fault_model.h"
#include "annotate/fault_near.h"
#include "base/fail.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GOOD_COUNT = 3, GOOD_DOCUMENTS = 2 };
enum { CANDIDATES_MAX = 12, SHORT = 5 };
enum { RARE = 2, FREQUENT = 20, RULING_WEIGHT = 20 };
static const double shadow_factor = 20;   // faults of a kind for one that was observed, at most
static const double rate_scale = 150;     // observations a word to what a noisy holding has
static const double own_share = 0.003;    // of one letter that is a word
static const double least_promise = -22;  // of a word meant, without neighbours
static const double least_cost = 4;       // of any change

/* What a look at a good word from afar needs, in one line of the cache. */
typedef struct {
    uint64_t kinds;  // which letters it has
    uint32_t word, count;
    uint32_t stamp;   // met already for the present word
    uint32_t length;  // letters
} Good;

struct fault_model {
    const struct fault_words *words;
    const FaultWord *all;
    struct arena *arena;
    struct fault_channel *channel;
    struct fault_near *near;
    Good *good;             // the most frequent first
    FaultLetters *letters;  // of each of them
    uint32_t good_count;
    uint32_t *place;      // by word: its place in good plus 1, 0: no good word
    uint64_t *good_bits;  // by hash: may be a good or listed word
    FaultGuess *guesses;  // by word
    bool *looked;         // by word: its guess is made
    uint8_t *shadows;     // by word: 0 not yet asked, 1 no, 2 it is shadowed
    uint8_t *suspects;    // by word: the same, it may be a fault
    uint32_t stamp;       // of the present word
    double rate;          // how noisy the holding is: observations a word
    const FaultRulingList *rulings;
};

static bool has_digit(Str word, bool *all) {
    bool any = false;
    *all = word.n > 0;
    for (size_t i = 0; i < word.n; i++) {
        bool digit = word.p[i] >= '0' && word.p[i] <= '9';
        any = any || digit;
        *all = *all && digit;
    }
    return any;
}

static bool makes_good(const FaultWord *word, uint64_t total) {
    bool number;
    if (word->count < GOOD_COUNT || word->documents < GOOD_DOCUMENTS)
        return false;
    if (has_digit(word->word, &number))
        return number && word->word.n <= 4;
    return word->word.n > 1 || (double)word->count > own_share * (double)total;
}

static int by_weight(const void *a, const void *b, void *context) {
    const FaultWord *all = context;
    const FaultWord *x = &all[*(const uint32_t *)a], *y = &all[*(const uint32_t *)b];
    return x->count != y->count ? (x->count > y->count ? -1 : 1) : str_compare(x->word, y->word);
}

/* One bit for each letter, some letters sharing one. */
static uint64_t kinds_of(const FaultLetters *letters) {
    uint64_t kinds = 0;
    for (uint32_t i = 0; i < letters->n; i++)
        kinds |= (uint64_t)1 << (letters->p[i] & 63);
    return kinds;
}

/* So unlike that only several changes part them, which no guess is made of. */
static bool are_far(const struct fault_model *model, uint32_t place, const FaultLetters *seen,
                    uint64_t kinds) {
    enum { KINDS_MOST = 5, LENGTH_MOST = 3 };
    const Good *good = &model->good[place];
    return good->length > (uint32_t)seen->n + LENGTH_MOST || seen->n > good->length + LENGTH_MOST ||
           __builtin_popcountll(good->kinds ^ kinds) > KINDS_MOST;
}

static void choose_good(struct fault_model *model, size_t count) {
    uint64_t total = fault_words_total(model->words);
    uint32_t *words = ARENA_ARRAY(model->arena, uint32_t, count);
    for (uint32_t i = 1; i < count; i++)
        if (makes_good(&model->all[i], total))
            words[model->good_count++] = i;
    qsort_r(words, model->good_count, sizeof *words, by_weight, (void *)(uintptr_t)model->all);
    model->good = ARENA_ARRAY(model->arena, Good, model->good_count + 1);
    model->letters = ARENA_ARRAY(model->arena, FaultLetters, model->good_count + 1);
    for (uint32_t i = 0; i < model->good_count; i++) {
        const FaultWord *word = &model->all[words[i]];
        model->place[words[i]] = i + 1;
        fault_channel_letters(word->word, &model->letters[i]);
        model->good[i] = (Good){.kinds = kinds_of(&model->letters[i]),
                                .word = words[i],
                                .count = word->count,
                                .length = model->letters[i].n};
    }
}

/* Most words that are tried out are none, which one look into a small table tells. */
enum { GOOD_BITS = 19 };

static void note_good(struct fault_model *model, size_t count) {
    model->good_bits = ARENA_ARRAY(model->arena, uint64_t, (1U << GOOD_BITS) / 64);
    for (size_t i = 1; i < count; i++) {
        uint64_t bit = model->all[i].hash >> (64 - GOOD_BITS);
        if (fault_model_is_good(model, (uint32_t)i))
            model->good_bits[bit / 64] |= (uint64_t)1 << bit % 64;
    }
}

uint32_t fault_model_find_good(const struct fault_model *model, Str folded) {
    uint64_t bit = str_hash(folded) >> (64 - GOOD_BITS);
    if ((model->good_bits[bit / 64] >> bit % 64 & 1) == 0)
        return 0;
    uint32_t word = fault_words_find(model->words, folded);
    return fault_model_is_good(model, word) ? word : 0;
}

/* A good word of those that were counted often. */
static uint32_t find_frequent(const struct fault_model *model, Str folded) {
    uint32_t word = fault_model_find_good(model, folded);
    return model->place[word] != 0 ? word : 0;
}

/* --- learning -------------------------------------------------------------------------------- */

/* The one frequent word that is one change away. */
struct lesson {
    struct fault_model *model;
    const FaultLetters *seen;
    uint32_t found, count;
};

static bool visit_lesson(void *context, uint32_t place) {
    struct lesson *lesson = context;
    struct fault_model *model = lesson->model;
    if (model->good[place].count < FREQUENT)
        return false;
    if (model->good[place].stamp == model->stamp ||
        !fault_channel_is_one_change(&model->letters[place], lesson->seen))
        return true;
    model->good[place].stamp = model->stamp;
    lesson->found = place;
    lesson->count++;
    return true;
}

/* A letter more or less at the end makes another form of a word oftener than a fault. */
static bool is_inflection(Str a, Str b) {
    Str longer = a.n > b.n ? a : b, shorter = a.n > b.n ? b : a;
    return longer.n != shorter.n && str_starts(longer, shorter);
}

static int by_hash(const void *a, const void *b) {
    const FaultWord *const *x = a, *const *y = b;
    return (*x)->hash < (*y)->hash ? -1 : (*x)->hash > (*y)->hash;
}

/* Rare words in an order that is theirs: that of first sight must not show. */
static const FaultWord **rare_words(const struct fault_model *model, size_t count, size_t *n) {
    const FaultWord **rare = ARENA_ARRAY(model->arena, const FaultWord *, count);
    *n = 0;
    for (size_t i = 1; i < count; i++) {
        const FaultWord *word = &model->all[i];
        if (word->count <= RARE && !word->listed && word->word.n >= 4 &&
            2 * word->capitals <= word->count)
            rare[(*n)++] = word;
    }
    qsort(rare, *n, sizeof *rare, by_hash);
    return rare;
}

static void learn(struct fault_model *model, size_t count) {
    uint32_t observed = 0;
    size_t n;
    const FaultWord **rare = rare_words(model, count, &n);
    for (size_t i = 0; i < n; i++) {
        const FaultWord *word = rare[i];
        FaultLetters seen;
        fault_channel_letters(word->word, &seen);
        struct lesson lesson = {model, &seen, 0, 0};
        model->stamp++;
        fault_near_each(model->near, &seen, true, &(FaultNearVisit){&lesson, visit_lesson});
        if (lesson.count == 1 &&
            !is_inflection(word->word, model->all[model->good[lesson.found].word].word))
            observed +=
                fault_channel_observe(model->channel, &model->letters[lesson.found], &seen, 1);
    }
    for (size_t i = 0; model->rulings != NULL && i < model->rulings->n; i++) {
        const FaultRuling *ruling = &model->rulings->p[i];
        FaultLetters meant, seen;
        fault_channel_letters(ruling->meant, &meant);
        fault_channel_letters(ruling->seen, &seen);
        if (ruling->is_fault)
            (void)fault_channel_observe(model->channel, &meant, &seen, RULING_WEIGHT);
    }
    fault_channel_learn(model->channel);
    model->rate = (double)observed / (double)fault_words_total(model->words) * rate_scale;
    model->rate = model->rate > 1 ? 1 : model->rate;
}

struct fault_model *fault_model_create(const struct fault_words *words,
                                       const FaultRulingList *rulings, struct arena *arena) {
    const FaultWordList *all = fault_words_all(words);
    if (fault_words_total(words) < FAULT_MODEL_WORDS)
        return NULL;
    struct fault_model *model = ARENA_NEW(arena, struct fault_model);
    *model = (struct fault_model){.words = words, .all = all->p, .arena = arena};
    model->rulings = rulings;
    model->place = ARENA_ARRAY(arena, uint32_t, all->n);
    model->guesses = ARENA_ARRAY(arena, FaultGuess, all->n);
    model->looked = ARENA_ARRAY(arena, bool, all->n);
    model->shadows = ARENA_ARRAY(arena, uint8_t, all->n);
    model->channel = fault_channel_create(arena);
    model->suspects = ARENA_ARRAY(arena, uint8_t, all->n);
    choose_good(model, all->n);
    note_good(model, all->n);
    model->near = fault_near_create(model->letters, model->good_count, arena);
    learn(model, all->n);
    return model;
}

const struct fault_words *fault_model_words(const struct fault_model *model) {
    return model->words;
}

bool fault_model_is_good(const struct fault_model *model, uint32_t word) {
    return model->place[word] != 0 || model->all[word].listed;
}

double fault_model_alone(const struct fault_model *model, uint32_t word) {
    double count = word == 0 ? 0.5 : (double)model->all[word].count;
    return log((count + 0.5) / (double)fault_words_total(model->words));
}

double fault_model_after(const struct fault_model *model, uint32_t a, uint32_t b) {
    return fault_model_after_less(model, a, b, 0);
}

double fault_model_after_less(const struct fault_model *model, uint32_t a, uint32_t b,
                              uint32_t less) {
    enum { WEIGHT = 6 };  // of the word alone, in places
    if (a == 0 || b == 0 || !fault_words_knows_pair(model->words, a, b))
        return fault_model_alone(model, b);
    double total = (double)fault_words_total(model->words);
    double alone = ((double)model->all[b].count + 0.5) / total;
    uint32_t met = fault_words_pair(model->words, a, b);
    double pair = met > less ? (double)(met - less) : 0;
    return log((pair + WEIGHT * alone) / ((double)model->all[a].count + WEIGHT));
}

/* --- what a word may have been --------------------------------------------------------------- */

struct shadow {
    struct fault_model *model;
    const FaultLetters *seen;
    uint64_t kinds;  // of seen
    double count;
    bool shadowed;
};

static bool visit_shadow(void *context, uint32_t place) {
    struct shadow *shadow = context;
    const struct fault_model *model = shadow->model;
    double count = (double)model->good[place].count;
    double rate = shadow_factor * model->rate;
    if (shadow->shadowed || shadow->count > rate * count * 0.02)
        return false;
    if (are_far(model, place, shadow->seen, shadow->kinds))
        return true;
    float cost = fault_channel_cost(model->channel, &model->letters[place], shadow->seen);
    if (cost > 7 && cost <= 9.5F && shadow->count < 12)
        cost -= 2.5F * (float)fmin(1, 2 * model->rate);
    shadow->shadowed = cost > 0 && shadow->count < rate * count * exp(-(double)cost);
    return true;
}

/* Two words so usual beside each other that the space was lost now and then. */
static bool is_joined(const struct fault_model *model, const FaultWord *word) {
    for (size_t at = 1; at < word->word.n && word->count < 100; at++) {
        uint32_t first = find_frequent(model, str_slice(word->word, 0, at));
        uint32_t second = first == 0 ? 0 : find_frequent(model, str_skip(word->word, at));
        if (second != 0 &&
            fault_words_pair(model->words, first, second) * model->rate > 20 * word->count)
            return true;
    }
    return false;
}

/* As rare as if it were the usual fault of a word that is much more frequent. */
static bool is_shadowed(struct fault_model *model, uint32_t word) {
    if (model->shadows[word] == 0) {
        FaultLetters seen;
        fault_channel_letters(model->all[word].word, &seen);
        struct shadow shadow = {model, &seen, kinds_of(&seen), (double)model->all[word].count,
                                is_joined(model, &model->all[word])};
        if (!shadow.shadowed)
            fault_near_each(model->near, &seen, true, &(FaultNearVisit){&shadow, visit_shadow});
        model->shadows[word] = shadow.shadowed ? 2 : 1;
    }
    return model->shadows[word] == 2;
}

bool fault_model_shadowed(struct fault_model *model, uint32_t word) {
    return model->place[word] != 0 && !model->all[word].listed && is_shadowed(model, word);
}

struct guessing {
    struct fault_model *model;
    const FaultLetters *seen;
    uint64_t kinds;  // of seen
    uint32_t word;
    struct {
        FaultCandidate candidate;
        float weight;
    } found[CANDIDATES_MAX];
    uint32_t n;
};

static float weight_of(float cost, const Good *good) {
    return cost - logf((float)good->count);
}

/* Whether at that cost it is among the likeliest. */
static bool may_enter(const struct guessing *guessing, float cost, const Good *good) {
    return guessing->n < CANDIDATES_MAX ||
           weight_of(cost, good) < guessing->found[CANDIDATES_MAX - 1].weight;
}

/* Kept in order: the likeliest first, by its cost and how frequent it is. */
static bool visit_guess(void *context, uint32_t place) {
    struct guessing *guessing = context;
    struct fault_model *model = guessing->model;
    Good *good = &model->good[place];
    /* Those that follow are rarer still. */
    if (!may_enter(guessing, (float)least_cost, good))
        return false;
    if (good->stamp == model->stamp || good->word == guessing->word)
        return true;
    good->stamp = model->stamp;
    if (are_far(model, place, guessing->seen, guessing->kinds))
        return true;
    float cost = fault_channel_cost(model->channel, &model->letters[place], guessing->seen);
    float most = guessing->seen->n <= 4 ? 10.0F : 20.0F;
    if (cost > most)
        return true;
    bool misread = fault_channel_is_misreading(&model->letters[place], guessing->seen);
    bool digit = model->letters[place].p[0] >= 27 && model->letters[place].p[0] < 37;
    if (digit && (model->letters[place].n != guessing->seen->n || !misread || cost > 9 ||
                  guessing->seen->n < 2))
        return true;
    if (!may_enter(guessing, cost, good) || is_shadowed(model, good->word))
        return true;
    float weight = weight_of(cost, good);
    uint32_t at = guessing->n;
    while (at > 0 && (guessing->found[at - 1].weight > weight))
        at--;
    guessing->n += guessing->n < CANDIDATES_MAX;
    for (uint32_t i = guessing->n - 1; i > at; i--)
        guessing->found[i] = guessing->found[i - 1];
    guessing->found[at].candidate = (FaultCandidate){good->word, cost, misread};
    guessing->found[at].weight = weight;
    return true;
}

/* Each known change undone at each place of a short word. */
static void undo_changes(struct guessing *guessing) {
    const struct fault_model *model = guessing->model;
    const FaultChangeList *changes = fault_channel_changes(model->channel);
    const FaultLetters *seen = guessing->seen;
    for (size_t i = 0; i < changes->n; i++) {
        const FaultChange *change = &changes->p[i];
        for (uint32_t at = 0; at + change->seen_n <= seen->n; at++) {
            FaultLetters meant = *seen;
            if (memcmp(seen->p + at, change->seen, change->seen_n) != 0)
                continue;
            meant.n = (uint8_t)(seen->n - change->seen_n + change->meant_n);
            memcpy(meant.p + at, change->meant, change->meant_n);
            memcpy(meant.p + at + change->meant_n, seen->p + at + change->seen_n,
                   seen->n - at - change->seen_n);
            Str text = fault_channel_text(&meant, (char[FAULT_LETTERS_MAX * 2]){0});
            uint32_t word = find_frequent(model, text);
            if (word != 0)
                (void)visit_guess(guessing, model->place[word] - 1);
        }
    }
}

static bool is_refused(const struct fault_model *model, Str seen, Str meant) {
    for (size_t i = 0; model->rulings != NULL && i < model->rulings->n; i++) {
        const FaultRuling *ruling = &model->rulings->p[i];
        if (!ruling->is_fault && str_equal(ruling->seen, seen) && str_equal(ruling->meant, meant))
            return true;
    }
    return false;
}

static FaultGuess make_guess(struct fault_model *model, uint32_t word, Str folded,
                             struct arena *arena) {
    FaultLetters seen;
    FaultGuess guess = {0};
    struct guessing guessing = {.model = model, .seen = &seen, .word = word};
    fault_channel_letters(folded, &seen);
    if (seen.n == 0)
        return guess;
    guessing.kinds = kinds_of(&seen);
    model->stamp++;
    fault_near_each(model->near, &seen, true, &(FaultNearVisit){&guessing, visit_guess});
    if (seen.n <= SHORT)
        undo_changes(&guessing);
    guess.p = ARENA_ARRAY(arena, FaultCandidate, guessing.n);
    guess.shadowed = word != 0 && is_shadowed(model, word);
    for (uint32_t i = 0; i < guessing.n; i++) {
        FaultCandidate candidate = guessing.found[i].candidate;
        const FaultWord *meant = &model->all[candidate.word];
        if (is_refused(model, folded, meant->word))
            continue;
        guess.p[guess.n++] = candidate;
    }
    return guess;
}

FaultGuess fault_model_guess(struct fault_model *model, uint32_t word, Str folded,
                             struct arena *job) {
    if (word == 0)
        return make_guess(model, 0, folded, job);
    if (!model->looked[word]) {
        model->looked[word] = true;
        model->guesses[word] = make_guess(model, word, folded, model->arena);
    }
    return model->guesses[word];
}

/* --- which places are worth a look ----------------------------------------------------------- */

/* A word that is one change away, and frequent enough for that change. */
struct promise {
    struct fault_model *model;
    const FaultLetters *seen;
    uint64_t kinds;  // of seen
    bool found;
};

static bool visit_promise(void *context, uint32_t place) {
    struct promise *promise = context;
    struct fault_model *model = promise->model;
    const FaultLetters *meant = &model->letters[place];
    double alone = fault_model_alone(model, model->good[place].word);
    if (promise->found || alone - least_cost <= least_promise)
        return false;
    if (model->good[place].stamp == model->stamp ||
        are_far(model, place, promise->seen, promise->kinds))
        return true;
    model->good[place].stamp = model->stamp;
    promise->found =
        fault_channel_is_one_change(meant, promise->seen) &&
        alone - (double)fault_channel_cost(model->channel, meant, promise->seen) > least_promise &&
        !is_shadowed(model, model->good[place].word);
    return true;
}

static bool may_be_joined(const struct fault_model *model, Str word) {
    for (size_t at = 1; at < word.n && word.n <= FAULT_LETTERS_MAX; at++) {
        uint32_t first = find_frequent(model, str_slice(word, 0, at));
        uint32_t second = first == 0 ? 0 : find_frequent(model, str_skip(word, at));
        if (second != 0 && fault_words_pair(model->words, first, second) > 1)
            return true;
    }
    return false;
}

/* Of small words: names are new every time. */
static bool look_suspect(struct fault_model *model, uint32_t number) {
    const FaultWord *word = &model->all[number];
    FaultLetters seen;
    bool digits;
    if (word->listed || word->documents > FAULT_WORDS_RARE || word->word.n < 2 ||
        2 * word->capitals > word->count || (has_digit(word->word, &digits) && digits) ||
        (model->place[number] != 0 && !is_shadowed(model, number)))
        return false;
    fault_channel_letters(word->word, &seen);
    struct promise promise = {model, &seen, kinds_of(&seen), false};
    model->stamp++;
    fault_near_each(model->near, &seen, false, &(FaultNearVisit){&promise, visit_promise});
    return promise.found || may_be_joined(model, word->word);
}

static bool may_be_fault(struct fault_model *model, uint32_t number) {
    if (model->suspects[number] == 0)
        model->suspects[number] = look_suspect(model, number) ? 2 : 1;
    return model->suspects[number] == 2;
}

FaultPlaceList *fault_model_suspects(struct fault_model *model, const FaultPlaces *places,
                                     struct arena *results) {
    FaultPlaceList *suspects = ARENA_ARRAY(results, FaultPlaceList, places->documents.n);
    bool *suspect = ARENA_ARRAY(results, bool, places->words.n);
    for (size_t i = 0; i < places->words.n; i++) {
        uint32_t number = fault_words_find(model->words, places->words.p[i]);
        suspect[i] = number != 0 && may_be_fault(model, number);
    }
    for (size_t i = 0; i < places->documents.n; i++)
        for (size_t k = 0; k < places->documents.p[i].n; k++)
            if (suspect[places->documents.p[i].p[k].word])
                *LIST_ADD(results, &suspects[i]) = places->documents.p[i].p[k];
    return suspects;
}
