/*
 * A label that the page sets apart is answered by its row, whatever stands there. Elsewhere a line
 * below a label is its value only if it looks like one: "Record ID" is not answered by a name.
 */
#include "import/record_answer.h"
#include <string.h>

enum {
    NAME_BYTES_MAX = 160,
    TITLE_BYTES_MAX = 300,
    ANSWER_BYTES_MAX = 1500,  // of a question that is not known, or asks for no prose
};

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

static bool all_languages(const RecordAsked *asked, Str text) {
    size_t start = 0;
    for (size_t at = 0; at <= text.n; at++) {
        if (at < text.n && strchr(",;/", text.p[at]) == NULL)
            continue;
        if (record_profile_language(str_slice(text, start, at), asked->scratch).n == 0)
            return false;
        start = at + 1;
    }
    return true;
}

/* What says by itself what it is, and so answers no other label. */
static bool speaks_for_itself(struct arena *scratch, Str text, Field field) {
    Str a, b;
    if (field != FIELD_RIGHTS && field != FIELD_CREDITS && field != FIELD_CONTACT && text.n > 60 &&
        record_profile_is_rights(text, scratch))
        return true;
    bool names_archive = field == FIELD_ARCHIVE || field == FIELD_SOURCE_NOTE ||
                         field == FIELD_REFERENCE || field == FIELD_COLLECTION ||
                         field == FIELD_ABSTRACT || field == FIELD_TITLE || field == FIELD_PERSON;
    return !names_archive && record_profile_is_archive(text, scratch, &a, &b) && b.n > 0;
}

/* Line i could answer a label of this field that stands above it. */
static bool answers(const RecordAsked *asked, Field field, size_t i) {
    const PageLine *line = &asked->lines->p[i];
    Str text = line->text;
    RecordShape shape = record_profile_shape(field);
    if (line->hint == PAGE_VALUE)
        return true;
    if (shape == RECORD_DATE)
        return asked->info[i].kind == LINE_DATE ||
               (field == FIELD_DATE && has_digit(text) && text.n <= 60);
    if (shape == RECORD_ID)
        return has_digit(text) && text.n <= 60 && count_spaces(text) <= 3;
    if (shape == RECORD_LANGUAGE)
        return all_languages(asked, text);
    if (field == FIELD_CONTACT && !has_digit(text) && !str_has(text, STR("@")) &&
        count_spaces(text) < 4)
        return false;  // the next word of a menu
    if (line->gap > asked->label_gap + (shape == RECORD_PROSE ? 1 : 0))
        return false;
    if (speaks_for_itself(asked->scratch, text, field))
        return false;
    if (shape == RECORD_NAMES && asked->info[i].kind != LINE_OPEN)
        return false;
    if (shape == RECORD_NAMES)
        return text.n <= NAME_BYTES_MAX && !is_sentence(text);
    return shape == RECORD_PROSE || text.n <= TITLE_BYTES_MAX;
}

/* Line i stands where an answer to the line above it can: no heading, not the title, the same side
 * of the page. */
static bool may_answer(const RecordAsked *asked, size_t i) {
    const PageLine *line = &asked->lines->p[i];
    return record_line_is_open(&asked->info[i]) && i != asked->title_line &&
           line->hint != PAGE_HEADING && line->furniture == line[-1].furniture;
}

/* Line i may go on with the prose above it: of a copied text only sentences do, for the next label
 * may be one of words that are not known. */
static bool goes_on(const RecordAsked *asked, RecordShape shape, size_t i) {
    const PageLine *line = &asked->lines->p[i];
    return shape != RECORD_PROSE || line->holder != NULL || record_line_is_prose(line->text) ||
           str_ends(line->text, STR("."));
}

/* How many lines below the label before line i answer it, by their looks; none beyond `to`. */
static size_t count_alike(const RecordAsked *asked, const RecordLabel *label, size_t i, size_t to) {
    const PageLine *lines = asked->lines->p;
    Field field = label == NULL ? FIELD_OTHER : label->field;
    RecordShape shape = record_profile_shape(field);
    size_t n = 0;
    if (i >= to || !may_answer(asked, i) || !answers(asked, field, i))
        return 0;
    bool marked = lines[i].hint == PAGE_VALUE;
    bool many =
        marked || shape == RECORD_NAMES || shape == RECORD_PROSE || shape == RECORD_LANGUAGE;
    do {
        n++;
    } while (
        many && i + n < to && record_line_is_open(&asked->info[i + n]) &&
        (marked ? lines[i + n].hint == PAGE_VALUE
                : lines[i + n].gap <= lines[i].gap && answers(asked, field, i + n) &&
                      goes_on(asked, shape, i + n)) &&
        (shape != RECORD_NAMES || marked || lines[i + n].gap == lines[i + n - 1].gap || n == 1));
    return n;
}

