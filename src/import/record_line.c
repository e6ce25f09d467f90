/*
 * Known words make a label wherever they stand alone in a line. Words that are not known make one
 * only by their place (record_dress.c), or lose what they seem to ask by it: those of menus, feet
 * and lists of other records ask nothing.
 */
#include "import/record_line.h"
#include "doc/plain_date.h"
#include "import/record_dress.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

enum {
    LABEL_BYTES_MAX = 80,
    PATH_BYTES_MAX = 300,
    FOOT_LEAST = 3,
    FOOT_APART = 8,  // lines of the foot between two that are furniture by their words
    MENU_LEAST = 3,
    TOP_LINES = 12,
    MENU_BYTES_MAX = 32,
    LABEL_WORDS_ENOUGH = 4,     // no title or line of a text is made of so many words of one field
    PROSE_BYTES = 600,          // more than any title
    SENTENCE_BYTES_LEAST = 60,  // of a line that is a sentence of a text
};

bool record_line_cut_pair(Str text, Str *before, Str *after) {
    size_t at;
    if (!str_find_char(text, ':', &at) || at == 0 || at > LABEL_BYTES_MAX)
        return false;
    Str rest = str_skip(text, at + 1);
    static const char *const genders[] = {"in:", "innen:", "in ", "innen "};
    for (size_t i = 0, colon; i < sizeof genders / sizeof *genders; i++)
        if (str_starts(rest, str_from_c(genders[i])) && str_find_char(rest, ':', &colon) &&
            colon <= LABEL_BYTES_MAX) {
            at += 1 + colon;
            break;
        }
    *before = str_trim(str_slice(text, 0, at));
    *after = str_trim(str_skip(text, at + 1));
    return rest.n == 0 || rest.p[0] != '/';  // "ark:/12148/x" is one word
}

static void classify_pair(const PageLine *line, RecordLine *info, struct arena *scratch) {
    Str before, after;
    if (!record_line_cut_pair(line->text, &before, &after))
        return;
    bool dashed = str_has(before, STR("\xE2\x80\x94")) || str_has(before, STR("\xE2\x80\x93"));
    const RecordLabel *label = dashed ? NULL : record_profile_label(before, scratch);
    if (label == NULL || label->kind != RECORD_FIELD || after.n == 0)
        return;
    *info = (RecordLine){.kind = LINE_PAIR, .label = label, .label_text = before, .value = after};
}

Str record_line_without_colon(Str text) {
    if (str_ends(text, STR(":")))
        text = str_trim(str_slice(text, 0, text.n - 1));
    return text;
}

