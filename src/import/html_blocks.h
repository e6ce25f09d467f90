/*
 * html_blocks: from the elements of a page to the blocks and spans of a part: paragraphs, headings,
 * lists, tables, quotes, notes with their anchors, emphasis, links, pictures, line breaks.
 */
#ifndef FONDS_IMPORT_HTML_BLOCKS_H
#define FONDS_IMPORT_HTML_BLOCKS_H

#include "import/tidy_text.h"
#include "text/html.h"

typedef struct {
    const TidySource *source;
    struct arena *results;
    bool keep_navigation;  // with keep_all: there is nothing else
    bool keep_all;         // furniture too, but for navigation: of pages too small to tell it apart
    const bool *left_out;  // by number of a node; NULL: nothing more
    size_t first, last;    // only texts that stand within these bytes; both 0: all
} HtmlBlocks;

/* Adds what stands below `top` to the part that is open in builder. Nothing active comes out. */
void html_blocks_build(const HtmlBlocks *how, const struct html_node *top,
                       struct part_builder *builder);

/* An address that is safe to keep as a link: http, https, mailto, ftp, '#...' or relative. */
bool html_blocks_is_safe_address(Str address);

#endif
