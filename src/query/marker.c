/*
 * A document is cut into words again, with the same cutter, and each word is asked whether the
 * query asks for it (analyze_matches says what the index says). Places from the index would save
 * the cutting but not the reading, and texts may have changed since; ten documents take about a
 * millisecond.
 *
 * A phrase is tried from every word on. It does not reach over a gap, as it does not in the index.
 * What stands in a correction stands at the place of what it corrects. Two words that a hyphen
 * parts are tried as one, too, in the document and in the query.
 */
#include "query/marker.h"
#include "base/map.h"
#include "query/expand.h"
#include "text/hyphen.h"
#include "text/stem.h"
#include "text/token.h"
#include <stdlib.h>

/* Another form of the word at a place. */
typedef struct {
    size_t place;
    AnalyzedPlace form;
    const QueryVariant *variant;
} TermForm;

typedef struct {
    const struct query_node *node;
    AnalyzedPlaceList places;
    LIST_OF(TermForm) forms;
    Str asked;    // the words, as typed
    Str pattern;  // of a wild word, folded
} Term;

/* What it was that matched, where it is not the plain word. */
typedef struct {
    Str correction;
    uint16_t guessed;
    const QueryVariant *variant;
} Why;

typedef struct {
    Str folded, stem;
    Str joined, joined_stem;  // with the next one as one word; empty where no hyphen parts them
    size_t start, end;
    StrList corrections;  // folded words that stand here, too
    StrList correction_stems;
    Str correction;    // as written
    uint16_t guessed;  // per mille, by a rule; else 0
    bool after_gap;    // a gap stands between it and the word before
} Word;
typedef LIST_OF(Word) WordList;

/*
 * At which words a term may begin: by the word itself, or by its stem; a bit for each term. The
 * most frequent of 32 words would else be compared with every word of every document shown.
 */
struct marker {
    struct analyzer *analyzer;
    struct arena *arena;
    struct token_cutter *cutter;
    uint32_t languages;
    LIST_OF(Term) terms;
    struct map *by_word, *by_stem;
    uint64_t anywhere;    // terms that may begin at any word
    uint64_t letters[4];  // first bytes of all words and stems that are asked for, a bit each
};

/* --- the query's words ---------------------------------------------------------------------- */

static bool is_spread(const Term *term) {
    QueryKind kind = term->node->kind;
    return kind == QUERY_PREFIX || kind == QUERY_FUZZY || kind == QUERY_WILD;
}

/* The forms of the node's words from the `first` place on, as many as the term has. */
static void add_forms(struct marker *marker, Term *term, size_t first) {
    for (size_t i = 0; i < term->node->variants.n; i++) {
        const QueryVariant *variant = &term->node->variants.p[i];
        AnalyzedPlaceList forms = {0};
        if (variant->place < first || variant->place - first >= term->places.n)
            continue;
        analyze_word(marker->analyzer, variant->word, marker->languages, false, marker->arena,
                     &forms);
        if (forms.n == 1)
            *LIST_ADD(marker->arena, &term->forms) =
                (TermForm){variant->place - first, forms.p[0], variant};
    }
}

static Term *add_term(struct marker *marker, const struct query_node *node, Str word, bool exact) {
    Term *term = LIST_ADD(marker->arena, &marker->terms);
    term->node = node;
    bool marked = word.n > 1 && word.p[0] == '=';
    analyze_word(marker->analyzer, word, marker->languages, exact || marked, marker->arena,
                 &term->places);
    term->asked = word;
    return term;
}

static void add_phrase(struct marker *marker, const struct query_node *node) {
    Term *term = LIST_ADD(marker->arena, &marker->terms);
    term->node = node;
    for (size_t i = 0; i < node->words.n; i++) {
        Str word = node->words.p[i];
        bool marked = word.n > 1 && word.p[0] == '=';
        analyze_word(marker->analyzer, word, marker->languages, node->exact || marked,
                     marker->arena, &term->places);
    }
    term->asked = str_join(marker->arena, node->words, STR(" "));
    add_forms(marker, term, 0);
}

/* Words in any order: each is a term. */
static void add_sloppy(struct marker *marker, const struct query_node *node) {
    size_t place = 0;
    for (size_t i = 0; i < node->words.n; i++) {
        Term *term = add_term(marker, node, node->words.p[i], node->exact);
        add_forms(marker, term, place);
        place += term->places.n;
    }
}