/* "Home / Documents / Letters": the way to the page, parted by signs that no title has. */
static bool is_path(Str text, struct arena *scratch) {
    static const char *const openings[] = {"You are here:", "Vous \xC3\xAAtes ici",
                                           "Sie sind hier"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (str_starts(text, str_from_c(openings[i])))
            return true;
    static const char *const signs[] = {" / ", " > ", " \xC2\xBB ", " \xE2\x80\xBA ",
                                        " | ", " :: "};
    for (size_t i = 0; text.n <= PATH_BYTES_MAX && i < sizeof signs / sizeof *signs; i++) {
        size_t at;
        if (str_find(text, str_from_c(signs[i]), &at) &&
            record_profile_is_furniture(str_slice(text, 0, at), scratch))
            return true;
    }
    return false;
}

/* "Rights statement (unless otherwise specified)", where the page says that it is a label. */
static const RecordLabel *label_before_brackets(const PageLine *line, struct arena *scratch) {
    size_t at;
    if (!str_ends(record_line_without_colon(line->text), STR(")")) ||
        !str_find_char(line->text, '(', &at))
        return NULL;
    if (line->hint == PAGE_PLAIN)
        return tidy_text_count_words(str_slice(line->text, 0, at)) >= LABEL_WORDS_ENOUGH
                   ? record_profile_label(str_slice(line->text, 0, at), scratch)
                   : NULL;
    return record_profile_label_set_apart(str_slice(line->text, 0, at), scratch);
}

LineKind record_line_kind_of_label(const RecordLabel *label) {
    return label->kind == RECORD_TEXT      ? LINE_TEXT
           : label->kind == RECORD_SECTION ? LINE_SECTION
                                           : LINE_LABEL;
}

/* "Information" says little in a line, but what it is as a heading. */
static const RecordLabel *section_of_heading(const PageLine *line, struct arena *scratch) {
    const RecordLabel *label = record_profile_label_set_apart(line->text, scratch);
    return label != NULL && label->kind == RECORD_SECTION ? label : NULL;
}

/* One of several links side by side to places of the page: "English | Spanish". */
static bool is_among_tabs(const PageLineList *lines, size_t i) {
    const PageLine *line = &lines->p[i];
    return line->is_tab && line->hint == PAGE_PLAIN &&
           ((i > 0 && line[-1].is_tab) || (i + 1 < lines->n && line[1].is_tab));
}

static RecordLine classify(const PageLine *line, struct arena *scratch) {
    RecordLine info = {.kind = LINE_OPEN};
    // A menu's "Collections", "Contacts" ask nothing.
    bool asks = line->hint != PAGE_VALUE && !(line->is_link && line->hint == PAGE_PLAIN) &&
                !line->is_column;
    const RecordLabel *label = !asks ? NULL
                               : line->hint == PAGE_LABEL
                                   ? record_profile_label_set_apart(line->text, scratch)
                                   : record_profile_label(line->text, scratch);
    if (label == NULL && asks)
        label = label_before_brackets(line, scratch);
    if (label == NULL && line->hint == PAGE_HEADING)
        label = section_of_heading(line, scratch);
    if (label != NULL) {
        info.kind = record_line_kind_of_label(label);
        info.label = label;
        info.label_text = record_line_without_colon(line->text);
        return info;
    }
    if (line->hint == PAGE_LABEL && line->text.n <= LABEL_BYTES_MAX) {
        info.kind = LINE_LABEL;
        info.label_text = record_line_without_colon(line->text);
        return info;
    }
    if (line->hint != PAGE_VALUE &&
        (record_profile_is_furniture(line->text, scratch) || is_path(line->text, scratch) ||
         (line->hint != PAGE_HEADING && record_profile_is_offer(line->text, scratch)))) {
        info.kind = LINE_FURNITURE;
        return info;
    }
    classify_pair(line, &info, scratch);
    if (info.kind == LINE_PAIR)
        return info;
    if (record_profile_phrase(line->text, &info.phrase))
        info.kind = LINE_PHRASE;
    else if (plain_date_read(line->text, scratch, &info.edtf))
        info.kind = LINE_DATE;
    return info;
}

static bool is_capital(uint32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x401 && c <= 0x42F);
}

/* "Jonas Feld", "О. Тихая": two to four words, each with a capital. */
static bool looks_like_name(Str text) {
    size_t words = 0;
    for (Str word, rest = text; rest.n > 0; words++) {
        size_t at = 0;
        uint32_t c;
        (void)str_cut(rest, ' ', &word, &rest);
        if (!utf8_next(word, &at, &c) || !is_capital(c))
            return false;
    }
    return words >= 2 && words <= 4 && !str_ends(text, STR("."));
}

/* "Transcription", answered by a name between other labels, asks by whom. */
static void mend_texts_by_name(const PageLineList *lines, RecordLine *infos) {
    static const RecordLabel by_whom = {"", RECORD_FIELD, FIELD_CONTRIBUTOR, "", true};
    for (size_t i = 0; i + 1 < lines->n; i++)
        if (infos[i].kind == LINE_TEXT && infos[i].set_apart && infos[i + 1].kind == LINE_OPEN &&
            (i + 2 == lines->n || infos[i + 2].set_apart) &&
            looks_like_name(lines->p[i + 1].text)) {
            infos[i].kind = LINE_LABEL;
            infos[i].label = &by_whom;
        }
}

/* Six words and more, closed by a full stop. */
static bool is_sentence(Str text) {
    return str_ends(text, STR(".")) && tidy_text_count_words(text) >= 6;
}

/* "Traduction", above running text, is no question for the translator. */
static void mend_texts_by_prose(const PageLineList *lines, RecordLine *infos,
                                struct arena *scratch) {
    static const RecordLabel text = {"", RECORD_TEXT, FIELD_COUNT, "", false};
    static const char *const words[] = {"traduction", "ubersetzung", "перевод"};
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const RecordLine *info = &infos[i];
        if (info->kind != LINE_LABEL || info->label == NULL ||
            info->label->field != FIELD_CONTRIBUTOR || lines->p[i + 1].hint == PAGE_VALUE ||
            !record_line_is_open(&infos[i + 1]) || looks_like_name(lines->p[i + 1].text) ||
            !is_sentence(lines->p[i + 1].text))
            continue;
        Str folded = unicode_fold(info->label_text, scratch);
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (str_is(folded, words[k]))
                infos[i] =
                    (RecordLine){.kind = LINE_TEXT, .label = &text, .label_text = info->label_text};
    }
}

