/*
 * fault: words that were miscopied, and what was probably meant, judged by the words of the whole
 * holding. Part of the relate stage: what it says of one document depends on all others, and on
 * nothing else, not on the order in which they came. It proposes and changes nothing.
 */
#ifndef FONDS_ANNOTATE_FAULT_H
#define FONDS_ANNOTATE_FAULT_H

#include "annotate/fault_model.h"
#include "doc/reading.h"

typedef struct {
    uint32_t part;      // index
    size_t start, end;  // bytes of its text
    Str proposal;       // as it would be written
    Str seen, meant;    // folded
    Str rule;           // its name
    uint32_t version;
    uint16_t certainty;  // per mille
} Fault;
typedef LIST_OF(Fault) FaultList;

typedef struct {
    bool held;  // the document is among those whose words are counted
    /*
     * Where rare words stand that may be faults: then only they are looked at, and the few signs
     * that show in any text; or everything, where they are many for its length. NULL: everything.
     */
    const FaultPlaceList *suspects;
} FaultLook;

/* In the order of the text. Linear in it. */
void fault_find(struct fault_model *model, const struct document *document, const FaultLook *look,
                struct arena *job, FaultList *faults);

RuleTextList fault_rules(struct arena *results);

#endif
