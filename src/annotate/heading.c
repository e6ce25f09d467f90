/*
 * The kind is the last word for one before the first that leads on to something else ("Intelligence
 * Note Prepared in", "Draft Minutes of"); a memorandum or report of a conversation or meeting is a
 * kind of its own. The sender stands behind "from" or "by", or where the heading begins; the
 * recipient behind a "to" that no office takes for itself ("Ambassador to", "Assistant to").
 */
#include "annotate/heading.h"
#include "annotate/party.h"

enum {
    HEADINGS = 4,    // lines that are tried
    LINES_MAX = 16,  // of the head
    MORE_LINES = 4,  // a heading goes on
    WORDS_MAX = 72,
    PARTY_WORDS = 24,
    MISREAD_LEAST = 5,  // letters of a small word that may be misread
    KIND_WITHIN = 16,   // words from the beginning
    OF_WITHIN = 8       // "Memorandum on the substance of discussions at a ... meeting"
};

int32_t heading_cue(const Scan *scan, size_t i, CueClass class, size_t *end, uint16_t *certainty) {
    int32_t value = 0;
    *certainty = 1000;
    if (scan_cue(scan, i, class, &value, end))
        return value;
    bool broken = (scan_at(scan, i + 1)->flags & TOK_GLUED) != 0 &&
                  scan_at(scan, i + 1)->shape == SHAPE_DIGITS;  // "Te1egram"
    if (scan_classes(scan, i) != 0 && !broken)
        return 0;
    uint32_t word = scan_is_word(scan, i) ? scan_guess(scan, i, class, certainty) : 0;
    *end = i + 1;
    // A plural ("papers") or another form is not misread.
    Str folded = scan_folded(scan, i), form = cue_form(word);
    if (word == 0 || (folded.n > form.n && str_equal(str_slice(folded, 0, form.n), form)))
        return 0;
    // In a line of prose "able" is no misread "Cable".
    if (folded.n < MISREAD_LEAST && !scan_is_capital(scan, i))
        return 0;
    return cue_value(word, class);
}

/* "a.s.", "A.S. :": of two letters, which would be initials else. */
static bool is_short_subject(const Scan *scan, size_t i, size_t *end) {
    int32_t value = 0;
    if (!scan_cue(scan, i, CUE_HEAD_WORD_ELSE_AT, &value, end) || value != CUE_HEAD_SUBJECT)
        return false;
    *end += scan_is_mark(scan, *end, '.');
    return scan_at(scan, i)->shape == SHAPE_LOWER || scan_is_mark(scan, *end, ':');
}

int32_t heading_label(const Scan *scan, size_t i, bool guess, size_t *end) {
    int32_t value = 0;
    uint16_t certainty;
    if (is_short_subject(scan, i, end))
        return CUE_LABEL_SUBJECT;
    if (scan_cue(scan, i, CUE_LABEL_AT, &value, end))
        return value;
    if (!guess || !scan_is_capital(scan, i))
        return 0;
    uint32_t word = scan_guess(scan, i, CUE_LABEL_AT, &certainty);
    *end = i + 1;
    while (word != 0 && (scan_at(scan, *end)->flags & TOK_GLUED) != 0 &&
           scan_at(scan, *end)->shape != SHAPE_MARK)
        ++*end;
    return cue_value(word, CUE_LABEL_AT);
}

/* CueHeadWord at a token, 0 for none. */
static int32_t head_word(const Heading *heading, size_t i, size_t *end) {
    uint16_t certainty;
    return heading_cue(heading->scan, i, heading->joints, end, &certainty);
}

/* "de", "à", "an" join parties only where no English or Russian word does. */
static CueClass joints_of(const Heading *heading) {
    for (size_t i = heading->words.first; i < heading->words.end; i++)
        if (scan_is(heading->scan, i, CUE(HEAD_WORD)))
            return CUE_HEAD_WORD_AT;
    for (size_t i = heading->words.first; i < heading->words.end; i++)
        if (scan_is(heading->scan, i, CUE(HEAD_WORD_ELSE)))
            return CUE_HEAD_WORD_ELSE_AT;
    return CUE_HEAD_WORD_AT;
}

