/*
 * rule: what every rule of the local stage is given, and how it says what it found. A rule adds
 * marks, values and relations that name it as their source, and takes nothing away; it costs at
 * most a fixed number of visits for each token of the document. How one is written: README.md.
 */
#ifndef FONDS_ANNOTATE_RULE_H
#define FONDS_ANNOTATE_RULE_H

#include "annotate/scan.h"
#include "doc/lexicon.h"
#include "doc/reading.h"
#include "text/token.h"

/* One thing a file of rules can say: its name in sources, and a sentence for readers. */
typedef struct {
    const char *name;      // "date-in-dateline"
    uint32_t version;      // raised when it says other things than before
    const char *sentence;  // "The line under the heading gives it."
} Rule;

/*
 * A place in a part where a rule found something. It becomes a span of the document when all rules
 * have run; until then later rules read it. Its address stays.
 */
typedef struct {
    SpanKind kind;
    uint32_t part;         // index
    uint32_t first, last;  // tokens [first, last)
    const Rule *rule;
    uint16_t certainty;  // per mille, a probability
    bool hidden;         // no span: it was only of use to other rules, or another took its place
    AttributeList attributes;  // of the span
    void *value;  // what its kind's grammar knows of it: a DateValue of date_value.h, ...
} Mark;
typedef LIST_OF(Mark *) MarkList;

typedef struct {
    struct document *document;
    const ReadingHead *head;  // title, source_id, description, collections; see annotate.h
    const Lexicon *lexicon;
    struct arena *job;            // what is added lives here
    struct token_cutter *cutter;  // free between rules
    Source source;                // the rule itself, of rules that say one thing
    const Scan *scans;            // one for each part
    const Scan *title;            // what the file gives as its title, a heading; NULL for none
    MarkList *marks;              // of all parts, in the order in which they were found
    const void *prepared;         // what this row's prepare() made
    const struct annotator *annotator;
} RuleJob;

typedef void (*RuleRun)(const RuleJob *job);

/* A row of annotate.c's table. */
typedef struct {
    const Rule *rules;  // what it can say
    size_t rule_count;
    RuleRun run;  // once a document, after the rows above it
    /* Tables that many documents share (of a volume's names ...), made once; may be NULL. */
    const void *(*prepare)(const ReadingHead *head, const Lexicon *lexicon, struct arena *arena);
} RuleRow;

/* What another row prepared; NULL where it prepares nothing. */
const void *rule_prepared(const RuleJob *job, const RuleRow *row);

/* A new mark over tokens [first, last) of a part. */
Mark *rule_mark(const RuleJob *job, const Scan *scan, size_t first, size_t last, SpanKind kind,
                const Rule *rule);
void rule_mark_attribute(const RuleJob *job, Mark *mark, const char *key, Str value);
/* The first mark of the kind from *at on, *at then behind it; NULL for none. */
Mark *rule_next_mark(const RuleJob *job, SpanKind kind, size_t *at);
Zone rule_mark_zone(const RuleJob *job, const Mark *mark);

/*
 * Cuts words that stand in no part: a value that the file gives. Marks cannot be put on it. The
 * scan lives as long as the job.
 */
void rule_scan_words(const RuleJob *job, Str words, Scan *scan);

/* What a rule says of the whole document. */
typedef struct {
    Field field;
    Str value, norm, role;  // as in Value
    const Rule *rule;
    uint16_t certainty;
    const Mark *mark;  // the evidence; NULL for none
} Saying;

/*
 * Adds a value. Where the same is said already, for the same role: nothing (NULL). Where the file
 * (or a person) gives the field, for the same role, and says another the value gets the attribute
 * "disagrees" (file) and its certainty is lowered by a fifth. What comes from the file stays in
 * front: it is what is shown.
 */
Value *rule_say(const RuleJob *job, const Saying *saying);
void rule_evidence(const RuleJob *job, Value *value, const Mark *mark);

#endif