/* A heading "Content" over sentences, where another label has asked for the summary and none for
 * the text, is the text's. */
static void mend_texts_by_second_summary(const PageLineList *lines, RecordLine *infos) {
    static const RecordLabel text = {"", RECORD_TEXT, FIELD_COUNT, "", false};
    size_t second = SIZE_MAX;
    bool asked = false;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const RecordLine *info = &infos[i];
        if (info->kind == LINE_TEXT)
            return;
        if (info->kind != LINE_LABEL || info->label == NULL || info->label->field != FIELD_ABSTRACT)
            continue;
        if (asked && lines->p[i].hint == PAGE_HEADING && infos[i + 1].kind == LINE_OPEN &&
            is_sentence(lines->p[i + 1].text))
            second = i;
        asked = true;
    }
    if (second != SIZE_MAX)
        infos[second] =
            (RecordLine){.kind = LINE_TEXT, .label = &text, .label_text = infos[second].label_text};
}

/*
 * What is a label by its words, but not where it stands: "From the Collection:" between a question
 * and its inherited answer; below the heading "Related names" a heading "Subject" asks for names.
 */
static void mend_labels_by_place(const PageLineList *lines, RecordLine *infos) {
    for (size_t i = 1; i < lines->n; i++) {
        const RecordLabel *above = infos[i - 1].label, *label = infos[i].label;
        if (above == NULL || label == NULL || infos[i - 1].kind != LINE_LABEL ||
            infos[i].kind != LINE_LABEL)
            continue;
        const PageLine *line = &lines->p[i];
        bool below = line->hint == PAGE_HEADING && line[-1].hint == PAGE_HEADING &&
                     line->level > line[-1].level;
        if (below && above->field == FIELD_PERSON && label->field == FIELD_SUBJECT)
            infos[i].label = above;
        if (label->field == FIELD_COLLECTION && str_starts(line->text, STR("From the ")) &&
            line->hint != PAGE_HEADING)
            infos[i] = (RecordLine){.kind = LINE_FURNITURE};
    }
}

/* "Created" beside "Modified" speaks of the page's record, not of the document. */
static void pass_over_days_of_record(const PageLineList *lines, RecordLine *infos,
                                     struct arena *scratch) {
    static const RecordLabel day = {"", RECORD_FIELD, FIELD_OTHER, "", false};
    static const char *const words[] = {"created", "erstellt", "erstellt am", "cree",
                                        "cree le", "создано",  "создан",      "создана"};
    size_t last = SIZE_MAX;  // label before
    for (size_t i = 0; i < lines->n; i++) {
        RecordLine *info = &infos[i];
        if (info->kind != LINE_LABEL)
            continue;
        Str folded = unicode_fold(str_slice(info->label_text, 0, LABEL_BYTES_MAX), scratch);
        bool modified = info->label != NULL && info->label->field == FIELD_OTHER;
        if (modified && last != SIZE_MAX && i - last <= 3)
            infos[last].label = &day;
        last = SIZE_MAX;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (str_is(folded, words[k]))
                last = i;
    }
}

/* ---- other records ---- */

/* The first line behind the section that line i heads. */
static size_t end_of_section(const PageLineList *lines, const RecordLine *infos, size_t i) {
    const PageLine *head = &lines->p[i];
    size_t end = i + 1, last = head->holder == NULL ? lines->n : head->row_end;
    bool whole = html_is(head->row, "body") || html_is(head->row, "main");
    if (head->holder != NULL && head->hint != PAGE_HEADING && whole)
        return end;
    for (; end < last; end++) {
        const PageLine *line = &lines->p[end];
        bool asks = infos[end].kind == LINE_SECTION ||
                    (infos[end].kind == LINE_LABEL && infos[end].label != NULL);
        bool below = head->hint == PAGE_HEADING && line->level > head->level;
        bool parts = line->hint == PAGE_HEADING && !line->is_link && !below;
        bool plain = head->hint == PAGE_PLAIN && (asks || infos[end].kind == LINE_TEXT);
        if (head->holder == NULL ? asks || (end > i + 1 && line->gap > lines->p[i + 1].gap)
                                 : parts || plain)
            break;
    }
    return end;
}