static void add_terms(struct marker *marker, const struct query_node *node, bool wanted) {
    switch (node->kind) {
    case QUERY_AND:
    case QUERY_OR:
    case QUERY_NEAR:
    case QUERY_NOT:
        for (size_t i = 0; i < node->kids.n; i++)
            add_terms(marker, node->kids.p[i], wanted != (node->kind == QUERY_NOT));
        return;
    case QUERY_WORD:
    case QUERY_PREFIX:
    case QUERY_FUZZY:
        if (wanted)
            add_forms(marker,
                      add_term(marker, node, node->text, node->exact || node->kind != QUERY_WORD),
                      0);
        return;
    case QUERY_WILD:
        if (wanted)
            add_term(marker, node, (Str){NULL, 0}, true)->pattern =
                analyze_pattern(marker->analyzer, node->text, marker->arena);
        return;
    case QUERY_PHRASE:
        if (wanted && node->slop > 0)
            add_sloppy(marker, node);
        if (wanted && node->slop == 0)
            add_phrase(marker, node);
        return;
    default:
        return;
    }
}

static void note_place(struct marker *marker, const AnalyzedPlace *place, uint64_t bit) {
    for (size_t i = 0; i < place->tokens.n; i++)
        *map_put(marker->by_word, place->tokens.p[i], NULL) |= bit;
    for (size_t i = 0; i < place->stems.n; i++)
        *map_put(marker->by_stem, place->stems.p[i], NULL) |= bit;
}

static void note_letters(struct marker *marker, const AnalyzedPlace *place) {
    const StrList *lists[] = {&place->tokens, &place->stems};
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->n; i++) {
            unsigned char first = (unsigned char)lists[l]->p[i].p[0];
            marker->letters[first / 64] |= (uint64_t)1 << (first % 64);
        }
}

/* A stem begins as its word does (proved in test_stem): most words of a text need none. */
static bool may_be_asked(const struct marker *marker, Str folded) {
    unsigned char first = folded.n == 0 ? 0 : (unsigned char)folded.p[0];
    return (marker->letters[first / 64] >> (first % 64) & 1) != 0;
}

static void note_first(struct marker *marker, size_t number) {
    uint64_t bit = (uint64_t)1 << (number % 64);
    const Term *term = &marker->terms.p[number];
    for (size_t i = 0; i < term->places.n; i++)
        note_letters(marker, &term->places.p[i]);
    for (size_t i = 0; i < term->forms.n; i++)
        note_letters(marker, &term->forms.p[i].form);
    if (is_spread(term) || term->places.n == 0) {
        marker->anywhere |= bit;
        return;
    }
    note_place(marker, &term->places.p[0], bit);
    if (term->places.p[0].joined != NULL)
        note_place(marker, term->places.p[0].joined, bit);
    for (size_t i = 0; i < term->forms.n; i++)
        if (term->forms.p[i].place == 0)
            note_place(marker, &term->forms.p[i].form, bit);
}

static uint32_t language_bit(Str tag) {
    return 1U << stem_language(tag);
}

static uint32_t languages_of(const struct document *document) {
    const Value *said = description_find(&document->description, FIELD_LANGUAGE, 0);
    uint32_t languages = language_bit(said == NULL ? (Str){NULL, 0} : said->norm);
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        languages |= part->language.n > 0 ? language_bit(part->language) : 0;
        for (size_t j = 0; j < part->blocks.n; j++)
            languages |=
                part->blocks.p[j].language.n > 0 ? language_bit(part->blocks.p[j].language) : 0;
    }
    return languages;
}

struct marker *marker_create(struct analyzer *analyzer, const Query *query,
                             const struct document *document, struct arena *arena) {
    struct marker *marker = ARENA_NEW(arena, struct marker);
    marker->analyzer = analyzer;
    marker->arena = arena;
    marker->cutter = analyze_cutter(analyzer);
    marker->languages = languages_of(document);
    add_terms(marker, query->root, true);
    marker->by_word = map_create(arena);
    marker->by_stem = map_create(arena);
    for (size_t i = 0; i < marker->terms.n; i++)
        note_first(marker, i);
    return marker;
}

size_t marker_term_count(const struct marker *marker) {
    return marker->terms.n;
}

/* --- units ---------------------------------------------------------------------------------- */

static void add_blocks(const Part *part, Str document_language, bool notes, struct arena *results,
                       MarkerUnitList *units) {
    bool in_note = false;
    size_t note_end = 0;
    for (size_t i = 0; i < part->blocks.n; i++) {
        const Block *block = &part->blocks.p[i];
        if (block->parent == 0 || block->start >= note_end)
            in_note = false;
        if (block->kind == BLOCK_NOTE) {
            in_note = true;
            note_end = block->end;
        }
        bool leaf = i + 1 == part->blocks.n || part->blocks.p[i + 1].parent != block->id;
        if (!leaf || in_note != notes)
            continue;
        *LIST_ADD(results, units) =
            (MarkerUnit){.zone = notes ? ZONE_NOTES : ZONE_TEXT,
                         .block = block->id,
                         .field = FIELD_COUNT,
                         .text = str_slice(part->text, block->start, block->end),
                         .language = block->language.n > 0  ? block->language
                                     : part->language.n > 0 ? part->language
                                                            : document_language,
                         .part = part,
                         .start = block->start};
    }
}

