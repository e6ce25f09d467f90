/*
 * A list begins at a line that says so and nothing else, and ends at a blank line, another label or
 * prose; page marks and running heads within it do not end it. A line that a narrow page has
 * wrapped, or that goes on in small letters, belongs to the one before. Where there is no list a
 * sentence may say who was present: it counts only if all its parts are persons or sides.
 */
#include "annotate/participants.h"
#include "annotate/heading.h"
#include "annotate/roster.h"
#include "annotate/sender.h"
#include "annotate/talk_parties.h"
#include <string.h>

enum { IN_LIST, IN_SENTENCE, IN_HEADING };
enum {
    LABEL_LINES = 240,  // of a part, that may be labels
    LABEL_WORDS = 12,   // of such a line
    LABEL_WITHIN = 6,   // words before "present"
    LIST_LINES = 160,
    CUT_WORDS = 5,   // tokens of a label that was cut
    CUT_LEAST = 10,  // letters of one
    CUT_LABEL = 32,
    MEETING_WORDS = 4,  // "THE MEETING WERE"
    COLUMNS = 4,
    WRAPPED_BYTES = 100,  // a text with no longer lines is wrapped
    WRAPPED_LINES = 60,
    PROSE_WORDS = 26,
    SENTENCE_WORDS = 120,
    SENTENCES = 8,     // that are tried
    WITH_WITHIN = 400  // words of the text in which somebody is accompanied
};

static const Rule says[] = {
    [IN_LIST] = {"participant-in-list", 2, "A list of those present names them."},
    [IN_SENTENCE] = {"participant-in-sentence", 1,
                     "A sentence that says who was there names them."},
    [IN_HEADING] = {"participant-in-heading", 2, "The heading says between whom the talk was."},
};

/* Shares that were right in the volumes that teach, of clean texts and of noisy ones. */
static const uint16_t certainties[][2][3] = {[IN_LIST] = {{970, 950, 960}, {940, 600, 620}},
                                             [IN_SENTENCE] = {{850, 800, 750}, {800, 600, 500}},
                                             [IN_HEADING] = {{850, 800, 750}, {800, 600, 500}}};

struct list {
    struct roster roster;
    Side columns[COLUMNS];
    size_t column_count;  // 0: one below the other
    Stretch pending;      // an item that may go on
    uint32_t width;       // of a wrapped text, bytes; 0: lines are as long as they are
    bool loose;           // blank lines part the items
};

static bool is_empty(Stretch words) {
    return words.first >= words.end;
}

static bool is_apparatus(const Scan *scan, size_t i) {
    return (scan_at(scan, i)->flags & TOK_APPARATUS) != 0;
}

/* The words of a line without page and note marks around them. */
static Stretch words_of(const Scan *scan, const ScanLine *line) {
    Stretch words = {line->first, line->last};
    while (words.first < words.end && is_apparatus(scan, words.first))
        words.first++;
    while (words.end > words.first && is_apparatus(scan, words.end - 1))
        words.end--;
    return words;
}

static BlockKind kind_of(const Scan *scan, const ScanLine *line) {
    return scan->part->blocks.p[line->block].kind;
}

/* ---- labels ---- */

/* A label at a token, as printed or misread; 0 for none. */
static int32_t label_at(const Scan *scan, size_t i, size_t *end) {
    bool broken = scan_at(scan, i + 1)->shape == SHAPE_DIGITS &&
                  (scan_at(scan, i + 1)->flags & TOK_GLUED) != 0;  // "PAR7ICIPANTS"
    return heading_label(scan, i, scan_at(scan, i)->word == 0 || broken, end);
}

/* "... at the White House. The following were present:" */
static bool ends_so(const Scan *scan, Stretch words) {
    for (size_t i = words.end; i > words.first && i + LABEL_WITHIN > words.end; i--) {
        size_t end = 0;
        int32_t label = 0;
        bool present = (scan_cue(scan, i - 1, CUE_LABEL_AT, &label, &end) &&
                        label == CUE_LABEL_PARTICIPANTS) ||
                       scan_talk(scan, i - 1, &end) == CUE_TALK_PRESENT;
        if (present && end + 1 >= words.end)
            return true;
    }
    return false;
}

