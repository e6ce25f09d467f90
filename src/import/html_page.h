/*
 * html_page: a page as a tree, whatever carried it: plain HTML, HTML that a browser saved with its
 * folder, MHTML, or one file with all it needs in data: addresses. Keeps what the carrier notes:
 * the address it was saved from, and when.
 */
#ifndef FONDS_IMPORT_HTML_PAGE_H
#define FONDS_IMPORT_HTML_PAGE_H

#include "import/tidy_text.h"
#include "text/html.h"

typedef struct {
    TidySource source;
    const struct html_node *root;
    Str address;    // where it was saved from; empty: not noted
    Str saved;      // when, as printed; or empty
    Str saved_day;  // EDTF; empty where that is no date
    // Of the notes above, in the page's text; both 0: they stand in the carrier's own head.
    size_t address_first, address_last, saved_first, saved_last;
} HtmlPage;

/*
 * Opens the chief file of a task. errors: as tidy_text_open(), html_parse() and mhtml_read(); LIMIT
 * beyond 16 MB of markup (not counting data: addresses).
 */
MUST_USE bool html_page_open(const ImportTask *task, struct arena *results, ReadingHead *head,
                             HtmlPage *page, Fail *fail);

/*
 * Describes the page's own addresses and the day of saving: FIELD_URL for `canonical` (empty: the
 * page names none) and, with the role "saved", for the carrier's address where it is another;
 * FIELD_SAVED.
 */
void html_page_describe(const HtmlPage *page, Str canonical, struct arena *results,
                        Description *description);

#endif
