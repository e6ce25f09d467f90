/*
 * page_collection: one node of a tree: the way to it, what is said about it, collections and
 * documents in it.
 */
#ifndef FONDS_WEB_PAGE_COLLECTION_H
#define FONDS_WEB_PAGE_COLLECTION_H

#include "archive/archive.h"
#include "web/page_frame.h"

enum { PAGE_COLLECTION_ROWS = 100 };  // documents a page

typedef struct {
    Str id, received_as, why;
} PageUnread;
typedef LIST_OF(PageUnread) PageUnreadList;

typedef struct {
    const CollectionRow *row;       // NULL: the roots of all trees
    const CollectionRowList *path;  // root first, without the collection itself
    const CollectionRowList *children;
    const DocumentRowList *documents;  // directly in it, at most one more than PAGE_COLLECTION_ROWS
    const Description *description;    // of the volume; may be NULL
    size_t first;                      // of the documents, from 0
    const PageUnreadList *unread;      // of the roots: deposits that could not be read; may be NULL
    Str canonical;
} PageCollection;

void page_collection_write(const PageContext *context, const PageCollection *page);

#endif