/* "PARTIC IPANTS", "PART|CIPANTS:": capitals that a scanner cut, all that stands on the line. */
static bool is_cut_label(const Scan *scan, Stretch words) {
    char run[CUT_LABEL];
    size_t n = 0;
    if (!scan_is_noisy(scan) || words.end - words.first > CUT_WORDS ||
        scan_at(scan, words.first)->shape != SHAPE_UPPER)
        return false;
    for (size_t i = words.first; i < words.end; i++) {
        const Tok *tok = scan_at(scan, i);
        Str folded = tok->mark == '|' || tok->mark == '!' ? STR("l") : scan_folded(scan, i);
        bool letters = tok->shape == SHAPE_UPPER || tok->shape == SHAPE_MIXED;
        if ((!letters && tok->shape != SHAPE_DIGITS && tok->shape != SHAPE_MARK) ||
            n + folded.n > sizeof run)
            return false;
        if (folded.n > 0 && (tok->shape != SHAPE_MARK || folded.p[0] == 'l'))
            memcpy(run + n, folded.p, folded.n);
        n += tok->shape != SHAPE_MARK || (folded.n > 0 && folded.p[0] == 'l') ? folded.n : 0;
    }
    uint16_t certainty;
    uint32_t word = n < CUT_LEAST ? 0 : cue_guess((Str){run, n}, CUE_LABEL_AT, &certainty);
    return word != 0 && cue_value(word, CUE_LABEL_AT) == CUE_LABEL_PARTICIPANTS;
}

/* "THOSE A7TENDING THE MEETING WERE": behind a label nothing but what it was that they attended. */
static bool names_meeting(const Scan *scan, Stretch words) {
    bool meeting = words.end - words.first <= MEETING_WORDS;
    bool found = false;
    for (size_t i = words.first; i < words.end && meeting; i++) {
        size_t end;
        uint16_t certainty;
        meeting = scan_at(scan, i)->shape == SHAPE_UPPER;
        found = found || heading_cue(scan, i, CUE_RECORD_OF_AT, &end, &certainty) == 3;
    }
    return meeting && found;
}

/* Does a line announce those present? *rest: what stands on it behind the label. */
static bool announces(const Scan *scan, const ScanLine *line, Stretch *rest) {
    Stretch words = words_of(scan, line);
    if (is_empty(words) || line->zone == ZONE_NOTES || line->zone == ZONE_CHROME)
        return false;
    if (scan_is_mark(scan, words.end - 1, ':') && ends_so(scan, words)) {
        *rest = (Stretch){words.end, words.end};
        return true;
    }
    if (is_cut_label(scan, words)) {
        *rest = (Stretch){words.end, words.end};
        return true;
    }
    bool small = words.end - words.first > LABEL_WORDS;
    if (!small && scan_at(scan, words.end - 1)->shape == SHAPE_UPPER && ends_so(scan, words)) {
        *rest = (Stretch){words.end, words.end};
        return true;
    }
    for (size_t i = words.first; i < words.end && i < words.first + (small ? 1 : LABEL_WITHIN);
         i++) {
        size_t end;
        if (label_at(scan, i, &end) != CUE_LABEL_PARTICIPANTS)
            continue;
        size_t behind = end;
        while (behind < words.end &&
               (scan_is_mark(scan, behind, ']') || is_apparatus(scan, behind)))
            behind++;
        bool colon = scan_is_mark(scan, behind, ':') || scan_is_mark(scan, behind, '|');
        *rest = (Stretch){behind + colon, words.end};
        if (colon)
            return true;
        if (names_meeting(scan, *rest)) {
            rest->first = rest->end;
            return true;
        }
        // "Members Present", but no "He was present."
        return behind >= words.end && scan_at(scan, words.first)->shape != SHAPE_LOWER;
    }
    return false;
}

/* Another label begins: SUBJECT, COPIES TO, "Date:". */
static bool is_other_label(const Scan *scan, Stretch words) {
    size_t end;
    int32_t label = label_at(scan, words.first, &end);
    if (label == 0 || label == CUE_LABEL_PARTICIPANTS)
        return false;
    bool colon = scan_is_mark(scan, end, ':');
    return colon || end >= words.end ||
           (scan_at(scan, words.first)->shape == SHAPE_UPPER &&
            scan_folded(scan, words.first).n > 3);
}

