/*
 * export_tei_plan: which elements stand for a part's blocks, so that tei_all accepts them wherever
 * they stand.
 */
#ifndef FONDS_READ_EXPORT_TEI_PLAN_H
#define FONDS_READ_EXPORT_TEI_PLAN_H

#include "doc/document.h"

/*
 * One block: outer, before, <element type="...">, inside ... inside_end, </element>, after,
 * outer_end.
 */
typedef struct {
    const char *outer, *outer_end;  // never NULL, nor the others but `element` and `type`
    const char *before, *after;
    const char *element;  // NULL: none, only what stands in the block
    const char *type;     // NULL: none
    const char *inside, *inside_end;
    bool opens_division, closes_division;  // a division around this block and its neighbours
} TeiPlace;

/*
 * One place for each block of the part, in their order. Notes that stand on the first level are
 * planned as <note>.
 */
TeiPlace *export_tei_plan_make(const Part *part, struct arena *scratch);

#endif
