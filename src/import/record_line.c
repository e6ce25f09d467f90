/*
 * Known words make a label wherever they stand alone in a line. Words that are not known make one
 * only by their place: where several lines of one dress (element and classes) are known labels, the
 * others of that dress are labels too, so that a question that no table knows takes its answer with
 * it and leaves it to no other.
 */
#include "import/record_line.h"
#include "base/map.h"
#include "doc/plain_date.h"

enum { LABEL_BYTES_MAX = 80, PATH_BYTES_MAX = 300 };

static void classify_pair(const PageLine *line, RecordLine *info, struct arena *scratch) {
    size_t at;
    if (!str_find_char(line->text, ':', &at) || at == 0 || at > LABEL_BYTES_MAX)
        return;
    Str before = str_trim(str_slice(line->text, 0, at)),
        after = str_trim(str_skip(line->text, at + 1));
    bool dashed = str_has(before, STR("\xE2\x80\x94")) || str_has(before, STR("\xE2\x80\x93"));
    const RecordLabel *label = dashed ? NULL : record_profile_label(before, scratch);
    if (label == NULL || label->kind != RECORD_FIELD || after.n == 0)
        return;
    *info = (RecordLine){.kind = LINE_PAIR, .label = label, .label_text = before, .value = after};
}

static Str without_colon(Str text) {
    if (str_ends(text, STR(":")))
        text = str_trim(str_slice(text, 0, text.n - 1));
    return text;
}

/* "Home / Documents / Letters": the way to the page, parted by signs that no title has. */
static bool is_path(Str text, struct arena *scratch) {
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

static RecordLine classify(const PageLine *line, struct arena *scratch) {
    RecordLine info = {.kind = LINE_OPEN};
    const RecordLabel *label =
        line->hint == PAGE_VALUE ? NULL : record_profile_label(line->text, scratch);
    if (label != NULL) {
        info.kind = label->kind == RECORD_TEXT      ? LINE_TEXT
                    : label->kind == RECORD_SECTION ? LINE_SECTION
                                                    : LINE_LABEL;
        info.label = label;
        info.label_text = without_colon(line->text);
        return info;
    }
    if (line->hint == PAGE_LABEL && line->text.n <= LABEL_BYTES_MAX) {
        info.kind = LINE_LABEL;
        info.label_text = without_colon(line->text);
        return info;
    }
    if (line->hint != PAGE_VALUE &&
        (record_profile_is_furniture(line->text, scratch) || is_path(line->text, scratch))) {
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

/* ---- labels by their dress ---- */

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

static void learn(const PageLineList *lines, RecordLine *infos, struct arena *scratch) {
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
        info->set_apart = info->label != NULL
                              ? dressed || line->hint == PAGE_LABEL || line->hint == PAGE_HEADING
                              : dressed || line->hint == PAGE_LABEL;
        if (dressed && info->label == NULL && line->text.n <= LABEL_BYTES_MAX &&
            (info->kind == LINE_OPEN || info->kind == LINE_FURNITURE)) {
            info->kind = LINE_LABEL;
            info->label_text = without_colon(line->text);
        }
    }
}

RecordLine *record_line_classify(const PageLineList *lines, struct arena *scratch) {
    RecordLine *infos = ARENA_ARRAY(scratch, RecordLine, lines->n + 1);
    for (size_t i = 0; i < lines->n; i++)
        infos[i] = classify(&lines->p[i], scratch);
    learn(lines, infos, scratch);
    return infos;
}
