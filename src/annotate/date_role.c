/*
 * First every expression is marked, part by part, from left to right; then the years are settled by
 * one another; then the document's date is chosen among what stands in the head, the labelled lines
 * and the close, by adding up what speaks for each; then relative dates are reckoned from it.
 */
#include "annotate/date_role.h"
#include "annotate/date_grammar.h"
#include "annotate/date_number.h"
#include "annotate/date_resolve.h"
#include "annotate/zone.h"

enum {
    IN_DATELINE,
    BEHIND_LABEL,
    IN_HEADING,
    IN_HEAD,
    IN_CLOSING,
    BY_FILE_NUMBER,
    IN_BODY,
    NAMED,
    RELATIVE,
    TIME_OF_DATE,
    TIME_BEHIND_LABEL
};

enum {
    BESIDE_YEAR = 3,  // tokens beside a season or year that dates: "ca. 1910, London"
    LINES_ABOVE = 4,  // among the first of the text
    BEGINNING = 40    // tokens
};

static const Rule says[] = {
    [IN_DATELINE] = {"date-in-dateline", 4, "It stands in the line of place and date."},
    [BEHIND_LABEL] = {"date-behind-label", 3, "A line that begins with Date gives it."},
    [IN_HEADING] = {"date-in-heading", 3, "The heading gives it."},
    [IN_HEAD] = {"date-in-head", 3, "It stands alone above the text."},
    [IN_CLOSING] = {"date-in-closing", 2, "It stands below the text, at the signature."},
    [BY_FILE_NUMBER] = {"date-by-file-number", 2, "The archive's file number ends with it."},
    [IN_BODY] = {"date-at-beginning", 3, "The text begins with it."},
    [NAMED] = {"date-named", 3, "The text names it."},
    [RELATIVE] = {"date-reckoned", 2, "It is reckoned from the day of writing."},
    [TIME_OF_DATE] = {"time-beside-date", 2, "It stands beside the date."},
    [TIME_BEHIND_LABEL] = {"time-behind-label", 1, "A line that begins with Time gives it."},
};

/* Of the date itself, where nothing disagrees; measured on the gold's learning volumes. */
static const uint16_t certainties[] = {
    [IN_DATELINE] = 990, [BEHIND_LABEL] = 960,   [IN_HEADING] = 980,       [IN_HEAD] = 900,
    [IN_CLOSING] = 850,  [BY_FILE_NUMBER] = 800, [IN_BODY] = 600,          [NAMED] = 950,
    [RELATIVE] = 850,    [TIME_OF_DATE] = 980,   [TIME_BEHIND_LABEL] = 900};

/* ---- marking ---- */

struct dating {
    const RuleJob *job;
    DateResolving all;
    MarkList dates;  // of them
};

static void add_mark(struct dating *dating, const Scan *scan, const DateValue *value, size_t first,
                     size_t end) {
    const RuleJob *job = dating->job;
    DateValue *kept = ARENA_NEW(job->job, DateValue);
    *kept = *value;
    Mark *mark = rule_mark(job, scan, first, end, SPAN_DATE, &says[NAMED]);
    mark->value = kept;
    *LIST_ADD(job->job, &dating->dates) = mark;
    *LIST_ADD(job->job, &dating->all.values) = kept;
}

static void mark_part(struct dating *dating, const Scan *scan) {
    size_t from = 0;
    for (size_t i = 0; i < scan->n;) {
        DateValue value;
        size_t first, end;
        bool digits = scan->toks[i].shape == SHAPE_DIGITS;
        bool trigger = digits || (scan->classes[i] & DATE_GRAMMAR_TRIGGERS) != 0;
        bool found = trigger && date_grammar_read(scan, i, from, &value, &first, &end);
        bool alone = found && value.first.month == 0 && value.relation == DATE_ABSOLUTE;
        if (digits && (!found || alone)) {
            DateValue other;
            size_t other_first, other_end;
            if (date_grammar_read_misread(scan, i, from, &other, &other_first, &other_end)) {
                found = true;
                value = other;
                first = other_first;
                end = other_end;
            }
        }
        if (!found) {
            i++;
            continue;
        }
        add_mark(dating, scan, &value, first, end);
        from = end;
        i = end > i ? end : i + 1;
    }
}

