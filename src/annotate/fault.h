/*
 * fault: words that were miscopied, and what was probably meant, judged by the words of the whole
 * holding. Part of the relate stage: what it says of one document depends on all others, and on
 * nothing else, not on the order in which they came. It proposes and changes nothing.
 */
#ifndef FONDS_ANNOTATE_FAULT_H
#define FONDS_ANNOTATE_FAULT_H

#include "annotate/fault_model.h"
#include "annotate/rule.h"

typedef struct {
    uint32_t part;      // index
    size_t start, end;  // bytes of its text
    Str proposal;       // as it would be written
    Str seen, meant;    // folded
    const Rule *rule;
    uint16_t certainty;  // per mille
} Fault;
typedef LIST_OF(Fault) FaultList;

/* In the order of the text. Linear in it. So far only for tests and make gold. */
void fault_find(struct fault_model *model, const struct document *document, struct arena *job,
                FaultList *faults);

RuleTextList fault_rules(struct arena *results);

#endif
