/*
 * Labels are known words, but known words stand in memoranda too ("Subject:", "Date:"), and
 * archives lose labels when a page is copied. So nothing is decided by one line:
 *  - the description below begins at the first label from which on nearly every line is explained,
 * by trying;
 *  - a line below a label is its value only if it looks like one: "Record ID" is not answered by a
 * name;
 *  - a line without a label is understood where its form leaves no doubt, else it stays, as
 * FIELD_OTHER. Gaps of copied texts help: the summary stands behind a wider gap than paragraphs do,
 * an unanswered label too.
 */
#include "import/record_scan.h"
#include "import/record_answer.h"
#include "import/record_sign.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <stdlib.h>
#include <string.h>

enum {
    CANDIDATES_MAX = 200,
    PROSE_MAX = 3,
    UNKNOWN_LINES_MAX = 6,
    SET_APART_LEAST = 4,
    KIND_BYTES_MAX = 60,  // "Catalogue description" before a title
    TITLE_BYTES_MAX = 300,
    TITLE_WORDS = 5,        // more than most sites' names
    TITLE_LOOKED_AT = 100,  // lines
};

typedef struct {
    const TidySource *source;
    const PageLineList *lines;
    RecordLine *info;
    RecordFields *fields;  // NULL: only trying
    struct arena *scratch;
    RecordAsked asked;
    size_t title_line;  // SIZE_MAX: none
    bool title_asked;   // a label gives the title
    bool summary_asked;
    bool rights_listed;  // a label beside its value gave them
    Str page_title;      // of the head of an HTML page
    const struct record_said *said;
} Scan;

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The middle one; 0 of none. */
static uint32_t median(uint32_t *numbers, size_t n) {
    if (n == 0)
        return 0;
    qsort(numbers, n, sizeof *numbers, by_value);
    return numbers[n / 2];
}

static void classify_all(Scan *scan) {
    size_t n = scan->lines->n, gap_count = 0;
    scan->info = record_line_classify(scan->lines, scan->scratch);
    uint32_t *gaps = ARENA_ARRAY(scan->scratch, uint32_t, n + 1);
    for (size_t i = 1; i < n; i++)
        if (scan->info[i - 1].kind == LINE_LABEL && scan->info[i].kind != LINE_LABEL)
            gaps[gap_count++] = scan->lines->p[i].gap;
    scan->asked =
        (RecordAsked){scan->lines, scan->info, scan->scratch, median(gaps, gap_count), SIZE_MAX};
}

/* ---- values ---- */

static Origin origin_of(const Scan *scan, size_t i) {
    return tidy_text_origin(scan->source, scan->lines->p[i].first, scan->lines->p[i].last);
}

/* A heading over labels of another dress asks nothing. */
static bool heads_section(const Scan *scan, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    if (line->hint != PAGE_HEADING)
        return false;
    if (scan->info[i].label == NULL || i + 1 >= scan->lines->n)
        return true;
    return scan->info[i + 1].set_apart && line[1].dress != line->dress;
}

/* Paragraphs about rights: whom to ask, and who speaks. */
static void add_rights(Scan *scan, size_t i, Str text, Str label, const char *rule) {
    Str body, address, mask;
    size_t at = 0, end;
    Origin origin = origin_of(scan, i);
    if (record_profile_contact(text, &body, &address)) {
        mask = address;
        bool hidden = record_profile_find_mask(mask, &at, &end);
        record_fields_add(scan->fields,
                          (RecordValue){FIELD_CONTACT, body, hidden ? "address-hidden" : "", label,
                                        origin, rule, rule == NULL ? 0 : 900});
        const Value *known = description_find(scan->fields->description, FIELD_CONTACT, 0);
        if (!hidden && address.n > 0 && known != NULL)
            scan->fields->description->p[known - scan->fields->description->p].norm = address;
        return;
    }
    record_fields_add(scan->fields, (RecordValue){FIELD_RIGHTS, text, "", label, origin, rule,
                                                  rule == NULL ? 0 : 900});
    if (record_profile_speaker(text, &body) && !record_fields_has(scan->fields, FIELD_PUBLISHER))
        record_fields_add(scan->fields, (RecordValue){FIELD_PUBLISHER, body, "", (Str){NULL, 0},
                                                      origin, "publisher-by-own-words", 700});
}

