/*
 * from_record_page: a page of a digital archive, saved or copied as text: a description and a text.
 * The contract is import_read()'s (import/import.h).
 */
#ifndef FONDS_IMPORT_FROM_RECORD_PAGE_H
#define FONDS_IMPORT_FROM_RECORD_PAGE_H

#include "import/html_page.h"

/* Of a file known to be one, of either carrier; for tests. */
MUST_USE bool from_record_page_read(const ImportTask *task, struct arena *results,
                                    ReadingHead *head, Fail *fail);

/*
 * Reads the chief file, opened as a page or as a copied text, if it is a record page; else
 * *is_record_page is false and nothing was visited.
 */
MUST_USE bool from_record_page_try_html(const ImportTask *task, const HtmlPage *html,
                                        struct arena *results, ReadingHead *head,
                                        bool *is_record_page, Fail *fail);
MUST_USE bool from_record_page_try_text(const ImportTask *task, struct arena *results,
                                        ReadingHead *head, bool *is_record_page, Fail *fail);

#endif
