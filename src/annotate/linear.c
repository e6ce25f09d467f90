/* Features are found by bisection: a few hundred in a table of a few thousand. */
#include "annotate/linear.h"
#include <math.h>

static const int8_t *weights_of(const LinearModel *model, uint32_t feature) {
    uint32_t low = 0, high = model->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (model->features[middle] < feature)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == model->count || model->features[low] != feature)
        return NULL;
    return model->weights + (size_t)low * model->classes;
}

/* Between the middles of two bins the certainty goes straight from one to the other. */
static uint16_t measured(const LinearModel *model, double probability) {
    double at = probability * LINEAR_BINS - 0.5;
    int bin = at <= 0 ? 0 : (int)at;
    if (bin >= LINEAR_BINS - 1)
        return model->right[LINEAR_BINS - 1];
    double part = at <= 0 ? 0 : at - bin;
    double low = model->right[bin], high = model->right[bin + 1];
    return (uint16_t)(low + (high - low) * part + 0.5);
}

LinearGuess linear_guess(const LinearModel *model, const uint32_t *features, size_t n) {
    int32_t sums[LINEAR_CLASSES];
    for (uint32_t c = 0; c < model->classes; c++)
        sums[c] = model->bias[c];
    for (size_t i = 0; i < n; i++) {
        const int8_t *weights = weights_of(model, features[i]);
        for (uint32_t c = 0; weights != NULL && c < model->classes; c++)
            sums[c] += weights[c];
    }
    uint32_t best = 0, second = model->classes > 1 ? 1 : 0;
    for (uint32_t c = 1; c < model->classes; c++) {
        if (sums[c] > sums[best]) {
            second = best;
            best = c;
        } else if (c == second || sums[c] > sums[second] || second == best) {
            second = c;
        }
    }
    double whole = 0;
    for (uint32_t c = 0; c < model->classes; c++)
        whole += exp((sums[c] - sums[best]) * model->scale);
    return (LinearGuess){best, second, measured(model, 1 / whole)};
}
