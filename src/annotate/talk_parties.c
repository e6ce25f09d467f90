/*
 * Behind the word for the talk stands "between", with both parties; or the one, "with", the other;
 * or "with" and one of them, where who writes is the other. Where the sender's row has taken the
 * parties from the heading already, they are said as it read them.
 */
#include "annotate/talk_parties.h"
#include "annotate/heading.h"
#include "text/unicode.h"

/* Does a participant have this family name already? */
static bool is_said(const RuleJob *job, Str family) {
    const Value *value;
    for (size_t n = 0;
         (value = description_find(&job->document->description, FIELD_PARTICIPANT, n)) != NULL;
         n++) {
        Str name = description_attribute(value, "name");
        Str folded = unicode_fold(name.n > 0 ? name : value->value, job->job);
        if (str_ends(folded, family))
            return true;
    }
    return false;
}

/* What the sender's row took from these words of the heading; NULL for nothing. */
static const Value *party_of_heading(const struct roster *roster, Field field, Stretch words) {
    const RuleJob *job = roster->job;
    Str printed = scan_text(roster->scan, words.first, words.end);
    const Value *value;
    for (size_t n = 0; (value = description_find(&job->document->description, field, n)) != NULL;
         n++)
        if (value->source.kind == SOURCE_RULE && str_has(printed, value->value) &&
            (str_is(value->source.name, "party-in-heading") ||
             str_is(value->source.name, "party-in-title")))
            return value;
    return NULL;
}

static void say_party(const struct roster *roster, const Value *party) {
    struct arena *job = roster->job->job;
    bool named = description_attribute(party, "name").n > 0;
    Saying saying = {.field = FIELD_PARTICIPANT,
                     .value = party->value,
                     .rule = roster->rule,
                     .certainty = roster->certainties[0]};
    if (is_said(roster->job, unicode_fold(party->value, job)))
        return;
    Value *value = rule_say(roster->job, &saying);
    if (value == NULL)
        return;
    value->evidence = party->evidence;
    for (size_t i = 0; i < party->attributes.n; i++)
        if (named || str_is(party->attributes.p[i].key, "office"))
            document_set_attribute(job, &value->attributes,
                                   str_to_c(job, party->attributes.p[i].key),
                                   party->attributes.p[i].value);
}

/* "between the Secretary of State and Foreign Minister Gromyko": two parties, of whom one at least
 * has an office before the name, or alone. The sender's row has read both. */
static bool say_parties(const struct roster *roster, Stretch words) {
    const Value *one = party_of_heading(roster, FIELD_AUTHOR, words),
                *other = party_of_heading(roster, FIELD_RECIPIENT, words);
    size_t offices = 0, ands = 0;
    for (size_t i = words.first; i < words.end; i++) {
        int32_t word = 0;
        size_t behind;
        offices += scan_is(roster->scan, i, CUE(OFFICE));
        ands += scan_cue(roster->scan, i, CUE_HEAD_WORD_AT, &word, &behind) && word == CUE_HEAD_AND;
    }
    if (one == NULL || other == NULL || offices == 0 || ands != 1)
        return false;
    say_party(roster, one);
    say_party(roster, other);
    return true;
}

/* "... and Kennedy on 3 May", "... of 3 May", "..., Lima, May 3"; but not that of "Secretary of
 * State". */
static bool ends_parties(const Scan *scan, size_t i) {
    int32_t word = 0;
    size_t behind;
    Shape shape = (Shape)scan_at(scan, i)->shape;
    if (scan_is_mark(scan, i, ',') && scan_is(scan, i + 1, CUE(PLACE) | CUE(MONTH)) &&
        !scan_is(scan, i + 1, CUE(OFFICE) | CUE(TITLE) | CUE(GIVEN)))
        return true;
    if (shape != SHAPE_LOWER || !scan_cue(scan, i, CUE_HEAD_WORD_AT, &word, &behind))
        return shape == SHAPE_DIGITS;
    bool of_office = word == CUE_HEAD_OF && scan_is(scan, i - 1, CUE(OFFICE)) &&
                     scan_is_capital(scan, i + 1) && !scan_is(scan, i + 1, CUE(MONTH));
    return word != CUE_HEAD_AND && !of_office;
}

