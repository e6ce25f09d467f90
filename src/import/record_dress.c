/*
 * Dress is what a carrier leaves of it: element and classes in HTML; in a copied text the colon,
 * and the way lines alternate or stand in blocks. A question that no table knows then takes its
 * answer with it and leaves it to no other; words that say too little elsewhere ("Number",
 * "Regions") ask.
 */
#include "import/record_dress.h"
#include "base/map.h"
#include <string.h>

enum {
    LABEL_BYTES_MAX = 80,
    PAIR_WORDS_MAX = 7,      // of a label before its colon
    PAIR_BYTES_MAX = 600,    // of what stands behind an unknown one
    RUN_KNOWN_LEAST = 3,     // pairs of known labels, before unknown ones among them count
    BLOCKS_KNOWN_LEAST = 3,  // the same of blocks headed by labels
    PLAIN_BYTES_MAX = 40,    // of a label in a copied text that only its place tells
    PLAIN_WORDS_MAX = 5,
};

typedef struct {
    uint32_t lines, known;
} Dress;

static bool is_known_label(const RecordLine *info) {
    return info->label != NULL && info->kind != LINE_PAIR;
}

/* A third of the lines of this dress, and two at least, are labels by their words. */
static bool is_dress_of_labels(const Dress *dress) {
    return dress->known >= 2 && dress->known * 3 >= dress->lines;
}

static Str key_of(const PageLine *line) {
    return (Str){(const char *)&line->dress, sizeof line->dress};
}

static void learn_elements(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    struct map *numbers = map_create(scratch);
    LIST_OF(Dress) dresses = {0};
    for (size_t i = 0; i < lines->n; i++) {
        bool is_new;
        if (lines->p[i].row == NULL)
            continue;
        uint64_t *number = map_put(numbers, key_of(&lines->p[i]), &is_new);
        if (is_new) {
            *number = dresses.n;
            *LIST_ADD(scratch, &dresses) = (Dress){0, 0};
        }
        Dress *dress = &dresses.p[*number];
        dress->lines++;
        dress->known += is_known_label(&infos[i]);
    }
    for (size_t i = 0; i < lines->n; i++) {
        const PageLine *line = &lines->p[i];
        RecordLine *info = &infos[i];
        if (line->row == NULL || line->hint == PAGE_VALUE)
            continue;
        bool dressed = is_dress_of_labels(&dresses.p[*map_find(numbers, key_of(line))]);
        bool may_ask = info->kind == LINE_OPEN || info->kind == LINE_FURNITURE;
        if (dressed && info->label == NULL && may_ask && line->text.n <= LABEL_BYTES_MAX)
            info->label = record_profile_label_set_apart(line->text, scratch);
        info->set_apart = info->label != NULL
                              ? dressed || line->hint == PAGE_LABEL || line->hint == PAGE_HEADING
                              : dressed || line->hint == PAGE_LABEL;
        if (dressed && line->text.n <= LABEL_BYTES_MAX && may_ask) {
            info->kind = info->label == NULL ? LINE_LABEL : record_line_kind_of_label(info->label);
            info->label_text = record_line_without_colon(line->text);
        }
    }
}

/* The words of an unknown label, with what they ask where the page sets them apart. */
static void make_label(RecordLine *info, Str text, struct arena *scratch) {
    Str words = record_line_without_colon(text);
    const RecordLabel *label = record_profile_label_set_apart(words, scratch);
    *info = (RecordLine){.kind = label == NULL ? LINE_LABEL : record_line_kind_of_label(label),
                         .label = label,
                         .label_text = words};
}

/*
 * In copied texts the colon is the dress: where two lines and a third of those that end with one
 * are known labels, the others are labels too.
 */
static void learn_colons(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    Dress colons = {0, 0};
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->p[i].holder != NULL || !str_ends(lines->p[i].text, STR(":")))
            continue;
        colons.lines++;
        colons.known += is_known_label(&infos[i]);
    }
    for (size_t i = 0; is_dress_of_labels(&colons) && i < lines->n; i++) {
        const PageLine *line = &lines->p[i];
        if (line->holder == NULL && str_ends(line->text, STR(":")) &&
            line->text.n <= LABEL_BYTES_MAX && infos[i].kind == LINE_OPEN)
            make_label(&infos[i], line->text, scratch);
    }
}

/* ---- "Label: value" among its like ---- */

/* Of such a form, whatever its words. */
static bool is_pair_by_form(const PageLine *line, const RecordLine *info, Str *before, Str *after) {
    if (line->hint == PAGE_LABEL || line->hint == PAGE_VALUE || line->hint == PAGE_HEADING ||
        info->kind == LINE_FURNITURE || line->is_link ||
        !record_line_cut_pair(line->text, before, after))
        return false;
    return info->kind == LINE_PAIR || info->kind == LINE_LABEL ||
           (tidy_text_count_words(*before) <= PAIR_WORDS_MAX && after->n <= PAIR_BYTES_MAX);
}

