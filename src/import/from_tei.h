/*
 * from_tei: TEI P5 as FRUS writes it: a volume with its tree, documents and apparatus.
 * The contract is import_read()'s (import/import.h).
 */
#ifndef FONDS_IMPORT_FROM_TEI_H
#define FONDS_IMPORT_FROM_TEI_H

#include "import/import.h"

MUST_USE bool from_tei_read(const ImportTask *task, struct arena *results, ReadingHead *head,
                            Fail *fail);

#endif