/* ---- roles by words ---- */

/* The word of a role that stands nearest before the mark, within six tokens and its sentence. */
static bool role_before(const Scan *scan, const Mark *mark, DateRole *role) {
    for (size_t back = 1; back <= 7 && back <= mark->first; back++) {
        size_t i = mark->first - back;
        int32_t value;
        size_t end;
        char sign = scan_at(scan, i)->mark;
        if (sign == ';' || ((scan_at(scan, i + 1)->flags & TOK_BLOCK) != 0) ||
            (sign == '.' && scan_is_capital(scan, i + 1) && back > 1))
            return false;
        if (scan_cue(scan, i, CUE_DATE_ROLE_AT, &value, &end)) {
            *role = (DateRole)value;
            return true;
        }
    }
    return false;
}

static bool is_future(const Scan *scan, const Mark *mark) {
    for (size_t k = 1; k <= 8; k++)
        if ((k <= mark->first && scan_is(scan, mark->first - k, CUE(FUTURE))) ||
            scan_is(scan, mark->last - 1 + k, CUE(FUTURE)))
            return true;
    return false;
}

/* ---- the document's date ---- */

/* The label that the mark's line begins with: "DATE: ...", or the line above is it alone. */
static bool has_label(const Scan *scan, const Mark *mark, int32_t wanted) {
    uint32_t line = scan->toks[mark->first].line;
    for (int up = 0; up < 2; up++) {
        const ScanLine *one = &scan->lines[line - (uint32_t)up];
        for (size_t i = one->first; i < one->last && i < one->first + 3; i++) {
            int32_t label;
            size_t end;
            if (scan_cue(scan, i, CUE_LABEL_AT, &label, &end) && label == wanted &&
                i < mark->first && (up == 0 ? end + 1 < one->last : end + 1 >= one->last))
                return true;
        }
        if (line == 0)
            break;
    }
    return false;
}

static size_t alone_in_line(const Scan *scan, const Mark *mark) {
    const ScanLine *line = &scan->lines[scan->toks[mark->first].line];
    return line->last - line->first - (mark->last - mark->first);
}

/* "Spring 1910", "ca. 1910, London" above the text; but no year behind a sign of copyright. */
static bool dates_alone(const Scan *scan, const Mark *mark) {
    size_t line = scan->toks[mark->first].line;
    const ScanLine *one = &scan->lines[line];
    if (line >= LINES_ABOVE || alone_in_line(scan, mark) > BESIDE_YEAR)
        return false;
    return !str_has(scan_text(scan, one->first, one->last), STR("\xC2\xA9"));
}

/* "your letter of May 4", "a memorandum dated June 25": the day of another paper. */
static bool is_of_paper(const Scan *scan, const Mark *mark) {
    size_t i = mark->first, end;
    int32_t role = DATE_EVENT;
    if (i < 2 || ((scan_at(scan, i)->flags | scan_at(scan, i - 1)->flags) & TOK_BLOCK) != 0)
        return false;
    bool leads = scan_is(scan, i - 1, CUE(OF) | CUE(FROM)) ||
                 (scan_cue(scan, i - 1, CUE_DATE_ROLE_AT, &role, &end) && role == DATE_WRITTEN);
    return leads && scan_is(scan, i - 2, CUE(RECORD));
}

/* "Signed by me this 3rd day of May 1841": the day of signing. */
static bool is_this_day(const Scan *scan, const Mark *mark) {
    int32_t which = 1;
    size_t end;
    return mark->first > 0 && scan_cue(scan, mark->first - 1, CUE_WHICH_AT, &which, &end) &&
           which == 0;
}

