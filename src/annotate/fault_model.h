/*
 * fault_model: what the words of a holding say of how its copies go wrong: which words are good,
 * which changes happen, and which good words each word may have been. For fault.c.
 */
#ifndef FONDS_ANNOTATE_FAULT_MODEL_H
#define FONDS_ANNOTATE_FAULT_MODEL_H

#include "annotate/fault_channel.h"
#include "annotate/fault_words.h"

/* What a person decided about a pair of words: that it is a fault, or that it is none. */
typedef struct {
    Str seen, meant;  // folded
    bool is_fault;
} FaultRuling;
typedef LIST_OF(FaultRuling) FaultRulingList;

typedef struct {
    uint32_t word;  // index, see fault_words.h
    float cost;     // of the change
    bool misread;   // letters as others, none lost or added
} FaultCandidate;

typedef struct {
    FaultCandidate *p;  // the likeliest first
    uint8_t n;
    bool shadowed;  // the word is as rare as if it were another's usual fault
} FaultGuess;

struct fault_model;

enum { FAULT_MODEL_WORDS = 50000 };  // fewer say too little of which words are rare

/*
 * All lives in `arena`, the words included; they are looked at, and must not change any more. NULL
 * where there are fewer than FAULT_MODEL_WORDS.
 */
struct fault_model *fault_model_create(const struct fault_words *words,
                                       const FaultRulingList *rulings, struct arena *arena);
const struct fault_words *fault_model_words(const struct fault_model *model);
bool fault_model_is_good(const struct fault_model *model, uint32_t word);
uint32_t fault_model_find_good(const struct fault_model *model, Str folded);  // 0: it is none
/* Of the places in each document those where a rare word stands that may be another's fault; as
 * many lists as places has documents. */
FaultPlaceList *fault_model_suspects(struct fault_model *model, const FaultPlaces *places,
                                     struct arena *results);
bool fault_model_shadowed(struct fault_model *model, uint32_t word);
/* Which good words it may have been; found at the first asking. Of a word never seen: in `job`. */
FaultGuess fault_model_guess(struct fault_model *model, uint32_t word, Str folded,
                             struct arena *job);
/* Logarithms of P(word) and of P(b | a stands before it); word 0: no neighbour, or an unknown one.
 */
double fault_model_alone(const struct fault_model *model, uint32_t word);
double fault_model_after(const struct fault_model *model, uint32_t a, uint32_t b);
/* The same as if the pair had been met `less` times less: a place is no witness for itself. */
double fault_model_after_less(const struct fault_model *model, uint32_t a, uint32_t b,
                              uint32_t less);

#endif