/* "en", "en_US": the third column of some tables, the language of the label. */
static bool is_locale(Str text) {
    return (text.n == 2 || (text.n == 5 && text.p[2] == '_')) && text.p[0] >= 'a' &&
           text.p[0] <= 'z' && text.p[1] >= 'a' && text.p[1] <= 'z';
}

static void emit_phrase(Scan *scan, size_t i) {
    const RecordPhrase *phrase = &scan->info[i].phrase;
    if (scan->fields != NULL)
        record_fields_add(scan->fields, (RecordValue){phrase->field, phrase->value, phrase->role,
                                                      (Str){NULL, 0}, origin_of(scan, i), NULL, 0});
}

/* Lines of a copied text that go on with a pair's value: each begins with a small letter. */
static size_t count_continued(const Scan *scan, size_t i, size_t to) {
    size_t n = 0;
    for (; i + 1 + n < to; n++) {
        const PageLine *line = &scan->lines->p[i + 1 + n];
        char small[UNICODE_FOLD_MAX];
        size_t at = 0;
        uint32_t c;
        bool begins = utf8_next(line->text, &at, &c) && unicode_class(c) == UNICODE_LETTER &&
                      unicode_fold_one(c, small) == at && memcmp(small, line->text.p, at) == 0;
        if (line->holder != NULL || line->gap > 0 || !begins ||
            scan->info[i + 1 + n].kind != LINE_OPEN || str_ends(line[-1].text, STR(".")))
            break;
    }
    return n;
}

static void emit_pair(Scan *scan, size_t i) {
    static const RecordLabel unknown = {"", RECORD_FIELD, FIELD_OTHER, "", false};
    const RecordLine *info = &scan->info[i];
    const RecordLabel *label = info->label == NULL ? &unknown : info->label;
    if (scan->fields == NULL)
        return;
    if (label->field == FIELD_RIGHTS) {
        add_rights(scan, i, info->value, info->label_text, NULL);
        return;
    }
    record_fields_add(scan->fields, (RecordValue){label->field, info->value, label->role,
                                                  info->label_text, origin_of(scan, i), NULL, 0});
}

/* The pair with what the next n lines add to its value. */
static void emit_continued(Scan *scan, size_t i, size_t n) {
    RecordLine *info = &scan->info[i];
    const Str own = info->value;
    for (size_t k = 1; scan->fields != NULL && k <= n; k++)
        info->value = str_format(scan->fields->results, "%.*s %.*s", STR_ARG(info->value),
                                 STR_ARG(scan->lines->p[i + k].text));
    emit_pair(scan, i);
    info->value = own;
}

/* "Shelf locator: MS 5" below "Location", "Extent: 2 leaves" below "Description"; not "Box: 5". */
static bool may_hold_pair(Field field, Str label) {
    return field == FIELD_EXTENT || (field == FIELD_ARCHIVE && tidy_text_count_words(label) >= 2);
}

/* Several lines, one without a comma: each is a value of its own, "Espionage, Soviet" too. */
static bool are_one_each(const PageLine *lines, size_t n) {
    for (size_t i = 0; n >= 2 && i < n; i++)
        if (!str_has(lines[i].text, STR(",")))
            return true;
    return false;
}

/* Prose of several lines is one value; the rest a value a line. */
static void emit(Scan *scan, const RecordLabel *label, Str label_text, size_t from, size_t n) {
    if (scan->fields == NULL)
        return;
    Field field = label == NULL ? FIELD_OTHER : label->field;
    const char *role = label == NULL ? "" : label->role;
    const PageLine *lines = scan->lines->p;
    // A section of the site about rights, below a list that has said what they are.
    if (field == FIELD_RIGHTS && lines[from - 1].hint == PAGE_HEADING && scan->rights_listed)
        field = FIELD_OTHER;
    scan->rights_listed |= field == FIELD_RIGHTS && lines[from - 1].hint == PAGE_LABEL;
    bool prose = record_profile_shape(field) == RECORD_PROSE;
    if (field == FIELD_RIGHTS) {
        for (size_t i = 0; i < n; i++)
            add_rights(scan, from + i, lines[from + i].text, label_text, NULL);
        return;
    }
    StrList texts = {0};
    bool one_each = are_one_each(lines + from, n);
    for (size_t i = 0; i < n; i++) {
        if (scan->info[from + i].kind == LINE_FURNITURE ||
            record_profile_is_more(lines[from + i].text, scan->scratch) ||
            (i > 0 && is_locale(lines[from + i].text)))
            continue;
        if (scan->info[from + i].kind == LINE_PAIR &&
            may_hold_pair(field, scan->info[from + i].label_text)) {
            emit_pair(scan, from + i);
            continue;
        }
        if (i > 0 && scan->info[from + i].kind == LINE_PHRASE && !prose) {
            emit_phrase(scan, from + i);
            continue;
        }
        str_list_add(scan->scratch, &texts, lines[from + i].text);
        if (!prose)
            (lines[from + i].is_link || one_each ? record_fields_add_one : record_fields_add)(
                scan->fields, (RecordValue){field, lines[from + i].text, role, label_text,
                                            origin_of(scan, from + i), NULL, 0});
    }
    if (!prose)
        return;
    Origin origin = origin_of(scan, from);
    origin.last = origin_of(scan, from + n - 1).last;
    record_fields_add(scan->fields,
                      (RecordValue){field, str_join(scan->fields->results, texts, STR("\n")), role,
                                    label_text, origin, NULL, 0});
}

