/*
 * lexicon_fill: what the holding knows of words, as doc/lexicon.h hands it down: which other words
 * of the index may be forms of a name, how often a word occurs.
 */
#ifndef FONDS_ARCHIVE_LEXICON_FILL_H
#define FONDS_ARCHIVE_LEXICON_FILL_H

#include "catalog/catalog.h"
#include "doc/lexicon.h"
#include "query/engine.h"

/*
 * forms_of gives other words of this holding: names, the surest first, 900 per mille for what one
 * original may be read from, 800 for what sounds nearly alike, of a word that is a name here; then
 * those of one place, and of persons whom people merged. At most LEXICON_FILL_FORMS_MAX of them.
 * candidates gives at most five that share a key and are no surer forms, for "did you mean"; they
 * have no id. The answer depends on the visible documents and on what people merged.
 */
enum { LEXICON_FILL_FORMS_MAX = 32 };
/* Also the names of one person whom people merged (catalog may be NULL: none), and of one place.
 * Lives as long as engine, catalog and results. */
Lexicon lexicon_fill_from(struct engine *engine, struct catalog *catalog, struct arena *results);

#endif
