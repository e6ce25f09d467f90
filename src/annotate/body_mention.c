/*
 * One walk over the classes that the scan found anyway, and over words in capitals, which are
 * looked for among the volume's abbreviations; a filter says that most are none.
 *
 * An abbreviation is a body's where the head of its explanation, up to the first "of", "for" or
 * comma, is one ("Joint Strategic Survey Council", "Office of ..."), and no office ("Director of
 * Central Intelligence"). One that the list explains in several ways is left alone.
 */
#include "annotate/body_mention.h"
#include "annotate/name_beside.h"
#include "base/map.h"
#include "doc/gazetteer.h"
#include "text/unicode.h"

enum { BY_NAME, BY_LIST, POST };
enum { HEAD_WORDS = 8, NAME_BYTES = 120, SHORT_LEAST = 2, FILTER_BITS = 4096 };

static const Rule says[] = {
    [BY_NAME] = {"body-by-name", 1, "It is the name of this body."},
    [BY_LIST] = {"body-in-list", 1, "The volume's list of abbreviations explains it."},
    [POST] = {"body-at-place", 1, "An embassy or its like, with the place where it is."},
};
static const uint16_t certainties[] = {[BY_NAME] = 970, [BY_LIST] = 950, [POST] = 960};

static const char *const names[] = {
#define ORGAN(key, name) [CUE_ORGAN_##key] = name,
#include "annotate/organ_names.inc"
#undef ORGAN
};

typedef struct {
    Str id;    // of the list's entry
    Str name;  // in full
} Short;

typedef struct {
    struct map *by_form;  // as printed: index into shorts
    LIST_OF(Short) shorts;
    uint64_t filter[FILTER_BITS / 64];  // by hash of the folded form
    Str ids[CUE_ORGAN_COUNT];           // of the entries that explain these bodies
} Bodies;

/* ---- the volume's abbreviations ---- */

/* What is explained, up to what else it may be. */
static Str explained(Str note, struct arena *arena) {
    size_t at = 0;
    note = str_trim(note);
    while (at < note.n && note.p[at] != ';' && note.p[at] != '(')
        at++;
    if (at > NAME_BYTES)
        return (Str){NULL, 0};
    return str_one_line(arena, str_trim(str_slice(note, 0, at)));
}

static bool ends_head(Str word) {
    return str_is(word, "of") || str_is(word, "for") || str_is(word, "on") || str_is(word, "in") ||
           str_is(word, "to");
}

/* The last word of its head names a body, the first no office. */
static bool is_body(Str name, struct arena *scratch) {
    Str rest = unicode_fold(name, scratch), word;
    bool body = false;
    for (size_t i = 0; i < HEAD_WORDS && rest.n > 0; i++) {
        str_cut(rest, ' ', &word, &rest);
        bool comma = str_ends(word, STR(","));
        word.n -= comma;
        if (ends_head(word))
            break;
        CueSet classes = cue_classes(cue_find(word, cue_hash(word)));
        if (i == 0 && (classes & (CUE(OFFICE) | CUE(TITLE))) != 0)
            return false;
        body = (classes & CUE(BODY)) != 0;
        if (comma)
            break;
    }
    return body;
}

/* Capitals alone, as a text has them: "NSC", not "U", "memcon", "S/P". */
static bool is_short(Str form) {
    for (size_t i = 0; i < form.n; i++)
        if (form.p[i] < 'A' || form.p[i] > 'Z')
            return false;
    return form.n >= SHORT_LEAST;
}

static void add_short(Bodies *bodies, const LexiconEntry *entry, struct arena *arena) {
    Str form = str_trim(entry->name), name = explained(entry->note, arena);
    bool is_new;
    if (!is_short(form) || name.n == 0 || !is_body(name, arena))
        return;
    for (size_t k = 0; k < CUE_ORGAN_COUNT; k++)
        if (names[k] != NULL && str_equal_nocase(name, str_from_c(names[k]))) {
            name = str_from_c(names[k]);
            bodies->ids[k] = entry->id;
        }
    uint64_t *at = map_put(bodies->by_form, form, &is_new);
    // Explained twice alike is explained; in two ways it is nobody's.
    if (!is_new && *at != SIZE_MAX && str_equal_nocase(bodies->shorts.p[*at].name, name))
        return;
    *at = is_new ? bodies->shorts.n : SIZE_MAX;
    *LIST_ADD(arena, &bodies->shorts) = (Short){entry->id, name};
    uint32_t hash = cue_hash(str_lower(arena, form)) % FILTER_BITS;
    bodies->filter[hash / 64] |= (uint64_t)1 << (hash % 64);
}