/* A heading below the first rank over links to other pages and nothing else. */
static bool heads_links(const PageLineList *lines, const RecordLine *infos, size_t i) {
    size_t links = 0;
    const PageLine *head = &lines->p[i];
    if (head->hint != PAGE_HEADING || head->level < 2 || head->is_link || infos[i].label != NULL)
        return false;
    size_t end = end_of_section(lines, infos, i);
    for (size_t k = i + 1; k < end; k++) {
        if (infos[k].label != NULL)
            return false;
        if (!lines->p[k].is_link && infos[k].kind != LINE_FURNITURE)
            return false;
        links += lines->p[k].is_link;
    }
    return links >= 2;
}

/* "Related documents" and what stands below it is no part of this record. */
static void pass_over_others(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    for (size_t i = 0; i < lines->n;) {
        const PageLine *line = &lines->p[i];
        bool heads = line->hint == PAGE_HEADING || line->hint == PAGE_PLAIN;
        bool known = infos[i].label != NULL, heading = line->hint == PAGE_HEADING;
        bool leads = line->is_link && !heading;
        bool may = heads && !leads && infos[i].kind != LINE_PHRASE && (!known || heading);
        if (!may || (!record_profile_heads_others(line->text, known, scratch) &&
                     !heads_links(lines, infos, i))) {
            i++;
            continue;
        }
        for (size_t end = end_of_section(lines, infos, i); i < end; i++)
            infos[i] = (RecordLine){.kind = LINE_FURNITURE};
    }
}

/* ---- the foot of a site ---- */

bool record_line_is_open(const RecordLine *info) {
    return info->kind == LINE_OPEN || info->kind == LINE_DATE || info->kind == LINE_PHRASE;
}

bool record_line_is_prose(Str text) {
    static const char *const ends[] = {".", "!", "?", ":", ";", ",", "\xE2\x80\xA6"};
    static const char *const closing[] = {"\xC2\xBB", "\xE2\x80\x9D", "\xE2\x80\x9C"};
    if (text.n > PROSE_BYTES)
        return true;
    if (str_ends(text, STR(" г.")) || str_ends(text, STR(" гг.")))  // "... зимой 1933 г."
        return false;
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (str_ends(text, str_from_c(closing[i]))) {
            text.n -= strlen(closing[i]);
            break;
        }
    for (size_t i = 0; text.n >= SENTENCE_BYTES_LEAST && i < sizeof ends / sizeof *ends; i++)
        if (str_ends(text, str_from_c(ends[i])))
            return true;
    return false;
}

size_t record_line_foot(const PageLineList *lines, const RecordLine *infos, size_t from,
                        size_t to) {
    size_t first = to, furniture = 0;
    for (size_t i = to; i > from && !record_line_is_prose(lines->p[i - 1].text); i--) {
        if (infos[i - 1].kind != LINE_FURNITURE)
            continue;
        furniture++;
        if (furniture >= 2 && furniture * 3 >= to - i + 1)
            first = i - 1;
    }
    return first;
}

/* In the foot of a copied page "Contact", "Terms of use" lead to other pages and ask nothing. */
static void pass_over_foot(const PageLineList *lines, RecordLine *infos) {
    size_t n = lines->n, first = n, last = n, furniture = 0;
    for (size_t i = n; i > 0; i--) {
        const RecordLine *info = &infos[i - 1];
        const PageLine *line = &lines->p[i - 1];
        bool asks = info->kind == LINE_LABEL && !str_ends(line->text, STR(":"));
        if (line->hint != PAGE_PLAIN || line->holder != NULL || record_line_is_prose(line->text) ||
            !(asks || info->kind == LINE_OPEN || info->kind == LINE_FURNITURE) ||
            last - i > FOOT_APART)
            break;
        furniture += info->kind == LINE_FURNITURE;
        last = info->kind == LINE_FURNITURE ? i : last;
        if (info->kind == LINE_FURNITURE && furniture >= FOOT_LEAST && furniture * 3 >= n - i + 1)
            first = i - 1;
    }
    for (size_t i = first; i < n; i++)
        if (infos[i].kind == LINE_LABEL)
            infos[i] = (RecordLine){.kind = LINE_FURNITURE};
}

/* Three labels one below the other in a copied text, each without an answer, are the site's menu.
 */
