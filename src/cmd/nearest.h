/*
 * nearest: the word that was meant, for the remedy of a mistyped one.
 */
#ifndef FONDS_CMD_NEAREST_H
#define FONDS_CMD_NEAREST_H

#include "base/str.h"

typedef struct {
    Str word;          // as it was typed
    const char *best;  // the nearest of those tried; NULL: none is near
    size_t distance;   // of the best
} Nearest;

/*
 * Tries one candidate; of equally near ones the first stays. Near is what two slips of the hand
 * part at most (one in words below five letters), a slip being a letter too many, too few, wrong,
 * or two changed about; or what the word, of two letters at least, begins.
 */
void nearest_try(Nearest *nearest, const char *candidate);

#endif