static bool continues_run(const PageLine *first, const PageLine *line) {
    return line->dress == first->dress && (first->holder != NULL || line->gap == first[1].gap);
}

static void learn_run(const PageLineList *lines, RecordLine *infos, size_t from, size_t to,
                      struct arena *scratch) {
    size_t known = 0, first = SIZE_MAX, last = 0;
    Str before, after;
    for (size_t i = from; i < to; i++)
        if (infos[i].label != NULL) {
            known++;
            first = first == SIZE_MAX ? i : first;
            last = i;
        }
    if (known < RUN_KNOWN_LEAST || known * 3 < to - from)
        return;
    from = first > from + 1 ? first - 2 : from;
    to = last + 3 < to ? last + 3 : to;
    for (size_t i = from; i < to; i++) {
        RecordLine *info = &infos[i];
        if (info->kind != LINE_OPEN || !is_pair_by_form(&lines->p[i], info, &before, &after))
            continue;
        make_label(info, before, scratch);
        if (after.n > 0 && info->kind == LINE_LABEL) {
            info->kind = LINE_PAIR;
            info->value = after;
        }
    }
}

/* Lines of the form "Label: value" that follow each other: known labels tell of the others. */
static void learn_pairs(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    Str before, after;
    for (size_t i = 0, end; i < lines->n; i = end) {
        end = i + 1;
        if (!is_pair_by_form(&lines->p[i], &infos[i], &before, &after))
            continue;
        while (end < lines->n && continues_run(&lines->p[i], &lines->p[end]) &&
               is_pair_by_form(&lines->p[end], &infos[end], &before, &after))
            end++;
        learn_run(lines, infos, i, end, scratch);
    }
}

/* ---- copied texts without colons ---- */

/* It could be a label, were it said that it is one: short, no sentence, no number. */
static bool may_be_label(Str text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] >= '0' && text.p[i] <= '9')
            return false;
    return text.n <= PLAIN_BYTES_MAX && tidy_text_count_words(text) <= PLAIN_WORDS_MAX &&
           strchr(".,;!?", text.p[text.n - 1]) == NULL;
}

static bool asks_field(const RecordLine *info) {
    return info->kind == LINE_LABEL && info->label != NULL && info->label->kind == RECORD_FIELD;
}

/* The first line behind the block of lines that line i begins. */
static size_t end_of_block(const PageLineList *lines, size_t i) {
    size_t end = i + 1;
    while (end < lines->n && lines->p[end].gap == 0)
        end++;
    return end;
}

/* A label and what answers it, parted by an empty line from the next: a block of lines each. */
static bool is_headed_block(const PageLineList *lines, const RecordLine *infos, size_t i) {
    if (lines->p[i].holder != NULL || end_of_block(lines, i) - i < 2)
        return false;
    return asks_field(&infos[i]) || (infos[i].kind == LINE_OPEN && may_be_label(lines->p[i].text));
}

static bool holds_label(const RecordLine *infos, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (infos[i].kind == LINE_LABEL || infos[i].kind == LINE_FURNITURE)
            return true;
    return false;
}

/* Where blocks are headed by known labels, the others between them are headed by labels, too, and
 * those right before and behind them that ask where a page sets them apart ("When"). */
static void learn_blocks(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    size_t first = SIZE_MAX, last = 0, known = 0, blocks = 0, edge = SIZE_MAX;
    for (size_t i = 0, end; i < lines->n; i = end) {
        end = end_of_block(lines, i);
        bool headed = is_headed_block(lines, infos, i) && !holds_label(infos, i + 1, end);
        bool asks = headed && asks_field(&infos[i]);
        bool may_ask =
            headed && !asks && record_profile_label_set_apart(lines->p[i].text, scratch) != NULL;
        if (asks && first == SIZE_MAX)
            first = edge == SIZE_MAX ? i : edge;
        if (asks || (may_ask && first != SIZE_MAX && edge == i))
            last = i;
        known += asks;
        if (may_ask && first == SIZE_MAX)
            edge = edge == SIZE_MAX ? i : edge;
        else
            edge = asks || (may_ask && last == i) ? end : SIZE_MAX;
    }
    if (known < BLOCKS_KNOWN_LEAST)
        return;
    for (size_t i = first; i <= last; i = end_of_block(lines, i))
        blocks += end_of_block(lines, i) - i >= 2;
    if (known * 2 < blocks)
        return;
    for (size_t i = first, end; i <= last; i = end) {
        end = end_of_block(lines, i);
        if (!is_headed_block(lines, infos, i) || holds_label(infos, i + 1, end))
            continue;
        if (infos[i].kind == LINE_OPEN)
            make_label(&infos[i], lines->p[i].text, scratch);
        if (infos[i].kind == LINE_LABEL)
            infos[i].answers = end - i - 1;
    }
}