/* ---- items ---- */

static void flush(struct list *list) {
    Stretch item = list->pending;
    list->pending = (Stretch){0, 0};
    if (!is_empty(item))
        (void)roster_add(&list->roster, item);
}

static void stand_under(struct list *list, const Side *side) {
    flush(list);
    list->roster.side = *side;
    list->roster.sided = side->function != CUE_TALK_OTHERS;
}

/* "US USSR": sides beside each other, two columns that were flattened. */
static size_t read_columns(const Scan *scan, Stretch words, Side columns[COLUMNS]) {
    size_t n = 0;
    for (size_t i = words.first; i < words.end && n < COLUMNS;) {
        int32_t country = 0;
        size_t end;
        if (scan_at(scan, i)->shape == SHAPE_MARK) {
            i++;
            continue;
        }
        if (!scan_cue(scan, i, CUE_SIDE_AT, &country, &end) || country == 0)
            return 0;
        while (end < words.end && (scan_is_mark(scan, end, '.') || scan_is(scan, end, CUE(TALK))))
            end++;
        columns[n++] = (Side){.words = {i, end}, .country = country, .known = true, .exact = true};
        i = end;
    }
    return n > 1 ? n : 0;
}

static bool begins_person(const Scan *scan, size_t i) {
    bool the = scan_is(scan, i, CUE(ARTICLE)) && scan_is(scan, i + 1, CUE(OFFICE));
    return the || scan_is(scan, i, CUE(TITLE) | CUE(OFFICE));
}

/* A line of several columns: cut where titles begin, as many parts as there are columns. */
static void add_columns(struct list *list, Stretch words) {
    const Scan *scan = list->roster.scan;
    size_t starts[COLUMNS + 1] = {words.first}, n = 1;
    for (size_t i = words.first + 2; i < words.end && n <= COLUMNS; i++) {
        bool behind = begins_person(scan, i - 1) || scan_is_mark(scan, i - 1, ',') ||
                      scan_is(scan, i - 1, CUE(OF) | CUE(ARTICLE)) ||
                      (scan_is_mark(scan, i - 1, '.') && scan_is(scan, i - 2, CUE(TITLE)));
        int32_t value;
        size_t end = 0;  // "The President Foreign Minister Orlov"
        bool holder = scan_is(scan, starts[n - 1], CUE(ARTICLE)) &&
                      scan_cue(scan, starts[n - 1] + 1, CUE_OFFICE_AT, &value, &end) && end == i;
        if ((!behind || holder) && begins_person(scan, i))
            starts[n++] = i;
    }
    bool fits = n == list->column_count;
    for (size_t k = 0; fits && k < n; k++) {
        list->roster.side = list->columns[k];
        list->roster.sided = true;
        (void)roster_add(&list->roster,
                         (Stretch){starts[k], k + 1 < n ? starts[k + 1] : words.end});
    }
    list->roster.sided = false;
    if (!fits)
        (void)roster_add(&list->roster, words);
}

/* "U.S.: David D. Newsom": a side and the first of it on one line. */
static bool is_side_and_more(const Scan *scan, Stretch words, Side *side, Stretch *rest) {
    for (size_t i = words.first + 1; i + 1 < words.end && i < words.first + LABEL_WORDS; i++) {
        if (!scan_is_mark(scan, i, ':'))
            continue;
        *rest = (Stretch){i + 1, words.end};
        return side_read(scan, (Stretch){words.first, i}, side) &&
               (side->known || side->function != 0);
    }
    return false;
}

static void add_line(struct list *list, Stretch words) {
    const Scan *scan = list->roster.scan;
    Side side;
    Stretch rest;
    if (list->column_count == 0 && list->roster.count == 0 && !list->roster.sided) {
        list->column_count = read_columns(scan, words, list->columns);
        if (list->column_count > 0)
            return;
    }
    if (side_read(scan, words, &side)) {
        list->column_count = 0;
        stand_under(list, &side);
    } else if (is_side_and_more(scan, words, &side, &rest)) {
        stand_under(list, &side);
        list->pending = rest;
    } else if (list->column_count > 0) {
        add_columns(list, words);
    } else {
        flush(list);
        list->pending = words;
    }
}

/* ---- lines ---- */