/* What the words of a line alone say of it; tried once, for the same line is asked about often. */
static OpenKind kind_of_open(Scan *scan, size_t i) {
    RecordLine *info = &scan->info[i];
    Str text = scan->lines->p[i].text, a, b;
    if (info->open_kind != OPEN_NOT_TRIED)
        return info->open_kind;
    info->open_kind = OPEN_NOTHING;
    if (text.n > 30 &&
        (record_profile_is_rights(text, scan->scratch) || record_profile_contact(text, &a, &b)))
        info->open_kind = OPEN_RIGHTS;
    else if (record_profile_is_archive(text, scan->scratch, &a, &b) && b.n > 0)
        info->open_kind = OPEN_ARCHIVE;
    return info->open_kind;
}

/* One of several links side by side, or one beside the page's main part: the way to other pages. */
static bool leads_elsewhere(const Scan *scan, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    return line->is_link && (line->furniture || (i > 0 && line[-1].is_link) ||
                             (i + 1 < scan->lines->n && line[1].is_link));
}

/* As FIELD_OTHER; "Label: value" with the label. */
static void add_other(Scan *scan, size_t i) {
    Str text = scan->lines->p[i].text, label, value;
    bool parts = str_cut(text, ':', &label, &value) && label.n <= 80 && str_trim(value).n > 0 &&
                 value.p[0] == ' ';
    record_fields_add(scan->fields,
                      (RecordValue){FIELD_OTHER, parts ? value : text, "",
                                    parts ? label : (Str){NULL, 0}, origin_of(scan, i), NULL, 0});
}

/* A label asked for rights and was answered: what speaks of them below is the site's. */
static bool is_rights_asked(const Scan *scan) {
    const Value *rights = description_find(scan->fields->description, FIELD_RIGHTS, 0);
    return rights != NULL && rights->label.n > 0;
}

/* A line without a label: what its form says, else FIELD_OTHER; false for the latter. */
static bool explain_open(Scan *scan, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    OpenKind kind = kind_of_open(scan, i);
    if (kind == OPEN_NOTHING && leads_elsewhere(scan, i))
        return true;
    if (scan->fields == NULL)
        return kind != OPEN_NOTHING;
    Value *agent = record_fields_find_agent(scan->fields, line->text);
    if (agent != NULL) {
        LIST_ADD(scan->fields->results, &agent->evidence)->origin = origin_of(scan, i);
        return true;
    }
    const Value *said = record_said_find(scan->said, line->text, scan->scratch);
    if (said != NULL && !record_fields_has(scan->fields, said->field)) {
        record_fields_add(scan->fields, (RecordValue){said->field, line->text,
                                                      said->field == FIELD_AUTHOR ? "author" : "",
                                                      (Str){NULL, 0}, origin_of(scan, i), NULL, 0});
        return true;
    }
    if (kind == OPEN_RIGHTS && !is_rights_asked(scan))
        add_rights(scan, i, line->text, (Str){NULL, 0}, "rights-by-words");
    else if (kind == OPEN_ARCHIVE)
        record_fields_add(scan->fields, (RecordValue){FIELD_ARCHIVE, line->text, "", (Str){NULL, 0},
                                                      origin_of(scan, i), "archive-by-name", 900});
    else if (!line->furniture)
        add_other(scan, i);
    return kind != OPEN_NOTHING;
}

