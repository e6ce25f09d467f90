/*
 * html_edge: what stands above and below the text of a page and is furniture by its words though no
 * element or class says so: "Home | About", a cookie notice, share bars, the foot of the site.
 */
#ifndef FONDS_IMPORT_HTML_EDGE_H
#define FONDS_IMPORT_HTML_EDGE_H

#include "text/html.h"

typedef struct {
    const bool *left_out;            // by number of a node; NULL: nothing
    const struct html_node *rights;  // the site's line of copyright, left out; NULL: none
} HtmlEdges;

/*
 * Looks at the blocks below `top` that stand before the first and behind the last running text.
 * node_count: of the whole page. small: a page too small to tell furniture by its shape; then words
 * alone count. whole: of which only navigation is left out. Where nothing else would be left,
 * nothing is left out.
 */
void html_edge_find(const struct html_node *top, uint32_t node_count, bool small, bool whole,
                    struct arena *results, HtmlEdges *edges);

#endif
