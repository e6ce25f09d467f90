/*
 * Plain text has no marks for paragraphs, only lines; what they mean shows in their lengths. Where
 * lines were wrapped at a width, a line ends because the next word would not have fitted; a line
 * that ends earlier was ended by its writer. So two lines belong together when the first word of
 * the second would have made the first longer than the width. Where blank lines part the
 * paragraphs, a line ended early is a line break inside (an address, a poem); where there are no
 * blank lines, it ends its paragraph. In files whose lines are longer than any page is wide, every
 * line is a paragraph.
 */
#include "import/from_text.h"
#include "import/gap_mark.h"
#include "import/tidy_text.h"
#include "text/utf8.h"

enum { VERSION = 1, PAGE_WIDTH_MAX = 120, TITLE_BYTES_MAX = 160 };

typedef struct {
    size_t width;       // characters at which lines were wrapped; 0: lines are paragraphs
    bool blank_parted;  // blank lines stand between paragraphs
} Layout;

static Layout look_at(const TidyLineList *lines) {
    size_t lengths[PAGE_WIDTH_MAX + 1] = {0}, longer = 0, blank = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const TidyLine *line = &lines->p[i];
        blank += i > 0 && line->blank_before > 0;
        size_t n = line->text.n > 4 * PAGE_WIDTH_MAX ? SIZE_MAX : utf8_count(line->text);
        if (n > PAGE_WIDTH_MAX)
            longer++;
        else
            lengths[n]++;
    }
    Layout layout = {0, blank * 50 >= lines->n};
    if (longer * 50 > lines->n || longer == lines->n)
        return layout;
    // The width is that of all lines but the longest one in fifty, which may be a stray.
    size_t strays = lines->n / 50;
    for (size_t n = PAGE_WIDTH_MAX; n > 0; n--) {
        if (lengths[n] > strays) {
            layout.width = n;
            return layout;
        }
        strays -= lengths[n];
    }
    return layout;
}

/* The first word of `next` would not have fitted behind `line`. */
static bool is_wrapped(const TidyLine *line, const TidyLine *next, size_t width) {
    size_t space;
    Str word = next->text;
    if (str_find_char(word, ' ', &space))
        word = str_slice(word, 0, space);
    return utf8_count(line->text) + 1 + utf8_count(word) > width && width >= 40;
}

typedef enum { SAME_PARAGRAPH, LINE_BREAK, NEW_PARAGRAPH } Step;

static Step step_between(const TidyLine *line, const TidyLine *next, Layout layout) {
    if (next->blank_before > 0 || layout.width == 0)
        return NEW_PARAGRAPH;
    if (!layout.blank_parted && next->indent > line->indent && next->indent >= 2)
        return NEW_PARAGRAPH;
    if (is_wrapped(line, next, layout.width))
        return SAME_PARAGRAPH;
    return layout.blank_parted ? LINE_BREAK : NEW_PARAGRAPH;
}

static bool ends_with_hyphen(Str text) {
    return text.n >= 2 && text.p[text.n - 1] == '-' && text.p[text.n - 2] != '-' &&
           text.p[text.n - 2] != ' ';
}

static void build(struct part_builder *builder, const TidySource *source, const TidyLineList *lines,
                  struct arena *results) {
    Layout layout = look_at(lines);
    BlockRef open = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const TidyLine *line = &lines->p[i];
        Step step = i == 0 ? NEW_PARAGRAPH : step_between(line - 1, line, layout);
        if (step == NEW_PARAGRAPH) {
            if (open != 0)
                part_builder_close(builder, open);
            open = part_builder_open(builder, BLOCK_PARAGRAPH,
                                     tidy_text_origin(source, line->first, line->last));
        } else if (step == LINE_BREAK) {
            part_builder_line_break(builder);
        } else if (!ends_with_hyphen(line[-1].text)) {
            part_builder_flow(builder, STR(" "));
        }
        if (line->page_before)
            (void)part_builder_point(builder, SPAN_PAGE);
        size_t start = part_builder_at(builder);
        tidy_text_flow(builder, source, line->text, line->first, line->last, results);
        gap_mark_spans(builder, start, line->text);
        part_builder_block(builder, open)->origin.last = line->last + source->decoded.origin_base;
    }
}

/* The first line, whole words of it: what readers will call a text that has no title. */
static void name_by_first_line(struct document *document, const TidySource *source,
                               const TidyLine *line, struct arena *results) {
    Str title = tidy_text_squeeze(line->text, results);
    if (title.n > TITLE_BYTES_MAX) {
        size_t n = utf8_floor(title, TITLE_BYTES_MAX), space = n;
        while (space > TITLE_BYTES_MAX / 2 && title.p[space] != ' ')
            space--;
        title = str_format(results, "%.*s \xE2\x80\xA6",
                           STR_ARG(str_slice(title, 0, title.p[space] == ' ' ? space : n)));
    }
    Value *value = description_add(results, &document->description, FIELD_TITLE, title);
    value->source = (Source){SOURCE_RULE, STR("title-by-first-line"), 1};
    value->certainty = 500;
    LIST_ADD(results, &value->evidence)->origin = tidy_text_origin(source, line->first, line->last);
}

bool from_text_read(const ImportTask *task, struct arena *results, ReadingHead *head, Fail *fail) {
    TidySource source = {0};
    TidyLineList lines = {0};
    *LIST_ADD(results, &head->rules) = (RuleVersion){STR("text"), VERSION};
    if (!tidy_text_open(task, (Str){NULL, 0}, results, head, &source, fail) ||
        !tidy_text_lines(source.decoded.text, results, &lines, fail))
        return false;
    struct part_builder *builder = part_builder_create();
    struct document document = {.local_id = STR("1"), .role = ROLE_RECORD};
    part_builder_start(builder, PART_TRANSCRIPT, STR("t1"), results);
    build(builder, &source, &lines, results);
    part_builder_finish(builder, &document.next_block, LIST_ADD(results, &document.parts));
    part_builder_destroy(builder);
    name_by_first_line(&document, &source, &lines.p[0], results);
    head->document_count = 1;
    return task->visit(task->context, &document, fail);
}
