/*
 * tei_date: the date that TEI's attributes give (when, from, to, notBefore, notAfter) as EDTF.
 */
#ifndef FONDS_IMPORT_TEI_DATE_H
#define FONDS_IMPORT_TEI_DATE_H

#include "import/tei_tree.h"

typedef enum { TEI_DATE_NONE, TEI_DATE_GOOD, TEI_DATE_BAD } TeiDateState;

/*
 * GOOD: *edtf is canonical EDTF. from and to make an extent, notBefore and notAfter a moment
 * between two days ("one of"). NONE: the element gives no date; BAD: what it gives is none, *edtf
 * is what it gives.
 */
TeiDateState tei_date_edtf(const struct tei_tree *tree, TeiNodeRef ref, struct arena *results,
                           Str *edtf);
/* The time of day of <time>: "19:30:00", "09:00:00/19:30:00"; or empty. */
Str tei_date_time(const struct tei_tree *tree, TeiNodeRef ref, struct arena *results);

#endif
