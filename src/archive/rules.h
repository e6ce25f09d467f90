/*
 * rules: all rules of this program that say something about a document, by name.
 */
#ifndef FONDS_ARCHIVE_RULES_H
#define FONDS_ARCHIVE_RULES_H

#include "doc/reading.h"

RuleTextList rules_list(struct arena *results);
/* A number for their names and versions, below 2^63: a catalog made with another is an older one.
 */
uint64_t rules_digest(void);

#endif
