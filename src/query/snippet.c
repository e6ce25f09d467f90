/*
 * Every text of the document is marked; in each, the window of about SNIPPET_BYTES that holds most
 * different words of the query is a candidate. Then the best candidate is taken, and the next best
 * counts only for what it adds: a reader who searched for three words sees where each of them
 * stands rather than the first one three times.
 */
#include "query/snippet.h"
#include "base/buf.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { CONTEXT_BYTES = 90, TERMS_MAX = 64 };

typedef struct {
    const MarkerUnit *unit;
    const MarkerHit *hits;  // of the window
    size_t n;
    size_t before;   // hits of its unit before the window
    size_t in_unit;  // hits of its unit
    uint64_t terms;  // a bit for each, of the first TERMS_MAX
    uint32_t order;
    bool taken;
} Candidate;
typedef LIST_OF(Candidate) CandidateList;

static uint64_t bit_of(uint32_t term) {
    return (uint64_t)1 << (term % TERMS_MAX);
}

static uint32_t bits(uint64_t set) {
    return (uint32_t)__builtin_popcountll(set);
}

/* The window of hits with most different terms, then with most hits; the first of equals. */
static Candidate best_window(const MarkerUnit *unit, const MarkerHitList *hits) {
    Candidate best = {.unit = unit, .in_unit = hits->n};
    uint32_t counts[TERMS_MAX] = {0};
    uint64_t terms = 0;
    size_t first = 0;
    for (size_t i = 0; i < hits->n; i++) {
        uint32_t slot = hits->p[i].term % TERMS_MAX;
        counts[slot]++;
        terms |= bit_of(slot);
        while (first < i && hits->p[i].end - hits->p[first].start > SNIPPET_BYTES - CONTEXT_BYTES) {
            uint32_t gone = hits->p[first++].term % TERMS_MAX;
            if (--counts[gone] == 0)
                terms &= ~bit_of(gone);
        }
        size_t n = i - first + 1;
        if (bits(terms) > bits(best.terms) || (bits(terms) == bits(best.terms) && n > best.n)) {
            best.hits = &hits->p[first];
            best.n = n;
            best.before = first;
            best.terms = terms;
        }
    }
    return best;
}

static uint32_t worth(const Candidate *candidate, uint64_t shown) {
    static const uint32_t zones[ZONE_COUNT] = {
        [ZONE_TITLE] = 0,  [ZONE_TEXT] = 4,   [ZONE_NOTES] = 2, [ZONE_SUMMARY] = 3,
        [ZONE_PEOPLE] = 1, [ZONE_PLACES] = 1, [ZONE_REST] = 1};
    uint32_t more = candidate->n < 4 ? (uint32_t)candidate->n : 4;
    return bits(candidate->terms & ~shown) * 100 + bits(candidate->terms) * 10 + more +
           zones[candidate->unit->zone];
}

/* --- cutting -------------------------------------------------------------------------------- */

static bool space_at(Str text, size_t at, size_t *behind) {
    uint32_t c;
    *behind = at;
    return utf8_next(text, behind, &c) && (unicode_is_space(c) || c < 0x20);
}

/* The start of a word, not before `least`, at which a passage may begin that must hold `at`. */
static size_t begin_before(Str text, size_t least, size_t at) {
    if (least == 0)
        return 0;
    least = utf8_floor(text, least);
    size_t behind;
    for (size_t i = least; i < at; i = behind)
        if (space_at(text, i, &behind))
            return behind;
    return least;
}

/* The end of a word, not behind `most`; all of [0, at) stays in. */
static size_t end_behind(Str text, size_t at, size_t most) {
    if (most >= text.n)
        return text.n;
    most = utf8_floor(text, most);
    size_t end = most > at ? 0 : most;
    size_t behind;
    for (size_t i = at; i < most; i = behind)
        if (space_at(text, i, &behind))
            end = i;
    return end > at ? end : most > at ? most : at;
}

/* Copies [from, to) with white space made single; */
static void add_single(Buf *out, Str text, size_t from, size_t to) {
    size_t behind;
    for (size_t at = from; at < to; at = behind) {
        if (!space_at(text, at, &behind))
            buf_add(out, text.p + at, behind - at);
        else if (out->n > 0 && out->p[out->n - 1] != ' ')
            buf_char(out, ' ');
    }
}

/* Once for each form: "Khrouchtchev, French form of Khrushchev". */
static void add_reason(struct arena *results, Passage *passage, Str reason) {
    if (passage->found.n == 0)
        passage->found = reason;
    else if (!str_has(passage->found, reason))
        passage->found =
            str_format(results, "%.*s; %.*s", STR_ARG(passage->found), STR_ARG(reason));
}

