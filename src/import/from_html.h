/*
 * from_html: a page: its main text, headings, lists, tables, notes, and the metadata of its head.
 * The contract is import_read()'s (import/import.h).
 */
#ifndef FONDS_IMPORT_FROM_HTML_H
#define FONDS_IMPORT_FROM_HTML_H

#include "import/html_page.h"

/* Opens the page and reads it; for tests. */
MUST_USE bool from_html_read(const ImportTask *task, struct arena *results, ReadingHead *head,
                             Fail *fail);
/* Of a page that was opened. */
MUST_USE bool from_html_read_page(const ImportTask *task, const HtmlPage *page,
                                  struct arena *results, ReadingHead *head, Fail *fail);

#endif
