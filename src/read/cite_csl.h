/* cite_csl: items of CSL-JSON 1.0.2 (csl-data.json), and the list that holds them. */
#ifndef FONDS_READ_CITE_CSL_H
#define FONDS_READ_CITE_CSL_H

#include "base/json.h"
#include "read/cite_facts.h"

void cite_csl_add(const CiteFacts *facts, Str id, Json *list);
void cite_csl_write(const CiteFacts *facts, Str id, Buf *out);  // a list of one

#endif