/* Which child of the row a line stands in; NULL: in its own running text. */
static const struct html_node *branch_of(const PageLine *line, const struct html_node *row) {
    static const char *const inline_elements[] = {"a", "span", "b", "strong", "i", "em", "time"};
    const struct html_node *node = line->holder;
    while (node != row && node->parent != NULL && node->parent != row)
        node = node->parent;
    for (size_t i = 0; i < sizeof inline_elements / sizeof *inline_elements; i++)
        if (html_is(node, inline_elements[i]))
            return NULL;
    return node == row ? NULL : node;
}

/* The row is the label's alone: no other label stands in it, nor the whole page. */
static bool owns_row(const RecordAsked *asked, size_t i) {
    const PageLine *line = &asked->lines->p[i];
    if (html_is(line->row, "body") || html_is(line->row, "main") || html_is(line->row, "article"))
        return false;
    if (line->row_begin != i)
        return false;
    for (size_t k = i + 1; k < line->row_end; k++)
        if (asked->info[k].set_apart)
            return false;
    return true;
}

/*
 * How many lines answer label i, which the page sets apart: those behind it in its row, up to the
 * next such label; where others share the row, as long as they stand in elements of one kind.
 */
static size_t count_row(const RecordAsked *asked, size_t i, size_t to) {
    const PageLine *lines = asked->lines->p, *label = &lines[i];
    const RecordLine *info = &asked->info[i];
    size_t end = label->row_end < to ? label->row_end : to, n = 0, bytes = 0;
    bool owns = owns_row(asked, i);
    const struct html_node *first = NULL;
    for (size_t k = i + 1; k < end && !asked->info[k].set_apart && k != asked->title_line; k++) {
        const struct html_node *branch = branch_of(&lines[k], label->row);
        if (n == 0)
            first = branch;
        bool alike = first == NULL || branch == NULL ? first == branch
                                                     : str_equal(first->name, branch->name);
        if (!owns && !alike)
            break;
        bytes += lines[k].text.n;
        n++;
    }
    bool prose = info->label != NULL && record_profile_shape(info->label->field) == RECORD_PROSE;
    return bytes > ANSWER_BYTES_MAX && !prose ? 0 : n;
}

/* The element behind the label's own holds no text: `<h3>Record ID</h3><p></p>`. */
static bool is_left_empty(const PageLine *label) {
    const struct html_node *node = label->holder;
    while (node != label->row && node->parent != NULL && node->parent != label->row)
        node = node->parent;
    if (node == label->row)
        return false;
    do {
        node = node->next;
    } while (node != NULL && node->name.n == 0 && str_trim(node->text).n == 0);
    if (node == NULL || node->name.n == 0 || html_is(node, "br") || html_is(node, "hr"))
        return false;
    for (const struct html_node *n = node; n != NULL; n = html_next(n, node))
        if (str_trim(n->text).n > 0)
            return false;
    return true;
}

/* Of those that answer label i by their place, the lines that no later look has taken. */
static size_t count_placed(const RecordAsked *asked, size_t i, size_t to) {
    size_t n = 0;
    while (n < asked->info[i].answers && i + 1 + n < to && may_answer(asked, i + 1 + n))
        n++;
    return n;
}

size_t record_answer_count(const RecordAsked *asked, size_t i, size_t to) {
    const PageLine *line = &asked->lines->p[i];
    const RecordLabel *label = asked->info[i].label;
    if (asked->info[i].answers > 0)
        return count_placed(asked, i, to);
    if (!asked->info[i].set_apart)
        return count_alike(asked, label, i + 1, to);
    if (is_left_empty(line))
        return 0;
    size_t n = count_row(asked, i, to);
    bool fits = n == 0 || label == NULL || line[1].hint == PAGE_VALUE || owns_row(asked, i) ||
                record_fields_may_be(label->field, line[1].text, asked->scratch);
    return fits ? n : 0;
}