static bool leads_on(int32_t word) {
    return word != 0 && word != CUE_HEAD_AND;
}

/* ---- the kind ---- */

/* What stands behind "Memorandum of": 1 conversation, 2 conference, 3 meeting; 0 nothing of these.
 */
static int32_t is_of(const Heading *heading, size_t i, size_t end) {
    const Scan *scan = heading->scan;
    bool led = false;
    for (size_t k = i; k < end && k < i + OF_WITHIN; k++) {
        size_t behind;
        uint16_t certainty;
        int32_t word = head_word(heading, k, &behind);
        if (word == CUE_HEAD_FROM || word == CUE_HEAD_TO || word == CUE_HEAD_BY)
            led = led || (word == CUE_HEAD_FROM && k == i);
        if ((word == CUE_HEAD_TO || word == CUE_HEAD_BY || scan_is_mark(scan, k, ',')) && k > i)
            return 0;
        led = led || word == CUE_HEAD_OF || word == CUE_HEAD_ON;
        int32_t of = heading_cue(scan, k, CUE_RECORD_OF_AT, &behind, &certainty);
        if (of != 0)
            return led || k == i ? of : 0;
    }
    return 0;
}

static CueRecord kind_of(const Heading *heading, CueRecord kind, size_t behind) {
    if (kind == CUE_RECORD_SUMMARY) {
        size_t at;
        int32_t word = head_word(heading, behind, &at);
        return word == CUE_HEAD_OF || word == CUE_HEAD_ON ? CUE_RECORD_MEETING : CUE_RECORD_REPORT;
    }
    bool record = kind == CUE_RECORD_MEETING && heading->joints == CUE_HEAD_WORD_ELSE_AT;
    if (kind != CUE_RECORD_MEMORANDUM && kind != CUE_RECORD_REPORT && !record)
        return kind;
    int32_t of = is_of(heading, behind, heading->words.end);
    if (record)  // "Niederschrift über eine Unterredung"
        return of == 1 ? CUE_RECORD_CONVERSATION : kind;
    if (of == 0)
        return kind;
    if (kind == CUE_RECORD_REPORT)
        return CUE_RECORD_MEETING;
    return of == 3 ? CUE_RECORD_MEETING : CUE_RECORD_CONVERSATION;
}

static bool is_inside(const Scan *scan, size_t i) {
    return (scan_at(scan, i)->flags & (TOK_BRACKETED | TOK_APPARATUS)) != 0;
}

static void read_kind(Heading *heading) {
    const Scan *scan = heading->scan;
    CueRecord kind = CUE_RECORD_NONE;
    size_t end, first = heading->words.first, behind = first;
    for (size_t i = first; i < heading->words.end && i < first + KIND_WITHIN; i = end) {
        uint16_t certainty;
        int32_t found = heading_cue(scan, i, CUE_RECORD_AT, &end, &certainty);
        if (found != 0 && !is_inside(scan, i)) {
            bool editorial = kind == CUE_RECORD_EDITORIAL;
            kind = editorial ? kind : (CueRecord)found;
            heading->kind_words = (Stretch){editorial ? heading->kind_words.first : i, end};
            heading->certainty = certainty;
            behind = end;
            continue;
        }
        int32_t of = heading_cue(scan, i, CUE_RECORD_OF_AT, &end, &certainty);
        if (of == 1 && kind == CUE_RECORD_NONE && i <= first + 3) {
            size_t next;
            if (head_word(heading, end, &next) == CUE_HEAD_BETWEEN) {
                heading->kind = CUE_RECORD_TRANSCRIPT;
                heading->kind_words = (Stretch){i, end};
                heading->certainty = certainty;
                return;
            }
        }
        int32_t word = head_word(heading, i, &end);
        if (kind != CUE_RECORD_NONE && (leads_on(word) || scan_is_mark(scan, i, ',') ||
                                        scan_is_mark(scan, i, '(') || scan_is_mark(scan, i, ':')))
            break;
        if (word == CUE_HEAD_FROM || word == CUE_HEAD_TO || word == CUE_HEAD_BY)
            break;
        end = i + 1;
    }
    if (kind != CUE_RECORD_NONE)
        heading->kind = kind_of(heading, kind, behind);
}

