/*
 * corrections: guesses about miscopied words that nobody decided about, with the words as they
 * stand, and deciding about them: each decision is an act, so that it is kept and can be undone.
 */
#ifndef FONDS_ARCHIVE_CORRECTIONS_H
#define FONDS_ARCHIVE_CORRECTIONS_H

#include "archive/decide.h"
#include "catalog/fault_rows.h"

typedef struct {
    FaultRow row;
    uint32_t block;
    size_t start, end;        // bytes of the block's text
    Str before, seen, after;  // as written: what stands there, and some words around it
} CorrectionRow;
typedef LIST_OF(CorrectionRow) CorrectionRowList;

MUST_USE bool corrections_list(struct archive *archive, const FaultFilter *filter,
                               struct arena *results, CorrectionRowList *list, Fail *fail);

typedef struct {
    bool accept;  // an act *correct*; else *reject*
    Str reason;
    bool dry_run;
} CorrectionOrder;
MUST_USE bool corrections_decide(struct archive *archive, const CorrectionRow *one,
                                 const CorrectionOrder *order, struct arena *results, Act *act,
                                 Fail *fail);

#endif
