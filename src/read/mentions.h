/*
 * mentions: how often, and where first, the text of a document names one thing, and who says so
 * most surely. What a row of a list begins with that counts the marks of a document.
 */
#ifndef FONDS_READ_MENTIONS_H
#define FONDS_READ_MENTIONS_H

#include "doc/document.h"

typedef struct {
    uint32_t places;     // how often
    uint32_t block;      // of the first
    size_t order;        // of the first, among all that were visited
    Source source;       // of the surest place
    uint16_t certainty;  // of that
} Mentions;

typedef struct {
    const Part *part;
    size_t span;         // of the part
    const Block *block;  // in which it begins
    size_t order;        // of the spans of the document
} MentionAt;
/* Every span of the parts that have blocks, in the order of the text. */
typedef void (*MentionVisit)(void *context, const MentionAt *at);
void mentions_each(const struct document *document, MentionVisit visit, void *context);

/* One more; of a fresh row (places 0) the first. */
void mentions_add(Mentions *mentions, const MentionAt *at);

/* For qsort() of rows that begin with their mentions: most often named first, then as in the text.
 */
int mentions_by_places(const void *left, const void *right);

#endif
