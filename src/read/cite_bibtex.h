/* cite_bibtex: one entry for BibTeX and biblatex, in UTF-8. */
#ifndef FONDS_READ_CITE_BIBTEX_H
#define FONDS_READ_CITE_BIBTEX_H

#include "read/cite_facts.h"

void cite_bibtex_write(const CiteFacts *facts, Str id, Buf *out);

#endif
