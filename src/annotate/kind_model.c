/*
 * Body words make a model learn topics; the beginning, the end and a few dozen rates tell the form.
 * The rates are of groups of words (lexicon/style.tsv): a telegram drops its articles, minutes say
 * "said", a note by an editor names volumes. Rates are cut into steps of a factor of two. What the
 * form says is said by two signs together: much said under a list of those present is a talk, much
 * said by "I" above initials is a memorandum. So the strongest signs are given in pairs too.
 */
#include "annotate/kind_model.h"
#include "annotate/linear.h"
#include <stdlib.h>
#include <string.h>

#include "annotate/kind_table.inc"

enum {
    FIRST_WORDS = 30,
    LAST_WORDS = 25,
    NAMED_WITHIN = 4,  // tokens of a short line, for the word of a kind
    SHORT_LINE = 16,   // tokens of a line of the head that labels or names something
    DATE_LINES = 4,    // among which the date stands
    DATE_LINE = 40,    // tokens of such a line
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
    for (size_t i = 0; i < scan->n && words < FIRST_WORDS && i < FIRST_WORDS * 3; i++) {
        if (!counts_as_word(scan, i))
            continue;
        Str word = form_of(scan, i);
        add(set, 'f', word, no_word, 0);
        add(set, 'F', before, word, 0);
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

/* What is counted once and used twice. */
typedef struct {
    uint32_t groups[GROUPS];  // words of each group
    size_t n;                 // tokens that were looked at
    uint32_t lines, speeches, numbers;
} Form;

/* Groups of lexicon/style.tsv. */
enum { CUE_STYLE_I = 2, CUE_STYLE_ARTICLE = 5, CUE_STYLE_SAID = 6 };

static void rates(const Scan *scan, size_t end, Form *form, FeatureSet *set) {
    uint32_t *groups = form->groups, digits = 0, capitals = 0, marks = 0, colons = 0;
    size_t n = form->n = end < FORM_TOKENS ? end : FORM_TOKENS;
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
static void paragraphs(const Scan *scan, uint32_t end, Form *form, FeatureSet *set) {
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
    *form = (Form){.lines = count, .speeches = speeches, .numbers = numbers};
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

/* A short line that names a kind: "NOTES ON MEETING WITH ...", "TELEPHONE CALL FROM ...". */
static void named_in_line(const Scan *scan, const ScanLine *line, FeatureSet *set) {
    for (size_t k = line->first; k < line->last && k < line->first + NAMED_WITHIN; k++) {
        int32_t kind;
        size_t behind;
        if (!scan_cue(scan, k, CUE_RECORD_AT, &kind, &behind))
            continue;
        bool upper = scan_at(scan, k)->shape == SHAPE_UPPER;
        add_number(set, 'k', (uint32_t)kind);
        add_number(set, 'x', (uint32_t)kind * 4 + upper * 2U + (k == line->first));
        return;
    }
}

/* Short lines of the head: words in capitals, labels as they are worded, kinds. */
static void head_words(const Scan *scan, uint32_t end, FeatureSet *set) {
    for (uint32_t i = 0; i < end && i < HEAD_LINES; i++) {
        const ScanLine *line = &scan->lines[i];
        size_t behind;
        int32_t label;
        if (line->first == line->last || line->last - line->first > SHORT_LINE)
            continue;
        named_in_line(scan, line, set);
        for (size_t k = line->first; k < line->last; k++)
            if (scan_at(scan, k)->shape == SHAPE_UPPER && scan_at(scan, k)->folded_n > 2)
                add(set, 'U', scan_folded(scan, k), no_word, 0);
        if (scan_cue(scan, line->first, CUE_LABEL_AT, &label, &behind) &&
            (behind == line->last || scan_is_mark(scan, behind, ':') ||
             scan_at(scan, line->first)->shape == SHAPE_UPPER))
            add(set, 'M', scan_folded(scan, line->first), no_word, behind - line->first > 1);
    }
}

enum { ZULU = 1, HOUR = 2, HOURS = 4, DATED = 8 };

/* "1600Z": the time of Greenwich. */
static bool is_zulu(const Scan *scan, size_t i) {
    return scan_at(scan, i - 1)->shape == SHAPE_DIGITS && scan_at(scan, i)->folded_n == 1 &&
           (scan_at(scan, i)->flags & TOK_GLUED) != 0 && str_equal(scan_folded(scan, i), STR("z"));
}

/* With what time the date stands at the top: bits; 0 where there is no date. */
static uint32_t time_of(const Scan *scan, uint32_t end) {
    for (uint32_t i = 0; i < end && i < DATE_LINES; i++) {
        const ScanLine *line = &scan->lines[i];
        uint32_t bits = 0;
        if (line->last - line->first > DATE_LINE)
            return 0;
        for (size_t k = line->first; k < line->last; k++) {
            if (scan_is(scan, k, CUE(MONTH)))
                bits |= DATED;
            if (scan_is(scan, k, CUE(MERIDIEM) | CUE(NOON)))
                bits |= HOUR;
            if (is_zulu(scan, k))
                bits |= ZULU;
            if (scan_is_mark(scan, k, '-') && scan_at(scan, k - 1)->shape == SHAPE_DIGITS &&
                scan_at(scan, k + 1)->shape == SHAPE_DIGITS && scan_at(scan, k + 1)->digits <= 2)
                bits |= HOURS;
        }
        if ((bits & DATED) != 0)
            return bits;
    }
    return 0;
}

/* Which labels stand in the head: bits. */
static uint32_t labels_of(const Scan *scan, uint32_t end) {
    static const CueLabel telling[] = {CUE_LABEL_SUBJECT, CUE_LABEL_PARTICIPANTS, CUE_LABEL_TO,
                                       CUE_LABEL_FROM, CUE_LABEL_REFERENCE};
    uint32_t bits = 0;
    for (uint32_t i = 0; i < end && i < HEAD_LINES; i++) {
        const ScanLine *line = &scan->lines[i];
        int32_t label;
        size_t behind;
        if (line->zone != ZONE_LIST || line->first == line->last ||
            !scan_cue(scan, line->first, CUE_LABEL_AT, &label, &behind))
            continue;
        for (uint32_t k = 0; k < sizeof telling / sizeof *telling; k++)
            if (label == (int32_t)telling[k])
                bits |= 1U << k;
    }
    return bits;
}

/* In how many of a thousand tokens a group of words stands. */
static uint32_t share_of(const uint32_t groups[GROUPS], uint32_t group, size_t n) {
    return n == 0 ? 0 : (uint32_t)((uint64_t)groups[group] * 1000 / n);
}

static uint32_t at_most(uint32_t value, uint32_t most) {
    return value < most ? value : most;
}

/* The strongest signs of the form, each in a few steps, by pairs. */
static void pairs(const Scan *scan, uint32_t end, const Form *form, FeatureSet *set) {
    uint32_t last_line = 0;
    for (uint32_t i = end; i > 0 && last_line == 0; i--)
        last_line = (uint32_t)(scan->lines[i - 1].last - scan->lines[i - 1].first);
    const uint32_t signs[] = {
        labels_of(scan, end),
        time_of(scan, end),
        form->lines == 0 ? 0 : form->speeches * 4 / form->lines,
        at_most(share_of(form->groups, CUE_STYLE_SAID, form->n) / 5, 3),
        at_most(share_of(form->groups, CUE_STYLE_ARTICLE, form->n) / 40, 3),
        form->groups[CUE_STYLE_I] == 0
            ? 0
            : at_most(share_of(form->groups, CUE_STYLE_I, form->n) / 10 + 1, 3),
        at_most(last_line, 7),
        (uint32_t)(form->lines >= 10) + (uint32_t)(form->lines >= 40),
        at_most(form->numbers, 4) / 2 + (uint32_t)(form->numbers == 1),
    };
    for (uint32_t a = 0; a < sizeof signs / sizeof *signs; a++)
        for (uint32_t b = a + 1; b < sizeof signs / sizeof *signs; b++)
            add_number(set, '+', a << 28 | b << 24 | signs[a] << 8 | signs[b]);
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
    Form form;
    paragraphs(scan, end, &form, &set);
    rates(scan, last, &form, &set);
    lines(scan, end, &set);
    named(heading, &set);
    head_words(scan, end, &set);
    add_number(&set, '7', time_of(scan, end));
    pairs(scan, end, &form, &set);
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
