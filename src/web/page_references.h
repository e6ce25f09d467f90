/*
 * page_references: all that a document refers to, and all by which it is referred to, by date.
 */
#ifndef FONDS_WEB_PAGE_REFERENCES_H
#define FONDS_WEB_PAGE_REFERENCES_H

#include "archive/archive.h"
#include "web/page_frame.h"

enum { PAGE_REFERENCES_ROWS = 200 };

typedef struct {
    const DocumentRow *row;
    const ReferralRowList *refers;
    const ReferrerRowList *referrers;  // one stretch of `total`
    uint64_t total;
    size_t first;  // of that stretch, from 0
} PageReferences;

void page_references_write(const PageContext *context, const PageReferences *page);
void page_references_json(const PageContext *context, const PageReferences *page);

#endif
