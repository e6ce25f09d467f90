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
#include "annotate/name_beside.h"
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
    const Scan *scan;  // of the part that is read
    NameBeside beside;
    // what stood before: "Spokane, Washington"
    const GazetteerPlace *before;
    size_t before_end;
} Finding;

typedef struct {
    size_t first, end;  // tokens
    const GazetteerPlace *place;
    bool doubtful;
} Found;

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
    return scan_is_capital(scan, before) && scan->classes[before] == 0 &&
           !name_beside_is_taken(&f->beside, before);
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
    // First, because it asks about a token before the place.
    bool state = is_state(f, found);
    if (zone == ZONE_CHROME || state || name_beside_is_taken(&f->beside, found->first) ||
        name_beside_is_led(scan, found->first) || name_beside_goes_on(&f->beside, found->end) ||
        (found->doubtful && !within))
        return false;
    return is_of_america(found->place) || !lies_in_state(scan, found->end);
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
    uint64_t **taken = name_beside_take(job);
    for (size_t i = 0; i < job->document->parts.n; i++) {
        f.scan = &job->scans[i];
        f.beside = (NameBeside){&job->scans[i], taken[i], 0};
        find_part(&f);
    }
}

const RuleRow place_mention_row = {says, sizeof says / sizeof *says, place_mention_rule, NULL};