static void pass_over_menus(const PageLineList *lines, RecordLine *infos) {
    for (size_t i = 0, end; i < lines->n; i = end) {
        for (end = i; end < lines->n && infos[end].kind == LINE_LABEL; end++) {
            const PageLine *line = &lines->p[end];
            if (line->holder != NULL || line->hint != PAGE_PLAIN || (end > i && line->gap > 0) ||
                str_ends(line->text, STR(":")))
                break;
        }
        for (size_t k = i; end - i >= MENU_LEAST && k < end; k++)
            infos[k] = (RecordLine){.kind = LINE_FURNITURE};
        end += end == i;
    }
}

/* "Home / Collections / Help" at the top of a copied page, closed by an empty line. */
static void pass_over_top_menu(const PageLineList *lines, RecordLine *infos) {
    for (size_t i = 1; i + 2 < lines->n && i < TOP_LINES; i++) {
        const PageLine *line = &lines->p[i];
        bool menu = line->holder == NULL && infos[i].kind == LINE_LABEL &&
                    line->hint == PAGE_PLAIN && !str_ends(line->text, STR(":")) &&
                    infos[i - 1].kind == LINE_FURNITURE && line->gap == 0 && line[1].gap == 0 &&
                    infos[i + 1].kind == LINE_OPEN && line[2].gap > 0 &&
                    tidy_text_count_words(line[1].text) <= 2;
        if (menu)
            infos[i] = infos[i + 1] = (RecordLine){.kind = LINE_FURNITURE};
    }
}

/* It stands in menus, alone or among others of its kind. */
static bool is_menu_word(const PageLine *line, const RecordLine *info, struct arena *scratch,
                         bool *of_sites) {
    *of_sites = info->kind == LINE_FURNITURE || record_profile_is_menu(line->text, scratch);
    return *of_sites || (info->kind == LINE_LABEL && line->text.n <= MENU_BYTES_MAX);
}

/* Short, and nothing that a menu does not hold; what is furniture by its words may be longer. */
static bool may_be_in_menu(const PageLine *line, const RecordLine *info) {
    if (line->holder != NULL || line->hint != PAGE_PLAIN || str_ends(line->text, STR(":")))
        return false;
    if (info->kind == LINE_FURNITURE)
        return true;
    return line->text.n <= MENU_BYTES_MAX && tidy_text_count_words(line->text) <= 3 &&
           info->kind != LINE_PAIR && info->kind != LINE_DATE;
}

/*
 * A run of short lines in a copied text, two thirds of them words of menus and a third such as ask
 * nothing ("Events", "News"): "Topics" and "People" among them lead to other pages.
 */
static void pass_over_menu_runs(const PageLineList *lines, RecordLine *infos,
                                struct arena *scratch) {
    bool of_site;
    for (size_t i = 0, end; i < lines->n; i = end) {
        size_t words = 0, of_sites = 0, last = i;
        end = i + 1;
        if (!may_be_in_menu(&lines->p[i], &infos[i]) ||
            !is_menu_word(&lines->p[i], &infos[i], scratch, &of_site))
            continue;
        for (end = i; end < lines->n && may_be_in_menu(&lines->p[end], &infos[end]) &&
                      (end == i || lines->p[end].gap == 0);
             end++) {
            if (!is_menu_word(&lines->p[end], &infos[end], scratch, &of_site))
                continue;
            words++;
            of_sites += of_site;
            last = end;
        }
        size_t n = end - last <= 2 ? end - i : last + 1 - i;  // the site's name may end it
        bool menu = n >= MENU_LEAST && of_sites >= 2 && words * 3 >= n * 2 && of_sites * 3 >= n;
        for (size_t k = i; menu && k < i + n; k++)
            infos[k] = (RecordLine){.kind = LINE_FURNITURE};
    }
}

RecordLine *record_line_classify(const PageLineList *lines, struct arena *scratch) {
    RecordLine *infos = ARENA_ARRAY(scratch, RecordLine, lines->n + 1);
    for (size_t i = 0; i < lines->n; i++)
        infos[i] = is_among_tabs(lines, i) ? (RecordLine){.kind = LINE_FURNITURE}
                                           : classify(&lines->p[i], scratch);
    pass_over_menu_runs(lines, infos, scratch);
    record_dress_learn(lines, infos, scratch);
    mend_labels_by_place(lines, infos);
    mend_texts_by_name(lines, infos);
    mend_texts_by_prose(lines, infos, scratch);
    mend_texts_by_second_summary(lines, infos);
    pass_over_days_of_record(lines, infos, scratch);
    pass_over_others(lines, infos, scratch);
    pass_over_foot(lines, infos);
    pass_over_menus(lines, infos);
    pass_over_top_menu(lines, infos);
    return infos;
}