static const void *prepare(const ReadingHead *head, const Lexicon *lexicon, struct arena *arena) {
    (void)head;
    Bodies *bodies = ARENA_NEW(arena, Bodies);
    bodies->by_form = map_create(arena);
    for (size_t i = 0; i < lexicon->entries.n; i++)
        if (str_is(lexicon->entries.p[i].type, "term"))
            add_short(bodies, &lexicon->entries.p[i], arena);
    return bodies;
}

/* ---- in a text ---- */

typedef struct {
    const RuleJob *job;
    const Bodies *bodies;
    const Scan *scan;
    NameBeside beside;
} Finding;

static size_t put_mark(const Finding *f, size_t first, size_t end, unsigned by, Str name, Str id) {
    Mark *mark = rule_mark(f->job, f->scan, first, end, SPAN_NAME, &says[by]);
    mark->certainty = certainties[by];
    rule_mark_attribute(f->job, mark, "name", name);
    if (id.n > 0)
        rule_mark_attribute(f->job, mark, "ref", str_copy(f->job->job, id));
    rule_mark_attribute(f->job, mark, "type", STR("body"));
    return end;
}

/* An archival citation names the keeper of a file, not whom the text speaks of: "(Department of
 * State, Central Files". */
static bool is_citation(const Scan *scan, size_t i, size_t end) {
    Zone zone = scan_zone(scan, i);
    if (zone == ZONE_SOURCE || zone == ZONE_CHROME ||
        (zone == ZONE_NOTES && (scan->toks[i].flags & TOK_BRACKETED) != 0))
        return true;
    for (size_t at = end + 1; scan_is_mark(scan, end, ',') && at < end + 4; at++)
        if (scan_is_capital(scan, at) && scan_is(scan, at, CUE(PART) | CUE(REPOSITORY)))
            return true;
    return false;
}

/* In a line all of capitals every word looks like an abbreviation. */
static bool stands_among_capitals(const Scan *scan, size_t i) {
    return scan_at(scan, i - 1)->shape == SHAPE_UPPER && scan_at(scan, i + 1)->shape == SHAPE_UPPER;
}

/* Behind the longest name of a city or country that begins at the token; at it: there is none. */
static size_t behind_place(const Scan *scan, size_t i) {
    int32_t value;
    size_t city = i, country = i;
    if (!scan_cue(scan, i, CUE_PLACE_AT, &value, &city))
        city = i;
    if (!scan_cue(scan, i, CUE_COUNTRY_AT, &value, &country))
        country = i;
    return city > country ? city : country;
}

/* "the Embassy in Moscow": to the end of the place. */
static size_t at_post(Finding *f, size_t first, size_t end) {
    const Scan *scan = f->scan;
    if (!scan_is(scan, end, CUE(IN) | CUE(AT)) || scan_is(scan, end, CUE(FROM)))
        return end;
    size_t place = end + 1;
    if (!scan_is_capital(scan, place) && scan_is(scan, place, CUE(ARTICLE)))
        place++;
    size_t stop = scan_is_capital(scan, place) ? behind_place(scan, place) : place;
    if (stop == place)
        return end;
    Str name = str_one_line(f->job->job, scan_text(scan, first, stop));
    return put_mark(f, first, stop, POST, name, (Str){NULL, 0});
}

/* "S/NSC", "NSC-68", "NSC 68", "IO Files": part of the name of a paper, an address, a file. */
static bool is_part(const Scan *scan, size_t i) {
    bool glued = (scan->toks[i].flags & TOK_GLUED) != 0;
    char before = scan_at(scan, i - 1)->mark, behind = scan_at(scan, i + 1)->mark;
    return (glued && (before == '/' || before == '-' || before == '.' || before == '\0')) ||
           behind == '/' || behind == '-' || scan_at(scan, i + 1)->shape == SHAPE_DIGITS ||
           scan_is(scan, i + 1, CUE(PART) | CUE(REPOSITORY));
}

