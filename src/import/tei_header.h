/*
 * tei_header: what a teiHeader says, as values. Every word of it comes to stand in one: what has
 * no field of its own is "other", labelled with the element's name.
 */
#ifndef FONDS_IMPORT_TEI_HEADER_H
#define FONDS_IMPORT_TEI_HEADER_H

#include "import/tei_report.h"
#include "import/tei_tree.h"

typedef struct {
    Description description;
    Str title;      // the complete one, else the first
    Str source_id;  // FRUS's id of the volume, else empty
} TeiHeader;

/* header may be 0: nothing is said. All slices live in `results`. */
void tei_header_read(const struct tei_tree *tree, TeiNodeRef header, struct arena *results,
                     struct tei_report *report, TeiHeader *read);

#endif