static uint32_t width_of(const Scan *scan) {
    uint32_t longest = 0;
    for (uint32_t i = 0; i < scan->line_count && i < WRAPPED_LINES; i++) {
        uint32_t length = scan->lines[i].end - scan->lines[i].start;
        longest = length > longest ? length : longest;
    }
    return longest > WRAPPED_BYTES ? 0 : longest;
}

/* "Edvard Kardelj, Member of": a name and what he is. */
static bool begins_name(const Scan *scan, Stretch words) {
    size_t count = 0;
    for (size_t i = words.first; i < words.end && count <= 4; i++) {
        char mark = scan_at(scan, i)->mark;
        if (mark == ',' || mark == '-' || mark == '(')
            return count >= 2;
        bool mixed = i == words.first && scan_at(scan, i)->shape == SHAPE_MIXED;
        if (scan_at(scan, i)->shape == SHAPE_MARK ||
            (i > words.first && (scan_at(scan, i)->flags & TOK_GLUED) != 0))
            continue;
        count += mixed;  // "AleksandarSokorac"
        if (!scan_is_capital(scan, i) ||
            scan_is(scan, i, CUE(BODY) | CUE(BODY_WORD) | CUE(OFFICE) | CUE(SIDE) | CUE(PLACE)))
            return scan_is(scan, i, CUE(TITLE));
        count++;
    }
    return false;
}

/* Does a line go on with what stands in the one before? */
static bool goes_on(const struct list *list, uint32_t i, Stretch words) {
    const Scan *scan = list->roster.scan;
    const ScanLine *line = &scan->lines[i], *before = &scan->lines[i - 1];
    if (is_empty(list->pending) || list->pending.end != before->last || line->blank_before)
        return false;
    size_t last = list->pending.end - 1;
    const Tok *first = scan_at(scan, words.first);
    if ((scan_at(scan, last)->flags & TOK_HYPHENED) != 0 || scan_is_mark(scan, last, ',') ||
        scan_is_mark(scan, words.first, '('))
        return true;
    Side side;
    bool body =
        scan_is(scan, words.first, CUE(BODY)) && !(side_read(scan, words, &side) && side.known);
    if (first->shape == SHAPE_LOWER || body)
        return true;
    if (scan_at(scan, last)->shape == SHAPE_LOWER &&
        scan_is(scan, last, CUE(OF) | CUE(ARTICLE) | CUE(IN) | CUE(HEAD_WORD)))
        return true;
    uint32_t word = first->end - first->at;
    return list->width > 0 && !begins_name(scan, words) &&
           before->end - before->start + 1 + word > list->width;
}

/* "632    Foreign Relations, 1955-1957, Volume II": alone, with a number; or specks. */
static bool is_running_head(const Scan *scan, uint32_t i, Stretch words) {
    const ScanLine *line = &scan->lines[i];
    bool alone = line->blank_before && (i + 1 >= scan->line_count || line[1].blank_before);
    bool number = false, word = false;
    size_t count = words.end - words.first;
    for (size_t k = words.first; k < words.end && count <= LABEL_WORDS + 4; k++) {
        number = number || scan_at(scan, k)->shape == SHAPE_DIGITS;
        word = word ||
               (scan_is_word(scan, k) && (scan_folded(scan, k).n > 1 || scan_is_capital(scan, k)));
    }
    return count <= LABEL_WORDS + 4 &&
           (!word || (alone && number && !begins_person(scan, words.first)));
}

static bool is_prose(const Scan *scan, Stretch words) {
    size_t count = words.end - words.first, small = 0, comma = words.end;
    for (size_t i = words.first; i < words.end && i < words.first + PROSE_WORDS; i++) {
        small +=
            scan_at(scan, i)->shape == SHAPE_LOWER && !scan_is(scan, i, CUE(OF) | CUE(ARTICLE));
        if (comma == words.end && scan_is_mark(scan, i, ','))
            comma = i;
    }
    bool stop = scan_is_mark(scan, words.end - 1, '.') && count > 8;
    return small * 2 > (count < PROSE_WORDS ? count : PROSE_WORDS) || (stop && small > 3) ||
           (count > PROSE_WORDS && comma > words.first + 12);
}

