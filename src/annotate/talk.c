/*
 * A length stands behind "lasted" in a sentence that begins with a talk ("The conversation lasted
 * ..."); else it is the time between the two times of a heading or dateline. The subject is what
 * stands behind its label, up to a blank line or the next label.
 */
#include "annotate/talk.h"
#include "annotate/heading.h"

enum { BEHIND_LABEL, IN_SENTENCE, BY_TIMES };
enum {
    LABEL_LINES = 80,
    SUBJECT_LINES = 8,
    SUBJECT_WORDS = 60,
    BEFORE_VERB = 12,  // words of the sentence before "lasted"
    BEHIND_VERB = 4,   // "about", "for some"
    DAY = 24 * 60,
    SHORT = 300,  // words of a text that is all edge
    EDGE = 6      // at the beginning or end of a text: a sixth of it
};

static const Rule says[] = {
    [BEHIND_LABEL] = {"subject-behind-label", 1, "A line that begins with Subject gives it."},
    [IN_SENTENCE] = {"length-in-sentence", 2, "A sentence says how long the talk lasted."},
    [BY_TIMES] = {"length-by-times", 1, "It is the time between the two times that are given."},
};
static const uint16_t certainties[] = {[BEHIND_LABEL] = 940, [IN_SENTENCE] = 900, [BY_TIMES] = 850};

/* Does the file, or a person, say it? Then rules have nothing to add. */
static bool is_given(const RuleJob *job, Field field) {
    const Value *value = description_find(&job->document->description, field, 0);
    return value != NULL && value->value.n > 0 && value->source.kind != SOURCE_RULE;
}

/* ---- length ---- */

enum { WHOLE = 4, HALF = 2, QUARTER = 1 };  // quarters of a unit

static uint32_t minutes_in(int32_t unit) {
    return unit == CUE_MINUTE ? 1 : unit == CUE_HOUR ? 60 : 0;
}

/* A value above a base: CUE_TALK_QUARTERS + 6 with that base is 6; 0 for a word of another kind. */
static uint32_t talk_above(const Scan *scan, size_t i, CueTalk base, size_t *end) {
    int32_t value = 0;
    if (!scan_cue(scan, i, CUE_TALK_AT, &value, end) || value <= (int32_t)base ||
        value >= (int32_t)base + CUE_TALK_STEP)
        return 0;
    return (uint32_t)value - base;
}

static bool is_and(const Scan *scan, size_t i, size_t *end) {
    int32_t value = 0;
    return scan_cue(scan, i, CUE_UNTIL_AT, &value, end) && value == 1;
}

/* "and" a half, "с" половиной. */
static bool is_with(const Scan *scan, size_t i, size_t *end) {
    *end = i + 1;
    return scan_is(scan, i, CUE(AFTER)) || is_and(scan, i, end);
}

static size_t behind_hyphen(const Scan *scan, size_t i) {
    return i + scan_is_mark(scan, i, '-');
}

/* Behind the full stop of "hr." or "min.", where no sentence begins. */
static size_t behind_stop(const Scan *scan, size_t i) {
    return i + (scan_is_mark(scan, i, '.') && !scan_is_capital(scan, i + 1));
}

/* "three" 3, "forty-five" 45, "cuarenta y cinco" 45; 0 for none. */
static uint32_t numeral_at(const Scan *scan, size_t i, size_t *end) {
    int32_t value = 0, ones = 0;
    size_t at, behind;
    if (!scan_cue(scan, i, CUE_NUMERAL_AT, &value, end) || value <= 0 || value >= 100)
        return 0;
    if (value < 20 || value % 10 != 0)
        return (uint32_t)value;
    at = behind_hyphen(scan, *end);
    if (at == *end && is_and(scan, at, &behind))
        at = behind;
    if (scan_cue(scan, at, CUE_NUMERAL_AT, &ones, &behind) && ones > 0 && ones < 10)
        *end = behind;
    else
        ones = 0;
    return (uint32_t)(value + ones);
}

/* "1/2", "½": a part of a number in figures. */
static uint32_t figure_at(const Scan *scan, size_t i, size_t *end) {
    static const struct {
        const char *sign;
        uint32_t number;
    } signs[] = {{"½", HALF}, {"¼", QUARTER}, {"¾", HALF + QUARTER}};
    const Tok *over = scan_at(scan, i), *under = scan_at(scan, i + 2);
    if (over->shape == SHAPE_DIGITS && scan_is_mark(scan, i + 1, '/') &&
        (under->number == 2 || under->number == WHOLE) && over->number < under->number) {
        *end = i + 3;
        return over->number * (WHOLE / under->number);
    }
    for (size_t k = 0; k < sizeof signs / sizeof *signs && over->mark == 1; k++)
        if (str_is(scan_text(scan, i, i + 1), signs[k].sign)) {
            *end = i + 1;
            return signs[k].number;
        }
    return 0;
}

