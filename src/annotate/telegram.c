/*
 * A number behind the word telegram, the word before a post, the date mark that follows: in any
 * order of the last two. Dates are read already; their marks are laid out by token only in parts
 * that refer to a telegram. A telegram's own number stands in its heading, or begins its first
 * paragraph: "241. For the Secretary", "Secto 26. Second session".
 */
#include "annotate/telegram.h"
#include "annotate/cross_ref.h"
#include "annotate/date_value.h"
#include <stdlib.h>

enum { REFERS, IN_HEADING, BEFORE_TEXT };
enum { DIGITS_MAX = 6, POST_WORDS = 3, LIST_MAX = 8, LINES_MAX = 60, SERIES_LETTERS = 9 };

static const Rule says[] = {
    [REFERS] = {"reference-to-telegram", 1, "The words give a telegram's number."},
    [IN_HEADING] = {"telegram-number-in-heading", 1, "The heading gives the telegram's number."},
    [BEFORE_TEXT] = {"telegram-number-before-text", 1, "The telegram's text begins with it."},
};
static const uint16_t certainties[] = {[REFERS] = 950, [IN_HEADING] = 950, [BEFORE_TEXT] = 900};

typedef struct {
    size_t first, end;  // tokens
} TokenPair;

/* ---- numbers ---- */

static bool is_number(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i), *next = scan_at(scan, i + 1);
    bool goes_on = (next->flags & TOK_GLUED) != 0 && scan_is_word(scan, i + 1);  // 200418Z
    return tok->shape == SHAPE_DIGITS && tok->digits <= DIGITS_MAX && tok->number > 0 && !goes_on;
}

/* "1436", "A-203", "Secto 26", "No. 12": first and end of the number; false where there is none. */
static bool read_number(const Scan *scan, size_t i, size_t *first, size_t *end) {
    Str word = scan_folded(scan, i);
    if (str_is(word, "no") || str_is(word, "nos") || str_is(word, "nr"))
        i += scan_is_mark(scan, i + 1, '.') ? 2 : 1;
    else if (str_is(scan_text(scan, i, i + 1), "\xE2\x84\x96"))
        i++;
    *first = i;
    const Tok *tok = scan_at(scan, i);
    bool lettered =
        tok->shape == SHAPE_UPPER && tok->folded_n <= 3 && scan_is_mark(scan, i + 1, '-');
    bool named = tok->shape == SHAPE_CAPITAL && tok->folded_n <= SERIES_LETTERS;
    i += lettered ? 2 : named ? 1 : 0;
    *end = i + 1;
    return is_number(scan, i);
}

/* The next number of "863 and 873", "204, 205"; 0 where the list ends. */
static size_t next_number(const Scan *scan, size_t at) {
    size_t i = at + (scan_is_mark(scan, at, ',') ? 1 : 0);
    if (str_is(scan_folded(scan, i), "and"))
        i++;
    else if (i == at)
        return 0;
    return is_number(scan, i) && scan_at(scan, i)->digits >= 2 ? i : 0;
}

/* ---- what stands behind ---- */

/* Marks of dates by token. */
typedef struct {
    const Mark **p;
    size_t n;
} Dates;

/* A part while it is read. */
typedef struct {
    const RuleJob *job;
    const Scan *scan;
    Dates dates;
    bool dates_made;
    bool of_department;  // the word says so: "Deptel"
    size_t cursor;       // of cross_ref_is_marked()
} Reading;

static int by_place(const void *a, const void *b) {
    const Mark *const *x = a, *const *y = b;
    return (*x)->first < (*y)->first ? -1 : (*x)->first > (*y)->first;
}

static void make_dates(Reading *reading) {
    const RuleJob *job = reading->job;
    Dates *dates = &reading->dates;
    size_t at = 0;
    reading->dates_made = true;
    dates->p = ARENA_ARRAY(job->job, const Mark *, job->marks->n + 1);
    for (const Mark *mark; (mark = rule_next_mark(job, SPAN_DATE, &at)) != NULL;)
        if (mark->part == reading->scan->part_index && !mark->hidden && mark->value != NULL)
            dates->p[dates->n++] = mark;
    if (dates->n > 1)
        qsort(dates->p, dates->n, sizeof *dates->p, by_place);
}

