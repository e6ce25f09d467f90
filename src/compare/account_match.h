/*
 * account_match: how surely two documents are accounts of one event, and why.
 */
#ifndef FONDS_COMPARE_ACCOUNT_MATCH_H
#define FONDS_COMPARE_ACCOUNT_MATCH_H

#include "compare/account.h"

enum { ACCOUNT_MATCH_MOST = 950 };  // per mille: that two are one event is a person's to say

typedef struct {
    uint16_t certainty;  // per mille; 0: there is nothing to be said for it
    StrList reasons;     // for readers, the strongest first
} AccountMatch;

AccountMatch account_match(const Account *one, const Account *other, struct arena *results);

#endif
