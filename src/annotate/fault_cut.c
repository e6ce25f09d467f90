/*
 * Most gaps are one space, so a gap is walked byte by byte. What Unicode knows of capitals is not
 * asked for: outside ASCII a letter counts as small, which costs a proposal its capital and no
 * more.
 */
#include "annotate/fault_cut.h"
#include "text/utf8.h"
#include <string.h>

/* What parts one word from the next so that neither says anything of the other. */
static bool parts(char c) {
    return c != '\0' && strchr(".?!:;()[]|\"", c) != NULL;
}

static bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/* The gap between two words: the flags that the second gets; *broken: the first goes on in it. */
static uint8_t look_at_gap(Str gap, bool *broken) {
    uint8_t flags = FAULT_CUT_SPACED;
    uint32_t lines = 0;
    *broken = gap.n == 2 && gap.p[0] == '-' && gap.p[1] == '\n';
    for (size_t i = 0; i < gap.n; i++) {
        char c = gap.p[i];
        lines += c == '\n';
        if (parts(c) || lines > 1)
            flags |= FAULT_CUT_EDGE;
        if (c != ' ' && c != '\n' && c != '\t')
            flags &= (uint8_t)~FAULT_CUT_SPACED;
    }
    if (gap.n == 1 && (flags & FAULT_CUT_SPACED) == 0)
        flags |= FAULT_CUT_GLUED;
    return gap.n == 0 ? 0 : flags;
}

static uint8_t look_at_word(Str word) {
    uint8_t flags = is_capital(word.p[0]) ? FAULT_CUT_CAPITAL : 0;
    size_t capitals = 0, small = 0;
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        flags |= c >= '0' && c <= '9' ? FAULT_CUT_DIGITS : FAULT_CUT_LETTERS;
        capitals += is_capital(c);
        small += is_small(c);
    }
    return capitals > 1 && small == 0 ? flags | FAULT_CUT_UPPER : flags;
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
        if (broken && is_small(text.p[token.start]) && is_small(text.p[end - 1]))
            toks->p[toks->n - 1].flags |= FAULT_CUT_BROKEN;
        if ((tok.flags & FAULT_CUT_GLUED) != 0)
            toks->p[toks->n - 1].flags |= FAULT_CUT_GLUED;
        tok.folded = str_copy(job, token.folded);
        end = token.end;
        *LIST_ADD(job, toks) = tok;
    }
}