/* Reads line i of a description and those that answer it; *unexplained counts what was not
 * understood. */
static size_t read_entry(Scan *scan, size_t i, size_t to, size_t *unexplained) {
    const RecordLine *info = &scan->info[i];
    size_t n;
    switch (info->kind) {
    case LINE_LABEL:
        n = record_answer_count(&scan->asked, i, to);
        if (info->label != NULL && info->label->kind == RECORD_SITE)
            return 1 + n;
        if (record_profile_shape(info->label == NULL ? FIELD_OTHER : info->label->field) ==
                RECORD_PROSE &&
            n > PROSE_MAX)
            *unexplained += n - PROSE_MAX;
        if (n > 0)
            emit(scan, info->label, info->label_text, i + 1, n);
        else if (scan->fields != NULL && !heads_section(scan, i))
            record_fields_add_empty(
                scan->fields, info->label == NULL ? FIELD_OTHER : info->label->field,
                info->label == NULL ? "" : info->label->role, info->label_text, origin_of(scan, i));
        return 1 + n;
    case LINE_PAIR:
        n = count_continued(scan, i, to);
        emit_continued(scan, i, n);
        return 1 + n;
    case LINE_PHRASE:
        emit_phrase(scan, i);
        return 1;
    case LINE_OPEN:
    case LINE_DATE:
        *unexplained += !explain_open(scan, i);
        return 1;
    default:
        return 1;
    }
}

/* ---- zones ---- */

static size_t unexplained_in(Scan *scan, size_t from, size_t to) {
    RecordFields *fields = scan->fields;
    size_t unexplained = 0;
    scan->fields = NULL;
    for (size_t i = from; i < to;)
        i += read_entry(scan, i, to, &unexplained);
    scan->fields = fields;
    return unexplained;
}

/* A section, a label of archives, or three of any kind: a single "Subject:" may be the text's own.
 */
static bool has_description(const Scan *scan, size_t from) {
    size_t asked = 0;
    for (size_t i = from; i < scan->lines->n; i++) {
        const RecordLine *info = &scan->info[i];
        bool asks = info->kind == LINE_LABEL || info->kind == LINE_PAIR;
        if (info->kind == LINE_SECTION || (asks && info->label != NULL && info->label->archival))
            return true;
        asked += asks;
    }
    return asked >= 3;
}

/*
 * Behind the last answer to a label that the page sets apart, where there are several: what the
 * site adds below need not be understood.
 */
static size_t end_of_description(Scan *scan) {
    size_t n = scan->lines->n, end = n, known = 0;
    for (size_t i = 0; i < n; i++)
        if (scan->info[i].set_apart && scan->info[i].kind == LINE_LABEL &&
            scan->info[i].label != NULL) {
            known++;
            end = i + 1 + record_answer_count(&scan->asked, i, n);
        }
    return known >= SET_APART_LEAST ? end : n;
}

/* The first of the labels without a known word, and their answers, that stand right above line i.
 */
static size_t with_unknown_above(const Scan *scan, size_t from, size_t i) {
    for (size_t k = i; k > from && i - k < UNKNOWN_LINES_MAX;) {
        const RecordLine *info = &scan->info[--k];
        bool asks = info->kind == LINE_LABEL || info->kind == LINE_PAIR;
        if (asks && info->label == NULL &&
            (info->kind == LINE_PAIR || k + 1 + record_answer_count(&scan->asked, k, i) == i))
            i = k;
        else if (info->kind != LINE_OPEN && info->kind != LINE_DATE)
            break;
    }
    return i;
}

/* The first line behind the text: from there on four of five lines are explained. */
static size_t find_tail(Scan *scan, size_t text_from) {
    size_t n = scan->lines->n, described = end_of_description(scan), tried = 0;
    for (size_t i = text_from; i < n && tried < CANDIDATES_MAX; i++) {
        const RecordLine *info = &scan->info[i];
        if (info->kind != LINE_SECTION && info->kind != LINE_LABEL && info->kind != LINE_PAIR)
            continue;
        if (info->label == NULL)
            continue;
        tried++;
        size_t to = i < described ? described : n;
        if (unexplained_in(scan, i, to) * 5 <= to - i + 4 && has_description(scan, i))
            return with_unknown_above(scan, text_from, i);
    }
    return n;
}

