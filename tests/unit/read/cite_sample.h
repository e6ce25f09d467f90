/*
 * Two documents to cite: a page of a digital archive that stands alone, and a telegram of a printed
 * volume.
 */
#ifndef FONDS_TESTS_UNIT_READ_CITE_SAMPLE_H
#define FONDS_TESTS_UNIT_READ_CITE_SAMPLE_H

#include "read/cite_facts.h"
#include "test.h"

typedef struct {
    struct arena *arena;
    struct document document;
    Description volume;
    CiteInput input;
} CiteSample;

void cite_sample_page(CiteSample *sample);
void cite_sample_telegram(CiteSample *sample);
void cite_sample_drop(CiteSample *sample);
/*
 * Puts another date in the document's place; norm NULL: as printed only; printed NULL: none at all.
 */
void cite_sample_date(CiteSample *sample, const char *printed, const char *norm);
Value *cite_sample_add(CiteSample *sample, Field field, const char *value);
/* The citation, in the sample's arena. */
Str cite_sample_write(CiteSample *sample, CiteStyle style);

#endif
