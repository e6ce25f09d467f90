/*
 * kept_out: where the bytes of a page come from and how they are kept: received when and as what,
 * received again, digests, checks, versions, original files, decisions.
 */
#ifndef FONDS_WEB_KEPT_OUT_H
#define FONDS_WEB_KEPT_OUT_H

#include "archive/archive.h"
#include "web/markup.h"

typedef struct {
    Str id;  // of the document or deposit, for addresses of original files
    const DepositRow *deposit;
    const ReceiptRowList *receipts;
    const ProvenanceEventList *history;  // versions and readings; NULL or empty: one of each
    int64_t checked;                     // last fixity check, 0: never
    bool check_sound;
} KeptOut;

void kept_out_write(Markup *m, struct arena *request, const KeptOut *kept);
void kept_out_acts(Markup *m, struct arena *request,
                   const ActList *acts);  // nothing where there is none

#endif
