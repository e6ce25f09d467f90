/*
 * concepts: the words of the trade and what Fonds means by them, for `fonds help concepts` and
 * fonds-concepts(7). Exports concept_*.
 */
#ifndef FONDS_CMD_CONCEPTS_H
#define FONDS_CMD_CONCEPTS_H

#include <stddef.h>

typedef struct {
    const char *word, *means;
} Concept;

extern const Concept concept_list[];
extern const size_t concept_count;

typedef struct {
    const char *edtf, *means;
} DateExample;

extern const DateExample concept_dates[];
extern const size_t concept_date_count;

#endif
