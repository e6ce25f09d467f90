/*
 * Plain text has no marks for paragraphs, only lines; what they mean shows in their lengths. Where
 * lines were wrapped at a width, a line ends because the next word would not have fitted; a line
 * that ends earlier was ended by its writer. So two lines belong together when the first word of
 * the second would have made the first longer than the width, and the second is no line of a head
 * ("Date: ..."). Where blank lines part the
 * paragraphs, a line ended early is a line break inside (an address, a poem); where there are no
 * blank lines, it ends its paragraph. In files whose lines are longer than any page is wide, every
 * line is a paragraph.
 */
#include "import/text_paragraphs.h"
#include "import/gap_mark.h"
#include "import/letter_head.h"
#include "import/record_profile.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

enum {
    PAGE_WIDTH_MAX = 120,
    FULL_LEAST = 60,   // characters; verses and addresses are narrower
    RAGGED_MOST = 12,  // by which a line of prose falls short of the width
};

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

/*
 * People wrap less exactly than programs do: a line nearly full that ends in mid-sentence goes on
 * in the next, though a word more would have fitted.
 */
static bool runs_on(const TidyLine *line, const TidyLine *next, size_t width) {
    uint32_t c;
    size_t at = 0;
    return width >= FULL_LEAST && is_wrapped(line, next, width - RAGGED_MOST) &&
           strchr(".:;!?", line->text.p[line->text.n - 1]) == NULL &&
           utf8_next(next->text, &at, &c) && unicode_class(c) == UNICODE_LETTER;
}

typedef enum { SAME_PARAGRAPH, LINE_BREAK, NEW_PARAGRAPH } Step;

/* scratch is left as it was. */
static Step step_between(const TidyLine *line, const TidyLine *next, Layout layout,
                         struct arena *scratch) {
    if (next->blank_before > 0 || layout.width == 0)
        return NEW_PARAGRAPH;
    if (!layout.blank_parted && next->indent > line->indent && next->indent >= 2)
        return NEW_PARAGRAPH;
    if (is_wrapped(line, next, layout.width) ||
        (layout.blank_parted && runs_on(line, next, layout.width))) {
        ArenaMark mark = arena_mark(scratch);
        bool labelled = letter_head_is_line(next->text, scratch);
        arena_reset(scratch, mark);
        if (!labelled)
            return SAME_PARAGRAPH;
    }
    return layout.blank_parted ? LINE_BREAK : NEW_PARAGRAPH;
}

static bool ends_with_hyphen(Str text) {
    return text.n >= 2 && text.p[text.n - 1] == '-' && text.p[text.n - 2] != '-' &&
           text.p[text.n - 2] != ' ';
}

/* Spans over the marks that a line prints: gaps, masks over addresses. */
static void mark(struct part_builder *builder, size_t start, Str line) {
    gap_mark_spans(builder, start, line);
    for (size_t at = 0, end; record_profile_find_mask(line, &at, &end); at = end) {
        if (start + end > part_builder_at(builder))
            return;
        SpanRef span = part_builder_range(builder, SPAN_HIDDEN, start + at, start + end);
        part_builder_attribute(builder, span, "what", STR("email"));
    }
}

/* Blocks take more memory than the text in them: word lists of millions of lines are no documents.
 */
static bool check_count(const TidyLineList *lines, Layout layout, struct arena *scratch,
                        Fail *fail) {
    size_t count = 1;
    for (size_t i = 1; i < lines->n; i++)
        count += step_between(&lines->p[i - 1], &lines->p[i], layout, scratch) == NEW_PARAGRAPH;
    return count <= TEXT_PARAGRAPHS_MAX ||
           fail_set(fail, FAIL_LIMIT, "%zu paragraphs, and the limit is %d; split the file", count,
                    TEXT_PARAGRAPHS_MAX);
}

bool text_paragraphs_build(struct part_builder *builder, const TidySource *source,
                           const TidyLineList *lines, struct arena *results, Fail *fail) {
    Layout layout = look_at(lines);
    if (!check_count(lines, layout, results, fail))
        return false;
    BlockRef open = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const TidyLine *line = &lines->p[i];
        Step step = i == 0 ? NEW_PARAGRAPH : step_between(line - 1, line, layout, results);
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
        mark(builder, start, line->text);
        part_builder_block(builder, open)->origin.last = line->last + source->decoded.origin_base;
    }
    if (open != 0)
        part_builder_close(builder, open);
    return true;
}
