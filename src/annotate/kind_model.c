/*
 * Body words make a model learn topics; the beginning, the end and a few dozen rates tell the form.
 * The rates are of groups of words (lexicon/style.tsv): a telegram drops its articles, minutes say
 * "said", a note by an editor names volumes. Rates are cut into steps of a factor of two.
 */
#include "annotate/kind_model.h"
#include "annotate/linear.h"
#include <stdlib.h>
#include <string.h>

#include "annotate/kind_table.inc"

enum {
    FIRST_WORDS = 60,
    LAST_WORDS = 25,
    EARLY_WORDS = 200,  // of which single words are looked at
    FORM_TOKENS = 1500,
    HEAD_LINES = 40,
    FORM_LINES = 400,
    GROUPS = 40,
    STEPS_MAX = 12
};

typedef struct {
    uint32_t *features;
    size_t n;
} FeatureSet;

/* A feature is a letter that names its sort, a word or two, a number. */
static void add(FeatureSet *set, char sort, Str one, Str two, uint32_t number) {
    uint32_t hash = 2166136261U ^ (uint8_t)sort;
    hash = hash * 16777619U ^ cue_hash(one);
    hash = hash * 16777619U ^ cue_hash(two);
    hash = hash * 16777619U ^ number;
    hash *= 16777619U;
    hash ^= hash >> 15;
    if (set->n < KIND_FEATURES)
        set->features[set->n++] = hash;
}

static const Str no_word = {NULL, 0};

static void add_number(FeatureSet *set, char sort, uint32_t number) {
    add(set, sort, no_word, no_word, number);
}

/* Steps of a factor of two of how many in a thousand; 0 for none. */
static uint32_t rate(uint32_t count, size_t of) {
    uint32_t step = 0;
    uint64_t rest = of == 0 ? 0 : (uint64_t)count * 2000 / of;
    for (; rest > 0 && step < STEPS_MAX; step++)
        rest /= 2;
    return count == 0 ? 0 : step + 1;
}

static Str form_of(const Scan *scan, size_t i) {
    if (scan_at(scan, i)->shape == SHAPE_DIGITS)
        return STR("#");
    return scan_folded(scan, i);
}

static bool counts_as_word(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i);
    return tok->shape != SHAPE_MARK && (tok->flags & TOK_APPARATUS) == 0;
}

static void first_words(const Scan *scan, FeatureSet *set) {
    Str before = STR("^");
    size_t words = 0;
    for (size_t i = 0; i < scan->n && words < EARLY_WORDS && i < EARLY_WORDS * 3; i++) {
        if (!counts_as_word(scan, i))
            continue;
        Str word = form_of(scan, i);
        if (words < FIRST_WORDS) {
            add(set, 'f', word, no_word, 0);
            add(set, 'F', before, word, 0);
        } else if (scan_at(scan, i)->shape == SHAPE_LOWER) {
            add(set, 's', word, no_word, 0);
        }
        before = word;
        words++;
    }
}

static void last_words(const Scan *scan, size_t end, FeatureSet *set) {
    size_t words = 0;
    for (size_t i = end; i > 0 && words < LAST_WORDS && end - i < LAST_WORDS * 3; i--) {
        if (!counts_as_word(scan, i - 1))
            continue;
        add(set, 'l', form_of(scan, i - 1), no_word, 0);
        words++;
    }
}

static void rates(const Scan *scan, size_t end, FeatureSet *set) {
    uint32_t groups[GROUPS] = {0}, digits = 0, capitals = 0, marks = 0, colons = 0;
    size_t n = end < FORM_TOKENS ? end : FORM_TOKENS;
    for (size_t i = 0; i < n; i++) {
        const Tok *tok = scan_at(scan, i);
        digits += tok->shape == SHAPE_DIGITS;
        capitals += tok->shape == SHAPE_UPPER;
        marks += tok->shape == SHAPE_MARK;
        colons += tok->mark == ':' && i > 0 && scan_is_capital(scan, i - 1);
        int32_t value;
        size_t behind;
        if (scan_cue(scan, i, CUE_STYLE_AT, &value, &behind) && value < GROUPS)
            groups[value]++;
    }
    for (uint32_t g = 1; g < GROUPS; g++) {
        add_number(set, 'g', g * 16 + rate(groups[g], n));
        if (groups[g] > 0)
            add_number(set, 'h', g);
    }
    add_number(set, 'd', rate(digits, n));
    add_number(set, 'c', rate(capitals, n));
    add_number(set, 'm', rate(marks, n));
    add_number(set, 'o', rate(colons, n));
    add_number(set, 'n', rate((uint32_t)(scan->n > 60000 ? 60000 : scan->n), 1000));
}

static void one_line(const Scan *scan, const ScanLine *line, uint32_t i, FeatureSet *set) {
    int32_t label;
    size_t end;
    if (line->zone == ZONE_LIST && scan_cue(scan, line->first, CUE_LABEL_AT, &label, &end))
        add_number(set, 'L', (uint32_t)label);
    if (scan_is(scan, line->first, CUE(LEVEL)) && line->last - line->first <= 4)
        add_number(set, 'S', i < 4);
    if (scan_at(scan, line->first)->shape == SHAPE_DIGITS &&
        scan_is_mark(scan, line->first + 1, '.') && i < 8) {
        // "239. From Ambassador": a telegram's number; "1. Whatever": a paragraph's
        add_number(set, 'N', scan_at(scan, line->first)->digits);
    }
    if (line->zone == ZONE_DATELINE)
        for (size_t k = line->first; k < line->last && k < line->first + 20; k++)
            if (scan_is(scan, k, CUE(MERIDIEM) | CUE(NOON)) || scan_is_mark(scan, k, ';'))
                add_number(set, 'T', 1);
    if (line->zone == ZONE_DATELINE || line->zone == ZONE_SALUTE)
        add_number(set, 'Z', (uint32_t)line->zone * 16 + (i < 8 ? i : 8));
}

