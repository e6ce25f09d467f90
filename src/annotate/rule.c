/* Marks are few beside tokens; lists of them are walked. */
#include "annotate/rule.h"
#include "doc/date.h"

Mark *rule_mark(const RuleJob *job, const Scan *scan, size_t first, size_t last, SpanKind kind,
                const Rule *rule) {
    must(first < last && last <= scan->n);
    Mark *mark = ARENA_NEW(job->job, Mark);
    *mark = (Mark){.kind = kind,
                   .part = scan->part_index,
                   .first = (uint32_t)first,
                   .last = (uint32_t)last,
                   .rule = rule,
                   .certainty = 500};
    *LIST_ADD(job->job, job->marks) = mark;
    return mark;
}

void rule_mark_attribute(const RuleJob *job, Mark *mark, const char *key, Str value) {
    document_set_attribute(job->job, &mark->attributes, key, value);
}

Mark *rule_next_mark(const RuleJob *job, SpanKind kind, size_t *at) {
    while (*at < job->marks->n) {
        Mark *mark = job->marks->p[(*at)++];
        if (mark->kind == kind)
            return mark;
    }
    return NULL;
}

Zone rule_mark_zone(const RuleJob *job, const Mark *mark) {
    return scan_zone(&job->scans[mark->part], mark->first);
}

/* The mark's place in the block where it begins. */
void rule_evidence(const RuleJob *job, Value *value, const Mark *mark) {
    const Scan *scan = &job->scans[mark->part];
    const Block *block = &scan->part->blocks.p[scan_line(scan, mark->first)->block];
    size_t start = scan->toks[mark->first].at, end = scan->toks[mark->last - 1].end;
    end = end > block->end ? block->end : end;
    *LIST_ADD(job->job, &value->evidence) =
        (Evidence){.block = block->id, .start = start - block->start, .end = end - block->start};
}

/* Both date the document. */
static bool date_it(const Value *said, const Saying *saying) {
    DateRole a, b;
    return saying->field == FIELD_DATE && date_role_find(said->role, &a) &&
           date_role_find(saying->role, &b) && date_role_dates_document(a) &&
           date_role_dates_document(b);
}

static bool says_the_same(const Value *said, const Saying *saying) {
    if (said->norm.n > 0 && saying->norm.n > 0)
        return str_equal(said->norm, saying->norm);
    return str_equal_nocase(str_trim(said->value), str_trim(saying->value));
}

Value *rule_say(const RuleJob *job, const Saying *saying) {
    Description *description = &job->document->description;
    bool repeats = saying->field != FIELD_DATE && saying->field != FIELD_TIME &&
                   saying->field != FIELD_PLACE && saying->field != FIELD_KIND;
    bool disagrees = false;
    for (size_t i = 0; i < description->n; i++) {
        const Value *said = &description->p[i];
        if (said->field != saying->field || said->value.n + said->norm.n == 0)
            continue;
        bool same_role = said->role.n == 0 || saying->role.n == 0 ||
                         str_equal(said->role, saying->role) || str_is(said->role, "given") ||
                         date_it(said, saying);
        if (same_role && says_the_same(said, saying))
            return NULL;
        if (said->source.kind == SOURCE_RULE)
            continue;
        disagrees = disagrees || (same_role && !repeats);
    }
    Value *value = description_add(job->job, description, saying->field, saying->value);
    value->norm = saying->norm;
    value->role = saying->role;
    value->source = (Source){SOURCE_RULE, str_from_c(saying->rule->name), saying->rule->version};
    value->certainty = disagrees ? (uint16_t)(saying->certainty * 4 / 5) : saying->certainty;
    if (saying->mark != NULL)
        rule_evidence(job, value, saying->mark);
    if (disagrees)
        document_set_attribute(job->job, &value->attributes, "disagrees", STR("file"));
    return value;
}