/* The first line of a summary at the end of [from, to): behind a gap wider than twice the usual
 * one. */
static size_t find_summary(Scan *scan, size_t from, size_t to) {
    if (to - from < 4)
        return to;
    uint32_t *gaps = ARENA_ARRAY(scan->scratch, uint32_t, to - from);
    for (size_t i = from + 1; i < to; i++)
        gaps[i - from - 1] = scan->lines->p[i].gap;
    uint32_t usual = median(gaps, to - from - 1);
    for (size_t i = to - 1; i > from && to - i <= PROSE_MAX; i--)
        if (scan->lines->p[i].gap > usual * 2 && scan->lines->p[i].gap >= usual + 2)
            return i;
    return to;
}

/* Running text stands within the next three lines. */
static bool announces_prose(const Scan *scan, size_t i) {
    for (size_t k = i + 1; k < scan->lines->n && k <= i + 3; k++)
        if (scan->info[k].kind == LINE_OPEN && record_line_is_prose(scan->lines->p[k].text))
            return true;
    return false;
}

/* "Transcription", that of running text rather than that which says by whom. */
static size_t find_text_label(const Scan *scan) {
    size_t first = SIZE_MAX;
    for (size_t i = 0; i + 1 < scan->lines->n; i++) {
        if (scan->info[i].kind != LINE_TEXT || !record_line_is_open(&scan->info[i + 1]) ||
            scan->lines->p[i].furniture)
            continue;
        if (announces_prose(scan, i))
            return i;
        first = first == SIZE_MAX ? i : first;
    }
    return first;
}

/* Of a copied page: five words and more with an empty line above and below. */
static bool stands_alone(const Scan *scan, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    return line->holder == NULL && line->gap > 0 && i + 1 < scan->lines->n && line[1].gap > 0 &&
           tidy_text_count_words(line->text) >= TITLE_WORDS;
}

/* Of a copied page: right below or above what is furniture. */
static bool stands_in_menu(const Scan *scan, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    bool below = i > 0 && line->gap == 0 && scan->info[i - 1].kind == LINE_FURNITURE;
    bool above =
        i + 1 < scan->lines->n && line[1].gap == 0 && scan->info[i + 1].kind == LINE_FURNITURE;
    return line->holder == NULL && below && above;
}

/*
 * The longest line of the head, which a label, a phrase, a date or running text ends: above the
 * title stand the names of the site and its sections, which are shorter.
 */
static size_t title_by_place(Scan *scan, size_t end) {
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < end; i++) {
        const PageLine *line = &scan->lines->p[i];
        LineKind kind = scan->info[i].kind;
        bool ends = kind == LINE_PAIR || kind == LINE_PHRASE || record_line_is_prose(line->text);
        if (kind == LINE_LABEL)  // the site's menu asks, too, and is not answered
            ends = record_answer_count(&scan->asked, i, scan->lines->n) > 0;
        if (kind == LINE_DATE)  // the names of sites are short, or stand in a menu
            ends = best != SIZE_MAX && !stands_in_menu(scan, best) &&
                   tidy_text_count_words(scan->lines->p[best].text) >= TITLE_WORDS;
        if (ends && best != SIZE_MAX) {
            // Right above the description stands the title rather than the site's name.
            const PageLine *above = line - 1;
            if (scan->info[i - 1].kind == LINE_OPEN && !stands_alone(scan, best) &&
                above->text.n > scan->lines->p[best].text.n && above->text.n <= TITLE_BYTES_MAX &&
                !above->furniture && !above->is_link && !str_has(above->text, STR(": ")))
                best = i - 1;
            break;
        }
        if (kind != LINE_OPEN || line->furniture || line->is_link || line->text.n > TITLE_BYTES_MAX)
            continue;
        best = best == SIZE_MAX ? i : best;
        // A later line must be clearly longer, or the first that stands alone; none is better.
        bool alone = stands_alone(scan, i) && line->text.n >= scan->lines->p[best].text.n;
        bool longer = line->text.n * 2 > scan->lines->p[best].text.n * 3;
        if (!stands_alone(scan, best) && (alone || longer))
            best = i;
    }
    return best;
}

/* "Title : Free Download : Site" of "Title". */
static bool begins_site_title(Str text, Str title) {
    static const char *const signs[] = {" : ", " | ", " - ", " \xE2\x80\x93 ", " \xC2\xB7 "};
    for (size_t i = 0; str_starts(text, title) && i < sizeof signs / sizeof *signs; i++)
        if (str_starts(str_skip(text, title.n), str_from_c(signs[i])))
            return true;
    return false;
}