/* What was found is not what stands there, but what a person or, perhaps, a rule says was meant. */
static Str correction_words(struct arena *results, const MarkerHit *hit) {
    enum { PROBABLE = 800 };
    if (hit->guessed == 0)
        return str_format(results, "corrected to \"%.*s\"", STR_ARG(hit->correction));
    return str_format(results, "%s a fault of the copy for \"%.*s\", %u %%",
                      hit->guessed >= PROBABLE ? "probably" : "perhaps", STR_ARG(hit->correction),
                      hit->guessed / 10U);
}

static void give_reason(struct arena *results, Passage *passage, Str text, const MarkerHit *hit) {
    if (hit->correction.n > 0 && passage->found.n == 0)
        add_reason(results, passage, correction_words(results, hit));
    if (hit->rule.n > 0)
        add_reason(results, passage,
                   str_format(results, "%.*s, %.*s of %.*s",
                              STR_ARG(str_slice(text, hit->start, hit->end)), STR_ARG(hit->rule),
                              STR_ARG(hit->asked)));
}

static void cut(const Candidate *candidate, struct arena *results, Passage *passage) {
    const MarkerUnit *unit = candidate->unit;
    Str text = unit->text;
    size_t first = candidate->hits[0].start, last = candidate->hits[candidate->n - 1].end;
    size_t from = begin_before(text, first > CONTEXT_BYTES ? first - CONTEXT_BYTES : 0, first);
    size_t most = from + SNIPPET_BYTES > last ? from + SNIPPET_BYTES : last;
    size_t to = end_behind(text, last, most), at = from;
    /* Words around the window are marked, too, where the passage shows them whole. */
    const MarkerHit *all = candidate->hits - candidate->before;
    size_t begin = candidate->before, end = candidate->before + candidate->n;
    while (begin > 0 && all[begin - 1].start >= from)
        begin--;
    while (end < candidate->in_unit && all[end].end <= to)
        end++;
    Buf out = {0};
    for (size_t i = begin; i < end; i++) {
        const MarkerHit *hit = &all[i];
        add_single(&out, text, at, hit->start);
        PassageMark *mark = LIST_ADD(results, &passage->marks);
        mark->start = out.n;
        add_single(&out, text, hit->start, hit->end);
        mark->end = out.n;
        at = hit->end;
        give_reason(results, passage, text, hit);
    }
    add_single(&out, text, at, to);
    while (out.n > 0 && out.p[out.n - 1] == ' ')
        out.n--;
    passage->zone = unit->zone;
    passage->block = unit->block;
    passage->field = unit->field;
    passage->text = str_copy(results, buf_as_str(&out));
    passage->cut_before = from > 0;
    passage->cut_after = to < text.n;
    buf_free(&out);
}

/* Marks of a page are numbered part by part, by their place in it; every unit with marks in a block
 * is a candidate. */
static uint32_t number_of(const CandidateList *candidates, const Candidate *one) {
    size_t before = one->before;
    if (one->unit->block == 0)
        return 0;
    for (size_t i = 0; i < candidates->n; i++) {
        const MarkerUnit *other = candidates->p[i].unit;
        if (other->block != 0 &&
            (other->part < one->unit->part ||
             (other->part == one->unit->part && other->start < one->unit->start)))
            before += candidates->p[i].in_unit;
    }
    return (uint32_t)before + 1;
}

/* Sources are printed as a note and described as a value; readers want the words once. */
static bool is_said_before(const CandidateList *candidates, const MarkerUnit *unit) {
    for (size_t i = 0; unit->block == 0 && i < candidates->n; i++)
        if (str_equal(candidates->p[i].unit->text, unit->text))
            return true;
    return false;
}

void snippet_make(struct marker *marker, const struct document *document, struct arena *results,
                  PassageList *passages) {
    struct arena *scratch = arena_create();
    MarkerUnitList units = {0};
    CandidateList candidates = {0};
    marker_units(document, scratch, &units);
    bool only_titles = true;
    for (size_t i = 0; i < units.n && marker_term_count(marker) > 0; i++) {
        MarkerHitList hits = {0};
        marker_find(marker, &units.p[i], scratch, &hits);
        if (hits.n == 0 || is_said_before(&candidates, &units.p[i]))
            continue;
        Candidate *candidate = LIST_ADD(scratch, &candidates);
        *candidate = best_window(&units.p[i], &hits);
        candidate->order = (uint32_t)i;
        only_titles = only_titles && units.p[i].zone == ZONE_TITLE;
    }
    uint64_t shown = 0;
    while (passages->n < SNIPPET_PASSAGES_MAX) {
        Candidate *best = NULL;
        for (size_t i = 0; i < candidates.n; i++) {
            Candidate *one = &candidates.p[i];
            if (!one->taken && (only_titles || one->unit->zone != ZONE_TITLE) &&
                (best == NULL || worth(one, shown) > worth(best, shown)))
                best = one;
        }
        if (best == NULL)
            break;
        best->taken = true;
        shown |= best->terms;
        Passage *passage = LIST_ADD(results, passages);
        cut(best, results, passage);
        passage->hit = number_of(&candidates, best);
    }
    arena_destroy(scratch);
}
