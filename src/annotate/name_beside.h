/*
 * name_beside: what stands beside a name that a table knows, of a place or a body: whether it
 * stands there by itself or is part of another one, and which tokens are names already.
 */
#ifndef FONDS_ANNOTATE_NAME_BESIDE_H
#define FONDS_ANNOTATE_NAME_BESIDE_H

#include "annotate/rule.h"

typedef struct {
    const Scan *scan;       // of the part that is read
    const uint64_t *taken;  // bits: tokens of names that rows above marked
    size_t span;            // the file's next span that may be a name
} NameBeside;

/* Bits for the tokens of each part that rows above marked as names; bodies hold names of places. */
uint64_t **name_beside_take(const RuleJob *job);
/* The token is of a name that is marked already. Asked from the left to the right. */
bool name_beside_is_taken(NameBeside *beside, size_t i);
/* A word that stands between names, with a capital in headings or where a sentence begins. */
bool name_beside_is_between(const Scan *scan, size_t i);
/* "Jack London", "Bank Leumi Jerusalem": a capital before it; not "Embassy Moscow", "Although
 * China". */
bool name_beside_is_led(const Scan *scan, size_t i);
/* "Moscow Radio", "Santiago de Cuba": a capital behind it, at token `end`. */
bool name_beside_goes_on(NameBeside *beside, size_t end);

#endif
