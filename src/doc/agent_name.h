/*
 * agent_name: whether a name that stands in a description is a body's: an embassy, a ministry, a
 * committee. English, Russian, German, French.
 */
#ifndef FONDS_DOC_AGENT_NAME_H
#define FONDS_DOC_AGENT_NAME_H

#include "base/str.h"

/* By its words alone; what says nothing of it is a person's. */
bool agent_name_is_body(Str name, struct arena *scratch);

#endif
