/*
 * Every word of every text passes here: the byte behind it decides for nearly all. A soft hyphen
 * belongs to the word before it (text/token.c crosses it), so a line that ends with one has only
 * the break between its halves.
 */
#include "text/hyphen.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

/* Hyphens of typewriters and presses; what old prints and scans have for one at a line's end. */
static bool is_hyphen(uint32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0xAC || c == 0x2E17;
}

static bool ends_soft(Str word) {
    return str_ends(word, STR("\u00ad"));
}

static bool is_of_letters(Str word) {
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] >= '0' && word.p[i] <= '9')
            return false;
    return true;
}

static bool begins_small(Str word) {
    uint32_t c;
    size_t at = 0;
    return utf8_next(word, &at, &c) && unicode_class(c) == UNICODE_LETTER && !unicode_is_upper(c);
}

/* Blanks, and one end of a line among them. */
static bool is_line_break(Str between) {
    size_t breaks = 0;
    for (size_t i = 0; i < between.n; i++) {
        if (between.p[i] != ' ' && between.p[i] != '\r' && between.p[i] != '\n')
            return false;
        breaks += between.p[i] == '\n';
    }
    return breaks == 1;
}

static bool parts_one_word(Str text, size_t end, size_t start) {
    uint32_t c;
    size_t behind = end;
    if (!utf8_next(text, &behind, &c))
        return false;
    if (is_hyphen(c))
        return behind == start || is_line_break(str_slice(text, behind, start));
    // A soft hyphen stands at the ends of lines only, also where an importer joined these.
    Str between = str_slice(text, end, start);
    return ends_soft(str_slice(text, 0, end)) && (is_line_break(between) || str_is(between, " "));
}

void hyphen_hold(Str text, const Token *token, HyphenHalf *half) {
    half->n = 0;
    if (token->end >= text.n || token->folded.n >= HYPHEN_WORD_MAX)
        return;
    uint8_t behind = (uint8_t)text.p[token->end];
    bool may = behind == '-' || behind >= 0x80 ||
               (behind <= ' ' && ends_soft(str_slice(text, token->start, token->end)));
    if (!may || !is_of_letters(token->folded))
        return;
    memcpy(half->folded, token->folded.p, token->folded.n);
    half->n = token->folded.n;
    half->end = token->end;
}

Str hyphen_join(Str text, const HyphenHalf *half, const Token *next, char room[HYPHEN_WORD_MAX]) {
    const Str none = {NULL, 0};
    size_t n = half->n + next->folded.n;
    if (half->n == 0 || n > HYPHEN_WORD_MAX || !parts_one_word(text, half->end, next->start) ||
        !begins_small(str_slice(text, next->start, next->end)) || !is_of_letters(next->folded))
        return none;
    memcpy(room, half->folded, half->n);
    memcpy(room + half->n, next->folded.p, next->folded.n);
    return (Str){room, n};
}
