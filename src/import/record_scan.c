/*
 * Labels are known words, but known words stand in memoranda too ("Subject:", "Date:"), and
 * archives lose labels when a page is copied. So nothing is decided by one line:
 *  - a page is a record page if several labels or phrases of archives stand on it, not of letters
 * alone;
 *  - the description below begins at the first label from which on nearly every line is explained,
 * by trying;
 *  - a line below a label is its value only if it looks like one: "Record ID" is not answered by a
 * name;
 *  - a line without a label is understood where its form leaves no doubt, else it stays, as
 * FIELD_OTHER. Gaps of copied texts help: the summary stands behind a wider gap than paragraphs do,
 * an unanswered label too.
 */
#include "import/record_scan.h"
#include "import/plain_date.h"
#include "import/record_profile.h"
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES_MAX = 200, PROSE_MAX = 3, NAME_BYTES_MAX = 160, TITLE_BYTES_MAX = 300 };

typedef enum {
    LINE_OPEN,       // nothing is known of it
    LINE_FURNITURE,  // "Print"
    LINE_SECTION,    // "Document Information"
    LINE_TEXT,       // "Transcript"
    LINE_LABEL,      // a label alone
    LINE_PAIR,       // "Label: value"
    LINE_PHRASE,     // "Translated by X"
    LINE_DATE,       // nothing but a date
} LineKind;

typedef struct {
    LineKind kind;
    const RecordLabel *label;  // NULL for a label whose words are not known
    Str label_text, value;
    RecordPhrase phrase;
    Str edtf;
} LineInfo;

typedef struct {
    const TidySource *source;
    const PageLineList *lines;
    LineInfo *info;
    RecordFields *fields;  // NULL: only trying
    struct arena *scratch;
    uint32_t label_gap;  // the least gap between a label and the line below it
    size_t title_line;   // SIZE_MAX: none
} Scan;

static void classify_pair(Scan *scan, const PageLine *line, LineInfo *info) {
    size_t at;
    if (!str_find_char(line->text, ':', &at) || at == 0 || at > 80)
        return;
    Str before = str_trim(str_slice(line->text, 0, at)),
        after = str_trim(str_skip(line->text, at + 1));
    const RecordLabel *label = record_profile_label(before, scan->scratch);
    if (label == NULL || label->kind != RECORD_FIELD || after.n == 0)
        return;
    *info = (LineInfo){.kind = LINE_PAIR, .label = label, .label_text = before, .value = after};
}

static LineInfo classify(Scan *scan, const PageLine *line) {
    LineInfo info = {.kind = LINE_OPEN};
    const RecordLabel *label =
        line->hint == PAGE_VALUE ? NULL : record_profile_label(line->text, scan->scratch);
    if (label != NULL) {
        info.kind = label->kind == RECORD_TEXT      ? LINE_TEXT
                    : label->kind == RECORD_SECTION ? LINE_SECTION
                                                    : LINE_LABEL;
        info.label = label;
        info.label_text = line->text;
        if (str_ends(info.label_text, STR(":")))
            info.label_text.n--;
        return info;
    }
    if (line->hint == PAGE_LABEL && line->text.n <= 80) {
        info.kind = LINE_LABEL;
        info.label_text = line->text;
        return info;
    }
    if (line->hint != PAGE_VALUE && record_profile_is_furniture(line->text, scan->scratch)) {
        info.kind = LINE_FURNITURE;
        return info;
    }
    classify_pair(scan, line, &info);
    if (info.kind == LINE_PAIR)
        return info;
    if (record_profile_phrase(line->text, &info.phrase))
        info.kind = LINE_PHRASE;
    else if (plain_date_read(line->text, scan->scratch, &info.edtf))
        info.kind = LINE_DATE;
    return info;
}

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
    scan->info = ARENA_ARRAY(scan->scratch, LineInfo, n + 1);
    uint32_t *gaps = ARENA_ARRAY(scan->scratch, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        scan->info[i] = classify(scan, &scan->lines->p[i]);
        if (i > 0 && scan->info[i - 1].kind == LINE_LABEL && scan->info[i].kind != LINE_LABEL)
            gaps[gap_count++] = scan->lines->p[i].gap;
    }
    scan->label_gap = median(gaps, gap_count);
}

