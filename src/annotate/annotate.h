/*
 * annotate: what a document says about itself, judged by rules; the local stage: a pure function of
 * one document, of what is known of its deposit before any document is read, and of the lists that
 * the deposit prints of its own. So it comes out alike when a deposit is read for the first time,
 * read again, and rebuilt. Adds values, spans and relations whose source is SOURCE_RULE; changes
 * nothing that the file said. Never kept in the store: made again from the reading. A part that
 * says no language is given the one found (Part.language); the description says who found it.
 * Exports annotate_*, rule_prepared and rule_scan_words.
 */
#ifndef FONDS_ANNOTATE_ANNOTATE_H
#define FONDS_ANNOTATE_ANNOTATE_H

#include "doc/lexicon.h"
#include "doc/reading.h"

RuleTextList annotate_rules(struct arena *results);  // in the order in which they run

/*
 * For the documents of one deposit. Of the head only title, source_id, description and collections
 * are looked at, which an importer knows before the first document; of the lexicon the entries.
 * Both must live as long as it.
 */
struct annotator;
struct annotator *annotate_create(const ReadingHead *head, const Lexicon *lexicon);
void annotate_destroy(struct annotator *annotator);  // NULL is welcome

/*
 * Adds to document (its lists grow in `job`; a shallow copy of it stays as it was). Linear in the
 * document's size; never fails.
 */
void annotate_document(struct annotator *annotator, struct document *document, struct arena *job);

/* Tokens cut and visits of tokens by all rules so far, for tests to hold against each other. */
typedef struct {
    uint64_t tokens, visits;
} AnnotateSteps;
AnnotateSteps annotate_steps(const struct annotator *annotator);  // for tests

#endif
