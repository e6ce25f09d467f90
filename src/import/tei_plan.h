/*
 * tei_plan: what a TEI file holds, before any text is read: its documents, its apparatus, its
 * tree of collections. A file with a <div type="document"> is a volume; in any other, each
 * <text> is one document.
 */
#ifndef FONDS_IMPORT_TEI_PLAN_H
#define FONDS_IMPORT_TEI_PLAN_H

#include "doc/collection.h"
#include "import/tei_report.h"
#include "import/tei_tree.h"

/* One document to be: a row of siblings. */
typedef struct {
    DocumentRole role;
    Str local_id;
    Str collection;                 // local id; empty: the volume itself
    Str number;                     // as the source counts it; else empty
    TeiNodeRef first, end;          // siblings; end 0: to the last
    TeiNodeRef language;            // the element whose xml:lang holds here
    TeiNodeRef header;              // the teiHeader that is about this document alone; 0: none
    size_t first_point, end_point;  // page breaks and gaps between documents that stand before it
} TeiUnit;
typedef LIST_OF(TeiUnit) TeiUnitList;

struct tei_plan {
    bool is_volume;
    TeiNodeRef header;  // of the whole
    Str id;             // xml:id of the whole, else empty
    TeiUnitList units;
    CollectionList collections;
    LIST_OF(TeiNodeRef) points;
    size_t trailing;  // points from here on stand behind the last document
};

/* INVALID where the file is not TEI. Everything lives in `results` and in the tree. */
MUST_USE bool tei_plan_make(const struct tei_tree *tree, struct arena *results,
                            struct tei_report *report, struct tei_plan *plan, Fail *fail);

#endif