/* ---- the parties ---- */

/* Does the office before a "to" take it for itself? */
static bool takes_to(const Scan *scan, size_t i, size_t to, size_t end) {
    size_t behind;
    int32_t value = 0;
    bool office = scan_cue(scan, i, CUE_OFFICE_AT, &value, &behind) && value == 2;
    if (!office)
        return false;
    // "the Ambassador to the Department of State": no country, no other "to" behind it
    for (size_t k = to + 1; k < end && k < to + 5; k++)
        if (scan_is(scan, k, CUE(BODY)))
            return scan_cue(scan, k, CUE_BODY_AT, &value, &behind) &&
                   scan_is(scan, k + 1, CUE(BODY_WORD)) && k > to + 2;
    return true;
}

/* "the Embassy in France tlie Department of State": an article before an office, no "to" left. */
static bool is_lost_to(const Scan *scan, size_t i) {
    return scan_at(scan, i)->shape == SHAPE_LOWER && scan_is(scan, i, CUE(ARTICLE)) &&
           scan_is(scan, i + 1, CUE(OFFICE) | CUE(BODY)) &&
           !scan_is(scan, i - 1, CUE(OF) | CUE(IN) | CUE(AT) | CUE(HEAD_WORD)) &&
           scan_at(scan, i - 1)->shape != SHAPE_CAPITAL;
}

/* The "to" between the parties, heading->words.end where there is none; *behind it. */
static size_t find_to(const Heading *heading, size_t first, size_t *behind) {
    const Scan *scan = heading->scan;
    size_t end = heading->words.end, last = end, last_behind = end, lost = end;
    size_t free = end, free_behind = end;
    for (size_t i = first; i < end; i++) {
        size_t next;
        if (is_inside(scan, i))
            continue;
        if (i > first + 1 && lost == end && is_lost_to(scan, i))
            lost = i;
        if (head_word(heading, i, &next) != CUE_HEAD_TO || scan_at(scan, i)->shape != SHAPE_LOWER)
            continue;
        last = i;
        last_behind = next;
        if (scan_is_mark(scan, i - 1, ')')) {
            *behind = next;
            return i;
        }
        if (free == end && !takes_to(scan, i - 1, i, end)) {
            free = i;
            free_behind = next;
        }
    }
    if (free < end) {
        *behind = free_behind;
        return free;
    }
    if (last < end) {
        // Only an office's own "to": it parts them where something stands between two brackets.
        *behind = last_behind;
        return end;
    }
    *behind = lost;
    return lost;
}

/* Where a party ends: at its subject ("on the harvest"), at what was done; not before its bracket.
 */
static size_t stop_at(const Heading *heading, size_t first) {
    const Scan *scan = heading->scan;
    size_t on = heading->words.end;
    for (size_t i = first; i < heading->words.end; i++) {
        size_t next;
        int32_t word = is_inside(scan, i) ? 0 : head_word(heading, i, &next);
        if (scan_is_mark(scan, i, '('))
            on = heading->words.end;
        if (i == first || scan_at(scan, i)->shape != SHAPE_LOWER)
            continue;
        if (word >= CUE_HEAD_DONE || word == CUE_HEAD_BY || word == CUE_HEAD_FROM)
            return i < on ? i : on;
        if (word == CUE_HEAD_ON && on == heading->words.end)
            on = i;
    }
    return on;
}

/* "The Chargé in Iraq (Dorsz) to the Secretary of State": two parties and no kind. */
static void read_bare_parties(Heading *heading) {
    const Scan *scan = heading->scan;
    size_t behind, first = heading->words.first;
    size_t to = find_to(heading, first, &behind);
    bool party = scan_is(scan, first, CUE(ARTICLE) | CUE(TITLE) | CUE(OFFICE) | CUE(BODY)) ||
                 (scan_is_capital(scan, first) && scan_is_capital(scan, to - 1));
    if (to == heading->words.end || to < first + 2 || !party || to - first > PARTY_WORDS ||
        scan_is(scan, first, CUE(HEAD_WORD)))
        return;
    Party parties[PARTIES_MAX];
    Stretch sender = {first, to}, recipient = {behind, stop_at(heading, behind)};
    if (party_read(scan, sender, parties) == 0 || party_read(scan, recipient, parties) == 0)
        return;
    heading->sender = sender;
    heading->recipient = recipient;
}

