/*
 * annotate: what a document says about itself, judged by rules; the local stage: a pure function of
 * one document, the head of its reading and the lexicon. Adds values, spans and relations whose
 * source is SOURCE_RULE; changes nothing that the file said. Never kept in the store: made again
 * from the reading. A part that says no language is given the one found (Part.language); the
 * description says who found it.
 */
#ifndef FONDS_ANNOTATE_ANNOTATE_H
#define FONDS_ANNOTATE_ANNOTATE_H

#include "doc/lexicon.h"
#include "doc/reading.h"

/* Rules and their versions, for the archive to note what derived rows were made by. */
RuleVersionList annotate_rules(struct arena *results);

/*
 * Adds to document (its lists grow in `job`; a shallow copy of it stays as it was). Linear in the
 * document's size; never fails.
 */
void annotate_document(struct document *document, const ReadingHead *head, const Lexicon *lexicon,
                       struct arena *job);

#endif
