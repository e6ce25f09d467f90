#include "query/naive.h"
#include "base/fail.h"
#include "doc/date.h"

enum { PLACES_MAX = 4000, OCCURRENCES_MAX = 200 };

/* A zone as places: a word, or nothing (a filler); with the next one as one word where a hyphen
 * parts them. */
typedef struct {
    Str words[PLACES_MAX], joined[PLACES_MAX];
    size_t n;
} Places;

/* The words of small.c that are forms of one another. */
static Str stem(Str word) {
    static const char *const plurals[] = {"missiles", "walls", "generals"};
    for (size_t i = 0; i < 3; i++)
        if (str_is(word, plurals[i]))
            return str_slice(word, 0, word.n - 1);
    return word;
}

static void add_place(Places *places, Str word, Str joined) {
    must(places->n < PLACES_MAX);
    places->joined[places->n] = joined;
    places->words[places->n++] = word;
}

static void add_filler(Places *places, size_t count) {
    for (size_t i = 0; i < count; i++)
        add_place(places, (Str){NULL, 0}, (Str){NULL, 0});
}

/* The words of small.c that a hyphen parts. */
static Str joined(Str word) {
    return str_is(word, "mis-sile")  ? STR("missile")
           : str_is(word, "ber-lin") ? STR("berlin")
                                     : (Str){NULL, 0};
}

static void add_word(Places *places, Str word) {
    Str first, second;
    bool two = str_cut(word, '-', &first, &second);
    add_place(places, first, joined(word));
    if (two)
        add_place(places, second, (Str){NULL, 0});
}

static bool gap_between(const Part *part, size_t from, size_t to) {
    for (size_t i = 0; part != NULL && i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        if (span->kind == SPAN_GAP &&
            ((span->start >= from && span->start <= to) || (span->end >= from && span->end <= to)))
            return true;
    }
    return false;
}

/* from: where text stands in its part. */
static void add_text(Places *places, Str text, const Part *part, size_t from) {
    size_t at = 0;
    while (at < text.n) {
        size_t end = at;
        while (end < text.n && text.p[end] != ' ')
            end++;
        if (end > at)
            add_word(places, str_slice(text, at, end));
        if (end < text.n && gap_between(part, from + end, from + end + 1))
            add_filler(places, 100);
        at = end + 1;
    }
    add_filler(places, 1);
}

static Str folded(Str text) {
    static char small[64];
    must(text.n < sizeof small);
    for (size_t i = 0; i < text.n; i++)
        small[i] = (char)(text.p[i] >= 'A' && text.p[i] <= 'Z' ? text.p[i] + 32 : text.p[i]);
    return (Str){small, text.n};
}

static void read_zone(const struct document *document, Zone zone, Places *places) {
    places->n = 0;
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        for (size_t j = 0; j < part->blocks.n; j++) {
            const Block *block = &part->blocks.p[j];
            if ((block->kind == BLOCK_NOTE) == (zone == ZONE_NOTES) &&
                (zone == ZONE_NOTES || zone == ZONE_TEXT))
                add_text(places, str_slice(part->text, block->start, block->end), part,
                         block->start);
        }
    }
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        Zone of = value->field == FIELD_TITLE      ? ZONE_TITLE
                  : value->field == FIELD_ABSTRACT ? ZONE_SUMMARY
                                                   : ZONE_REST;
        if (of == zone && value->field != FIELD_KIND)
            add_text(places, value->value, NULL, 0);
    }
}

static bool is_word(Str word, const char *c, size_t n) {
    return str_equal(word, (Str){c, n});
}

static bool word_asked(const struct query_node *node, Str wanted, Str word) {
    if (word.n == 0)
        return false;
    bool exact = node->exact;
    if (wanted.n > 1 && wanted.p[0] == '=') {
        exact = true;
        wanted = str_skip(wanted, 1);
    }
    if (node->kind == QUERY_PREFIX)
        return str_starts(word, wanted);
    return exact ? is_word(word, wanted.p, wanted.n) : str_equal(stem(word), stem(wanted));
}