void marker_units(const struct document *document, struct arena *results, MarkerUnitList *units) {
    const Value *said = description_find(&document->description, FIELD_LANGUAGE, 0);
    Str language = said == NULL ? (Str){NULL, 0} : said->norm;
    for (int notes = 0; notes < 2; notes++)
        for (size_t i = 0; i < document->parts.n; i++)
            add_blocks(&document->parts.p[i], language, notes != 0, results, units);
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        if (value->value.n > 0)
            *LIST_ADD(results, units) = (MarkerUnit){.zone = analyze_zone_of(value->field),
                                                     .field = value->field,
                                                     .text = value->value,
                                                     .language = language};
    }
}

/* --- the document's words ------------------------------------------------------------------- */

static Str stem_of(struct marker *marker, const MarkerUnit *unit, Str folded,
                   struct arena *scratch) {
    if (!may_be_asked(marker, folded))
        return folded;
    return str_copy(scratch, analyze_stem(marker->analyzer, folded, unit->language));
}

static void cut_unit(struct marker *marker, const MarkerUnit *unit, struct arena *scratch,
                     WordList *words) {
    Token token;
    HyphenHalf half = {.n = 0};
    char room[HYPHEN_WORD_MAX];
    Str text = unit->field == FIELD_FILE ? analyze_words_of_name(unit->text, scratch) : unit->text;
    token_start(marker->cutter, text);
    while (token_next(marker->cutter, &token)) {
        Str joined = hyphen_join(text, &half, &token, room);
        if (joined.n > 0) {
            Word *before = &words->p[words->n - 1];
            before->joined = str_copy(scratch, joined);
            before->joined_stem = stem_of(marker, unit, before->joined, scratch);
        }
        Word *word = LIST_ADD(scratch, words);
        word->folded = str_copy(scratch, analyze_clip(token.folded));
        hyphen_hold(text, &token, &half);
        word->stem = stem_of(marker, unit, word->folded, scratch);
        word->start = token.start;
        word->end = token.end;
    }
}

static void lay_correction(struct marker *marker, const MarkerUnit *unit, const Span *span,
                           struct arena *scratch, Word *first, size_t count) {
    StrList proposed = {0};
    Token token;
    Str text = document_attribute(span, "text");
    token_start(marker->cutter, text);
    while (token_next(marker->cutter, &token))
        str_list_add(scratch, &proposed, str_copy(scratch, analyze_clip(token.folded)));
    for (size_t i = 0; proposed.n > 0 && i < (count > proposed.n ? count : proposed.n); i++) {
        Word *word = &first[i < count ? i : count - 1];
        Str folded = proposed.p[i < proposed.n ? i : proposed.n - 1];
        str_list_add(scratch, &word->corrections, folded);
        str_list_add(scratch, &word->correction_stems,
                     str_copy(scratch, analyze_stem(marker->analyzer, folded, unit->language)));
        word->correction = text;
        word->guessed = span->source.kind == SOURCE_RULE ? span->certainty : 0;
    }
}

/* The first word that ends behind `at`. */
static size_t word_at(const WordList *words, size_t at) {
    size_t low = 0, high = words->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words->p[middle].end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* What begins at `at` or behind it does not follow on what stands before. */
static void part_words(WordList *words, size_t at) {
    size_t i = word_at(words, at);
    if (i < words->n && words->p[i].start < at)
        i++;
    if (i < words->n)
        words->p[i].after_gap = true;
}

static void lay_span(struct marker *marker, const MarkerUnit *unit, const Span *span,
                     struct arena *scratch, WordList *words) {
    size_t from = span->start - unit->start;
    size_t to = span->end > unit->start + unit->text.n ? unit->text.n : span->end - unit->start;
    if (span->kind != SPAN_CORRECTION) {
        part_words(words, from);
        part_words(words, to);
        return;
    }
    size_t first = word_at(words, from), count = 0;
    while (first + count < words->n && words->p[first + count].start < to)
        count++;
    if (count == 0 && words->n > 0) {  // between words: it stands with the one before
        first = first > 0 ? first - 1 : 0;
        count = 1;
    }
    if (count > 0)
        lay_correction(marker, unit, span, scratch, &words->p[first], count);
}

/* Spans are sorted by their start: the first that begins in the unit is found by halving. */
static void lay_spans(struct marker *marker, const MarkerUnit *unit, struct arena *scratch,
                      WordList *words) {
    const SpanList *spans = &unit->part->spans;
    size_t low = 0, high = spans->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans->p[middle].start >= unit->start)
            high = middle;
        else
            low = middle + 1;
    }
    for (; low < spans->n && spans->p[low].start <= unit->start + unit->text.n; low++) {
        SpanKind kind = spans->p[low].kind;
        if (kind == SPAN_GAP || kind == SPAN_DAMAGE || document_correction_counts(&spans->p[low]))
            lay_span(marker, unit, &spans->p[low], scratch, words);
    }
}

