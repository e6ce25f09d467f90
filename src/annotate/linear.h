/*
 * linear: reads the tables that `make models` makes: a linear model over features that are there or
 * not, with small weights; its answer is a probability that was measured, not the model's own.
 */
#ifndef FONDS_ANNOTATE_LINEAR_H
#define FONDS_ANNOTATE_LINEAR_H

#include <stddef.h>
#include <stdint.h>

enum { LINEAR_CLASSES = 24, LINEAR_BINS = 16 };

typedef struct {
    uint32_t classes;          // at most LINEAR_CLASSES
    uint32_t count;            // of features
    const uint32_t *features;  // their hashes, rising
    const int8_t *weights;     // of each feature, one for each class
    const int8_t *bias;        // of each class
    double scale;              // what a weight of 1 is worth
    /* How often the best answer was right, per mille, where the model's own probability was in
     * [i/16, (i+1)/16); measured on documents that had not taught it. */
    uint16_t right[LINEAR_BINS];
} LinearModel;

typedef struct {
    uint32_t best, second;  // classes
    uint16_t certainty;     // of the best, per mille
} LinearGuess;

/* What the model makes of a set of features (hashes, each once). */
LinearGuess linear_guess(const LinearModel *model, const uint32_t *features, size_t n);

#endif
