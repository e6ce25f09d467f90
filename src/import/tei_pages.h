/*
 * tei_pages: on which printed pages a document stands. A document that begins in the middle of a
 * page has no page break of its own to say so.
 */
#ifndef FONDS_IMPORT_TEI_PAGES_H
#define FONDS_IMPORT_TEI_PAGES_H

#include "import/tei_tree.h"

/* Where the walk through the file stands; {0} at its start. */
struct tei_pages {
    TeiNodeRef next;    // node to look at
    Str page;           // that holds the words before it, as printed; empty: not known
    TeiNodeRef broken;  // a break no word has followed yet; 0: none
};

/*
 * "p. 371", "pp. 370–376" of the words from node first to the one before end; empty where the file
 * counts no pages. Call it with rising nodes.
 */
Str tei_pages_of(struct tei_pages *pages, const struct tei_tree *tree, TeiNodeRef first,
                 TeiNodeRef end, struct arena *results);

#endif