/* An item by its form, where no blank line bounds the list. */
static bool looks_listed(const Scan *scan, Stretch words) {
    Side side, columns[COLUMNS];
    if (is_prose(scan, words))
        return false;
    if (read_columns(scan, words, columns) > 0)
        return true;
    if (begins_person(scan, words.first) || (side_read(scan, words, &side) && side.known))
        return true;
    for (size_t i = words.first + 1; i < words.end && i < words.first + LABEL_WITHIN; i++)
        if (scan_is_mark(scan, i, ',') || scan_is_mark(scan, i, '-'))
            return scan_is_capital(scan, words.first);
    return false;
}

static bool is_listed_by_markup(const Scan *scan, const ScanLine *line) {
    BlockKind kind = kind_of(scan, line);
    return kind == BLOCK_ITEM || kind == BLOCK_CELL;
}

/* "Secretariat" above more persons: it bounds those before it, and is no side. */
static bool is_section(const Scan *scan, uint32_t i, Stretch words) {
    return i + 1 < scan->line_count && !scan->lines[i + 1].blank_before &&
           words.end - words.first <= 3 && scan_is_capital(scan, words.first) &&
           !scan_is(scan, words.first, CUE(TITLE) | CUE(OFFICE)) &&
           looks_listed(scan, words_of(scan, &scan->lines[i + 1]));
}

/* "The President: We have a full plate today." */
static bool is_speech(const Scan *scan, Stretch words) {
    Side side;
    for (size_t i = words.first + 1; i + 3 < words.end && i < words.first + LABEL_WITHIN; i++)
        if (scan_is_mark(scan, i, ':'))
            return (scan_line(scan, words.first)->blank_before ||
                    begins_person(scan, words.first)) &&
                   !(side_read(scan, (Stretch){words.first, i}, &side) && side.known);
    return false;
}

typedef enum { GOES_ON, SKIPPED, SECTION, ENDS } Step;

/* What a line is to a list that may have been broken by a page before it. */
static Step step_of(struct list *list, uint32_t i, bool first, bool paged) {
    const Scan *scan = list->roster.scan;
    const ScanLine *line = &scan->lines[i];
    Stretch words = words_of(scan, line);
    if (is_empty(words) || is_running_head(scan, i, words))
        return SKIPPED;
    bool markup = is_listed_by_markup(scan, line);
    bool ends = (line->zone == ZONE_SALUTE && line->blank_before) || line->zone == ZONE_NOTES ||
                line->zone == ZONE_SOURCE || line->zone == ZONE_CHROME ||
                is_other_label(scan, words);
    if (ends || is_speech(scan, words) || (line->blank_before && !first && is_prose(scan, words)))
        return ENDS;
    if (scan_is_mark(scan, words.first, '['))
        return line->blank_before && !first ? ENDS : SKIPPED;
    if (!line->blank_before || markup)
        return is_prose(scan, words) && line->blank_before ? ENDS : GOES_ON;
    if (first || paged || list->loose) {
        list->loose = list->loose || first;
        bool broken = paged && words.end - words.first <= LABEL_WORDS &&
                      !scan_is_mark(scan, words.end - 1, '.') && !is_prose(scan, words);
        return broken || looks_listed(scan, words) ? GOES_ON : ENDS;
    }
    Side side;
    if (side_read(scan, words, &side) && side.known && side.exact)
        return GOES_ON;
    return list->roster.count > 0 && is_section(scan, i, words) ? SECTION : ENDS;
}

/* A row of a table is one item, unless all its cells are sides. */
static uint32_t add_row(struct list *list, uint32_t i) {
    const Scan *scan = list->roster.scan;
    uint32_t parent = scan->part->blocks.p[scan->lines[i].block].parent, k = i;
    Stretch cells[COLUMNS];
    Side sides[COLUMNS];
    size_t n = 0, named = 0;
    for (; k < scan->line_count && scan->part->blocks.p[scan->lines[k].block].parent == parent;
         k++) {
        Stretch words = words_of(scan, &scan->lines[k]);
        if (is_empty(words) || n == COLUMNS)
            continue;
        named += side_read(scan, words, &sides[n]);
        cells[n++] = words;
    }
    flush(list);
    if (n > 1 && named == n) {
        for (size_t c = 0; c < n; c++)
            list->columns[c] = sides[c];
        list->column_count = n;
        return k;
    }
    bool columns = list->column_count == n && n > 1;
    for (size_t c = 0; c < n; c++) {
        if (columns)
            stand_under(list, &list->columns[c]);
        else if (side_read(scan, cells[c], &sides[c]) && c == 0)
            stand_under(list, &sides[c]);
        else if (c == 0 || (c == 1 && sides[0].words.end == cells[0].end))
            (void)roster_add(&list->roster, (Stretch){cells[c].first, cells[n - 1].end});
        if (columns)
            (void)roster_add(&list->roster, cells[c]);
    }
    return k;
}

