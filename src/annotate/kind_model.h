/*
 * kind_model: what kind of record a text looks and reads like, where nothing names it. A linear
 * model over its first words, its last, its labels and how often it uses certain words; trained by
 * `make models`.
 */
#ifndef FONDS_ANNOTATE_KIND_MODEL_H
#define FONDS_ANNOTATE_KIND_MODEL_H

#include "annotate/heading.h"

typedef struct {
    CueRecord kind, second;
    uint16_t certainty;  // of the first, per mille
} KindGuess;

/* heading: a line below the beginning that may name the kind; its kind CUE_RECORD_NONE for none. */
KindGuess kind_model_guess(const Scan *scan, const Heading *heading);

enum { KIND_FEATURES = 768 };
/* The features of a text, each once, rising; how many. Also what training is given. */
size_t kind_model_features(const Scan *scan, const Heading *heading,
                           uint32_t features[KIND_FEATURES]);

#endif
