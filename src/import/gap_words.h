/*
 * gap_words: what editors write in brackets where a text has a gap: "1 line illegible", "two pages
 * missing", "нрзб", "Seite fehlt", "mot illisible". English, Russian, German, French.
 */
#ifndef FONDS_IMPORT_GAP_WORDS_H
#define FONDS_IMPORT_GAP_WORDS_H

#include "base/str.h"

enum { GAP_WORDS_BYTES_MAX = 90 };

/*
 * Every word of the text is one that such remarks are made of, and one says that something cannot
 * be read or is not there. alone: a bare "missing" or "omitted", without what is missing, will do.
 */
bool gap_words_say(Str inside, bool alone);

#endif