/* A line of a copied text with lines below it that begin further right. */
static size_t count_indented(const PageLineList *lines, size_t i) {
    size_t n = 0;
    if (lines->p[i].holder != NULL || lines->p[i].indent > 0)
        return 0;
    while (i + 1 + n < lines->n && lines->p[i + 1 + n].indent > 1 && lines->p[i + 1 + n].gap == 0)
        n++;
    return n;
}

/* Where known labels stand over indented lines, as a copied <dl> has them, so do the others. */
static void learn_indents(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    Dress over = {0, 0};
    for (size_t i = 0; i < lines->n; i++) {
        bool heads = count_indented(lines, i) > 0;
        over.lines += heads;
        over.known += heads && asks_field(&infos[i]);
    }
    if (over.known < BLOCKS_KNOWN_LEAST || over.known * 2 < over.lines)
        return;
    for (size_t i = 0; i < lines->n; i++) {
        size_t n = count_indented(lines, i);
        bool open = infos[i].kind == LINE_OPEN && may_be_label(lines->p[i].text);
        if (n == 0 || (!open && infos[i].kind != LINE_LABEL))
            continue;
        if (open)
            make_label(&infos[i], lines->p[i].text, scratch);
        infos[i].answers = infos[i].kind == LINE_LABEL ? n : 0;
    }
}

/* After the answers to this label only a line that asks where a page sets it apart is one. */
static bool takes_many(const RecordLine *info) {
    RecordShape shape = record_profile_shape(info->label->field);
    return shape == RECORD_NAMES || shape == RECORD_PROSE;
}

/* Line k could be a label that follows an answer to `above`. */
static bool may_follow(const RecordLine *above, const PageLineList *lines, size_t k,
                       struct arena *scratch) {
    if (!may_be_label(lines->p[k].text))
        return false;
    return !takes_many(above) ||
           (above->label->field != FIELD_SUBJECT &&  // "Security" may be one
            record_profile_label_set_apart(lines->p[k].text, scratch) != NULL);
}

/* Among the names below a label a line that asks where a page sets it apart, with a line below it,
 * is the next label: "Descriptors" below "People". */
static void learn_among_names(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    for (size_t i = 0; i + 3 < lines->n; i++) {
        if (lines->p[i].holder != NULL || !asks_field(&infos[i]) || infos[i].answers > 0 ||
            !takes_many(&infos[i]))
            continue;
        for (size_t k = i + 2; k + 1 < lines->n && record_line_is_open(&infos[k]) &&
                               lines->p[k].gap == lines->p[i + 1].gap;
             k++)
            if (record_line_is_open(&infos[i + 1]) && record_line_is_open(&infos[k + 1]) &&
                lines->p[k + 1].gap == lines->p[k].gap &&
                may_follow(&infos[i], lines, k, scratch)) {
                make_label(&infos[k], lines->p[k].text, scratch);
                break;
            }
    }
}

/*
 * Label, value, label, value: between a known label and the next, an odd number of lines, three or
 * more, all as far from each other as these: the second, the fourth are labels.
 */
static void learn_turns(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    for (size_t i = 0, end; i + 1 < lines->n; i = end) {
        end = i + 1;
        if (lines->p[i].holder != NULL || !asks_field(&infos[i]) || infos[i].answers > 0)
            continue;
        bool turns = true;
        while (end < lines->n && record_line_is_open(&infos[end]) && turns) {
            turns = lines->p[end].gap == lines->p[i + 1].gap &&
                    ((end - i) % 2 == 1 || may_follow(&infos[i], lines, end, scratch));
            end++;
        }
        if (!turns || end == lines->n || !asks_field(&infos[end]) || (end - i) % 2 == 1 ||
            end - i < 4 || lines->p[end].gap != lines->p[i + 1].gap)
            continue;
        for (size_t k = i + 2; k < end; k += 2)
            make_label(&infos[k], lines->p[k].text, scratch);
        for (size_t k = i; k < end; k += 2)
            infos[k].answers = infos[k].kind == LINE_LABEL;
    }
}

void record_dress_learn(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
    learn_elements(lines, infos, scratch);
    learn_colons(lines, infos, scratch);
    learn_pairs(lines, infos, scratch);
    learn_indents(lines, infos, scratch);
    learn_blocks(lines, infos, scratch);
    learn_turns(lines, infos, scratch);
    learn_among_names(lines, infos, scratch);
}
