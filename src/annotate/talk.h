/*
 * talk: what a record of a talk was about, as its SUBJECT says, and how long the talk was.
 */
#ifndef FONDS_ANNOTATE_TALK_H
#define FONDS_ANNOTATE_TALK_H

#include "annotate/rule.h"

/* Says FIELD_SUBJECT and FIELD_DURATION (norm: PT2H20M). */
extern const RuleRow talk_row;

/* A length of time that begins at a token, in minutes ("2 hours and 20 minutes", "an hour and a
 * half"); 0 where none does. *end behind it. */
uint32_t talk_minutes(const Scan *scan, size_t i, size_t *end);

#endif
