/*
 * fault_channel: what copying does to words, and how likely each of it is: one or two letters read
 * as one or two others, lost, added, doubled. Learned from the holding: each rare word that is one
 * such change away from one frequent word is an observation.
 */
#ifndef FONDS_ANNOTATE_FAULT_CHANNEL_H
#define FONDS_ANNOTATE_FAULT_CHANNEL_H

#include "base/str.h"

enum { FAULT_LETTERS_MAX = 24 };  // a longer word is not looked at

/* A word as small numbers for its letters (Latin, Cyrillic, digits, the apostrophe). */
typedef struct {
    uint8_t n;  // 0: it is too long or holds another writing
    uint8_t p[FAULT_LETTERS_MAX];
} FaultLetters;
void fault_channel_letters(Str folded, FaultLetters *letters);
Str fault_channel_text(const FaultLetters *letters, char room[2 * FAULT_LETTERS_MAX]);

struct fault_channel;
struct fault_channel *fault_channel_create(struct arena *arena);

/* `seen` stood where `meant` was meant; false where more than one change parts them. */
bool fault_channel_observe(struct fault_channel *channel, const FaultLetters *meant,
                           const FaultLetters *seen, uint32_t weight);
bool fault_channel_is_one_change(const FaultLetters *meant, const FaultLetters *seen);

/* That change is letters read as others, none lost or added. */
bool fault_channel_is_misreading(const FaultLetters *meant, const FaultLetters *seen);

/* Reckons the costs of what was observed; after the last observation, before the first cost. */
void fault_channel_learn(struct fault_channel *channel);

/* Minus the logarithm of how likely `meant` is copied as `seen`; 0 for the same, else 4 and more.
 */
#define FAULT_CHANNEL_NEVER 40.0F
float fault_channel_cost(const struct fault_channel *channel, const FaultLetters *meant,
                         const FaultLetters *seen);

/*
 * Changes that were learned or whose shapes are alike, two letters among them, each the other way
 * round: from what is seen to what may have been meant. For words too short to be found by deletes.
 */
typedef struct {
    uint8_t seen_n, meant_n;
    uint8_t seen[2], meant[2];
} FaultChange;
typedef LIST_OF(FaultChange) FaultChangeList;
const FaultChangeList *fault_channel_changes(const struct fault_channel *channel);

#endif