static bool place_asked(const struct query_node *node, Str wanted, const Places *places,
                        size_t at) {
    return at < places->n && (word_asked(node, wanted, places->words[at]) ||
                              word_asked(node, wanted, places->joined[at]));
}

/* What goes on at the next place is told by its stem, also of a word that is asked for exactly. */
static bool joined_goes_on(Str wanted, Str word) {
    wanted = str_starts(wanted, STR("=")) ? str_skip(wanted, 1) : wanted;
    return word.n > 0 && str_equal(stem(word), stem(wanted));
}

/* The words of a phrase that are still to be found. */
typedef struct {
    const struct query_node *node;
    const Str *words;
    size_t n;
} Asked;

static unsigned lengths_at(Asked asked, const Places *places, size_t at);

static unsigned lengths_of_word(Asked asked, Str wanted, const Places *places, size_t at) {
    Asked others = {asked.node, asked.words + 1, asked.n - 1};
    if (!place_asked(asked.node, wanted, places, at))
        return 0;
    unsigned lengths = lengths_at(others, places, at + 1) << 1;
    if (others.n > 0 && joined_goes_on(wanted, places->joined[at]))
        lengths |= lengths_at(others, places, at + 2) << 2;
    return lengths;
}

/* The lengths, a bit each, of what begins at `at` and is asked for. A word that a hyphen parts
 * takes two places where another follows, else the first of them. */
static unsigned lengths_at(Asked asked, const Places *places, size_t at) {
    Str first, second;
    if (asked.n == 0)
        return 1;
    if (!str_cut(asked.words[0], '-', &first, &second))
        return lengths_of_word(asked, asked.words[0], places, at);
    struct query_node half = *asked.node;
    half.exact = half.exact || str_starts(first, STR("="));
    first = str_starts(first, STR("=")) ? str_skip(first, 1) : first;
    unsigned lengths = 0;
    if (place_asked(&half, first, places, at) && place_asked(&half, second, places, at + 1))
        lengths |= lengths_at((Asked){asked.node, asked.words + 1, asked.n - 1}, places, at + 2)
                   << 2;
    if (!half.exact)
        lengths |= lengths_of_word(asked, joined(asked.words[0]), places, at);
    return lengths;
}

typedef struct {
    size_t start, length;
} Occurrence;

static size_t occurrences(const struct query_node *node, const Places *places, Occurrence *found) {
    Str single = node->text;
    const Str *words = node->kind == QUERY_PHRASE ? node->words.p : &single;
    size_t n = node->kind == QUERY_PHRASE ? node->words.n : 1, count = 0;
    for (size_t i = 0; i < places->n; i++) {
        unsigned lengths = lengths_at((Asked){node, words, n}, places, i);
        for (size_t length = 1; lengths >> length != 0; length++)
            if ((lengths >> length & 1) != 0 && count < OCCURRENCES_MAX)
                found[count++] = (Occurrence){i, length};
    }
    return count;
}

typedef struct {
    Occurrence found[8][OCCURRENCES_MAX];
    size_t counts[8], n;
} Near;

/* Some choice of one occurrence each in which at most slop words lie between the end of any and the
 * start of the last. */
static bool near_from(const Near *near, size_t at, Occurrence *chosen, uint32_t slop) {
    if (at == near->n) {
        size_t last = 0;
        for (size_t i = 0; i < near->n; i++)
            last = chosen[i].start > last ? chosen[i].start : last;
        for (size_t i = 0; i < near->n; i++)
            if (last > chosen[i].start + chosen[i].length + slop)
                return false;
        return true;
    }
    for (size_t i = 0; i < near->counts[at]; i++) {
        chosen[at] = near->found[at][i];
        if (near_from(near, at + 1, chosen, slop))
            return true;
    }
    return false;
}