/* A heading that the page's own <title> repeats, the longest of them; else the highest one. */
static bool is_better_title(const Scan *scan, const PageLine *line, const PageLine *best) {
    bool named = str_has(scan->page_title, line->text);
    if (best == NULL)
        return true;
    bool best_named = str_has(scan->page_title, best->text);
    if (line->is_link != best->is_link)
        return best->is_link;
    if (named != best_named)
        return named;
    if (named && begins_site_title(line->text, best->text))
        return false;
    return named ? line->text.n > best->text.n || begins_site_title(best->text, line->text)
                 : line->level < best->level;
}

/* In place of a short line at the top of a copied page, which may be the site's name: one that
 * another line begins with, as descriptions repeat the title. */
static size_t title_by_repetition(const Scan *scan, size_t by_place) {
    const PageLine *lines = scan->lines->p;
    size_t n = scan->lines->n < TITLE_LOOKED_AT ? scan->lines->n : TITLE_LOOKED_AT;
    for (size_t i = 0; i < n; i++) {
        bool open = scan->info[i].kind == LINE_OPEN && lines[i].text.n <= TITLE_BYTES_MAX &&
                    !str_ends(lines[i].text, STR("."));
        if (!open || (i > 0 && scan->info[i - 1].kind == LINE_LABEL) ||
            tidy_text_count_words(lines[i].text) < TITLE_WORDS)
            continue;
        for (size_t k = 0; k < n; k++)
            if (lines[k].text.n > lines[i].text.n && str_starts(lines[k].text, lines[i].text) &&
                strchr(".,:;", lines[k].text.p[lines[i].text.n]) != NULL)
                return i;
    }
    return by_place;
}

/* The line that is the title by its place: a heading, else by title_by_place(). */
static size_t find_title(Scan *scan, size_t text_label) {
    size_t end = text_label == SIZE_MAX ? scan->lines->n : text_label, best = SIZE_MAX;
    for (size_t i = 0; i < end; i++) {
        const PageLine *line = &scan->lines->p[i];
        if (line->hint == PAGE_HEADING && scan->info[i].kind == LINE_OPEN && line->level <= 2 &&
            is_better_title(scan, line, best == SIZE_MAX ? NULL : &scan->lines->p[best]))
            best = i;
    }
    if (best != SIZE_MAX)
        return best;
    best = title_by_place(scan, end);
    return best != SIZE_MAX && scan->lines->p[best].holder == NULL &&
                   tidy_text_count_words(scan->lines->p[best].text) < TITLE_WORDS
               ? title_by_repetition(scan, best)
               : best;
}

/* "Catalogue description: Letter to ..." under a <title> that begins with the letter. */
static Str without_kind(const Scan *scan, Str title) {
    Str start = str_slice(scan->page_title, 0, utf8_floor(scan->page_title, 24));
    size_t at;
    bool later = start.n > 10 && str_find(title, start, &at) && at > 0 && at <= KIND_BYTES_MAX;
    return later && strchr(": ", title.p[at - 1]) != NULL ? str_skip(title, at) : title;
}

static void emit_title(Scan *scan) {
    const PageLine *line = &scan->lines->p[scan->title_line];
    bool heading = line->hint == PAGE_HEADING;
    record_fields_add(scan->fields,
                      (RecordValue){FIELD_TITLE, without_kind(scan, line->text), "", (Str){NULL, 0},
                                    origin_of(scan, scan->title_line),
                                    heading ? NULL : "title-by-place", heading ? 1000 : 900});
}

/* A date in the head: the page's own, until one was found; a second one like it is the text's
 * dateline. */
static bool head_date(Scan *scan, size_t i, bool *is_dateline) {
    const Value *known = description_find(scan->fields->description, FIELD_DATE, 0);
    *is_dateline = known != NULL && str_equal(known->norm, scan->info[i].edtf);
    if (known != NULL)
        return false;
    record_fields_add(scan->fields,
                      (RecordValue){FIELD_DATE, scan->lines->p[i].text, "given", (Str){NULL, 0},
                                    origin_of(scan, i), "date-by-place", 900});
    return true;
}