/* A sentence names the day; at the beginning of the text it may be that of writing. */
static int score_in_sentence(const Scan *scan, const Mark *mark, unsigned *rule) {
    *rule = IN_BODY;
    if (mark->first >= BEGINNING || is_of_paper(scan, mark))
        return 0;
    return alone_in_line(scan, mark) < 8 ? 22 : 10;
}

/* The same where no blank line or greeting parts a short text from its head. */
static int score_in_head(const Scan *scan, const Mark *mark, const ScanLine *line, unsigned *rule) {
    if (!zone_runs_on(scan, line)) {
        *rule = IN_HEAD;
        return 35;
    }
    if (is_this_day(scan, mark)) {
        *rule = IN_CLOSING;
        return 25;
    }
    for (const ScanLine *above = scan->lines; above < line; above++)
        if (zone_runs_on(scan, above))
            return 0;
    return score_in_sentence(scan, mark, rule);
}

/* What speaks for a mark, and as which rule it would count; 0: nothing. */
static int score_of(const struct dating *dating, const Mark *mark, const DateValue *value,
                    unsigned *rule) {
    const Scan *scan = &dating->job->scans[mark->part];
    const ScanLine *line = &scan->lines[scan->toks[mark->first].line];
    Zone zone = scan_zone(scan, mark->first);
    DateRole role = DATE_WRITTEN;
    bool has_role = role_before(scan, mark, &role);
    bool label = zone != ZONE_BODY && zone != ZONE_NOTES && has_label(scan, mark, CUE_LABEL_DATE);
    bool whole = value->first.month != 0 || label || dates_alone(scan, mark);
    if (value->relation != DATE_ABSOLUTE || !whole || value->first.year == DATE_NO_YEAR ||
        mark->part > 0)
        return 0;
    *rule = NAMED;
    int score = 0;
    if (value->file_number) {
        *rule = BY_FILE_NUMBER;
        score = zone == ZONE_BODY ? 0 : zone == ZONE_SOURCE ? 20 : 8;
        return score;
    }
    if (label) {
        *rule = BEHIND_LABEL;
        score = 45;
    } else if (zone == ZONE_DATELINE) {
        *rule = IN_DATELINE;
        score = 60 - (int)(alone_in_line(scan, mark) > 12 ? 15 : 0);
    } else if (zone == ZONE_HEADING) {
        bool passing = line->certainty != 1000 && zone_runs_on(scan, line);
        *rule = passing ? IN_BODY : IN_HEADING;
        score = passing ? score_in_sentence(scan, mark, rule) : 40;
    } else if (zone == ZONE_HEAD) {
        score = score_in_head(scan, mark, line, rule);
    } else if (zone == ZONE_CLOSING) {
        *rule = IN_CLOSING;
        score = 25;
    } else if (zone == ZONE_BODY) {
        score = score_in_sentence(scan, mark, rule);
    } else if (zone == ZONE_LIST) {
        *rule = IN_HEAD;
        score = 15;
    } else {
        return 0;
    }
    bool other = has_role && role != DATE_WRITTEN && role != DATE_EVENT && role != DATE_SENT;
    if (other && zone != ZONE_DATELINE && zone != ZONE_HEADING)
        score -= 20;
    if (role == DATE_RECEIVED && has_role)
        score -= 40;
    score -= value->first.day == 0 ? 12 : 0;
    score -= value->weekday_disagrees ? 5 : 0;
    score -= value->reading < 1000 ? 3 : 0;
    return score;
}

