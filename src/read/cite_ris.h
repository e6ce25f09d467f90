/* cite_ris: one reference in RIS, as reference managers take it in. */
#ifndef FONDS_READ_CITE_RIS_H
#define FONDS_READ_CITE_RIS_H

#include "read/cite_facts.h"

void cite_ris_write(const CiteFacts *facts, Buf *out);

#endif
