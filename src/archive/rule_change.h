/*
 * rule_change: what rules say of documents in one catalog and not, or otherwise, in another: what a
 * rebuild by a new version of the program changed.
 */
#ifndef FONDS_ARCHIVE_RULE_CHANGE_H
#define FONDS_ARCHIVE_RULE_CHANGE_H

#include "catalog/catalog.h"

/* "language: 13 documents", by name of the rule; empty where both say the same. */
MUST_USE bool rule_change_list(struct catalog *before, struct catalog *after, struct arena *results,
                               StrList *changed, Fail *fail);

#endif