/* Several signs of an archive's page; words that memoranda use too count only beside others. */
static bool looks_like_record_page(const Scan *scan) {
    size_t archival = 0, common = 0;
    uint64_t seen[2] = {0, 0};
    for (size_t i = 0; i < scan->lines->n; i++) {
        const LineInfo *info = &scan->info[i];
        if (info->kind == LINE_SECTION)
            archival += 2;
        if (info->kind == LINE_PHRASE && info->phrase.field == FIELD_SPONSOR)
            archival++;
        bool asks = info->label != NULL && (info->kind == LINE_LABEL || info->kind == LINE_PAIR);
        if (!asks || (seen[info->label->archival] >> info->label->field & 1) != 0)
            continue;
        seen[info->label->archival] |= (uint64_t)1 << info->label->field;
        if (info->label->archival)
            archival++;
        else
            common++;
    }
    return archival >= 2 && archival + common >= 3;
}

/* ---- values ---- */

static Origin origin_of(const Scan *scan, size_t i) {
    return tidy_text_origin(scan->source, scan->lines->p[i].first, scan->lines->p[i].last);
}

static bool has_digit(Str text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] >= '0' && text.p[i] <= '9')
            return true;
    return false;
}

static size_t count_spaces(Str text) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == ' ';
    return n;
}

/* Longer than a name and closed by a full stop. */
static bool is_sentence(Str text) {
    return text.n > 50 && count_spaces(text) >= 7 && str_ends(text, STR("."));
}

static bool all_languages(Scan *scan, Str text) {
    size_t start = 0;
    for (size_t at = 0; at <= text.n; at++) {
        if (at < text.n && strchr(",;/", text.p[at]) == NULL)
            continue;
        if (record_profile_language(str_slice(text, start, at), scan->scratch).n == 0)
            return false;
        start = at + 1;
    }
    return true;
}

/* What says by itself what it is, and so answers no other label. */
static bool speaks_for_itself(Scan *scan, Str text, Field asked) {
    Str a, b;
    if (asked != FIELD_RIGHTS && asked != FIELD_CREDITS && asked != FIELD_CONTACT && text.n > 60 &&
        record_profile_is_rights(text, scan->scratch))
        return true;
    bool names_archive = asked == FIELD_ARCHIVE || asked == FIELD_SOURCE_NOTE ||
                         asked == FIELD_REFERENCE || asked == FIELD_COLLECTION ||
                         asked == FIELD_ABSTRACT || asked == FIELD_TITLE || asked == FIELD_PERSON;
    return !names_archive && record_profile_is_archive(text, scan->scratch, &a, &b) && b.n > 0;
}

/* Line i could answer a label of this field that stands above it. */
static bool answers(Scan *scan, Field field, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    Str text = line->text;
    RecordShape shape = record_profile_shape(field);
    if (line->hint == PAGE_VALUE)
        return true;
    if (shape == RECORD_DATE)
        return scan->info[i].kind == LINE_DATE ||
               (field == FIELD_DATE && has_digit(text) && text.n <= 60);
    if (shape == RECORD_ID)
        return has_digit(text) && text.n <= 60 && count_spaces(text) <= 3;
    if (shape == RECORD_LANGUAGE)
        return all_languages(scan, text);
    if (line->gap > scan->label_gap + (shape == RECORD_PROSE ? 1 : 0))
        return false;
    if (speaks_for_itself(scan, text, field))
        return false;
    if (shape == RECORD_NAMES)
        return text.n <= NAME_BYTES_MAX && !is_sentence(text);
    return shape == RECORD_PROSE || text.n <= TITLE_BYTES_MAX;
}

static bool is_open(const Scan *scan, size_t i) {
    LineKind kind = scan->info[i].kind;
    return kind == LINE_OPEN || kind == LINE_DATE || kind == LINE_PHRASE;
}

/* Line i stands where an answer to the line above it can: no heading, not the title, the same side
 * of the page. */
static bool may_answer(const Scan *scan, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    return is_open(scan, i) && i != scan->title_line && line->hint != PAGE_HEADING &&
           line->furniture == line[-1].furniture;
}