/* Prose of class "summary", or the description in the page's head, where no label asks for one. */
static bool is_summary(const Scan *scan, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    if (scan->summary_asked || line->hint != PAGE_PLAIN || line->is_link ||
        scan->info[i].kind != LINE_OPEN)
        return false;
    const Value *said = record_said_find(scan->said, line->text, scan->scratch);
    return (said != NULL && said->field == FIELD_ABSTRACT) ||
           (line->is_summary && record_line_is_prose(line->text));
}

static void emit_summary(Scan *scan, size_t from, size_t to, const char *rule) {
    StrList texts = {0};
    for (size_t i = from; i < to; i++)
        str_list_add(scan->scratch, &texts, scan->lines->p[i].text);
    Origin origin = origin_of(scan, from);
    origin.last = origin_of(scan, to - 1).last;
    record_fields_add(scan->fields, (RecordValue){FIELD_ABSTRACT,
                                                  str_join(scan->fields->results, texts, STR("\n")),
                                                  "", (Str){NULL, 0}, origin, rule, 850});
}

typedef enum { AHEAD_END, AHEAD_LABEL, AHEAD_PROSE } Ahead;

/* What comes first from each line on: a label or pair, running text, or neither. */
static Ahead *look_ahead(const Scan *scan) {
    size_t n = scan->lines->n;
    Ahead *ahead = ARENA_ARRAY(scan->scratch, Ahead, n + 1);
    ahead[n] = AHEAD_END;
    for (size_t i = n; i-- > 0;) {
        const PageLine *line = &scan->lines->p[i];
        LineKind kind = scan->info[i].kind;
        bool asks =
            kind == LINE_LABEL || kind == LINE_PAIR || kind == LINE_SECTION || kind == LINE_TEXT;
        bool prose = kind == LINE_OPEN && !line->furniture && !line->is_link &&
                     !is_summary(scan, i) && !str_starts(line->text, STR("\xC2\xA9")) &&
                     record_line_is_prose(line->text);
        ahead[i] = asks ? AHEAD_LABEL : prose ? AHEAD_PROSE : ahead[i + 1];
    }
    return ahead;
}

/*
 * Running text stands before the next label. Where no label follows, a copied text ends with the
 * record's own; of a page, what stands outside its main part may be anything.
 */
static bool begins_text(const PageLine *line, Ahead ahead) {
    return ahead == AHEAD_PROSE || (ahead == AHEAD_END && (line->holder == NULL || line->in_main));
}

/* Reads the head up to `to` or the first line of the text, which is returned. */
static size_t read_head(Scan *scan, size_t to, bool to_is_known, bool *dateline) {
    bool seen_title = scan->title_line == SIZE_MAX && !scan->title_asked;
    const Ahead *ahead = look_ahead(scan);
    size_t i = 0, unexplained = 0;
    while (i < to) {
        const RecordLine *info = &scan->info[i];
        bool is_dateline = false;
        if (i == scan->title_line) {
            seen_title = true;
            i++;
        } else if (is_summary(scan, i)) {
            size_t first = i;
            while (i < to && is_summary(scan, i))
                i++;
            emit_summary(scan, first, i, "summary-by-class");
        } else if (info->kind == LINE_DATE && !head_date(scan, i, &is_dateline)) {
            if (!to_is_known && (seen_title || is_dateline) && !scan->lines->p[i].furniture) {
                *dateline = is_dateline;
                return i;
            }
            i++;
        } else if (info->kind == LINE_DATE) {
            i++;
        } else if (info->kind == LINE_OPEN && !to_is_known && seen_title &&
                   !leads_elsewhere(scan, i) && !scan->lines->p[i].furniture &&
                   scan->lines->p[i].hint != PAGE_VALUE &&
                   begins_text(&scan->lines->p[i], ahead[i])) {
            return i;
        } else if (info->kind == LINE_LABEL && !seen_title && scan->lines->p[i].holder == NULL &&
                   record_answer_count(&scan->asked, i, to) == 0) {
            i++;  // of the site's menu
        } else {
            seen_title = seen_title || (info->label != NULL && info->label->field == FIELD_TITLE);
            i += read_entry(scan, i, to, &unexplained);
        }
    }
    return to;
}

static bool asks_for_summary(const Scan *scan) {
    for (size_t i = 0; i < scan->lines->n; i++)
        if (scan->info[i].label != NULL && scan->info[i].label->field == FIELD_ABSTRACT &&
            scan->info[i].kind != LINE_TEXT)
            return true;
    return false;
}

