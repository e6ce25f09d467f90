/*
 * One walk over the classes that the scan found anyway; only where one of a place stands is
 * looked further. What is a person's name or part of one was marked by the rows above.
 *
 * Most places are only what they seem. What makes them something else stands beside them: a
 * capital word before ("Jack London") or behind ("Paris Match"), or a state behind a comma
 * ("Lebanon, N.H."). Names that persons of the volume's list bear, and words that are no place
 * as often, count only behind "in" or "at".
 */
#include "annotate/place_mention.h"
#include "annotate/mention.h"
#include "annotate/name_around.h"
#include "annotate/name_list.h"
#include "doc/gazetteer.h"

enum { BY_NAME, BEHIND_IN };

static const Rule says[] = {
    [BY_NAME] = {"place-by-name", 1, "It is the name of this place, and of no other one."},
    [BEHIND_IN] = {"place-behind-in", 1,
                   "It is the name of this place and of persons, but stands behind \"in\"."},
};
static const uint16_t certainties[] = {[BY_NAME] = 980, [BEHIND_IN] = 940};

typedef struct {
    const RuleJob *job;
    const NameList *persons;
    const Scan *scan;       // of the part that is read
    const uint64_t *taken;  // bits: tokens of names that rows above marked
    size_t span;            // the file's next span that may be a name
    // what stood before: "Spokane, Washington"
    const GazetteerPlace *before;
    size_t before_end;
} Finding;

typedef struct {
    size_t first, end;  // tokens
    const GazetteerPlace *place;
    bool doubtful;
} Found;

/* Of all parts at once. */
static uint64_t **take_names(const RuleJob *job) {
    size_t at = 0, parts = job->document->parts.n;
    uint64_t **taken = ARENA_ARRAY(job->job, uint64_t *, parts + 1);
    for (size_t i = 0; i < parts; i++)
        taken[i] = ARENA_ARRAY(job->job, uint64_t, job->scans[i].n / 64 + 1);
    for (const Mark *mark; (mark = rule_next_mark(job, SPAN_NAME, &at)) != NULL;)
        for (uint32_t i = mark->first; i < mark->last && !mark->hidden; i++)
            taken[mark->part][i / 64] |= (uint64_t)1 << (i % 64);
    return taken;
}

/* The file marks names itself. */
static bool is_of_file(Finding *f, size_t i) {
    const SpanList *spans = &f->scan->part->spans;
    const Tok *tok = &f->scan->toks[i];
    while (f->span < spans->n &&
           (spans->p[f->span].kind != SPAN_NAME || spans->p[f->span].end <= tok->at))
        f->span++;
    return f->span < spans->n && spans->p[f->span].start < tok->end;
}

static bool is_taken(Finding *f, size_t i) {
    return i < f->scan->n && ((f->taken[i / 64] >> (i % 64) & 1) != 0 || is_of_file(f, i));
}

/* Words that stand between names, with a capital in headings or where a sentence begins. */
static bool is_between(const Scan *scan, size_t i) {
    return scan_is(scan, i,
                   CUE(FROM) | CUE(AT) | CUE(IN) | CUE(OF) | CUE(UNTIL) | CUE(BETWEEN) |
                       CUE(ARTICLE) | CUE(HEAD_WORD) | CUE(BEFORE) | CUE(AFTER) | CUE(ABOUT) |
                       CUE(MONTH) | CUE(WEEKDAY) | CUE(SEE));
}

/* "Jack London", "Bank Leumi Jerusalem"; but "Embassy Moscow", "Although China". */
static bool is_led(const Scan *scan, size_t i) {
    const CueSet naming = CUE(GIVEN) | CUE(TITLE) | CUE(RANK) | CUE(OFFICE) | CUE(SIDE) |
                          CUE(COUNTRY) | CUE(PLACE) | CUE(NAME_HINT);
    const Tok *before = scan_at(scan, i - 1);
    if (before->shape == SHAPE_NONE || name_around_begins_block(scan, i))
        return false;
    if (before->shape == SHAPE_MARK)
        return before->mark == '&' ||
               (before->mark == '.' &&
                (scan_is_initial(scan, i - 2) || scan_is(scan, i - 2, CUE(TITLE) | CUE(RANK))));
    if (!scan_is_capital(scan, i - 1) || is_between(scan, i - 1) || scan_is(scan, i - 1, CUE(BODY)))
        return false;
    return !name_around_begins_sentence(scan, i - 1) || scan_is(scan, i - 1, naming);
}

/* "Moscow Radio", "Santiago de Cuba". */
static bool goes_on(Finding *f, size_t end) {
    const Scan *scan = f->scan;
    if (name_around_begins_block(scan, end))
        return false;
    if (scan_is(scan, end, CUE(PARTICLE)) && scan_at(scan, end)->shape == SHAPE_LOWER)
        return scan_is_capital(scan, end + 1);
    return scan_is_capital(scan, end) && !is_between(scan, end) && !is_taken(f, end);
}

/* The longest name of a place that begins at the token. */
static bool place_at(const Scan *scan, size_t i, int32_t *value, size_t *end) {
    static const CueClass classes[] = {CUE_PLACE_AT, CUE_COUNTRY_AT};
    *end = i;
    for (size_t k = 0; k < 2; k++) {
        int32_t one;
        size_t behind;
        if (!scan_cue(scan, i, classes[k], &one, &behind) || behind <= *end)
            continue;
        *value = one;
        *end = behind;
    }
    return *end > i;
}

