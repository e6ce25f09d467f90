/*
 * propose: which documents may be accounts of one event, from what they say of themselves. Nothing
 * is kept of it: it is asked anew each time, so it follows every import and every act.
 */
#ifndef FONDS_ARCHIVE_PROPOSE_H
#define FONDS_ARCHIVE_PROPOSE_H

#include "archive/archive.h"
#include "compare/account_match.h"

typedef struct {
    DocumentRow one, other;  // `one` is the document that was asked about, or has the lesser id
    AccountMatch match;
} Proposal;
typedef LIST_OF(Proposal) ProposalList;

typedef struct {
    Str document;    // full id; empty: all documents against each other
    uint16_t least;  // certainty, per mille
    void (*progress)(void *context, uint64_t done, uint64_t all);  // documents; may be NULL
    void *context;
} ProposeRequest;

/*
 * The surest first. Documents that some event joins already are not proposed again; those whose
 * dates are known to a few days only, or not at all, are not proposed.
 */
MUST_USE bool propose_accounts(struct archive *archive, const ProposeRequest *request,
                               struct arena *results, ProposalList *proposals, Fail *fail);

#endif
