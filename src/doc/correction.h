/*
 * correction: what is said of words that were miscopied, whoever says it: the pattern of the
 * change, and what decisions about its like teach.
 */
#ifndef FONDS_DOC_CORRECTION_H
#define FONDS_DOC_CORRECTION_H

#include "base/str.h"
#include <stdint.h>

/* The change that parts two folded wordings ("rn>m": rn read as m); of several the outer bounds. */
Str correction_pattern(Str meant, Str seen, struct arena *results);

/* How often people accepted and rejected changes of one pattern, and of the very same words. */
typedef struct {
    uint32_t right, wrong;            // of the pattern
    uint32_t same_right, same_wrong;  // of those: of the same words
} CorrectionLesson;
/*
 * A certainty (per mille) after these decisions: a rule's word counts for four decisions about its
 * pattern, and what comes out for one about the same words.
 */
uint16_t correction_learned(uint16_t certainty, const CorrectionLesson *lesson);

#endif