/* Reads the list below line `label`; gives back the line behind it. */
static uint32_t read_list(struct list *list, uint32_t label, Stretch rest) {
    const Scan *scan = list->roster.scan;
    Side side;
    size_t before = list->roster.count;
    list->roster.sided = false;
    list->column_count = 0;
    list->loose = false;
    if (side_read(scan, words_of(scan, &scan->lines[label]), &side) && side.known && side.exact)
        stand_under(list, &side);
    if (!is_empty(rest))
        add_line(list, rest);
    bool first = is_empty(rest), paged = false;
    uint32_t i = label + 1;
    while (i < scan->line_count && i < label + LIST_LINES) {
        const ScanLine *line = &scan->lines[i];
        Stretch words = words_of(scan, line), other;
        Step step = step_of(list, i, first, paged);
        if (step == ENDS || (step == GOES_ON && announces(scan, line, &other)))
            break;
        bool cell = step == GOES_ON && kind_of(scan, line) == BLOCK_CELL;
        paged = step == SKIPPED && (paged || line->blank_before);
        first = first && step == SKIPPED;
        if (cell) {
            i = add_row(list, i);
            continue;
        }
        if (step == SECTION)
            stand_under(list, &(Side){.words = words, .function = CUE_TALK_OTHERS});
        if (step == GOES_ON && goes_on(list, i, words))
            list->pending.end = words.end;
        else if (step == GOES_ON)
            add_line(list, words);
        i++;
    }
    list->roster.one_line = !is_empty(rest) && list->roster.count == before &&
                            list->pending.first == rest.first && list->pending.end == rest.end;
    flush(list);
    list->roster.one_line = false;
    return i;
}

/* ---- sentences ---- */

/* A full stop that ends a sentence. */
static bool ends_sentence(const Scan *scan, size_t i) {
    return scan_is_mark(scan, i, '.') && !scan_is_initial(scan, i - 1) &&
           !scan_is(scan, i - 1, CUE(TITLE) | CUE(SUFFIX) | CUE(ABBREVIATION));
}

static size_t sentence_end(const Scan *scan, size_t i) {
    size_t end = i;
    while (end < scan->n && end < i + SENTENCE_WORDS && !ends_sentence(scan, end) &&
           (end == i || (scan_at(scan, end)->flags & TOK_BLOCK) == 0))
        end++;
    return end;
}

/* "on the Soviet side - ": a side within a sentence; *behind it. */
static bool side_within(const Scan *scan, size_t i, size_t end, Side *side, size_t *behind) {
    for (size_t k = i; k < end && k < i + 3; k++) {
        int32_t country = 0;
        size_t next, last;
        if (!scan_cue(scan, k, CUE_SIDE_AT, &country, &next) || country == 0)
            continue;
        while (next < end && scan_is_mark(scan, next, '.'))
            next++;
        bool sided = scan_talk(scan, next, &last) == CUE_TALK_SIDE;
        if (!sided && !(k > i && scan_is_mark(scan, next, ':')))
            return false;
        last = sided ? last : next;
        *side = (Side){.words = {k, last}, .country = country, .known = true, .exact = true};
        while (last < end && scan_at(scan, last)->shape == SHAPE_MARK)
            last++;
        *behind = last;
        return true;
    }
    return false;
}

/* Where the persons of a side end: where another side begins. */
static size_t next_side(const Scan *scan, size_t i, size_t end) {
    Side side;
    size_t behind;
    for (size_t k = i + 1; k < end; k++)
        if ((scan_is_mark(scan, k - 1, ',') || scan_is_mark(scan, k - 1, ';') ||
             scan_at(scan, k)->shape == SHAPE_LOWER) &&
            side_within(scan, k, end, &side, &behind))
            return k;
    return end;
}

