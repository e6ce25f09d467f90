/*
 * fault_cut: a text cut into words for whoever looks for copy faults: folded words with their
 * places, what parts each from the one before it, and how it is written.
 */
#ifndef FONDS_ANNOTATE_FAULT_CUT_H
#define FONDS_ANNOTATE_FAULT_CUT_H

#include "base/str.h"
#include "text/token.h"

enum {
    FAULT_CUT_EDGE = 1,      // no neighbour of the word before it: a full stop, a bracket, an end
    FAULT_CUT_BROKEN = 2,    // a hyphen at the line's end parts it from the next, which goes on
    FAULT_CUT_CAPITAL = 4,   // its first letter is one
    FAULT_CUT_UPPER = 8,     // two letters or more, all capitals
    FAULT_CUT_DIGITS = 16,   // holds a digit
    FAULT_CUT_LETTERS = 32,  // holds something else
    FAULT_CUT_SPACED = 64,   // nothing but white space stands before it
    FAULT_CUT_GLUED = 128,   // a hyphen or the like, and no space, parts it from a neighbour
};

typedef struct {
    uint32_t start, end;  // bytes of the text
    Str folded;
    uint8_t flags;
} FaultTok;
typedef LIST_OF(FaultTok) FaultTokList;

/* "Union's", not "it's": a name, or six letters and more, before the 's. */
bool fault_cut_is_genitive(const FaultTok *tok);

/*
 * Where a piece that begins at `from` ends: of a very long text, which would take many times its
 * room, behind a blank some way on, where there is one; else at the text's end.
 */
size_t fault_cut_piece(Str text, size_t from);

/* Linear in the text; the words live in `job`. */
void fault_cut(struct token_cutter *cutter, Str text, struct arena *job, FaultTokList *toks);

#endif
