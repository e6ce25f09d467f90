/*
 * From the top: what stands before the first stretch of prose is the head, and its lines tell
 * themselves apart by their first word, a date, a slash among digits. From the end: the notes begin
 * at their own heading, and short lines before them close the document. What an importer knows by
 * markup (blocks of other kinds than paragraphs) is taken as it is, the certainty then being full.
 */
#include "annotate/zone.h"
#include "annotate/date_number.h"
#include "annotate/heading.h"

enum {
    HEAD_LINES_MAX = 60,  // a head is not longer
    PROSE_BYTES = 200,    // a line so long is prose
    SENTENCE_BYTES = 90,  // one that ends as a sentence does is prose already at this length
    CLOSING_LINES_MAX = 8,
    CLOSING_BYTES = 70,
    SENTENCE_WORDS = 2,
    WORD_LEAST = 3,  // letters of a word that makes a line a sentence
    BY_MARKUP = 1000,
    BY_LABEL = 950,
    BY_FORM = 850,
    BY_PLACE = 700
};

static void put(ScanLine *line, Zone zone, uint16_t certainty) {
    line->zone = (uint8_t)zone;
    line->certainty = certainty;
}

static uint32_t length_of(const ScanLine *line) {
    return line->end - line->start;
}

static bool ends_sentence(const Scan *scan, const ScanLine *line) {
    size_t last = line->last;
    while (last > line->first && (scan->toks[last - 1].flags & TOK_APPARATUS) != 0)
        last--;
    if (last == line->first)
        return false;
    char mark = scan->toks[last - 1].mark;
    return mark == '.' || mark == '?' || mark == '!' || mark == ':' || mark == '"';
}

static bool is_prose(const Scan *scan, const ScanLine *line) {
    return length_of(line) > PROSE_BYTES ||
           (length_of(line) > SENTENCE_BYTES && ends_sentence(scan, line));
}

/* A label alone on its line, or with a colon behind it: SUBJECT, PARTICIPANTS, "Present:". */
static bool begins_list(const Scan *scan, const ScanLine *line) {
    size_t end;
    for (size_t i = line->first; i < line->last && i < line->first + 4; i++) {
        int32_t value = heading_label(scan, i, false, &end);
        if (value == 0)
            continue;
        if (value == CUE_LABEL_SOURCE || value == CUE_LABEL_NOTES)
            return false;
        bool alone = end >= line->last;
        bool colon = scan_is_mark(scan, end, ':') || scan_is_mark(scan, end + 1, ':');
        return alone || colon ||
               (scan_at(scan, i)->shape == SHAPE_UPPER && end - i + scan_folded(scan, i).n > 2 &&
                line->last - line->first <= 8);
    }
    return false;
}

static bool is_source(const Scan *scan, const ScanLine *line) {
    int32_t value;
    size_t end, first = line->first;
    while (first < line->last && (scan->toks[first].flags & TOK_APPARATUS) != 0)
        first++;
    first += scan_is_mark(scan, first, '[');
    return scan_cue(scan, first, CUE_LABEL_AT, &value, &end) && value == CUE_LABEL_SOURCE &&
           (scan_is_mark(scan, end, ':') || scan_is_mark(scan, end, ';'));
}

/* "501.BC Atomic/10-848: Telegram", "IO Files: US/S/438", "S/S files, lot 63 D 351"; but not
 * "St. Petersburg, 5/17 March 1867". */
static bool is_file_number(const Scan *scan, const ScanLine *line) {
    bool slash = false, digit = false, repository = false, month = false;
    if (line->last - line->first > 24)
        return false;
    for (size_t i = line->first; i < line->last; i++) {
        slash = slash || scan_is_mark(scan, i, '/');
        digit = digit || scan_at(scan, i)->shape == SHAPE_DIGITS;
        repository = repository || scan_is(scan, i, CUE(REPOSITORY));
        month =
            month || (scan_is(scan, i, CUE(MONTH)) && scan_at(scan, i - 1)->shape == SHAPE_DIGITS &&
                      scan_at(scan, i + 1)->shape == SHAPE_DIGITS);
    }
    return digit && ((slash && !month) || repository);
}

