/*
 * snippet: the passages of a document that answer a query, best first.
 */
#ifndef FONDS_QUERY_SNIPPET_H
#define FONDS_QUERY_SNIPPET_H

#include "query/marker.h"

enum { SNIPPET_PASSAGES_MAX = 3, SNIPPET_BYTES = 260 };  // of text, about

typedef struct {
    size_t start, end;  // bytes in the passage
} PassageMark;
typedef LIST_OF(PassageMark) PassageMarkList;

typedef struct {
    Zone zone;       // where it stood; ZONE_SUMMARY is said to the reader
    uint32_t block;  // block id; 0 in the description
    Field field;     // of the description; FIELD_COUNT in the text
    uint32_t hit;    // number of one of its marks among those of search_marks(); or 0
    Str text;        // a passage, white space made single
    bool cut_before, cut_after;
    PassageMarkList marks;  // words found
    Str found;              // why, when that is not plain: "Bay of Pigs" as typed
} Passage;
typedef LIST_OF(Passage) PassageList;

/*
 * At most SNIPPET_PASSAGES_MAX; none where nothing of the query stands in the document. A title is
 * shown only where there is nothing else: readers see it anyway.
 */
void snippet_make(struct marker *marker, const struct document *document, struct arena *results,
                  PassageList *passages);

#endif
