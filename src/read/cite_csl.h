/* cite_csl: a list of one item of CSL-JSON 1.0.2 (csl-data.json). */
#ifndef FONDS_READ_CITE_CSL_H
#define FONDS_READ_CITE_CSL_H

#include "read/cite_facts.h"

void cite_csl_write(const CiteFacts *facts, Str id, Buf *out);

#endif