/* "13.8.1961", "13/8/61", "13. VIII. 1961", "1961-08-13": a date without the name of a month begins
 * at the token. */
static bool is_date_in_digits(const Scan *scan, size_t i) {
    const Tok *first = scan_at(scan, i), *last = scan_at(scan, i + 4);
    char mark = scan_at(scan, i + 1)->mark;
    if (first->shape != SHAPE_DIGITS || last->shape != SHAPE_DIGITS || mark == '\0' ||
        !scan_is_mark(scan, i + 3, mark))
        return false;
    uint32_t middle = scan_at(scan, i + 2)->shape == SHAPE_DIGITS
                          ? scan_at(scan, i + 2)->number
                          : date_number_roman(scan_folded(scan, i + 2));
    bool year_first = first->digits == 4, marked = mark == '.' || mark == '-' || mark == '/';
    uint32_t day = year_first ? last->number : first->number;
    uint8_t year_digits = year_first ? first->digits : last->digits;
    // Of a month and a day either may stand first: one of them is twelve at most.
    return marked && (year_digits == 4 || (year_digits == 2 && mark != '-')) && day >= 1 &&
           day <= 31 && middle >= 1 && middle <= 31 && (day <= 12 || middle <= 12);
}

/* A month beside a number, or a date in digits, in a line that is short enough to be a dateline. */
static bool has_date(const Scan *scan, const ScanLine *line) {
    if (line->last - line->first > 32)
        return false;
    for (size_t i = line->first; i < line->last; i++) {
        uint16_t certainty;
        bool number =
            scan_at(scan, i - 1)->shape == SHAPE_DIGITS ||
            scan_at(scan, i + 1)->shape == SHAPE_DIGITS ||
            (scan_is_mark(scan, i - 1, '.') && scan_at(scan, i - 2)->shape == SHAPE_DIGITS);
        if (number && scan_is_word(scan, i) && scan_guess(scan, i, CUE_MONTH_AT, &certainty) != 0)
            return true;
        if (i + 4 < line->last && is_date_in_digits(scan, i))
            return true;
    }
    return false;
}

/* Words in small letters that stand beside no date or place. */
static uint32_t common_words(const Scan *scan, const ScanLine *line) {
    uint32_t words = 0;
    for (size_t i = line->first; i < line->last; i++)
        words += scan_at(scan, i)->shape == SHAPE_LOWER &&
                 scan_at(scan, i)->folded_n >= WORD_LEAST &&
                 (scan_classes(scan, i) & ~CUE(STYLE)) == 0;
    return words;
}

static bool ends_with_stop(const Scan *scan, const ScanLine *line) {
    size_t last = line->last;
    while (last > line->first && (scan->toks[last - 1].flags & TOK_APPARATUS) != 0)
        last--;
    return last > line->first &&
           (scan_is_mark(scan, last - 1, '.') || scan_is_mark(scan, last - 1, '?') ||
            scan_is_mark(scan, last - 1, '!'));
}

/* It ends as a sentence does, and has as many common words. */
static bool is_sentence(const Scan *scan, const ScanLine *line) {
    return ends_with_stop(scan, line) && common_words(scan, line) >= SENTENCE_WORDS;
}

/* The number that a line begins with, "3." or "3)" before a word that is no month; 0: none. */
static uint32_t item_number(const Scan *scan, const ScanLine *line) {
    size_t i = line->first;
    bool numbered = line->last - i > 3 && scan_at(scan, i)->shape == SHAPE_DIGITS &&
                    (scan_is_mark(scan, i + 1, '.') || scan_is_mark(scan, i + 1, ')')) &&
                    scan_is_word(scan, i + 2) && !scan_is(scan, i + 2, CUE(MONTH));
    return numbered ? scan_at(scan, i)->number : 0;
}