static bool is_cyrillic(const Scan *scan, size_t i) {
    Str folded = scan_folded(scan, i);
    return folded.n > 0 && ((uint8_t)folded.p[0] & 0xFC) == 0xD0;
}

/* "and" that joins parties: behind a name in brackets, else before an article or title, else any.
 */
static size_t find_and(const Heading *heading, size_t first) {
    const Scan *scan = heading->scan;
    size_t any = heading->words.end, led = any;
    for (size_t i = first + 1; i < heading->words.end; i++) {
        size_t next;
        if (is_inside(scan, i) || head_word(heading, i, &next) != CUE_HEAD_AND)
            continue;
        if (scan_is_mark(scan, i - 1, ')'))
            return i;
        if (led == heading->words.end &&
            (scan_is(scan, next, CUE(ARTICLE) | CUE(TITLE)) ||
             (scan_is(scan, next, CUE(RANK)) && !scan_is(scan, i - 1, CUE(ARTICLE)))))
            led = i;
        if (any == heading->words.end)
            any = i;
    }
    return led < heading->words.end ? led : any;
}

/* "Memorandum of a Conversation Between A and B": the first is said to speak to the second. */
static void read_between(Heading *heading) {
    const Scan *scan = heading->scan;
    size_t end = heading->words.end, behind = end;
    for (size_t i = heading->kind_words.end; i < end && i < heading->kind_words.end + OF_WITHIN;
         i++)
        if (head_word(heading, i, &behind) == CUE_HEAD_BETWEEN && !is_inside(scan, i))
            break;
        else
            behind = end;
    size_t and = behind < end ? find_and(heading, behind) : end;
    if (and >= end || and == behind)
        return;
    heading->sender = (Stretch){behind, and};
    heading->recipient = (Stretch){and+1, stop_at(heading, and+1)};
}

static void read_parties(Heading *heading) {
    const Scan *scan = heading->scan;
    size_t end = heading->words.end;
    // Russian has no word for "to": who is who stands in the cases, which nothing here reads.
    if (is_cyrillic(scan, heading->words.first))
        return;
    if (heading->kind == CUE_RECORD_NONE) {
        read_bare_parties(heading);
        return;
    }
    // "Entretien du Général de Gaulle avec M. Gromyko": who spoke is not who wrote.
    bool talk = heading->kind == CUE_RECORD_CONVERSATION || heading->kind == CUE_RECORD_MEETING ||
                heading->kind == CUE_RECORD_TRANSCRIPT;
    if (talk && heading->joints == CUE_HEAD_WORD_ELSE_AT) {
        read_between(heading);
        return;
    }
    size_t from = end, to = end, from_behind = end, to_behind = end;
    for (size_t i = heading->kind_words.end; i < end && from == end; i++) {
        size_t next;
        int32_t word = is_inside(scan, i) ? 0 : head_word(heading, i, &next);
        if (word == CUE_HEAD_FROM || word == CUE_HEAD_BY) {
            from = i;
            from_behind = next;
        } else if (word == CUE_HEAD_TO && to == end) {
            to = i;  // "Memorandum to the Council by the Executive Secretary"
            to_behind = next;
        }
    }
    if (from < end && to == end)
        to = find_to(heading, from_behind, &to_behind);
    if (from < end)
        heading->sender =
            (Stretch){from_behind, to > from && to < end ? to : stop_at(heading, from_behind)};
    if (to < end)
        heading->recipient = (Stretch){to_behind, to < from ? from : stop_at(heading, to_behind)};
    if (from == end && heading->kind == CUE_RECORD_CONVERSATION)
        heading->recipient = (Stretch){end, end};
    if (from == end &&
        (heading->kind == CUE_RECORD_CONVERSATION || heading->kind == CUE_RECORD_TRANSCRIPT))
        read_between(heading);
}

