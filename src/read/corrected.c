/* A guess is told with how sure it is; what the file or a person says stands for itself. */
#include "read/corrected.h"

void corrected_list(const struct document *document, struct arena *results, CorrectedList *list) {
    *list = (CorrectedList){0};
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        for (size_t k = 0; k < part->spans.n; k++) {
            const Span *span = &part->spans.p[k];
            if (span->kind != SPAN_CORRECTION)
                continue;
            *LIST_ADD(results, list) =
                (Corrected){.block = document_block_at(part, span->start),
                            .seen = str_slice(part->text, span->start, span->end),
                            .text = document_attribute(span, "text"),
                            .source = span->source,
                            .certainty = span->certainty};
        }
    }
}

Str corrected_words(const Corrected *one, struct arena *results) {
    enum { PROBABLE = 800 };
    if (one->source.kind != SOURCE_RULE)
        return str_format(results, "\"%.*s\": %s", STR_ARG(one->text),
                          one->source.kind == SOURCE_FILE ? "the file" : "a person");
    return str_format(results, "%s \"%.*s\", %u %%: a rule, %.*s",
                      one->certainty >= PROBABLE ? "probably" : "perhaps", STR_ARG(one->text),
                      one->certainty / 10U, STR_ARG(one->source.name));
}
