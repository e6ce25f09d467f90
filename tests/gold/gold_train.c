/*
 * gold_train: a linear model of classes over features that are there or not: multinomial logistic
 * regression by AdaGrad, its weights held small, those of the later epochs averaged.
 * tools/train_kind gives it texts and makes a table of what it learned.
 *
 *   gold_train CLASSES SEEN EPOCHS RATE DECAY <ROWS >WEIGHTS   (RATE and DECAY in thousandths)
 *
 * ROWS: a text a line, its class (from 0) and its features, none of them 0. WEIGHTS: a line for
 * each feature that SEEN texts have, and the first for 0, which all have: the feature, its weights.
 * The order in which the texts teach is drawn, always alike: the same rows give the same weights.
 */
#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLASSES = 24, SETTLED = 2 /* epochs that are not averaged */ };

typedef struct {
    uint32_t class;
    size_t first, n;  // of `numbers`
} Row;
typedef struct {
    Row *p;
    size_t n, cap;
} RowList;
typedef struct {
    uint32_t *p;
    size_t n, cap;
} NumberList;

typedef struct {
    uint32_t classes, seen, epochs;
    double rate, decay;
} Settings;

struct training {
    struct arena *process;
    Settings settings;
    RowList rows;
    NumberList numbers;  // features, after choose() places in `features`
    NumberList features;
    double *weights, *squares, *sums;
    uint64_t drawn;
};

static void read_rows(struct training *training) {
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        char *rest, *at = line;
        Row row = {(uint32_t)strtoul(at, &rest, 10), training->numbers.n, 0};
        if (rest == at || row.class >= training->settings.classes) {
            fprintf(stderr, "gold_train: a row has no class below %u: %.40s\n",
                    training->settings.classes, line);
            exit(3);
        }
        for (at = rest;; at = rest) {
            uint32_t feature = (uint32_t)strtoul(at, &rest, 10);
            if (rest == at)
                break;
            *LIST_ADD(training->process, &training->numbers) = feature;
        }
        row.n = training->numbers.n - row.first;
        *LIST_ADD(training->process, &training->rows) = row;
    }
    free(line);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The features that enough texts have; each text's then are places in that list, 0 for others. */
static void choose(struct training *training) {
    size_t n = training->numbers.n;
    uint32_t *sorted = ARENA_ARRAY(training->process, uint32_t, n + 1);
    if (n > 0)
        memcpy(sorted, training->numbers.p, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_number);
    *LIST_ADD(training->process, &training->features) = 0;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && sorted[end] == sorted[i];)
            end++;
        if (end - i >= training->settings.seen && sorted[i] != 0)
            *LIST_ADD(training->process, &training->features) = sorted[i];
    }
    for (size_t i = 0; i < n; i++) {
        const uint32_t *found =
            bsearch(&training->numbers.p[i], training->features.p, training->features.n,
                    sizeof *training->features.p, by_number);
        training->numbers.p[i] = found == NULL ? 0 : (uint32_t)(found - training->features.p);
    }
}

static uint64_t draw(struct training *training) {
    training->drawn = training->drawn * 6364136223846793005U + 1442695040888963407U;
    return training->drawn >> 33;
}

static double *weights_of(double *all, const struct training *training, size_t feature) {
    return all + feature * training->settings.classes;
}

/* How far the model is off for a row, by class. */
static void judge(const struct training *training, const Row *row, double off[CLASSES]) {
    uint32_t classes = training->settings.classes;
    double top = -INFINITY, whole = 0;
    memcpy(off, training->weights, classes * sizeof *off);
    for (size_t k = 0; k < row->n; k++) {
        uint32_t feature = training->numbers.p[row->first + k];
        const double *weights = weights_of(training->weights, training, feature);
        for (uint32_t c = 0; feature != 0 && c < classes; c++)
            off[c] += weights[c];
    }
    for (uint32_t c = 0; c < classes; c++)
        top = off[c] > top ? off[c] : top;
    for (uint32_t c = 0; c < classes; c++)
        whole += off[c] = exp(off[c] - top);
    for (uint32_t c = 0; c < classes; c++)
        off[c] = off[c] / whole - (c == row->class ? 1 : 0);
}

static void step(struct training *training, size_t feature, const double off[CLASSES]) {
    double *weights = weights_of(training->weights, training, feature);
    double *squares = weights_of(training->squares, training, feature);
    for (uint32_t c = 0; c < training->settings.classes; c++) {
        double slope = off[c] + training->settings.decay * weights[c];
        squares[c] += slope * slope;
        weights[c] -= training->settings.rate * slope / sqrt(squares[c]);
    }
}

static void teach(struct training *training) {
    size_t count = training->features.n * training->settings.classes;
    training->weights = ARENA_ARRAY(training->process, double, count);
    training->squares = ARENA_ARRAY(training->process, double, count);
    training->sums = ARENA_ARRAY(training->process, double, count);
    for (size_t i = 0; i < count; i++) {
        training->weights[i] = training->sums[i] = 0;
        training->squares[i] = 1e-6;
    }
    for (uint32_t epoch = 0; epoch < training->settings.epochs; epoch++) {
        for (size_t i = training->rows.n; i > 1; i--) {
            size_t other = draw(training) % i;
            Row row = training->rows.p[i - 1];
            training->rows.p[i - 1] = training->rows.p[other];
            training->rows.p[other] = row;
        }
        for (size_t i = 0; i < training->rows.n; i++) {
            const Row *row = &training->rows.p[i];
            double off[CLASSES];
            judge(training, row, off);
            step(training, 0, off);
            for (size_t k = 0; k < row->n; k++)
                if (training->numbers.p[row->first + k] != 0)
                    step(training, training->numbers.p[row->first + k], off);
        }
        for (size_t i = 0; epoch >= SETTLED && i < count; i++)
            training->sums[i] += training->weights[i];
    }
}

static bool read_settings(char **argv, Settings *settings) {
    uint64_t numbers[5];
    for (size_t i = 0; i < 5; i++) {
        int64_t number;
        if (!num_parse_i64(str_from_c(argv[i + 1]), &number) || number < 1 || number > 1000)
            return false;
        numbers[i] = (uint64_t)number;
    }
    *settings = (Settings){(uint32_t)numbers[0], (uint32_t)numbers[1], (uint32_t)numbers[2],
                           (double)numbers[3] / 1000, (double)numbers[4] / 1000};
    return settings->classes <= CLASSES && settings->epochs > SETTLED;
}

int main(int argc, char **argv) {
    struct training training = {.process = arena_create(), .drawn = 1};
    if (argc != 6 || !read_settings(argv, &training.settings)) {
        fprintf(stderr,
                "usage: gold_train CLASSES SEEN EPOCHS RATE DECAY <ROWS >WEIGHTS\n"
                "RATE and DECAY in thousandths; at most %d classes, more than %d epochs\n",
                CLASSES, SETTLED);
        return 2;
    }
    read_rows(&training);
    choose(&training);
    teach(&training);
    for (size_t i = 0; i < training.features.n; i++) {
        printf("%u", training.features.p[i]);
        for (uint32_t c = 0; c < training.settings.classes; c++)
            printf(" %.9g", weights_of(training.sums, &training, i)[c] /
                                (training.settings.epochs - SETTLED));
        putchar('\n');
    }
    arena_destroy(training.process);
    return 0;
}