static bool is_article(const Scan *scan, size_t i) {
    Str word = scan_folded(scan, i);
    return scan_is(scan, i, CUE(ARTICLE)) || str_is(word, "a") || str_is(word, "an");
}

static bool is_extract(Str word) {
    static const char *const words[] = {"extract", "extracts", "excerpt",  "excerpts", "part",
                                        "precis",  "summary",  "abstract", "synopsis", "digest"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

/*
 * "From the cable on ...", "Extracts from the report of ...", "Précis of a memorandum by ...": the
 * kind is the whole's.
 */
static void skip_extract(Heading *heading) {
    const Scan *scan = heading->scan;
    size_t end = heading->words.end, i = heading->words.first, next = i;
    bool of_whole = false;  // a word that leads to the whole stands before, and articles at most
    for (; i < end; i = next) {
        size_t ignored;
        uint16_t certainty;
        int32_t word = head_word(heading, i, &next);
        if (of_whole && heading_cue(scan, i, CUE_RECORD_AT, &ignored, &certainty) != 0 &&
            certainty == 1000) {
            heading->words.first = i;
            return;
        }
        if (word == CUE_HEAD_FROM || (word == CUE_HEAD_OF && i > heading->words.first)) {
            of_whole = true;
            continue;
        }
        next = i + 1;
        if (is_article(scan, i))
            continue;
        of_whole = false;
        if (!is_extract(scan_folded(scan, i)))
            return;
    }
}

/* "Vermerk. Betr.: Besuch des Kanzlers": what stands behind the label names no party. */
static void cut_subject(Heading *heading) {
    const Scan *scan = heading->scan;
    for (size_t i = heading->words.first + 1, end; i < heading->words.end; i++) {
        bool label = scan_is(scan, i, CUE(LABEL) | CUE(HEAD_WORD_ELSE)) &&
                     heading_label(scan, i, false, &end) == CUE_LABEL_SUBJECT;
        if (!label)
            continue;
        end += scan_is_mark(scan, end, '.');
        if (scan_is_mark(scan, end, ':') || scan_at(scan, i)->folded_n == 1) {
            heading->words.end = i;
            return;
        }
    }
}

void heading_read(Heading *heading) {
    cut_subject(heading);
    size_t end = heading->words.end;
    heading->kind = CUE_RECORD_NONE;
    heading->certainty = 1000;
    heading->joints = joints_of(heading);
    skip_extract(heading);
    heading->kind_words = heading->sender = heading->recipient = (Stretch){end, end};
    read_kind(heading);
    read_parties(heading);
}

/* ---- the line ---- */

/* A note mark behind the words: "[1]", or "1" and "*" that stand glued to them. */
static bool is_note_mark(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i);
    if ((tok->flags & TOK_APPARATUS) != 0)
        return true;
    if (tok->shape == SHAPE_DIGITS)
        return tok->digits <= 2 && (tok->flags & TOK_GLUED) != 0 &&
               (scan_is_word(scan, i - 1) || scan_is_mark(scan, i - 1, ')'));
    return tok->shape == SHAPE_MARK && tok->mark != ')';
}

/* Without its number, brackets around it, note marks behind it. */
static void trim(Heading *heading) {
    const Scan *scan = heading->scan;
    Stretch *words = &heading->words;
    while (words->first < words->end &&
           (scan_at(scan, words->first)->shape == SHAPE_MARK ||
            (scan_at(scan, words->first)->shape == SHAPE_DIGITS && words->first + 1 < words->end) ||
            (scan_at(scan, words->first)->flags & TOK_APPARATUS) != 0))
        words->first++;
    while (words->end > words->first && is_note_mark(scan, words->end - 1))
        words->end--;
    if (words->end > words->first + WORDS_MAX)
        words->end = words->first + WORDS_MAX;
}

/* A heading that was wrapped: the same paragraph, or the same element of the markup. */
static bool goes_on(const Scan *scan, uint32_t i) {
    const ScanLine *line = &scan->lines[i];
    return line->block == scan->lines[i - 1].block && !line->blank_before &&
           line->zone != ZONE_LIST;  // "Place: ..." below "Minutes of a meeting"
}

/* Also a line below the first, which may be a page's or file's number; but no sentence. */
static bool may_be_heading(const Scan *scan, const ScanLine *line) {
    size_t first = line->first, last = line->last;
    while (first < last && (scan_at(scan, first)->flags & TOK_APPARATUS) != 0)
        first++;
    while (last > first && (scan_at(scan, last - 1)->flags & TOK_APPARATUS) != 0)
        last--;
    if (first == last || line->zone == ZONE_HEADING)
        return first < last;
    return (line->zone == ZONE_HEAD || (line->zone == ZONE_DATELINE && last - first > 8)) &&
           (scan_is_capital(scan, first) || scan_at(scan, first)->shape == SHAPE_DIGITS) &&
           last - first <= WORDS_MAX && !scan_is_mark(scan, last - 1, '.') &&
           !scan_is_mark(scan, last - 1, ':');
}

/* A kind; further down only as printed, where the text is not one that a scanner misread. */
static bool says_something(const Heading *heading) {
    bool guessed = heading->in_text && !heading->leads && heading->certainty < 1000;
    if (guessed && !scan_is_noisy(heading->scan))
        return false;
    return heading->kind != CUE_RECORD_NONE || heading->sender.first < heading->sender.end;
}

/* A line of page and note marks alone, or of none. */
static bool is_apparatus(const Scan *scan, uint32_t line) {
    for (size_t i = scan->lines[line].first; i < scan->lines[line].last; i++)
        if ((scan_at(scan, i)->flags & TOK_APPARATUS) == 0)
            return false;
    return true;
}

bool heading_is_kind_alone(const Heading *heading) {
    return heading->kind != CUE_RECORD_NONE && heading->kind_words.first == heading->words.first &&
           heading->kind_words.end == heading->words.end;
}

/* "MEMORANDUM" above the name of a house; "MEMORANDUM OF CONVERSATION" may stand below it. */
static bool may_be_letterhead(const Heading *heading) {
    return !heading->leads && heading->kind == CUE_RECORD_MEMORANDUM &&
           heading_is_kind_alone(heading);
}

void heading_find(const RuleJob *job, Heading *heading) {
    Heading above = {.scan = NULL};
    const Scan *scan = job->document->parts.n == 0 ? NULL : &job->scans[0];
    *heading = (Heading){.scan = NULL};
    size_t tried = 0;
    bool leads = true;
    for (uint32_t i = 0; scan != NULL && i < scan->line_count && i < LINES_MAX; i++) {
        uint32_t last = i;
        if (!may_be_heading(scan, &scan->lines[i])) {
            leads = leads && (scan->lines[i].zone == ZONE_SOURCE || is_apparatus(scan, i));
            continue;
        }
        while (last + 1 < scan->line_count && last < i + MORE_LINES && goes_on(scan, last + 1))
            last++;
        *heading = (Heading){.scan = scan, .in_text = true, .leads = leads};
        heading->words = (Stretch){scan->lines[i].first, scan->lines[last].last};
        trim(heading);
        heading_read(heading);
        if (says_something(heading) && may_be_letterhead(heading) && above.scan == NULL)
            above = *heading;
        else if (says_something(heading) || ++tried == HEADINGS)
            break;
        leads = false;
        i = last;
    }
    if (above.scan != NULL && heading->kind != CUE_RECORD_CONVERSATION)
        *heading = above;
    if (heading->scan != NULL && says_something(heading))
        return;
    heading->kind = CUE_RECORD_NONE;
    heading->sender = heading->recipient = (Stretch){0, 0};
    if (job->title != NULL && job->title->n > 0) {
        Heading title = {.scan = job->title, .words = {0, job->title->n}};
        trim(&title);
        heading_read(&title);
        if (says_something(&title) || heading->scan == NULL)
            *heading = title;
    }
}