/* The line counts on from one above: of what was dealt with, one item. */
static bool is_item(const Scan *scan, const ScanLine *line) {
    uint32_t number = item_number(scan, line);
    for (const ScanLine *above = line; number > 1 && above > scan->lines; above--)
        if (item_number(scan, above - 1) + 1 == number)
            return true;
    return false;
}

bool zone_runs_on(const Scan *scan, const ScanLine *line) {
    uint32_t words = ends_with_stop(scan, line) ? 1 : SENTENCE_WORDS;
    return !scan_is_noisy(scan) && (common_words(scan, line) >= words || is_item(scan, line));
}

static bool is_dateline(const Scan *scan, const ScanLine *line) {
    return has_date(scan, line) && !zone_runs_on(scan, line);
}

/* ---- by markup ---- */

static void by_markup(const Scan *scan, ScanLine *line, bool in_note) {
    if (in_note) {
        put(line, is_source(scan, line) ? ZONE_SOURCE : ZONE_NOTES, BY_MARKUP);
        return;
    }
    switch (scan->part->blocks.p[line->block].kind) {
    case BLOCK_HEADING:
        put(line, ZONE_HEADING, BY_MARKUP);
        break;
    case BLOCK_DATELINE:
        put(line, ZONE_DATELINE, BY_MARKUP);
        break;
    case BLOCK_SALUTE:
        put(line, ZONE_SALUTE, BY_MARKUP);
        break;
    case BLOCK_SIGNATURE:
        put(line, ZONE_CLOSING, BY_MARKUP);
        break;
    default:
        break;
    }
}

/* ---- by form ---- */

/* What a line of the head is; *in_list: the lines before it belong to a list. */
static void judge_head(const Scan *scan, uint32_t index, bool titled, bool *in_list) {
    ScanLine *line = &scan->lines[index];
    if (begins_list(scan, line)) {
        *in_list = true;
        put(line, ZONE_LIST, BY_LABEL);
    } else if (*in_list && !line->blank_before) {
        put(line, ZONE_LIST, BY_FORM);
    } else if (is_source(scan, line)) {
        *in_list = false;
        put(line, ZONE_SOURCE, BY_LABEL);
    } else if (scan_is(scan, line->first, CUE(SALUTE)) && length_of(line) < CLOSING_BYTES) {
        *in_list = false;
        put(line, ZONE_SALUTE, BY_FORM);
    } else if (!titled) {
        bool source = index == 0 && is_file_number(scan, line);
        put(line, source ? ZONE_SOURCE : ZONE_HEADING, BY_FORM);
    } else {
        *in_list = *in_list && !line->blank_before;
        bool dateline = is_dateline(scan, line);
        put(line, dateline ? ZONE_DATELINE : ZONE_HEAD, dateline ? BY_FORM : BY_PLACE);
    }
}

bool zone_greets(const Scan *scan, const ScanLine *line) {
    size_t last = line->last;
    while (last > line->first && (scan->toks[last - 1].flags & TOK_APPARATUS) != 0)
        last--;
    char mark = last > line->first ? scan->toks[last - 1].mark : '\0';
    return mark == ',' || mark == ':' || mark == '!';
}

static bool has_year(const Scan *scan, const ScanLine *line) {
    for (size_t i = line->first; i < line->last && i < line->first + 32; i++)
        if (scan_at(scan, i)->shape == SHAPE_DIGITS && scan_at(scan, i)->digits == 4)
            return true;
    return false;
}