static bool is_part_of_name(Finding *f, size_t first, size_t end) {
    return (name_beside_is_led(f->scan, first) && !scan_is(f->scan, first - 1, CUE(SIDE))) ||
           name_beside_goes_on(&f->beside, end);
}

/* "FOREIGN OFFICE, S.W.1", "Foreign Office" alone in a line of the head. */
static bool is_letterhead(const Scan *scan, size_t i, size_t end) {
    const ScanLine *line = scan_line(scan, i);
    int32_t place = 0;
    size_t behind;
    bool head =
        line->zone == ZONE_HEADING || line->zone == ZONE_HEAD || line->zone == ZONE_DATELINE;
    if (!head || line->first != i)
        return false;
    bool london = scan_cue(scan, end + 1, CUE_PLACE_AT, &place, &behind) &&
                  (place & CUE_PLACE_NUMBER) == PLACE_LONDON;
    return end >= line->last ||
           (scan_is_mark(scan, end, ',') && (london || str_is(scan_folded(scan, end + 1), "s")));
}

static size_t at_organ(Finding *f, size_t i) {
    const Scan *scan = f->scan;
    int32_t value = 0;
    size_t end = i + 1;
    if (!scan_is_capital(scan, i) || (scan->toks[i].flags & TOK_APPARATUS) != 0 ||
        !scan_cue(scan, i, CUE_ORGAN_AT, &value, &end) || !scan_is_capital(scan, end - 1))
        return i + 1;
    bool acronym = end == i + 1 && scan->toks[i].shape == SHAPE_UPPER;
    if (name_beside_is_taken(&f->beside, i) || is_citation(scan, i, end))
        return end;
    if (value == CUE_ORGAN_POST)
        return at_post(f, i, end);
    if (value == CUE_ORGAN_FOREIGN_OFFICE && !is_letterhead(scan, i, end))
        return end;
    if (acronym ? is_part(scan, i) : is_part_of_name(f, i, end))
        return end;
    return put_mark(f, i, end, BY_NAME, str_from_c(names[value]), f->bodies->ids[value]);
}

static size_t at_capitals(Finding *f, size_t i) {
    const Scan *scan = f->scan;
    const Tok *tok = &scan->toks[i];
    uint32_t hash = tok->hash % FILTER_BITS;
    if ((f->bodies->filter[hash / 64] >> (hash % 64) & 1) == 0)
        return i + 1;
    const uint64_t *at = map_find(f->bodies->by_form, scan_text(scan, i, i + 1));
    if (at == NULL || *at == SIZE_MAX || name_beside_is_taken(&f->beside, i) ||
        is_citation(scan, i, i + 1) || (tok->flags & TOK_APPARATUS) != 0 ||
        stands_among_capitals(scan, i) || is_part(scan, i))
        return i + 1;
    const Short *one = &f->bodies->shorts.p[*at];
    return put_mark(f, i, i + 1, BY_LIST, str_copy(f->job->job, one->name), one->id);
}

static void find_part(Finding *f) {
    const Scan *scan = f->scan;
    for (size_t i = 0; i < scan->n;) {
        if ((scan->classes[i] & CUE(ORGAN)) != 0)
            i = at_organ(f, i);
        else if (scan->toks[i].shape == SHAPE_UPPER && f->bodies->shorts.n > 0)
            i = at_capitals(f, i);
        else
            i++;
    }
}

static void body_mention_rule(const RuleJob *job) {
    Finding f = {.job = job, .bodies = job->prepared};
    if (job->document->role == ROLE_APPARATUS)
        return;
    uint64_t **taken = name_beside_take(job);
    for (size_t i = 0; i < job->document->parts.n; i++) {
        f.scan = &job->scans[i];
        f.beside = (NameBeside){f.scan, taken[i], 0};
        find_part(&f);
    }
}

const RuleRow body_mention_row = {says, sizeof says / sizeof *says, body_mention_rule, prepare};