/* ", Texas", ", N.H.": a state of America stands behind it. */
static bool lies_in_state(const Scan *scan, size_t end) {
    int32_t value;
    size_t behind;
    if (!scan_is_mark(scan, end, ',') || !scan_is_capital(scan, end + 1))
        return false;
    if (scan_is_initial(scan, end + 1) && scan_is_initial(scan, end + 3))
        return true;
    if (!place_at(scan, end + 1, &value, &behind))
        return false;
    const GazetteerPlace *place = gazetteer_place(value & CUE_PLACE_NUMBER);
    return place->number == PLACE_GEORGIA ||
           (place->kind == PLACE_IS_REGION && str_is(STR("US"), place->country));
}

static bool is_of_america(const GazetteerPlace *place) {
    return str_is(STR("US"), place->country);
}

/* "Seattle, Washington", "Spokane, Washington": the state, behind a city or what may be one. */
static bool is_state(Finding *f, const Found *found) {
    const Scan *scan = f->scan;
    if (found->place->number != PLACE_WASHINGTON || !scan_is_mark(scan, found->first - 1, ','))
        return false;
    size_t before = found->first - 2;
    if (f->before != NULL && f->before_end == before + 1)
        return f->before->kind == PLACE_IS_CITY && is_of_america(f->before);
    return scan_is_capital(scan, before) && scan->classes[before] == 0 && !is_taken(f, before);
}

static bool is_family_name(const Finding *f, const Found *found) {
    const Tok *tok = &f->scan->toks[found->first];
    if (found->end > found->first + 1)
        return false;
    uint32_t word = name_list_word(f->persons, scan_folded(f->scan, found->first), tok->hash);
    return word != 0 && f->persons->words.p[word].of_family;
}

/* "the U.S. A settlement" */
static bool is_torn(const Scan *scan, size_t first, size_t end) {
    return end > first + 1 && scan_at(scan, end - 1)->folded_n == 1 &&
           (scan->toks[end - 1].flags & TOK_GLUED) == 0;
}

/* Where the place is one; its end may be behind the full stop of an abbreviation. */
static bool read_place(Finding *f, size_t i, Found *found) {
    const Scan *scan = f->scan;
    int32_t value;
    size_t end;
    bool article = scan_is(scan, i, CUE(ARTICLE));
    if ((!article && !scan_is_capital(scan, i)) || (scan->toks[i].flags & TOK_APPARATUS) != 0 ||
        !place_at(scan, i, &value, &end) || !scan_is_capital(scan, end - 1))
        return false;
    *found = (Found){.first = i, .end = end};
    found->place = gazetteer_place(value & CUE_PLACE_NUMBER);
    if (article && found->place->kind == PLACE_IS_COUNTRY)
        return false;  // "the Congo": found again without it
    if (end > i + 2 && scan_is_mark(scan, end, '.') && (scan->toks[end].flags & TOK_GLUED) != 0 &&
        scan_is_mark(scan, end - 2, '.'))
        found->end++;
    if (is_torn(scan, i, end))
        return false;
    found->doubtful = (value & CUE_PLACE_DOUBTFUL) != 0 || is_family_name(f, found);
    return (value & CUE_PLACE_SEVERAL) == 0;
}

static bool stands_as_place(Finding *f, const Found *found) {
    const Scan *scan = f->scan;
    Zone zone = scan_zone(scan, found->first);
    bool within = scan_is(scan, found->first - 1, CUE(IN) | CUE(AT)) &&
                  !scan_is(scan, found->first - 1, CUE(FROM));
    if (zone == ZONE_CHROME || is_taken(f, found->first) || is_led(scan, found->first) ||
        goes_on(f, found->end) || (found->doubtful && !within))
        return false;
    return (is_of_america(found->place) || !lies_in_state(scan, found->end)) && !is_state(f, found);
}

static void put_mark(const Finding *f, const Found *found) {
    unsigned by = found->doubtful ? BEHIND_IN : BY_NAME;
    Mark *mark = rule_mark(f->job, f->scan, found->first, found->end, SPAN_NAME, &says[by]);
    mark->certainty = certainties[by];
    rule_mark_attribute(f->job, mark, "name", str_from_c(found->place->name));
    rule_mark_attribute(f->job, mark, "type", STR("place"));
}

static void find_part(Finding *f) {
    const Scan *scan = f->scan;
    f->span = 0;
    f->before = NULL;
    for (size_t i = 0; i < scan->n;) {
        Found found;
        if ((scan->classes[i] & (CUE(PLACE) | CUE(COUNTRY))) == 0 || !read_place(f, i, &found)) {
            i++;
            continue;
        }
        if (stands_as_place(f, &found))
            put_mark(f, &found);
        f->before = found.place;
        f->before_end = i = found.end;
    }
}

static void place_mention_rule(const RuleJob *job) {
    Finding f = {.job = job, .persons = rule_prepared(job, &mention_row)};
    if (job->document->role == ROLE_APPARATUS)
        return;
    uint64_t **taken = take_names(job);
    for (size_t i = 0; i < job->document->parts.n; i++) {
        f.scan = &job->scans[i];
        f.taken = taken[i];
        find_part(&f);
    }
}

const RuleRow place_mention_row = {says, sizeof says / sizeof *says, place_mention_rule, NULL};
