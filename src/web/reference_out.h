/*
 * reference_out: references as a reader meets them: in the text a link where what they lead to is
 * held, and quiet words that say so where it is not; below the text, what a document refers to and
 * by which documents it is referred to.
 */
#ifndef FONDS_WEB_REFERENCE_OUT_H
#define FONDS_WEB_REFERENCE_OUT_H

#include "archive/archive.h"
#include "web/markup.h"

/* What a document refers to, by its spans. */
struct references;
struct references *reference_out_create(const ReferralRowList *rows, const DocumentRow *row,
                                        struct arena *request);

/*
 * Begins the element of a reference, which the caller ends; false where a span leads nowhere and
 * nothing is begun. *linked: it is one that no other link may stand in.
 */
typedef struct {
    const struct document *document;
    const struct references *references;  // NULL: nobody looked
    Str deposit;
    struct arena *request;
} ReferenceOut;
bool reference_out_begin(Markup *m, const ReferenceOut *out, const Span *span, bool *linked);

/* Below the text: "Refers to", "Referred to by", each cut at some; the list page has all. */
void reference_out_sections(Markup *m, struct arena *request, const ArchivePage *page);
/* The rows of both lists: a link, what it is called there, how often. */
void reference_out_referral(Markup *m, struct arena *request, const ReferralRow *row, Str from);
void reference_out_referrer(Markup *m, struct arena *request, const ReferrerRow *row);

#endif
