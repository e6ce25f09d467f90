/*
 * fault_near: good words that are one or two letters away from a word, by what is left when letters
 * are deleted from both (Mor and Fraenkel 1982; Garbe's SymSpell).
 */
#ifndef FONDS_ANNOTATE_FAULT_NEAR_H
#define FONDS_ANNOTATE_FAULT_NEAR_H

#include "annotate/fault_channel.h"

struct fault_near;

/*
 * An index of words, the weightiest first: where too many look alike the last ones are left out.
 * `words` must live as long as the index.
 */
struct fault_near *fault_near_create(const FaultLetters *words, uint32_t n, struct arena *arena);

/*
 * Calls visit with the number of each word that shares a rest with this one: all within one letter
 * of a word of at most four letters, within two of a longer one (not `wide`: within one of any),
 * some others, some twice. A fixed number of calls at most.
 */
typedef struct {
    void *context;
    bool (*visit)(void *context, uint32_t number);  // false: no less weighty ones of that rest
} FaultNearVisit;
void fault_near_each(const struct fault_near *near, const FaultLetters *word, bool wide,
                     const FaultNearVisit *visit);

#endif
