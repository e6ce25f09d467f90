/*
 * tei_span: the span that an inline element becomes, with its attributes.
 */
#ifndef FONDS_IMPORT_TEI_SPAN_H
#define FONDS_IMPORT_TEI_SPAN_H

#include "import/tei_writer.h"

/* Opens the span of an element whose row says TEI_AS_SPAN (or TEI_AS_QUOTE within running text). */
SpanRef tei_span_open(struct tei_writer *writer, TeiNodeRef ref);
/* Zero-width spans: page breaks, gaps, pictures, milestones. */
void tei_span_page(struct tei_writer *writer, TeiNodeRef ref);
void tei_span_gap(struct tei_writer *writer, TeiNodeRef ref);
void tei_span_figure(struct tei_writer *writer, TeiNodeRef graphic, Str description);
void tei_span_milestone(struct tei_writer *writer, TeiNodeRef ref);
/* A span of kind "other" named for its element. */
SpanRef tei_span_other(struct tei_writer *writer, TeiNodeRef ref);
/* The id that a name or term points to, without '#'; or empty. */
Str tei_span_target(const struct tei_tree *tree, TeiNodeRef ref);

#endif