static uint32_t judge_heads(const Scan *scan, uint32_t notes) {
    bool titled = false, in_list = false, dated = false;
    uint32_t i = 0;
    for (; i < notes && i < HEAD_LINES_MAX; i++) {
        ScanLine *line = &scan->lines[i];
        if (line->certainty == BY_MARKUP) {
            titled = titled || line->zone == ZONE_HEADING;
            in_list = false;
            continue;
        }
        if (line->first == line->last)
            continue;
        bool listed = in_list && !line->blank_before && length_of(line) <= 2 * PROSE_BYTES;
        if (is_prose(scan, line) && !listed && !begins_list(scan, line) && !is_source(scan, line) &&
            (titled || length_of(line) > 2 * PROSE_BYTES))
            break;
        // A short text: what stands below the date is no head where it is a sentence.
        if (dated && titled && !listed && line->blank_before && !scan_is_noisy(scan) &&
            scan_is_capital(scan, line->first) && is_sentence(scan, line))
            break;
        judge_head(scan, i, titled, &in_list);
        titled = titled || line->zone == ZONE_HEADING;
        dated = dated || has_year(scan, line);
        if (line->zone == ZONE_SALUTE && dated && zone_greets(scan, line))
            return i + 1;  // behind it the letter begins; its date may yet come, where none stood
    }
    return i;
}

static bool has_small_word(const Scan *scan, const ScanLine *line) {
    for (size_t i = line->first; i < line->last; i++)
        if (scan_at(scan, i)->shape == SHAPE_LOWER && scan_at(scan, i)->folded_n > 1)
            return true;
    return false;
}

static void judge_closing(const Scan *scan, uint32_t body, uint32_t notes) {
    for (uint32_t i = notes; i > body && notes - i < CLOSING_LINES_MAX; i--) {
        ScanLine *line = &scan->lines[i - 1];
        if (line->certainty == BY_MARKUP || line->first == line->last)
            continue;
        bool closing = scan_is(scan, line->first, CUE(CLOSING));
        // "The Rt. Hon. J. Hale, C.B.E., M.P." is an address.
        if (length_of(line) > (closing ? 2 * CLOSING_BYTES : CLOSING_BYTES) ||
            (ends_sentence(scan, line) && !closing && line->last - line->first > 8 &&
             has_small_word(scan, line)))
            return;
        put(line, ZONE_CLOSING, closing ? BY_LABEL : BY_PLACE);
    }
}

/* The heading of the notes, or what a web page prints below a record. */
static uint32_t find_notes(const Scan *scan) {
    for (uint32_t i = 1; i < scan->line_count; i++) {
        const ScanLine *line = &scan->lines[i];
        int32_t value;
        size_t end;
        if (line->last - line->first == 1 &&
            scan_cue(scan, line->first, CUE_LABEL_AT, &value, &end) && value == CUE_LABEL_NOTES)
            return i;
        if (line->last - line->first <= 4 && scan_is(scan, line->first, CUE(CHROME)))
            return i;
    }
    return (uint32_t)scan->line_count;
}

void zone_judge(Scan *scan) {
    const Block *blocks = scan->part->blocks.p;
    // Notes stand behind all other blocks: from the first on there is nothing else.
    uint32_t first_note = 0;
    while (first_note < scan->part->blocks.n && blocks[first_note].kind != BLOCK_NOTE)
        first_note++;
    for (uint32_t i = 0; i < scan->line_count; i++)
        by_markup(scan, &scan->lines[i], scan->lines[i].block >= first_note);
    uint32_t notes = find_notes(scan);
    bool chrome = notes < scan->line_count && scan_is(scan, scan->lines[notes].first, CUE(CHROME));
    for (uint32_t i = notes; i < scan->line_count; i++)
        if (scan->lines[i].certainty != BY_MARKUP)
            put(&scan->lines[i],
                is_source(scan, &scan->lines[i]) ? ZONE_SOURCE
                : chrome                         ? ZONE_CHROME
                                                 : ZONE_NOTES,
                BY_LABEL);
    uint32_t marked = notes;
    while (
        marked > 0 && scan->lines[marked - 1].certainty == BY_MARKUP &&
        (scan->lines[marked - 1].zone == ZONE_NOTES || scan->lines[marked - 1].zone == ZONE_SOURCE))
        marked--;
    uint32_t body = judge_heads(scan, marked);
    judge_closing(scan, body, marked);
}