/* What a label for the title is answered; empty where none asks or nothing answers. */
static Str find_asked_title(Scan *scan) {
    for (size_t i = 0; i < scan->lines->n; i++) {
        const RecordLine *info = &scan->info[i];
        if (info->label == NULL || info->label->field != FIELD_TITLE)
            continue;
        if (info->kind == LINE_PAIR)
            return info->value;
        if (info->kind == LINE_LABEL && record_answer_count(&scan->asked, i, scan->lines->n) > 0)
            return scan->lines->p[i + 1].text;
    }
    return (Str){NULL, 0};
}

/* A line above the label that reads as its answer does: where the title stands; SIZE_MAX: none. */
static size_t find_title_again(const Scan *scan, Str title) {
    for (size_t i = 0; i < scan->lines->n; i++) {
        const RecordLine *info = &scan->info[i];
        if (info->label != NULL && info->label->field == FIELD_TITLE)
            return SIZE_MAX;
        if (info->kind == LINE_OPEN && str_equal(scan->lines->p[i].text, title))
            return i;
    }
    return SIZE_MAX;
}

/* Takes what is not the text off the end of [from, *to): furniture, and lines beside the text. */
static void trim_text(const Scan *scan, size_t from, size_t *to) {
    *to = record_line_foot(scan->lines, scan->info, from, *to);
    while (*to > from &&
           (scan->info[*to - 1].kind == LINE_FURNITURE || scan->info[*to - 1].kind == LINE_TEXT ||
            scan->lines->p[*to - 1].furniture))
        --*to;
}

/* Of a copied page: above the title "Collections" is a word of the menu. */
static void pass_over_top(const Scan *scan) {
    for (size_t i = 0; scan->title_line != SIZE_MAX && i < scan->title_line; i++) {
        const PageLine *line = &scan->lines->p[i];
        if (line->holder == NULL && line->hint == PAGE_PLAIN && !str_ends(line->text, STR(":")) &&
            scan->info[i].kind == LINE_LABEL)
            scan->info[i] = (RecordLine){.kind = LINE_FURNITURE};
    }
}

RecordScan record_scan_page(const TidySource *source, const PageLineList *lines,
                            const RecordHead *head, RecordFields *fields) {
    Scan scan = {.source = source,
                 .lines = lines,
                 .fields = fields,
                 .page_title = head->title,
                 .said = head->said,
                 .scratch = fields->results,
                 .title_line = SIZE_MAX};
    RecordScan result = {0};
    classify_all(&scan);
    if (!record_sign_of_record(scan.lines, scan.info))
        return result;
    result.is_record_page = true;
    size_t label = find_text_label(&scan), unexplained = 0;
    scan.summary_asked = asks_for_summary(&scan);
    Str asked_title = find_asked_title(&scan);
    scan.title_asked = asked_title.n > 0;
    scan.title_line = find_title(&scan, label);
    if (scan.title_asked && scan.title_line != SIZE_MAX &&
        scan.lines->p[scan.title_line].hint != PAGE_HEADING)
        scan.title_line = find_title_again(&scan, asked_title);
    scan.asked.title_line = scan.title_line;
    pass_over_top(&scan);
    if (scan.title_line != SIZE_MAX && !scan.title_asked)
        emit_title(&scan);
    bool known = label != SIZE_MAX;
    size_t from = read_head(&scan, known ? label : lines->n, known, &result.dateline);
    if (known)
        from = label + 1;
    size_t tail = find_tail(&scan, from), to = tail;
    while (to > from + 1 && is_summary(&scan, to - 1))
        to--;
    const char *rule = to < tail ? "summary-by-class" : "summary-by-gap";
    if (!scan.summary_asked && to == tail)
        to = find_summary(&scan, from, tail);
    if (to < tail)
        emit_summary(&scan, to, tail, rule);
    for (size_t i = tail; i < lines->n;)
        i += read_entry(&scan, i, lines->n, &unexplained);
    trim_text(&scan, from, &to);
    if (known && from < to && scan.info[from].kind == LINE_DATE) {
        const Value *date = description_find(fields->description, FIELD_DATE, 0);
        result.dateline = date != NULL && str_equal(date->norm, scan.info[from].edtf);
    }
    result.text_from = from;
    result.text_to = to;
    return result;
}