static void lines(const Scan *scan, uint32_t end, FeatureSet *set) {
    uint32_t head = 0, closing = 0;
    for (uint32_t i = 0; i < end && i < HEAD_LINES; i++) {
        const ScanLine *line = &scan->lines[i];
        if (line->first == line->last)
            continue;
        one_line(scan, line, i, set);
        head += line->zone != ZONE_BODY;
    }
    for (uint32_t i = end; i > 0 && end - i < 10; i--) {
        const ScanLine *line = &scan->lines[i - 1];
        closing += line->zone == ZONE_CLOSING;
        if (line->zone == ZONE_CLOSING && line->first < line->last &&
            scan_is(scan, line->first, CUE(CLOSING)))
            add_number(set, 'C', 1);
        if (i == end && line->last > line->first)
            add_number(set, 'E',
                       line->last - line->first > 6 ? 7 : (uint32_t)(line->last - line->first));
    }
    add_number(set, 'H', head > 12 ? 12 : head);
    add_number(set, 'K', closing);
    add_number(set, 'J', rate(end > 60000 ? 60000 : end, 1000));
}

/* "Secretary Rusk: We should ...": who speaks, before what he says. */
static bool is_speech(const Scan *scan, const ScanLine *line) {
    for (size_t i = line->first + 1; i + 2 < line->last && i < line->first + 6; i++)
        if (scan_is_mark(scan, i, ':'))
            return scan_is_capital(scan, line->first) &&
                   !scan_is(scan, line->first, CUE(LABEL) | CUE(SEE));
    return false;
}

/* How its paragraphs begin, all over the text: speakers, numbers, brackets of an editor. */
static void paragraphs(const Scan *scan, uint32_t end, FeatureSet *set) {
    uint32_t count = 0, speeches = 0, numbers = 0, brackets = 0, listed = 0, quoted = 0;
    for (uint32_t i = 0; i < end && i < FORM_LINES; i++) {
        const ScanLine *line = &scan->lines[i];
        if (line->first == line->last)
            continue;
        count++;
        speeches += is_speech(scan, line);
        numbers += scan_at(scan, line->first)->shape == SHAPE_DIGITS &&
                   scan_is_mark(scan, line->first + 1, '.');
        brackets += scan_is_mark(scan, line->first, '[') &&
                    (scan_at(scan, line->first)->flags & TOK_APPARATUS) == 0;
        quoted += scan_is_mark(scan, line->first, '"');
        listed += line->zone == ZONE_LIST;
    }
    add_number(set, 'p', rate(speeches, count));
    add_number(set, 'q', rate(numbers, count));
    add_number(set, 'r', brackets > 3 ? 3 : brackets);
    add_number(set, 't', rate(listed, 1000));
    add_number(set, 'u', rate(quoted, count));
}

/* A line below the beginning that would name the kind, if it were a heading. */
static void named(const Heading *heading, FeatureSet *set) {
    if (heading->kind == CUE_RECORD_NONE)
        return;
    bool first = heading->kind_words.first == heading->words.first;
    bool upper = scan_at(heading->scan, heading->kind_words.first)->shape == SHAPE_UPPER;
    add_number(set, 'w', (uint32_t)heading->kind);
    add_number(set, 'W', (uint32_t)heading->kind * 4 + first * 2U + upper);
}

static int by_hash(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

size_t kind_model_features(const Scan *scan, const Heading *heading,
                           uint32_t features[KIND_FEATURES]) {
    FeatureSet set = {features, 0};
    uint32_t end = (uint32_t)scan->line_count;
    while (end > 0 &&
           (scan->lines[end - 1].zone == ZONE_NOTES || scan->lines[end - 1].zone == ZONE_SOURCE ||
            scan->lines[end - 1].zone == ZONE_CHROME || scan->lines[end - 1].zone == ZONE_ABSTRACT))
        end--;
    size_t last = end == 0 ? 0 : scan->lines[end - 1].last;
    first_words(scan, &set);
    last_words(scan, last, &set);
    rates(scan, last, &set);
    lines(scan, end, &set);
    paragraphs(scan, end, &set);
    named(heading, &set);
    qsort(features, set.n, sizeof *features, by_hash);
    size_t n = 0;
    for (size_t i = 0; i < set.n; i++)
        if (n == 0 || features[n - 1] != features[i])
            features[n++] = features[i];
    return n;
}

KindGuess kind_model_guess(const Scan *scan, const Heading *heading) {
    uint32_t features[KIND_FEATURES];
    LinearGuess guess =
        linear_guess(&kind_model, features, kind_model_features(scan, heading, features));
    return (KindGuess){kind_classes[guess.best], kind_classes[guess.second], guess.certainty};
}
