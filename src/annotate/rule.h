/*
 * rule: what every rule of the local stage is given. A rule adds values, spans and relations that
 * name it as their source, and takes nothing away; it costs at most a fixed number of steps for
 * each byte of the document.
 */
#ifndef FONDS_ANNOTATE_RULE_H
#define FONDS_ANNOTATE_RULE_H

#include "doc/lexicon.h"
#include "doc/reading.h"
#include "text/token.h"

typedef struct {
    struct document *document;
    const ReadingHead *head;
    const Lexicon *lexicon;
    struct arena *job;            // what is added lives here
    struct token_cutter *cutter;  // free between rules
    Source source;                // the rule itself
} RuleJob;

typedef void (*RuleRun)(const RuleJob *job);

#endif