static bool same_day(const DatePoint *a, const DatePoint *b) {
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* The file number, where there is one; it settles a year that is not said or misread. */
static const DateValue *file_number_of(const struct dating *dating) {
    for (size_t i = 0; i < dating->dates.n; i++) {
        const DateValue *value = dating->dates.p[i]->value;
        Zone zone = rule_mark_zone(dating->job, dating->dates.p[i]);
        if (value->file_number &&
            (zone == ZONE_SOURCE || zone == ZONE_HEAD || zone == ZONE_HEADING))
            return value;
    }
    return NULL;
}

/*
 * A dateline that was misread and a file number that differs from it in one digit: the number
 * decides.
 */
static void mend_by_file_number(DateValue *value, const DateValue *number) {
    if (number == NULL || value->file_number || value->first.month != number->first.month)
        return;
    if (value->first.year == DATE_NO_YEAR)
        value->first.year = number->first.year;
    if (value->reading < 1000 && value->first.year == number->first.year &&
        value->first.day % 10 != number->first.day % 10 &&
        value->first.day / 10 == number->first.day / 10)
        value->first.day = number->first.day;
}

/*
 * The year in which a document of this deposit cannot have been written, and one digit away one in
 * which it can: then the printed one was misread.
 */
static void mend_by_deposit(const DateResolving *all, DateValue *value) {
    int32_t year = value->first.year;
    if (all->since == 0 || year == DATE_NO_YEAR || value->file_number || value->first.open != 0 ||
        (year >= all->since - 1 && year <= all->until + 1))
        return;
    int32_t mended = date_resolve_mend(all, year);
    if (mended == DATE_NO_YEAR)
        return;
    value->first.year = mended;
    value->last.year = value->last.year == year ? mended : value->last.year;
    value->reading = value->reading < 800 ? value->reading : 800;
}

/* The years in the title or the id of the deposit: "1961-1963", "frus1961-63v15". */
static void years_of_deposit(const RuleJob *job, DateResolving *all) {
    Str texts[] = {job->head->source_id, job->head->title};
    for (size_t t = 0; t < 2 && all->since == 0; t++) {
        Str text = texts[t];
        for (size_t i = 0; i + 4 <= text.n && all->since == 0; i++) {
            uint32_t number = 0, two = 0;
            size_t n = 0;
            while (i + n < text.n && n < 5 && text.p[i + n] >= '0' && text.p[i + n] <= '9')
                number = number * 10 + (uint32_t)(text.p[i + n++] - '0');
            if (n != 4 || number < 1500 || number > 2040) {
                i += n;
                continue;
            }
            all->since = all->until = (int32_t)number;
            size_t at = i + 4;
            at +=
                at < text.n && (uint8_t)text.p[at] >= 0x80 ? 3 : 1;  // a dash of one or three bytes
            for (n = 0; at + n < text.n && n < 4 && text.p[at + n] >= '0' && text.p[at + n] <= '9';
                 n++)
                two = two * 10 + (uint32_t)(text.p[at + n] - '0');
            bool range = text.p[i + 4 < text.n ? i + 4 : i] == '-' ||
                         (uint8_t)text.p[i + 4 < text.n ? i + 4 : i] >= 0x80;
            if (range && n == 2)
                all->until = (int32_t)(number / 100 * 100 + two);
            else if (range && n == 4)
                all->until = (int32_t)two;
            if (all->until < all->since || all->until > all->since + 40)
                all->until = all->since;
        }
    }
}

static Mark *choose(const struct dating *dating, unsigned *rule) {
    Mark *best = NULL;
    int most = 7;
    const DateValue *number = file_number_of(dating);
    for (size_t i = 0; i < dating->dates.n; i++) {
        Mark *mark = dating->dates.p[i];
        const DateValue *value = mark->value;
        unsigned as = NAMED;
        int score = score_of(dating, mark, value, &as);
        if (score > 0 && number != NULL && !value->file_number &&
            same_day(&value->first, &number->first))
            score += 10;
        if (score > most) {
            most = score;
            best = mark;
            *rule = as;
        }
    }
    return best;
}

/* A conversation's date is that of the talk; a paper's that of its writing. */
static DateRole role_of_document(const RuleJob *job) {
    const Scan *scan = &job->scans[0];
    for (size_t i = 0; i < scan->n && i < 60; i++) {
        Zone zone = scan_zone(scan, i);
        int32_t role;
        size_t end;
        if (zone != ZONE_HEADING && zone != ZONE_HEAD && zone != ZONE_SOURCE)
            continue;
        if (scan_cue(scan, i, CUE_DATE_ROLE_AT, &role, &end) && role == DATE_EVENT)
            return DATE_EVENT;
    }
    return DATE_WRITTEN;
}

/* ---- saying ---- */

static void write_attributes(const RuleJob *job, Mark *mark, const DateValue *value) {
    if (value->edtf.n > 0)
        rule_mark_attribute(job, mark, "edtf", value->edtf);
    if (value->time.n > 0)
        rule_mark_attribute(job, mark, "time", value->time);
    if (value->anchor.n > 0)
        rule_mark_attribute(job, mark, "anchor", value->anchor);
    if (value->second.n > 0)
        rule_mark_attribute(job, mark, "reading", value->second);
    if (value->weekday_disagrees)
        rule_mark_attribute(job, mark, "disagrees", STR("weekday"));
    if (value->has_role)
        rule_mark_attribute(job, mark, "role", str_from_c(date_role_name(value->role)));
}

static uint16_t times(uint16_t a, uint16_t b) {
    return (uint16_t)((uint32_t)a * b / 1000);
}

static void say_date(const RuleJob *job, const Mark *mark, const DateValue *value, unsigned rule) {
    const Scan *scan = &job->scans[mark->part];
    Str words = scan_text(scan, mark->first, value->date_end);
    Saying saying = {.field = FIELD_DATE,
                     .value = words,
                     .norm = value->edtf,
                     .role = str_from_c(date_role_name(value->role)),
                     .rule = &says[rule],
                     .certainty = mark->certainty,
                     .mark = mark};
    Value *said = rule_say(job, &saying);
    // What disagrees with the file is shown and dates nothing.
    if (said != NULL && description_attribute(said, "disagrees").n > 0)
        said->role = (Str){NULL, 0};
    if (said != NULL && value->second.n > 0)
        document_set_attribute(job->job, &said->attributes, "reading", value->second);
}

static void say_time(const RuleJob *job, const Mark *mark, Str time, unsigned rule, bool doubtful) {
    Saying saying = {.field = FIELD_TIME,
                     .value = time,
                     .norm = time,
                     .rule = &says[rule],
                     .certainty = (uint16_t)(certainties[rule] - (doubtful ? 40 : 0)),
                     .mark = mark};
    (void)rule_say(job, &saying);
}

/* "Time: 2:30 p.m.", "DATE AND TIME: August 4, 1975, 9:50 a.m." in the head. */
static void find_labelled_time(const RuleJob *job) {
    const Scan *scan = &job->scans[0];
    for (size_t line = 0; line < scan->line_count && line < 60; line++) {
        const ScanLine *one = &scan->lines[line];
        if (one->zone == ZONE_BODY || one->zone == ZONE_NOTES)
            continue;
        for (size_t i = one->first; i < one->last && i < one->first + 4; i++) {
            int32_t label;
            size_t end;
            DateTime time;
            if (!scan_cue(scan, i, CUE_LABEL_AT, &label, &end) || label != CUE_LABEL_TIME)
                continue;
            for (size_t k = end; k < end + 8; k++)
                if (date_number_time_behind(scan, k, &time)) {
                    DateValue value = {.start = time.start, .stop = time.stop, .zulu = time.zulu};
                    DateResolving none = {.job = job->job};
                    value.first.year = DATE_NO_YEAR;
                    date_resolve_value(&none, &value, DAY_OPEN_BEFORE, false);
                    say_time(job, NULL, value.time, TIME_BEHIND_LABEL, time.doubtful);
                    return;
                }
        }
    }
}

/* The day that relative dates are reckoned from: what the file says, else what was chosen. */
static int32_t written_day(const RuleJob *job, const DateValue *chosen) {
    int32_t first, last;
    const Value *said;
    for (size_t i = 0;
         (said = description_find(&job->document->description, FIELD_DATE, i)) != NULL; i++) {
        DateRole role;
        bool dates =
            date_role_find(said->role, &role) ? date_role_dates_document(role) : said->role.n == 0;
        if (dates && said->source.kind != SOURCE_RULE && said->norm.n > 0 &&
            date_bounds(said->norm, &first, &last) && first == last)
            return first;
    }
    if (chosen != NULL && chosen->edtf.n > 0 && date_bounds(chosen->edtf, &first, &last) &&
        (first == last || chosen->shape == DATE_EXTENT) && first != DAY_OPEN_BEFORE)
        return first;
    return DAY_OPEN_BEFORE;
}

static bool is_russian(const struct document *document) {
    return document->parts.n > 0 && str_starts(document->parts.p[0].language, STR("ru"));
}

static void settle_document(struct dating *dating, Mark *chosen, unsigned rule) {
    const RuleJob *job = dating->job;
    DateValue *value = chosen->value;
    value->of_document = true;
    value->has_role = true;
    const Scan *scan = &job->scans[0];
    bool received = role_before(scan, chosen, &value->role) && value->role == DATE_RECEIVED;
    if (!received)
        value->role = rule == IN_CLOSING ? DATE_WRITTEN : role_of_document(job);
    chosen->rule = &says[rule];
    chosen->certainty = times(certainties[rule], value->reading);
    if (value->edtf.n > 0)
        say_date(job, chosen, value, rule);
    if (value->time.n > 0)
        say_time(job, chosen, value->time, TIME_OF_DATE, value->reading < 1000);
    else
        find_labelled_time(job);
}

static void settle_others(struct dating *dating, int32_t written) {
    for (size_t i = 0; i < dating->dates.n; i++) {
        Mark *mark = dating->dates.p[i];
        DateValue *value = mark->value;
        const Scan *scan = &dating->job->scans[mark->part];
        bool relative = value->relation != DATE_ABSOLUTE || value->first.year == DATE_NO_YEAR;
        if (!value->of_document) {
            date_resolve_value(&dating->all, value, written, is_future(scan, mark));
            value->has_role = role_before(scan, mark, &value->role);
            mark->rule = &says[value->file_number ? BY_FILE_NUMBER : relative ? RELATIVE : NAMED];
            mark->certainty = times(certainties[relative ? RELATIVE : NAMED], value->reading);
        }
        write_attributes(dating->job, mark, value);
        mark->hidden = value->file_number || (value->edtf.n == 0 && !relative);
    }
}

static void say_dates(const RuleJob *job) {
    struct dating dating = {.job = job,
                            .all = {.russian = is_russian(job->document), .job = job->job}};
    if (job->document->role == ROLE_APPARATUS || job->document->parts.n == 0)
        return;
    for (size_t i = 0; i < job->document->parts.n; i++)
        mark_part(&dating, &job->scans[i]);
    years_of_deposit(job, &dating.all);
    date_resolve_years(&dating.all);
    const DateValue *number = file_number_of(&dating);
    for (size_t i = 0; i < dating.all.values.n; i++) {
        Zone zone = rule_mark_zone(job, dating.dates.p[i]);
        if (zone == ZONE_DATELINE || zone == ZONE_HEAD || zone == ZONE_HEADING)
            mend_by_deposit(&dating.all, dating.all.values.p[i]);
        if (zone != ZONE_BODY)
            mend_by_file_number(dating.all.values.p[i], number);
    }
    unsigned rule = NAMED;
    Mark *chosen = choose(&dating, &rule);
    DateValue *value = chosen == NULL ? NULL : chosen->value;
    if (value != NULL) {
        date_resolve_value(&dating.all, value, DAY_OPEN_BEFORE, false);
        settle_document(&dating, chosen, rule);
    } else {
        find_labelled_time(job);
    }
    settle_others(&dating, written_day(job, value));
}

const RuleRow date_role_row = {says, sizeof says / sizeof *says, say_dates, NULL};
