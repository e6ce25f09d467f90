/* One walk over the spans, one over the blocks beside it. */
#include "read/mentions.h"

void mentions_each(const struct document *document, MentionVisit visit, void *context) {
    MentionAt at = {0};
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        size_t block = 0;
        for (size_t j = 0; part->blocks.n > 0 && j < part->spans.n; j++) {
            while (block + 1 < part->blocks.n &&
                   part->blocks.p[block + 1].start <= part->spans.p[j].start)
                block++;
            at = (MentionAt){part, j, &part->blocks.p[block], at.order + 1};
            visit(context, &at);
        }
    }
}

void mentions_add(Mentions *mentions, const MentionAt *at) {
    const Span *span = &at->part->spans.p[at->span];
    if (mentions->places++ == 0) {
        mentions->block = at->block->id;
        mentions->order = at->order;
    }
    if (span->certainty > mentions->certainty) {
        mentions->certainty = span->certainty;
        mentions->source = span->source;
    }
}

int mentions_by_places(const void *left, const void *right) {
    const Mentions *a = left, *b = right;
    if (a->places != b->places)
        return a->places > b->places ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}
