/*
 * page_accounts: which documents may be accounts of the same event as this one, how surely and
 * why. A rule proposes; only a person joins.
 */
#ifndef FONDS_WEB_PAGE_ACCOUNTS_H
#define FONDS_WEB_PAGE_ACCOUNTS_H

#include "archive/propose.h"
#include "web/page_frame.h"

enum { PAGE_ACCOUNTS_LEAST = 300 };  // per mille: what is less sure is not shown

typedef struct {
    const ArchivePage *of;
    const ProposalList *proposals;
    StrList places;  // one for each proposal: archive_place()
} PageAccounts;

void page_accounts_write(const PageContext *context, const PageAccounts *page);
void page_accounts_json(const PageContext *context, const PageAccounts *page);

#endif