typedef struct {
    Stretch names;
    Side side;
    bool sided;
} Clause;

static void add_sentence(struct roster *roster, Stretch words) {
    const Scan *scan = roster->scan;
    Clause clauses[COLUMNS];
    Stretch parts[ROSTER_PARTS];
    size_t n = 0;
    while (words.first < words.end && scan_at(scan, words.first)->shape == SHAPE_MARK)
        words.first++;
    for (size_t i = words.first; i < words.end && n < COLUMNS; n++) {
        Clause *clause = &clauses[n];
        size_t behind = i;
        clause->sided = side_within(scan, i, words.end, &clause->side, &behind);
        size_t end = next_side(scan, behind, words.end);
        clause->names = (Stretch){behind, end};
        if (roster_parts(scan, clause->names, parts) == 0)
            return;
        i = end;
    }
    for (size_t c = 0; c < n; c++) {
        size_t count = roster_parts(scan, clauses[c].names, parts);
        roster->sided = clauses[c].sided;
        roster->side = clauses[c].side;
        for (size_t p = 0; p < count; p++)
            (void)roster_add(roster, parts[p]);
    }
    roster->sided = false;
}

/* The sentence around a cue: "There were present: ...", "... accompanied by Mr. Hale". */
static void read_sentences(struct roster *roster) {
    const Scan *scan = roster->scan;
    size_t sentence = 0, tried = 0;
    for (size_t i = 0; i < scan->n && tried < SENTENCES; i++) {
        if ((scan->toks[i].flags & TOK_BLOCK) != 0)
            sentence = i;
        else if (scan->toks[i].mark == '.' && ends_sentence(scan, i))
            sentence = i + 1;
        if ((scan->classes[i] & CUE(TALK)) == 0)
            continue;
        size_t end;
        CueTalk talk = scan_talk(scan, i, &end);
        Zone zone = scan_zone(scan, i);
        if (talk < CUE_TALK_PRESENT || talk > CUE_TALK_WITH || zone == ZONE_CHROME ||
            zone == ZONE_ABSTRACT || (talk == CUE_TALK_WITH && i > WITH_WITHIN))
            continue;
        tried++;
        if (talk == CUE_TALK_WAS_PRESENT && i - sentence <= SENTENCE_WORDS)
            add_sentence(roster, (Stretch){sentence, i});
        else if (talk != CUE_TALK_WAS_PRESENT)
            add_sentence(roster, (Stretch){end, sentence_end(scan, end)});
        i = end - 1;
    }
}

/* ---- a document ---- */

/* Does the file, or a person, say it? Then rules have nothing to add. */
static bool is_given(const RuleJob *job) {
    const Value *value = description_find(&job->document->description, FIELD_PARTICIPANT, 0);
    return value != NULL && value->value.n > 0;
}

static void say_participants(const RuleJob *job) {
    if (job->document->parts.n == 0 || job->document->role == ROLE_APPARATUS || is_given(job))
        return;
    const Scan *scan = &job->scans[0];
    struct list list = {.roster = {.job = job,
                                   .scan = scan,
                                   .names = rule_prepared(job, &sender_row),
                                   .rule = &says[IN_LIST],
                                   .certainties = certainties[IN_LIST][scan_is_noisy(scan)]},
                        .width = width_of(scan)};
    bool found = false;
    for (uint32_t i = 0; i < scan->line_count && i < LABEL_LINES;) {
        Stretch rest;
        bool here = announces(scan, &scan->lines[i], &rest);
        uint32_t next = here ? read_list(&list, i, rest) : i + 1;
        found = found || here;
        i = next;
    }
    if (found && list.roster.count > 0)
        return;
    list.roster.rule = &says[IN_SENTENCE];
    list.roster.certainties = certainties[IN_SENTENCE][scan_is_noisy(scan)];
    read_sentences(&list.roster);
    list.roster.rule = &says[IN_HEADING];
    list.roster.certainties = certainties[IN_HEADING][scan_is_noisy(scan)];
    talk_parties_find(&list.roster);
}

const RuleRow participants_row = {says, sizeof says / sizeof *says, say_participants, NULL};
