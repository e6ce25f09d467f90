/*
 * from_record_page: a page of a digital archive, saved or copied as text: a description and a text.
 * The contract is import_read()'s (import/import.h).
 */
#ifndef FONDS_IMPORT_FROM_RECORD_PAGE_H
#define FONDS_IMPORT_FROM_RECORD_PAGE_H

#include "import/import.h"

MUST_USE bool from_record_page_read(const ImportTask *task, struct arena *results,
                                    ReadingHead *head, Fail *fail);

/*
 * Reads the chief file if it is a record page; else *is_record_page is false, nothing was visited
 * and *head is void.
 */
MUST_USE bool from_record_page_try(const ImportTask *task, struct arena *results, ReadingHead *head,
                                   bool *is_record_page, Fail *fail);

#endif