static void add_parts(struct roster *roster, Stretch words) {
    Stretch parts[ROSTER_PARTS];
    size_t count = roster_parts(roster->scan, words, parts);
    for (size_t p = 0; p < count; p++)
        if (!is_said(roster->job, scan_folded(roster->scan, parts[p].end - 1)))
            (void)roster_add(roster, parts[p]);
}

/* "with", before the other side of a talk; also in a heading in capitals, but no initial. */
static bool is_with(const Scan *scan, size_t i) {
    static const char *const words[] = {"with", "mit", "avec", "con", "\u0441", "\u0441\u043e"};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (str_is(scan_folded(scan, i), words[k]))
            return !scan_is_mark(scan, i + 1, '.');
    return false;
}

/* Without what stands in small letters before a name, articles, "of", the country of an office:
 * "dem polnischen Botschafter Hale", "послом США Дж. Хейлом". */
static Stretch from_name(const Scan *scan, Stretch words) {
    const CueSet names = CUE(PARTICLE) | CUE(OFFICE) | CUE(TITLE);
    const CueSet others = CUE(ARTICLE) | CUE(OF) | CUE(COUNTRY) | CUE(SIDE);
    for (; words.first < words.end; words.first++) {
        size_t i = words.first;
        bool of_country = scan_is(scan, i + 1, CUE(COUNTRY)) || !scan_is(scan, i, names);
        bool small = scan_at(scan, i)->shape == SHAPE_LOWER && of_country;
        if (!small && !scan_is(scan, i, others))
            break;
    }
    return words;
}

/* A title, an office, a given name or an initial shows that a person is meant: "Marshal Stone". */
static bool names_person(const Scan *scan, Stretch words) {
    for (size_t i = words.first; i < words.end; i++)
        if ((scan_is_capital(scan, i) && scan_is_mark(scan, i + 1, '.')) ||
            scan_is(scan, i, CUE(TITLE) | CUE(RANK) | CUE(OFFICE) | CUE(GIVEN)))
            return true;
    return false;
}

/* "Unterredung des Gesandten Hale mit dem Botschafter Stone", "Entretien avec M. Hale": behind the
 * word for the talk a genitive may stand and nothing else, so that "Report on Talks on Trade with
 * Western Europe" names nobody. False where no "with" stands there. */
static bool add_with(struct roster *roster, size_t i, size_t end) {
    const Scan *scan = roster->scan;
    size_t with = i;
    bool of_one = scan_is(scan, i, CUE(OF) | CUE(ARTICLE)) || scan_is_capital(scan, i);
    while (with < end && !is_with(scan, with) && of_one && !scan_is(scan, with, CUE(AT)) &&
           !scan_is_mark(scan, with, ','))
        with++;
    if (with == end || !is_with(scan, with))
        return false;
    size_t stop = with + 1;
    while (stop < end && !ends_parties(scan, stop))
        stop++;
    if (!names_person(scan, (Stretch){with + 1, stop}) ||
        (with > i && !names_person(scan, (Stretch){i, with})))
        return true;
    add_parts(roster, from_name(scan, (Stretch){i, with}));
    add_parts(roster, from_name(scan, (Stretch){with + 1, stop}));
    return true;
}

void talk_parties_find(struct roster *roster) {
    Heading heading;
    heading_find(roster->job, &heading);
    const Scan *scan = roster->scan = heading.scan;
    roster->in_title = !heading.in_text;
    if (scan == NULL)
        return;
    for (size_t i = heading.words.first; i < heading.words.end; i++) {
        size_t behind, end;
        int32_t word = 0;
        if (scan_talk(scan, i, &behind) != CUE_TALK_ITSELF)
            continue;
        if (!(scan_cue(scan, behind, CUE_HEAD_WORD_AT, &word, &end) ||
              scan_cue(scan, behind, CUE_HEAD_WORD_ELSE_AT, &word, &end)) ||
            word != CUE_HEAD_BETWEEN) {
            if (add_with(roster, behind, heading.words.end))
                return;
            continue;
        }
        size_t stop = end;
        while (stop < heading.words.end && !ends_parties(scan, stop))
            stop++;
        if (!say_parties(roster, (Stretch){end, stop}))
            add_parts(roster, (Stretch){end, stop});
        return;
    }
}