/* "a half", "one-half", "un quart", "three quarters", "half", "1/2": less than a whole; 0: none. */
static uint32_t fraction_at(const Scan *scan, size_t i, size_t *end) {
    size_t at, behind;
    uint32_t quarters = talk_above(scan, i, CUE_TALK_QUARTERS, end);
    if (quarters == 0)
        quarters = figure_at(scan, i, end);
    if (quarters > 0)
        return quarters < WHOLE ? quarters : 0;
    uint32_t count = scan_talk(scan, i, &at) == CUE_TALK_ONE ? 1 : numeral_at(scan, i, &at);
    if (count == 0 || count >= WHOLE)
        return 0;
    quarters = talk_above(scan, behind_hyphen(scan, at), CUE_TALK_QUARTERS, &behind);
    if (quarters == 0 || quarters * count >= WHOLE)
        return 0;
    *end = behind;
    return quarters * count;
}

/* "2", "2.5", "two", "an", "anderthalb", "two and a half": in quarters; 0 for none. */
static uint32_t number_at(const Scan *scan, size_t i, size_t *end) {
    const Tok *tok = scan_at(scan, i), *part = scan_at(scan, i + 2);
    size_t at, behind;
    uint32_t quarters = talk_above(scan, i, CUE_TALK_QUARTERS, end), more = 0;
    if (quarters > 0)
        return quarters;
    if (tok->shape == SHAPE_DIGITS) {
        *end = i + 1;
        quarters = tok->digits <= 3 ? tok->number * WHOLE : 0;
        bool point = scan_is_mark(scan, i + 1, '.') || scan_is_mark(scan, i + 1, ',');
        if (point && part->shape == SHAPE_DIGITS && (part->flags & TOK_GLUED) != 0) {
            *end = i + 3;
            more = part->digits == 1 ? part->number * 10 : part->number;
            return more % 25 == 0 && more < 100 ? quarters + more / 25 : 0;
        }
    } else if (scan_talk(scan, i, &at) == CUE_TALK_ONE) {
        quarters = WHOLE;
        *end = at + scan_is_mark(scan, at, '\'');  // "un'ora"
    } else {
        quarters = numeral_at(scan, i, end) * WHOLE;
    }
    if (quarters == 0)
        return 0;
    at = *end;
    if (is_with(scan, at, &behind) || scan_at(scan, at)->shape == SHAPE_DIGITS ||
        scan_at(scan, at)->mark == 1)
        more = fraction_at(scan, scan_at(scan, at)->shape == SHAPE_LOWER ? behind : at, &behind);
    *end = more > 0 ? behind : *end;
    return quarters + more;
}

/* Behind a fraction: "of an hour", "d'heure", "hour". */
static size_t behind_of(const Scan *scan, size_t i) {
    size_t end;
    i = behind_hyphen(scan, i);
    if (scan_is(scan, i, CUE(OF)))
        i += 1 + scan_is_mark(scan, i + 1, '\'');
    return scan_talk(scan, i, &end) == CUE_TALK_ONE ? end + scan_is_mark(scan, end, '\'') : i;
}

/* "an hour and a half", "half an hour", "zweieinhalb Stunden", "drei Viertelstunden": one number
 * and its unit, in minutes. */
static uint32_t part_at(const Scan *scan, size_t i, size_t *end) {
    int32_t unit = 0;
    size_t at = i, behind, unused;
    uint32_t quarters = fraction_at(scan, i, &at);
    if (quarters > 0 && scan_cue(scan, behind_of(scan, at), CUE_UNIT_AT, &unit, end))
        return quarters * minutes_in(unit) / WHOLE;
    quarters = number_at(scan, i, &at);
    at = quarters > 0 ? behind_hyphen(scan, at) : i;
    uint32_t minutes = talk_above(scan, at, CUE_TALK_MINUTES, end);
    if (minutes > 0 && quarters == 0)
        quarters = WHOLE;
    if (minutes == 0 && scan_cue(scan, at, CUE_UNIT_AT, &unit, end))
        minutes = minutes_in(unit);
    if (minutes == 0)
        return 0;
    at = behind_stop(scan, *end);
    bool joined = is_with(scan, at, &behind);
    uint32_t more = fraction_at(scan, joined ? behind : at, &behind);
    // "hora y media": the number may be left out where a fraction follows; "three hours half of
    // which" is three hours.
    bool counted = quarters > 0 && talk_above(scan, at, CUE_TALK_QUARTERS, &unused) == 0;
    if (more > 0 && (joined || counted)) {
        *end = behind;
        quarters = (quarters > 0 ? quarters : WHOLE) + more;
    }
    return quarters * minutes / WHOLE;
}

