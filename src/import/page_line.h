/*
 * page_line: a page as the lines a reader sees, whether it came as HTML or was copied as text, with
 * what the carrier still says of their roles.
 */
#ifndef FONDS_IMPORT_PAGE_LINE_H
#define FONDS_IMPORT_PAGE_LINE_H

#include "import/tidy_text.h"
#include "text/html.h"

typedef enum {
    PAGE_PLAIN,
    PAGE_LABEL,    // set apart as a label: dt, th, <b>Date:</b>, class=label
    PAGE_VALUE,    // what stands beside a label: dd, td, class=value
    PAGE_HEADING,  // h1 to h6
} PageHint;

typedef struct {
    Str text;            // white space squeezed
    size_t first, last;  // bytes of the source's text
    uint32_t gap;        // empty lines above it in a copied text; 0 in HTML
    uint16_t indent;     // columns of white space before it in a copied text
    PageHint hint;
    uint8_t level;    // of a heading
    bool furniture;   // navigation, header, footer, ... by its place in the page
    bool in_main;     // inside <main>, <article>
    bool is_link;     // all of it leads to another page
    bool is_tab;      // all of it leads to a place on this one
    bool is_summary;  // by its class
    bool is_column;   // head of a column in a table of three and more
    // Of HTML; else NULL and 0:
    const struct html_node *holder;  // element of its first text
    const struct html_node *row;     // the least element that holds this line and another
    size_t row_begin, row_end;       // numbers of the lines in the row
    uint64_t dress;                  // element and classes, the parent's too: alike for all labels
} PageLine;
typedef LIST_OF(PageLine) PageLineList;

MUST_USE bool page_line_of_text(const TidySource *source, struct arena *results,
                                PageLineList *lines, Fail *fail);
void page_line_of_html(const struct html_node *root, struct arena *results, PageLineList *lines);

#endif
