/*
 * html_meta: what the head of a page says about it: schema.org as JSON-LD, Dublin Core, Highwire
 * (citation_...), Open Graph, the title, the canonical address.
 */
#ifndef FONDS_IMPORT_HTML_META_H
#define FONDS_IMPORT_HTML_META_H

#include "import/html_page.h"

/*
 * Adds values to the description, the chief wording first; a field that does not repeat keeps what
 * it has, and words that differ from it are left to FIELD_OTHER if a library's vocabulary said
 * them. Returns the page's own address, empty where it gives none.
 */
Str html_meta_read(const HtmlPage *page, struct arena *results, Description *description);

/*
 * What libraries' vocabularies and an object of JSON-LD that is no web page say of a record, and
 * the page's description.
 */
void html_meta_of_record(const HtmlPage *page, struct arena *results, Description *said);

/* The address only: canonical link, og:url, or what the carrier noted when the page was saved. */
Str html_meta_address(const HtmlPage *page);

#endif