/* --- matching ------------------------------------------------------------------------------- */

static bool word_is_like(const Term *term, Str folded, struct arena *scratch) {
    StrList one = {.p = &folded, .n = 1}, found = {0};
    const AnalyzedPlace *place = term->places.n > 0 ? &term->places.p[0] : NULL;
    switch (term->node->kind) {
    case QUERY_PREFIX:
        return place != NULL && term->places.n == 1 && str_starts(folded, place->word);
    case QUERY_FUZZY:
        if (place != NULL)
            expand_fuzzy(&one, place->word, term->node->edits, scratch, &found, NULL);
        return found.n > 0;
    default:
        expand_wild(&one, term->pattern, scratch, &found);
        return found.n > 0;
    }
}

static const TermForm *form_of(const Term *term, size_t place, Str folded, Str stem) {
    for (size_t i = 0; i < term->forms.n; i++)
        if (term->forms.p[i].place == place &&
            analyze_matches(&term->forms.p[i].form, folded, stem))
            return &term->forms.p[i];
    return NULL;
}

/* A form of a longer word says more of a phrase than one of an initial. */
static void note_form(Why *why, const TermForm *form) {
    if (why->variant == NULL || form->variant->word.n > why->variant->word.n)
        why->variant = form->variant;
}

static bool is_asked(const Term *term, const AnalyzedPlace *place, Str folded, Str stem,
                     struct arena *scratch) {
    return is_spread(term) ? word_is_like(term, folded, scratch)
                           : analyze_matches(place, folded, stem);
}

static bool form_matches(const Term *term, size_t place, Str folded, Str stem, Why *why) {
    const TermForm *form = form_of(term, place, folded, stem);
    if (form != NULL)
        note_form(why, form);
    return form != NULL;
}

/* The word, a correction or another form of it, is what stands at a place of the term; *why says
 * which of the latter. */
static bool word_matches(const Term *term, size_t place, const Word *word, struct arena *scratch,
                         Why *why) {
    const AnalyzedPlace *asked = is_spread(term) ? NULL : &term->places.p[place];
    if (is_asked(term, asked, word->folded, word->stem, scratch))
        return true;
    for (size_t i = 0; i < word->corrections.n; i++)
        if (is_asked(term, asked, word->corrections.p[i], word->correction_stems.p[i], scratch)) {
            why->correction = word->correction;
            why->guessed = word->guessed;
            return true;
        }
    return form_matches(term, place, word->folded, word->stem, why);
}

/* The same of the word and the next one, which a hyphen parts. */
static bool joined_matches(const Term *term, size_t place, const Word *word, struct arena *scratch,
                           Why *why) {
    const AnalyzedPlace *asked = is_spread(term) ? NULL : &term->places.p[place];
    return is_asked(term, asked, word->joined, word->joined_stem, scratch) ||
           form_matches(term, place, word->joined, word->joined_stem, why);
}

/* How many places of the term stand at how many words: one each, unless a hyphen parts them. */
typedef struct {
    size_t places, words;  // 0: it is not what is asked for
} Step;

/* The term's k-th place, or that and the next as one word, at the first of `words`, or at that and
 * the next as one. */
static Step place_matches(const Term *term, size_t k, const Word *words, struct arena *scratch,
                          Why *why) {
    const AnalyzedPlace *one = is_spread(term) ? NULL : term->places.p[k].joined;
    bool is_two = words->joined.n > 0 && !words[1].after_gap;
    if (word_matches(term, k, words, scratch, why))
        return (Step){1, 1};
    if (is_two && joined_matches(term, k, words, scratch, why))
        return (Step){1, 2};
    if (one != NULL && is_two && analyze_matches(one, words->joined, words->joined_stem))
        return (Step){2, 2};
    return (Step){2, one != NULL && analyze_matches(one, words->folded, words->stem) ? 1 : 0};
}

