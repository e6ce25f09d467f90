/*
 * Editors write gaps in few forms, all of them an ellipsis that cannot belong to a sentence because
 * it is fenced in or stands alone, or say in brackets what is not there (gap_words). Bare dots are
 * not taken: speakers hesitate with them too, and what they mean is not form.
 */
#include "import/gap_mark.h"
#include "import/gap_words.h"
#include "text/utf8.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static char closing_of(char opening) {
    switch (opening) {
    case '[':
        return ']';
    case '(':
        return ')';
    case '<':
        return '>';
    case '/':
        return '/';
    default:
        return 0;
    }
}

/*
 * Crosses dots: U+2026, or three and more of '.', with spaces between them; false where there are
 * none.
 */
static bool cross_dots(Str text, size_t *at) {
    size_t dots = 0, i = *at, end = *at;
    while (i < text.n) {
        if (str_starts(str_skip(text, i), STR("\xE2\x80\xA6"))) {
            dots += 3;
            i += 3;
        } else if (text.p[i] == '.') {
            dots++;
            i++;
        } else if (is_space(text.p[i])) {
            i++;
            continue;
        } else {
            break;
        }
        end = i;
    }
    *at = end;
    return dots >= 3;
}

static void cross_space(Str text, size_t *at) {
    while (*at < text.n && is_space(text.p[*at]))
        ++*at;
}

/* "[2 pages missing]", "(illegible)" */
static bool in_words(Str text, size_t at, size_t *end) {
    char closing = closing_of(text.p[at]);
    size_t n;
    if (closing == 0 || closing == '/')
        return false;
    Str inside = str_slice(text, at + 1, at + 2 + GAP_WORDS_BYTES_MAX);
    if (!str_find_char(inside, closing, &n) ||
        !gap_words_say(str_slice(inside, 0, n), closing == ']'))
        return false;
    *end = at + n + 2;
    return true;
}

static bool fenced(Str text, size_t at, size_t *end) {
    char closing = closing_of(text.p[at]);
    if (closing == 0)
        return false;
    size_t i = at + 1;
    cross_space(text, &i);
    if (!cross_dots(text, &i))
        return false;
    cross_space(text, &i);
    if (i >= text.n || text.p[i] != closing)
        return false;
    *end = i + 1;
    return true;
}

/* The whole text is dots, or at least three asterisks. */
static bool stands_alone(Str text) {
    size_t at = 0, stars = 0;
    cross_space(text, &at);
    if (cross_dots(text, &at)) {
        cross_space(text, &at);
        return at == text.n;
    }
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '*')
            stars++;
        else if (!is_space(text.p[i]))
            return false;
    }
    return stars >= 3;
}

bool gap_mark_find(Str text, size_t *at, size_t *end) {
    if (*at == 0 && text.n > 0 && text.n < 200 && stands_alone(text)) {
        *end = text.n;
        return true;
    }
    for (size_t i = *at; i < text.n; i++)
        if (fenced(text, i, end) || in_words(text, i, end)) {
            *at = i;
            return true;
        }
    return false;
}

void gap_mark_spans(struct part_builder *builder, size_t start, Str text) {
    // The leaf holds the text with white space collapsed: places move by what fell away.
    size_t moved = 0, counted = 0;
    for (size_t at = 0, end; gap_mark_find(text, &at, &end); at = end) {
        for (; counted < at; counted++)
            moved +=
                is_space(text.p[counted]) && counted + 1 < text.n && is_space(text.p[counted + 1]);
        Str mark = str_slice(text, at, end);
        size_t extra = 0;
        for (size_t i = 0; i + 1 < mark.n; i++)
            extra += is_space(mark.p[i]) && is_space(mark.p[i + 1]);
        size_t from = start + at - moved;
        SpanRef span = part_builder_range(builder, SPAN_GAP, from, from + mark.n - extra);
        part_builder_attribute(builder, span, "form", mark);
    }
}