static bool zone_holds(const struct query_node *node, const Places *places) {
    static Near near;
    static Occurrence found[OCCURRENCES_MAX];
    Occurrence chosen[8];
    if (node->kind != QUERY_NEAR && !(node->kind == QUERY_PHRASE && node->slop > 0))
        return occurrences(node, places, found) > 0;
    near.n = node->kind == QUERY_NEAR ? node->kids.n : node->words.n;
    must(near.n <= 8);
    for (size_t i = 0; i < near.n; i++) {
        struct query_node word = {.kind = QUERY_WORD, .exact = node->exact};
        if (node->kind == QUERY_PHRASE)
            word.text = node->words.p[i];
        near.counts[i] =
            occurrences(node->kind == QUERY_NEAR ? node->kids.p[i] : &word, places, near.found[i]);
    }
    return near_from(&near, 0, chosen, node->slop);
}

static bool words_hold(const struct query_node *node, const struct document *document) {
    static Places places;
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++) {
        if (node->in_zone && node->zone != zone)
            continue;
        read_zone(document, (Zone)zone, &places);
        if (zone_holds(node, &places))
            return true;
    }
    return false;
}

static bool next_date(const struct document *document, size_t *n, struct arena *arena,
                      DateDaysList *days) {
    const Value *value;
    while ((value = description_find(&document->description, FIELD_DATE, (*n)++)) != NULL) {
        Fail ignored;
        *days = (DateDaysList){0};
        if (str_is(value->role, "written") && date_days(value->norm, arena, days, &ignored))
            return true;
    }
    return false;
}

bool naive_undated(const struct document *document) {
    struct arena *arena = arena_create();
    DateDaysList days;
    size_t n = 0;
    bool dated = next_date(document, &n, arena, &days);
    arena_destroy(arena);
    return !dated;
}

static NaiveTruth date_holds(const struct query_node *node, const struct document *document,
                             bool undated) {
    struct arena *arena = arena_create();
    NaiveTruth truth = NAIVE_NO;
    DateDaysList days;
    for (size_t n = 0; next_date(document, &n, arena, &days);)
        for (size_t i = 0; i < days.n; i++) {
            if (date_certainly_in(days.p[i], node->from, node->to))
                truth = NAIVE_CERTAINLY;
            else if (truth == NAIVE_NO && date_possibly_in(days.p[i], node->from, node->to))
                truth = NAIVE_POSSIBLY;
        }
    arena_destroy(arena);
    if (undated)
        return NAIVE_POSSIBLY;
    if (node->dated == DATED_CERTAINLY)
        return truth == NAIVE_CERTAINLY ? truth : NAIVE_NO;
    if (node->dated == DATED_POSSIBLY)
        return truth == NAIVE_POSSIBLY ? truth : NAIVE_NO;
    return truth;
}

static bool kind_is(const struct query_node *node, const struct document *document) {
    Str kind = description_text(&document->description, FIELD_KIND);
    return kind.n > 0 &&
           (node->exact ? str_equal_nocase(kind, node->text) : str_equal(folded(kind), node->text));
}

NaiveTruth naive_evaluate(const struct query_node *node, const struct document *document,
                          bool undated) {
    NaiveTruth truth = node->kind == QUERY_OR ? NAIVE_NO : NAIVE_CERTAINLY;
    bool holds = true;
    switch (node->kind) {
    case QUERY_NONE:
        return NAIVE_CERTAINLY;
    case QUERY_AND:
    case QUERY_OR:
        for (size_t i = 0; i < node->kids.n; i++) {
            NaiveTruth kid = naive_evaluate(node->kids.p[i], document, undated);
            if ((node->kind == QUERY_OR) == (kid > truth))
                truth = kid;
        }
        return truth;
    case QUERY_NOT:
        return NAIVE_CERTAINLY - naive_evaluate(node->kids.p[0], document, undated);
    case QUERY_DATE:
        return date_holds(node, document, undated);
    case QUERY_UNDATED:
        holds = undated;
        break;
    case QUERY_FIELD:
        holds = kind_is(node, document);
        break;
    case QUERY_AS_TYPED:
        return NAIVE_CERTAINLY;
    case QUERY_APPARATUS:
        holds = document->role == ROLE_APPARATUS;
        break;
    default:
        holds = words_hold(node, document);
    }
    return holds ? NAIVE_CERTAINLY : NAIVE_NO;
}