uint32_t talk_minutes(const Scan *scan, size_t i, size_t *end) {
    size_t at, behind;
    uint32_t minutes = part_at(scan, i, &behind);
    if (minutes == 0)
        return 0;
    *end = behind;
    at = behind_stop(scan, behind + scan_is_mark(scan, behind, ','));
    if (is_and(scan, at, &behind))
        at = behind;
    const Tok *tok = scan_at(scan, at);
    uint32_t more = part_at(scan, at, &behind);
    // "1 h 30": minutes of which only the number stands there
    if (more == 0 && at == *end && tok->digits == 2 && scan_at(scan, at + 1)->shape == SHAPE_MARK) {
        more = tok->number;
        behind = at + 1;
    }
    if (more > 0 && more < 60 && minutes % 60 == 0) {
        *end = behind;
        minutes += more;
    }
    return minutes < DAY ? minutes : 0;
}

static void say_length(const RuleJob *job, uint32_t minutes, Str printed, unsigned rule,
                       const Mark *mark, bool about) {
    uint32_t hours = minutes / 60, rest = minutes % 60;
    Str norm = hours == 0  ? str_format(job->job, "PT%uM", rest)
               : rest == 0 ? str_format(job->job, "PT%uH", hours)
                           : str_format(job->job, "PT%uH%uM", hours, rest);
    Saying saying = {.field = FIELD_DURATION,
                     .value = printed,
                     .norm = norm,
                     .rule = &says[rule],
                     .certainty = certainties[rule],
                     .mark = mark};
    Value *value = rule_say(job, &saying);
    if (value != NULL && about)
        document_set_attribute(job->job, &value->attributes, "about", STR("yes"));
}

/* A talk is what the sentence is of: "The conversation", "Our talk with him". */
static bool is_of_talk(const Scan *scan, size_t verb) {
    size_t end;
    for (size_t k = 1; k <= BEFORE_VERB && k <= verb; k++) {
        if (scan_is_mark(scan, verb - k, '.') || scan_is_mark(scan, verb - k, ';'))
            return false;
        if (scan_talk(scan, verb - k, &end) == CUE_TALK_ITSELF)
            return true;
    }
    return false;
}

/* Further in, another talk is more likely meant. */
static bool is_at_edge(const Scan *scan, size_t i) {
    return scan->n < SHORT || i < scan->n / EDGE || i > scan->n - scan->n / EDGE;
}

static bool from_sentence(const RuleJob *job, const Scan *scan) {
    for (size_t i = 0; i < scan->n; i++) {
        size_t end;
        if ((scan->classes[i] & CUE(TALK)) == 0 || scan_talk(scan, i, &end) != CUE_TALK_LASTED ||
            !is_at_edge(scan, i) || !is_of_talk(scan, i))
            continue;
        for (size_t k = end; k < end + BEHIND_VERB; k++) {
            size_t behind;
            uint32_t minutes = talk_minutes(scan, k, &behind);
            if (minutes == 0)
                continue;
            Mark mark = {.part = scan->part_index, .first = (uint32_t)k, .last = (uint32_t)behind};
            bool about = scan_is(scan, k - 1, CUE(ABOUT)) || scan_is(scan, end, CUE(ABOUT));
            say_length(job, minutes, str_copy(job->job, scan_text(scan, k, behind)), IN_SENTENCE,
                       &mark, about);
            return true;
        }
    }
    return false;
}

static bool clock_at(Str time, uint32_t *minutes) {
    if (time.n < 5 || time.p[2] != ':')
        return false;
    for (size_t i = 0; i < 5; i++)
        if (i != 2 && (time.p[i] < '0' || time.p[i] > '9'))
            return false;
    *minutes = (uint32_t)((time.p[0] - '0') * 10 + time.p[1] - '0') * 60 +
               (uint32_t)((time.p[3] - '0') * 10 + time.p[4] - '0');
    return true;
}

