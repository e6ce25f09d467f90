/*
 * One table: the rules in the order in which they run. A rule may build on what those above it
 * found (translation asks for the language), never on those below. A change of what a rule says
 * raises its version.
 */
#include "annotate/annotate.h"
#include "annotate/completeness.h"
#include "annotate/language.h"
#include "annotate/missing_points.h"
#include "annotate/translation.h"

static const struct {
    Str name;
    uint32_t version;
    RuleRun run;
} rules[] = {
    {{"language-of-text", 16}, 1, language_rule},
    {{"extract-by-title", 16}, 1, completeness_rule},
    {{"translation-by-archive", 22}, 1, translation_rule},
    {{"missing-points", 14}, 1, missing_points_rule},
};
enum { RULE_COUNT = sizeof rules / sizeof *rules };

RuleVersionList annotate_rules(struct arena *results) {
    RuleVersionList list = {0};
    for (size_t i = 0; i < RULE_COUNT; i++)
        *LIST_ADD(results, &list) = (RuleVersion){rules[i].name, rules[i].version};
    return list;
}

void annotate_document(struct document *document, const ReadingHead *head, const Lexicon *lexicon,
                       struct arena *job) {
    struct token_cutter *cutter = token_create();
    for (size_t i = 0; i < RULE_COUNT; i++) {
        RuleJob rule_job = {.document = document,
                            .head = head,
                            .lexicon = lexicon,
                            .job = job,
                            .cutter = cutter,
                            .source = {SOURCE_RULE, rules[i].name, rules[i].version}};
        rules[i].run(&rule_job);
    }
    token_destroy(cutter);
}
