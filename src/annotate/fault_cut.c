/*
 * Most gaps are one space, so a gap is walked byte by byte. What Unicode knows of capitals is not
 * asked for: outside ASCII a letter counts as small, which costs a proposal its capital and no
 * more.
 */
#include "annotate/fault_cut.h"
#include "text/utf8.h"

enum { SMALL = 1, CAPITAL = 2, DIGIT = 4, PARTS = 8, BLANK = 16 };

/* Of each byte; PARTS: one word says nothing of the next behind it. */
static const uint8_t classes[256] = {
    ['a' ... 'z'] = SMALL, ['A' ... 'Z'] = CAPITAL, ['0' ... '9'] = DIGIT, ['.'] = PARTS,
    ['?'] = PARTS,         ['!'] = PARTS,           [':'] = PARTS,         [';'] = PARTS,
    ['('] = PARTS,         [')'] = PARTS,           ['['] = PARTS,         [']'] = PARTS,
    ['|'] = PARTS,         ['"'] = PARTS,           [' '] = BLANK,         ['\n'] = BLANK,
    ['\t'] = BLANK,
};

static uint8_t class_of(char c) {
    return classes[(uint8_t)c];
}

/* The gap between two words: the flags that the second gets; *broken: the first goes on in it. */
static uint8_t look_at_gap(Str gap, bool *broken) {
    if (gap.n == 1 && gap.p[0] == ' ')
        return FAULT_CUT_SPACED;
    uint8_t flags = FAULT_CUT_SPACED;
    uint32_t lines = 0;
    *broken = gap.n == 2 && gap.p[0] == '-' && gap.p[1] == '\n';
    for (size_t i = 0; i < gap.n; i++) {
        uint8_t class = class_of(gap.p[i]);
        lines += gap.p[i] == '\n';
        if (class == PARTS || lines > 1)
            flags |= FAULT_CUT_EDGE;
        if (class != BLANK)
            flags &= (uint8_t)~FAULT_CUT_SPACED;
    }
    if (gap.n == 1 && (flags & FAULT_CUT_SPACED) == 0)
        flags |= FAULT_CUT_GLUED;
    return gap.n == 0 ? 0 : flags;
}

static uint8_t look_at_word(Str word) {
    uint8_t all = 0;
    size_t capitals = 0;
    for (size_t i = 0; i < word.n; i++) {
        uint8_t class = class_of(word.p[i]);
        all |= class == 0 || class > DIGIT ? PARTS : class;
        capitals += class == CAPITAL;
    }
    return (uint8_t)((class_of(word.p[0]) == CAPITAL ? FAULT_CUT_CAPITAL : 0) |
                     ((all & DIGIT) != 0 ? FAULT_CUT_DIGITS : 0) |
                     ((all & ~DIGIT) != 0 ? FAULT_CUT_LETTERS : 0) |
                     (capitals > 1 && (all & SMALL) == 0 ? FAULT_CUT_UPPER : 0));
}

bool fault_cut_is_genitive(const FaultTok *tok) {
    enum { LONG = 6 };
    bool name = (tok->flags & (FAULT_CUT_CAPITAL | FAULT_CUT_EDGE)) == FAULT_CUT_CAPITAL;
    return tok->folded.n > 4 && str_ends(tok->folded, STR("'s")) &&
           (name || tok->folded.n >= LONG + 2);
}

size_t fault_cut_piece(Str text, size_t from) {
    enum { PIECE = 1 << 20, BACK = 4096 };
    if (text.n - from <= PIECE)
        return text.n;
    size_t most = utf8_floor(text, from + PIECE), end = most;
    while (end > most - BACK && text.p[end - 1] != ' ' && text.p[end - 1] != '\n')
        end--;
    return end > most - BACK ? end : most;
}

void fault_cut(struct token_cutter *cutter, Str text, struct arena *job, FaultTokList *toks) {
    Token token;
    size_t end = 0;
    token_start(cutter, text);
    while (token_next(cutter, &token)) {
        bool broken = false;
        FaultTok tok = {.start = (uint32_t)token.start, .end = (uint32_t)token.end};
        tok.flags = look_at_word(str_slice(text, token.start, token.end));
        if (toks->n == 0)
            tok.flags |= FAULT_CUT_EDGE;
        else
            tok.flags |= look_at_gap(str_slice(text, end, token.start), &broken);
        if (broken && class_of(text.p[token.start]) == SMALL && class_of(text.p[end - 1]) == SMALL)
            toks->p[toks->n - 1].flags |= FAULT_CUT_BROKEN;
        if ((tok.flags & FAULT_CUT_GLUED) != 0)
            toks->p[toks->n - 1].flags |= FAULT_CUT_GLUED;
        tok.folded = str_copy(job, token.folded);
        end = token.end;
        *LIST_ADD(job, toks) = tok;
    }
}