/* "5-7:20 p.m.": from the one to the other, where the record is of a talk. */
static void from_times(const RuleJob *job) {
    const Description *description = &job->document->description;
    const Value *kind = description_find(description, FIELD_KIND, 0);
    if (kind == NULL || !(str_is(kind->norm, "memorandum-of-conversation") ||
                          str_is(kind->norm, "meeting-record") || str_is(kind->norm, "transcript")))
        return;
    for (size_t i = 0; description_find(description, FIELD_TIME, i) != NULL; i++) {
        const Value *time = description_find(description, FIELD_TIME, i);
        Str from, to;
        uint32_t first, last;
        if (!str_cut(time->norm, '/', &from, &to) || !clock_at(from, &first) ||
            !clock_at(to, &last) || first == last)
            continue;
        last += last < first ? DAY : 0;
        say_length(job, last - first, str_copy(job->job, time->value), BY_TIMES, NULL, false);
        return;
    }
}

/* ---- subject ---- */

static bool begins_label(const Scan *scan, const ScanLine *line, int32_t *label, size_t *end) {
    *label = heading_label(scan, line->first, scan_is_noisy(scan), end);
    if (*label == 0 || line->zone == ZONE_NOTES || line->zone == ZONE_CHROME)
        return false;
    return scan_is_mark(scan, *end, ':') || *end >= line->last ||
           (scan_at(scan, line->first)->shape == SHAPE_UPPER &&
            scan_folded(scan, line->first).n > 3 && line->zone == ZONE_LIST);
}

static void say_subject(const RuleJob *job, const Scan *scan, size_t first, size_t last) {
    while (first < last && (scan_at(scan, first)->shape == SHAPE_MARK &&
                            !scan_is_mark(scan, first, '"') && !scan_is_mark(scan, first, '(')))
        first++;
    while (last > first && (scan_at(scan, last - 1)->flags & TOK_APPARATUS) != 0)
        last--;
    if (first >= last || last - first > SUBJECT_WORDS)
        return;
    Mark mark = {.part = scan->part_index, .first = (uint32_t)first, .last = (uint32_t)last};
    Saying saying = {.field = FIELD_SUBJECT,
                     .value = str_copy(job->job, scan_text(scan, first, last)),
                     .rule = &says[BEHIND_LABEL],
                     .certainty = certainties[BEHIND_LABEL],
                     .mark = &mark};
    (void)rule_say(job, &saying);
}

static void read_subject(const RuleJob *job, const Scan *scan, uint32_t label, size_t behind) {
    size_t first = behind + (scan_is_mark(scan, behind, ':') ? 1 : 0), last = first;
    bool said = first < scan->lines[label].last;
    if (said)
        last = scan->lines[label].last;
    for (uint32_t i = label + 1; i < scan->line_count && i <= label + SUBJECT_LINES; i++) {
        const ScanLine *line = &scan->lines[i];
        int32_t other;
        size_t end;
        if (line->first == line->last)
            continue;
        if ((line->blank_before && said) || begins_label(scan, line, &other, &end))
            break;
        bool goes_on = last > first && (scan_at(scan, line->first)->shape == SHAPE_LOWER ||
                                        scan_is_mark(scan, last - 1, ',') ||
                                        scan_at(scan, last - 1)->shape == SHAPE_LOWER ||
                                        (scan_at(scan, last - 1)->flags & TOK_HYPHENED) != 0);
        if (last > first && !goes_on) {
            say_subject(job, scan, first, last);
            first = line->first;
        }
        first = last > first ? first : line->first;
        last = line->last;
        said = true;
    }
    say_subject(job, scan, first, last);
}

static void say_talk(const RuleJob *job) {
    if (job->document->parts.n == 0 || job->document->role == ROLE_APPARATUS)
        return;
    const Scan *scan = &job->scans[0];
    for (uint32_t i = 0; i < scan->line_count && i < LABEL_LINES && !is_given(job, FIELD_SUBJECT);
         i++) {
        int32_t label;
        size_t end;
        const ScanLine *line = &scan->lines[i];
        if (line->first == line->last || !begins_label(scan, line, &label, &end) ||
            label != CUE_LABEL_SUBJECT)
            continue;
        read_subject(job, scan, i, end);
        break;
    }
    if (!is_given(job, FIELD_DURATION) && !from_sentence(job, scan))
        from_times(job);
}

const RuleRow talk_row = {says, sizeof says / sizeof *says, say_talk, NULL};
