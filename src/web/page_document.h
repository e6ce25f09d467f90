/*
 * page_document: a document to be read: its text first, everything else as apparatus; and what
 * stands in its place when it is withdrawn, destroyed or lost.
 */
#ifndef FONDS_WEB_PAGE_DOCUMENT_H
#define FONDS_WEB_PAGE_DOCUMENT_H

#include "archive/archive.h"
#include "read/named.h"
#include "read/placed.h"
#include "read/view.h"
#include "web/page_frame.h"

typedef struct {
    const ArchivePage *page;
    const CiteInput *cite;
    Str query;                 // whose words are marked; may be empty
    Str back;                  // where in that search the reader was: page_search_state()
    const ViewHitList *hits;   // one list for each part, or NULL
    const struct map *people;  // people_ids() of its deposit, or NULL
    PlacedNameList placed, bodies;
    NamedPersonList named;
    const RelatedPerson *related;  // for each of these, or NULL
} PageDocument;

void page_document_write(const PageContext *context, const PageDocument *page);
/* The page of a document that is not visible. */
void page_document_tombstone(const PageContext *context, const ArchivePage *page);

/* Marks of a search as hits of a text: sorted, none over another, numbered from 1. NULL where there
 * are none. */
const ViewHitList *page_document_hits(const struct document *document, const SearchMarkList *marks,
                                      struct arena *request);

#endif
