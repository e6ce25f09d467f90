/*
 * page_rules: what the rules are that say what no file and no person says, each with a sentence.
 * A value's evidence leads to its rule here.
 */
#ifndef FONDS_WEB_PAGE_RULES_H
#define FONDS_WEB_PAGE_RULES_H

#include "doc/reading.h"
#include "web/page_frame.h"

void page_rules_write(const PageContext *context, const RuleTextList *rules);
void page_rules_json(const PageContext *context, const RuleTextList *rules);
/* Who says a value: of a rule a link to it here, in whose title stands how sure it is. */
void page_rules_says(Markup *m, struct arena *request, Source source, uint16_t certainty);

#endif