/* How many words from the i-th on the term takes; 0: it does not stand here. */
static size_t term_matches(const Term *term, const WordList *words, size_t i, struct arena *scratch,
                           Why *why) {
    size_t places = is_spread(term) ? 1 : term->places.n, at = i;
    for (size_t k = 0; k < places;) {
        if (at >= words->n || (k > 0 && words->p[at].after_gap))
            return 0;
        Step step = place_matches(term, k, &words->p[at], scratch, why);
        if (step.words == 0)
            return 0;
        k += step.places;
        at += step.words;
    }
    return at - i;
}

static int by_place(const void *a, const void *b) {
    const MarkerHit *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->term < y->term ? -1 : x->term > y->term ? 1 : 0;
}

/* Sorted, and those that overlap made one. */
static void settle(MarkerHitList *hits) {
    if (hits->n == 0)
        return;
    qsort(hits->p, hits->n, sizeof *hits->p, by_place);
    size_t n = 1;
    for (size_t i = 1; i < hits->n; i++) {
        MarkerHit *last = &hits->p[n - 1];
        if (hits->p[i].start >= last->end)
            hits->p[n++] = hits->p[i];
        else if (hits->p[i].end > last->end)
            last->end = hits->p[i].end;
    }
    hits->n = n;
}

static uint64_t terms_at(const struct marker *marker, const Word *word) {
    if (word->corrections.n > 0)
        return ~(uint64_t)0;
    if (!may_be_asked(marker, word->folded))
        return marker->anywhere;
    const uint64_t *by_word = map_find(marker->by_word, word->folded);
    const uint64_t *by_stem = map_find(marker->by_stem, word->stem);
    uint64_t terms = by_word == NULL ? 0 : *by_word;
    terms |= by_stem == NULL ? 0 : *by_stem;
    if (word->joined.n > 0) {
        by_word = map_find(marker->by_word, word->joined);
        by_stem = map_find(marker->by_stem, word->joined_stem);
        terms |= by_word == NULL ? 0 : *by_word;
        terms |= by_stem == NULL ? 0 : *by_stem;
    }
    return marker->anywhere | terms;
}

enum { SPANS_LOOKED_BACK = 16 };

/* A name of a person or place stands there: what the index has of it among people and places
 * (index/analyze). */
static bool is_name_at(const MarkerUnit *unit, size_t start, Zone zone) {
    const SpanList *spans = &unit->part->spans;
    size_t at = unit->start + start, low = 0, high = spans->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans->p[middle].start > at)
            high = middle;
        else
            low = middle + 1;
    }
    for (size_t i = low; i > 0 && low - i < SPANS_LOOKED_BACK; i--) {
        const Span *span = &spans->p[i - 1];
        bool is_place = str_is(document_attribute(span, "type"), "place");
        if (span->kind == SPAN_NAME && span->end > at && is_place == (zone == ZONE_PLACES))
            return true;
    }
    return false;
}

static bool is_in_zone(const Term *term, const MarkerUnit *unit, size_t start) {
    Zone zone = term->node->zone;
    return !term->node->in_zone || zone == unit->zone ||
           (unit->part != NULL && (zone == ZONE_PLACES || zone == ZONE_PEOPLE) &&
            is_name_at(unit, start, zone));
}

void marker_find(struct marker *marker, const MarkerUnit *unit, struct arena *results,
                 MarkerHitList *hits) {
    struct arena *scratch = arena_create();
    WordList words = {0};
    cut_unit(marker, unit, scratch, &words);
    if (unit->part != NULL)
        lay_spans(marker, unit, scratch, &words);
    for (size_t i = 0; i < words.n; i++) {
        uint64_t may = terms_at(marker, &words.p[i]);
        for (size_t t = 0; may != 0 && t < marker->terms.n; t++) {
            const Term *term = &marker->terms.p[t];
            Why why = {.variant = NULL};
            if ((may >> (t % 64) & 1) == 0 || !is_in_zone(term, unit, words.p[i].start))
                continue;
            size_t count = term_matches(term, &words, i, scratch, &why);
            if (count > 0)
                *LIST_ADD(results, hits) =
                    (MarkerHit){.start = words.p[i].start,
                                .end = words.p[i + count - 1].end,
                                .term = (uint32_t)t,
                                .correction = why.correction,
                                .guessed = why.guessed,
                                .rule = why.variant == NULL ? (Str){NULL, 0} : why.variant->rule,
                                .asked = why.variant == NULL ? (Str){NULL, 0} : term->asked};
        }
    }
    settle(hits);
    arena_destroy(scratch);
}