/* How many lines from i on answer a label of this field; none beyond `to`. */
static size_t count_answers(Scan *scan, const RecordLabel *label, size_t i, size_t to) {
    const PageLine *lines = scan->lines->p;
    Field field = label == NULL ? FIELD_OTHER : label->field;
    RecordShape shape = record_profile_shape(field);
    size_t n = 0;
    if (i >= to || !may_answer(scan, i) || !answers(scan, field, i))
        return 0;
    bool marked = lines[i].hint == PAGE_VALUE;
    bool many = marked || shape == RECORD_NAMES || shape == RECORD_PROSE;
    do {
        n++;
    } while (
        many && i + n < to && is_open(scan, i + n) &&
        (marked ? lines[i + n].hint == PAGE_VALUE
                : lines[i + n].gap <= lines[i].gap && answers(scan, field, i + n)) &&
        (shape != RECORD_NAMES || marked || lines[i + n].gap == lines[i + n - 1].gap || n == 1));
    return n;
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

/* Prose of several lines is one value; the rest a value a line. */
static void emit(Scan *scan, const RecordLabel *label, Str label_text, size_t from, size_t n) {
    if (scan->fields == NULL)
        return;
    Field field = label == NULL ? FIELD_OTHER : label->field;
    const char *role = label == NULL ? "" : label->role;
    const PageLine *lines = scan->lines->p;
    bool prose = record_profile_shape(field) == RECORD_PROSE;
    if (field == FIELD_RIGHTS) {
        for (size_t i = 0; i < n; i++)
            add_rights(scan, from + i, lines[from + i].text, label_text, NULL);
        return;
    }
    StrList texts = {0};
    for (size_t i = 0; i < n; i++) {
        str_list_add(scan->scratch, &texts, lines[from + i].text);
        if (!prose)
            record_fields_add(scan->fields,
                              (RecordValue){field, lines[from + i].text, role, label_text,
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

static void emit_pair(Scan *scan, size_t i) {
    const LineInfo *info = &scan->info[i];
    if (scan->fields == NULL)
        return;
    if (info->label->field == FIELD_RIGHTS) {
        add_rights(scan, i, info->value, info->label_text, NULL);
        return;
    }
    record_fields_add(scan->fields,
                      (RecordValue){info->label->field, info->value, info->label->role,
                                    info->label_text, origin_of(scan, i), NULL, 0});
}

static void emit_phrase(Scan *scan, size_t i) {
    const RecordPhrase *phrase = &scan->info[i].phrase;
    if (scan->fields != NULL)
        record_fields_add(scan->fields, (RecordValue){phrase->field, phrase->value, phrase->role,
                                                      (Str){NULL, 0}, origin_of(scan, i), NULL, 0});
}

/* A line without a label: what its form says, else FIELD_OTHER; false for the latter. */
static bool explain_open(Scan *scan, size_t i) {
    const PageLine *line = &scan->lines->p[i];
    Str name, short_form;
    if (scan->fields != NULL) {
        Value *agent = record_fields_find_agent(scan->fields, line->text);
        if (agent != NULL) {
            LIST_ADD(scan->fields->results, &agent->evidence)->origin = origin_of(scan, i);
            return true;
        }
    }
    Str body, address;
    if (line->text.n > 30 && (record_profile_is_rights(line->text, scan->scratch) ||
                              record_profile_contact(line->text, &body, &address))) {
        if (scan->fields != NULL)
            add_rights(scan, i, line->text, (Str){NULL, 0}, "rights-by-words");
        return true;
    }
    if (record_profile_is_archive(line->text, scan->scratch, &name, &short_form) &&
        short_form.n > 0) {
        if (scan->fields != NULL)
            record_fields_add(scan->fields,
                              (RecordValue){FIELD_ARCHIVE, line->text, "", (Str){NULL, 0},
                                            origin_of(scan, i), "archive-by-name", 900});
        return true;
    }
    if (scan->fields != NULL && !line->furniture) {
        Str label, value;
        bool parts = str_cut(line->text, ':', &label, &value) && label.n <= 80 &&
                     str_trim(value).n > 0 && value.p[0] == ' ';
        record_fields_add(scan->fields, (RecordValue){FIELD_OTHER, parts ? value : line->text, "",
                                                      parts ? label : (Str){NULL, 0},
                                                      origin_of(scan, i), NULL, 0});
    }
    return false;
}

/* Reads line i of a description and those that answer it; *unexplained counts what was not
 * understood. */
static size_t read_entry(Scan *scan, size_t i, size_t to, size_t *unexplained) {
    const LineInfo *info = &scan->info[i];
    size_t n;
    switch (info->kind) {
    case LINE_LABEL:
        n = count_answers(scan, info->label, i + 1, to);
        if (record_profile_shape(info->label == NULL ? FIELD_OTHER : info->label->field) ==
                RECORD_PROSE &&
            n > PROSE_MAX)
            *unexplained += n - PROSE_MAX;
        if (n > 0)
            emit(scan, info->label, info->label_text, i + 1, n);
        else if (scan->fields != NULL)
            record_fields_add_empty(
                scan->fields, info->label == NULL ? FIELD_OTHER : info->label->field,
                info->label == NULL ? "" : info->label->role, info->label_text, origin_of(scan, i));
        return 1 + n;
    case LINE_PAIR:
        emit_pair(scan, i);
        return 1;
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
        const LineInfo *info = &scan->info[i];
        bool asks = info->kind == LINE_LABEL || info->kind == LINE_PAIR;
        if (info->kind == LINE_SECTION || (asks && info->label != NULL && info->label->archival))
            return true;
        asked += asks;
    }
    return asked >= 3;
}

/* The first line behind the text: from there on four of five lines are explained. */
static size_t find_tail(Scan *scan, size_t text_from) {
    size_t n = scan->lines->n, tried = 0;
    for (size_t i = text_from; i < n && tried < CANDIDATES_MAX; i++) {
        const LineInfo *info = &scan->info[i];
        if (info->kind != LINE_SECTION && info->kind != LINE_LABEL && info->kind != LINE_PAIR)
            continue;
        if (info->label == NULL)
            continue;
        tried++;
        if (unexplained_in(scan, i, n) * 5 <= n - i + 4 && has_description(scan, i))
            return i;
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

static size_t find_text_label(const Scan *scan) {
    for (size_t i = 0; i + 1 < scan->lines->n; i++)
        if (scan->info[i].kind == LINE_TEXT && is_open(scan, i + 1) && !scan->lines->p[i].furniture)
            return i;
    return SIZE_MAX;
}

/*
 * The first open line, or, where a description follows within a few lines, the last before it:
 * above it stand the names of the site and its sections.
 */
static size_t title_by_place(const Scan *scan, size_t end) {
    size_t first = SIZE_MAX, last = SIZE_MAX, count = 0;
    for (size_t i = 0; i < end; i++) {
        LineKind kind = scan->info[i].kind;
        if (kind == LINE_LABEL || kind == LINE_PAIR)
            return count <= 4 ? last : first;
        if (kind != LINE_OPEN || scan->lines->p[i].furniture ||
            scan->lines->p[i].text.n > TITLE_BYTES_MAX)
            continue;
        count++;
        last = i;
        if (first == SIZE_MAX)
            first = i;
    }
    return first;
}

/* The line that is the title by its place: the highest heading, else by title_by_place(). */
static size_t find_title(const Scan *scan, size_t text_label) {
    size_t end = text_label == SIZE_MAX ? scan->lines->n : text_label, best = SIZE_MAX;
    for (size_t i = 0; i < end; i++) {
        const PageLine *line = &scan->lines->p[i];
        if (line->hint == PAGE_HEADING && scan->info[i].kind == LINE_OPEN && line->level <= 2 &&
            (best == SIZE_MAX || line->level < scan->lines->p[best].level))
            best = i;
    }
    return best != SIZE_MAX ? best : title_by_place(scan, end);
}

static void emit_title(Scan *scan) {
    const PageLine *line = &scan->lines->p[scan->title_line];
    bool heading = line->hint == PAGE_HEADING;
    record_fields_add(scan->fields,
                      (RecordValue){FIELD_TITLE, line->text, "", (Str){NULL, 0},
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

/* A short line among those of a description: a label or pair stands right below it. */
static bool is_amid_labels(const Scan *scan, size_t i) {
    if (scan->lines->p[i].text.n > NAME_BYTES_MAX || i + 1 >= scan->lines->n)
        return false;
    LineKind next = scan->info[i + 1].kind;
    return (next == LINE_LABEL || next == LINE_PAIR) &&
           scan->lines->p[i + 1].gap <= scan->lines->p[i].gap;
}

/* Reads the head up to `to` or the first line of the text, which is returned. */
static size_t read_head(Scan *scan, size_t to, bool to_is_known, bool *dateline) {
    bool seen_title = scan->title_line == SIZE_MAX;
    size_t i = 0, unexplained = 0;
    while (i < to) {
        const LineInfo *info = &scan->info[i];
        bool is_dateline = false;
        if (i == scan->title_line) {
            seen_title = true;
            i++;
        } else if (info->kind == LINE_DATE && !head_date(scan, i, &is_dateline)) {
            if (!to_is_known && (seen_title || is_dateline) && !scan->lines->p[i].furniture) {
                *dateline = is_dateline;
                return i;
            }
            i++;
        } else if (info->kind == LINE_DATE) {
            i++;
        } else if (info->kind == LINE_OPEN && !to_is_known && seen_title &&
                   !scan->lines->p[i].furniture && scan->lines->p[i].hint != PAGE_VALUE &&
                   !is_amid_labels(scan, i)) {
            return i;
        } else {
            i += read_entry(scan, i, to, &unexplained);
        }
    }
    return to;
}

static void emit_summary(Scan *scan, size_t from, size_t to) {
    StrList texts = {0};
    for (size_t i = from; i < to; i++)
        str_list_add(scan->scratch, &texts, scan->lines->p[i].text);
    Origin origin = origin_of(scan, from);
    origin.last = origin_of(scan, to - 1).last;
    record_fields_add(scan->fields,
                      (RecordValue){FIELD_ABSTRACT,
                                    str_join(scan->fields->results, texts, STR("\n")), "",
                                    (Str){NULL, 0}, origin, "summary-by-gap", 850});
}

static bool asks_for_summary(const Scan *scan) {
    for (size_t i = 0; i < scan->lines->n; i++)
        if (scan->info[i].label != NULL && scan->info[i].label->field == FIELD_ABSTRACT &&
            scan->info[i].kind != LINE_TEXT)
            return true;
    return false;
}

static bool asks_for_title(const Scan *scan) {
    for (size_t i = 0; i < scan->lines->n; i++)
        if (scan->info[i].label != NULL && scan->info[i].label->field == FIELD_TITLE)
            return true;
    return false;
}

/* Takes what is not the text off the end of [from, *to): furniture, and lines beside the text. */
static void trim_text(const Scan *scan, size_t from, size_t *to) {
    while (*to > from &&
           (scan->info[*to - 1].kind == LINE_FURNITURE || scan->info[*to - 1].kind == LINE_TEXT ||
            scan->lines->p[*to - 1].furniture))
        --*to;
}

RecordScan record_scan_page(const TidySource *source, const PageLineList *lines,
                            RecordFields *fields) {
    Scan scan = {.source = source,
                 .lines = lines,
                 .fields = fields,
                 .scratch = fields->results,
                 .title_line = SIZE_MAX};
    RecordScan result = {0};
    classify_all(&scan);
    if (!looks_like_record_page(&scan))
        return result;
    result.is_record_page = true;
    size_t label = find_text_label(&scan), unexplained = 0;
    if (!asks_for_title(&scan))
        scan.title_line = find_title(&scan, label);
    if (scan.title_line != SIZE_MAX)
        emit_title(&scan);
    bool known = label != SIZE_MAX;
    size_t from = read_head(&scan, known ? label : lines->n, known, &result.dateline);
    if (known)
        from = label + 1;
    size_t tail = find_tail(&scan, from), to = tail;
    if (!asks_for_summary(&scan))
        to = find_summary(&scan, from, tail);
    if (to < tail)
        emit_summary(&scan, to, tail);
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