static const Mark *date_at(const Dates *dates, size_t token) {
    size_t low = 0, high = dates->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (dates->p[middle]->first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < dates->n && dates->p[low]->first == token ? dates->p[low] : NULL;
}

typedef struct {
    Str post;
    bool to;  // sent to the post; else from it
    Str date;
    size_t end;
} Behind;

/* "from Addis Ababa", "to The Hague": capital words. */
static size_t read_post(const Scan *scan, size_t i, Behind *behind) {
    Str word = scan_folded(scan, i);
    bool to = str_is(word, "to"), from = str_is(word, "from");
    size_t first = i + 1, end = first;
    while ((to || from) && end < first + POST_WORDS && scan_is_capital(scan, end))
        end++;
    if (end == first || behind->post.n > 0)
        return i;
    behind->post = scan_text(scan, first, end);
    behind->to = to;
    return end;
}

static size_t read_date(const Scan *scan, const Dates *dates, size_t i, Behind *behind) {
    size_t at = scan_is_mark(scan, i, ',') ? i + 1 : i;
    if (str_is(scan_folded(scan, at), "of") || str_is(scan_folded(scan, at), "dated"))
        at++;
    const Mark *mark = date_at(dates, at);
    const DateValue *value = mark == NULL ? NULL : mark->value;
    if (value == NULL || value->edtf.n == 0 || behind->date.n > 0)
        return i;
    behind->date = value->edtf;
    return mark->last;
}

static void read_behind(const Scan *scan, const Dates *dates, size_t i, Behind *behind) {
    *behind = (Behind){.end = i};
    for (int k = 0; k < 2; k++) {
        size_t at = read_post(scan, behind->end, behind);
        if (at == behind->end && scan_is_mark(scan, at, ',')) {
            at = read_post(scan, at + 1, behind);
            at = at == behind->end + 1 ? behind->end : at;
        }
        behind->end = read_date(scan, dates, at, behind);
    }
}

/* ---- what is referred to ---- */

static void put(Reading *reading, size_t first, size_t end, TokenPair number,
                const Behind *behind) {
    const RuleJob *job = reading->job;
    if (cross_ref_is_marked(reading->scan, first, end, &reading->cursor))
        return;
    Mark *mark = rule_mark(job, reading->scan, first, end, SPAN_REFERENCE, &says[REFERS]);
    mark->certainty = certainties[REFERS];
    rule_mark_attribute(job, mark, "type", STR("telegram"));
    rule_mark_attribute(job, mark, "number", scan_text(reading->scan, number.first, number.end));
    if (behind->post.n > 0)
        rule_mark_attribute(job, mark, behind->to ? "to" : "from", behind->post);
    if (behind->date.n > 0)
        rule_mark_attribute(job, mark, "date", behind->date);
}

static size_t read_telegram(Reading *reading, size_t i, size_t end) {
    const Scan *scan = reading->scan;
    TokenPair numbers[LIST_MAX];
    size_t n = 1;
    Behind behind;
    if (scan_zone(scan, i) == ZONE_HEADING ||
        !read_number(scan, end, &numbers[0].first, &numbers[0].end))
        return i + 1;
    for (size_t next; n < LIST_MAX && (next = next_number(scan, numbers[n - 1].end)) != 0; n++)
        numbers[n] = (TokenPair){next, next + 1};
    if (!reading->dates_made)
        make_dates(reading);
    read_behind(scan, &reading->dates, numbers[n - 1].end, &behind);
    if (reading->of_department && behind.post.n == 0)
        behind.post = STR("Washington");
    for (size_t k = 0; k < n; k++)
        put(reading, k == 0 ? i : numbers[k].first, k + 1 == n ? behind.end : numbers[k].end,
            numbers[k], &behind);
    return behind.end;
}

/* ---- the document's own ---- */

static bool is_telegram(const RuleJob *job) {
    const Value *kind = description_find(&job->document->description, FIELD_KIND, 0);
    return kind != NULL && (str_is(kind->norm, "telegram") || str_is(kind->norm, "airgram") ||
                            str_is(kind->norm, "despatch"));
}

static void say_own(const RuleJob *job, const Scan *scan, size_t first, size_t end, unsigned rule) {
    Mark evidence = {.part = scan->part_index, .first = (uint32_t)first, .last = (uint32_t)end};
    Saying saying = {.field = FIELD_IDENTIFIER,
                     .value = scan_text(scan, first, end),
                     .role = STR("telegram"),
                     .rule = &says[rule],
                     .certainty = certainties[rule],
                     .mark = &evidence};
    Value *value = rule_say(job, &saying);
    Str post = description_text(&job->document->description, FIELD_PLACE);
    if (value != NULL && post.n > 0)
        document_set_attribute(job->job, &value->attributes, "from", post);
}

/* In the heading: "Airgram A-194 From the Embassy in Ethiopia". */
static bool own_in_heading(const RuleJob *job, const Scan *scan, const ScanLine *line) {
    int32_t value;
    size_t end, first;
    for (size_t i = line->first; i < line->last && i < line->first + 12; i++)
        if (scan_cue(scan, i, CUE_TARGET_AT, &value, &end) && value == CUE_TO_TELEGRAM &&
            read_number(scan, end, &first, &end) && end <= line->last) {
            say_own(job, scan, first, end, IN_HEADING);
            return true;
        }
    return false;
}

/* The number that begins a line: "241. Paris also for", "22106/Delto 805. From Harriman". */
static bool own_before_text(const RuleJob *job, const Scan *scan, const ScanLine *line) {
    size_t first, end;
    if (line->last - line->first < 3 || !read_number(scan, line->first, &first, &end) ||
        end >= line->last)
        return false;
    if (!scan_is_mark(scan, end, '.') && !scan_is_mark(scan, end, '/'))
        return false;
    say_own(job, scan, first, end, BEFORE_TEXT);
    return true;
}

/* The first lines behind the dateline, to the first of the text itself. */
static void read_own(const RuleJob *job, const Scan *scan) {
    bool dated = false;
    for (size_t i = 0; i < scan->line_count && i < LINES_MAX; i++) {
        const ScanLine *line = &scan->lines[i];
        bool points =
            scan_at(scan, line->first)->number == 1 && scan_is_mark(scan, line->first + 1, '.');
        bool text = (line->zone == ZONE_BODY || (dated && points)) && line->last - line->first >= 3;
        if (line->zone == ZONE_HEADING && own_in_heading(job, scan, line))
            return;
        if (line->zone == ZONE_DATELINE)
            dated = true;
        else if ((dated || text) && !points && own_before_text(job, scan, line))
            return;
        if (text)
            return;
    }
}

static void telegram_rule(const RuleJob *job) {
    if (job->document->parts.n > 0 && job->document->role == ROLE_RECORD && is_telegram(job))
        read_own(job, &job->scans[0]);
    for (uint32_t part = 0; part < job->document->parts.n; part++) {
        const Scan *scan = &job->scans[part];
        Reading reading = {.job = job, .scan = scan};
        for (size_t i = 0; i < scan->n;) {
            int32_t value;
            size_t end;
            bool telegram = (scan->classes[i] & CUE(TARGET)) != 0 &&
                            scan_cue(scan, i, CUE_TARGET_AT, &value, &end) &&
                            (value == CUE_TO_TELEGRAM || value == CUE_TO_TELEGRAM_OF_DEPARTMENT);
            reading.of_department = telegram && value == CUE_TO_TELEGRAM_OF_DEPARTMENT;
            i = telegram ? read_telegram(&reading, i, end) : i + 1;
        }
    }
}

const RuleRow telegram_row = {says, sizeof says / sizeof *says, telegram_rule, NULL};
