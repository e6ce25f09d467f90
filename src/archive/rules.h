/*
 * rules: all rules of this program that say something about a document, by name.
 */
#ifndef FONDS_ARCHIVE_RULES_H
#define FONDS_ARCHIVE_RULES_H

#include "doc/reading.h"

RuleTextList rules_list(struct arena *results);

#endif
