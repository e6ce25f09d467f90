/*
 * telegram: the number that a telegram bears, with the post that counted it, and the telegrams that
 * a text refers to by number, post and day: "telegram 1436 from Moscow, October 18". Numbers begin
 * again each year and at each post, so the day is part of what is said.
 */
#ifndef FONDS_ANNOTATE_TELEGRAM_H
#define FONDS_ANNOTATE_TELEGRAM_H

#include "annotate/rule.h"

extern const RuleRow telegram_row;

#endif
