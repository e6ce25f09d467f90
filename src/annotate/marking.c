/*
 * In the note on the source it is the sentence that begins with a level: "Secret; Eyes Only." Else
 * a line of the head of nothing but such words. Only printed words count: a marking is not guessed.
 */
#include "annotate/marking.h"

enum { IN_SOURCE, IN_HEAD, HEAD_LINES = 30, LINE_WORDS = 10, ITEM_WORDS = 12, ITEMS = 8 };

static const Rule says[] = {
    [IN_SOURCE] = {"marking-in-source-note", 1, "The note on its source gives it."},
    [IN_HEAD] = {"marking-in-head", 1, "A line above the text says nothing else."},
};
static const uint16_t certainties[] = {[IN_SOURCE] = 985, [IN_HEAD] = 960};

static const char *const levels[CUE_LEVEL_COUNT] = {
    [CUE_LEVEL_TOP_SECRET] = "Top Secret",
    [CUE_LEVEL_SECRET] = "Secret",
    [CUE_LEVEL_CONFIDENTIAL] = "Confidential",
    [CUE_LEVEL_LIMITED_OFFICIAL_USE] = "Limited Official Use",
    [CUE_LEVEL_OFFICIAL_USE_ONLY] = "Official Use Only",
    [CUE_LEVEL_RESTRICTED] = "Restricted",
    [CUE_LEVEL_UNCLASSIFIED] = "Unclassified",
    [CUE_LEVEL_NONE] = "none"};

static const CueClass classes[] = {CUE_LEVEL_AT, CUE_HANDLING_AT, CUE_PRECEDENCE_AT};
static const char *const types[] = {"level", "handling", "precedence"};

/* A marking at a token: its type's number and value; -1 for none. */
static int marking_at(const Scan *scan, size_t i, int32_t *value, size_t *end) {
    for (int k = 0; k < 3; k++)
        if (scan_cue(scan, i, classes[k], value, end))
            return k;
    return -1;
}

static void say(const RuleJob *job, const Scan *scan, size_t first, size_t end, unsigned rule) {
    int32_t value = 0;
    size_t behind;
    int type = marking_at(scan, first, &value, &behind);
    Str norm = type == 0 ? str_from_c(levels[value]) : (Str){NULL, 0};
    const char *name = types[type < 0 ? 1 : type];
    Mark *mark = rule_mark(job, scan, first, end, SPAN_MARKING, &says[rule]);
    mark->certainty = certainties[rule];
    rule_mark_attribute(job, mark, "type", str_from_c(name));
    if (norm.n > 0)
        rule_mark_attribute(job, mark, "norm", norm);
    Saying saying = {.field = FIELD_MARKING,
                     .value = str_copy(job->job, scan_text(scan, first, end)),
                     .norm = norm,
                     .rule = &says[rule],
                     .certainty = mark->certainty,
                     .mark = mark};
    Value *said = rule_say(job, &saying);
    if (said != NULL)
        document_set_attribute(job->job, &said->attributes, "type", str_from_c(name));
}

static bool ends_item(const Scan *scan, size_t i) {
    return scan_is_mark(scan, i, ';') || scan_is_mark(scan, i, ',') || scan_is_mark(scan, i, '.') ||
           scan_is_mark(scan, i, ']');
}

/* The items of a sentence from its level on: "Secret; Priority; Eyes Only for the President." */
static bool from_sentence(const RuleJob *job, const Scan *scan, size_t i, size_t line_end) {
    size_t starts[ITEMS], ends[ITEMS], n = 0;
    while (i < line_end && n < ITEMS) {
        size_t end = i;
        while (end < line_end && end < i + ITEM_WORDS && !ends_item(scan, end))
            end++;
        if (end == i || (end < line_end && !ends_item(scan, end)))
            return false;
        starts[n] = i;
        ends[n++] = end;
        i = end + 1;
        if (end >= line_end || scan_is_mark(scan, end, '.') || scan_is_mark(scan, end, ']'))
            break;
    }
    for (size_t k = 0; k < n; k++)
        say(job, scan, starts[k], ends[k], IN_SOURCE);
    return n > 0;
}

static bool begins_sentence(const Scan *scan, size_t i, size_t first) {
    return i > first && (scan_is_mark(scan, i - 1, '.') || scan_is_mark(scan, i - 1, ']')) &&
           (scan_is_capital(scan, i));
}

static bool from_source(const RuleJob *job, const Scan *scan) {
    for (uint32_t k = 0; k < scan->line_count; k++) {
        const ScanLine *line = &scan->lines[k];
        if (line->zone != ZONE_SOURCE)
            continue;
        for (size_t i = line->first; i < line->last; i++) {
            int32_t value;
            size_t end;
            int type =
                begins_sentence(scan, i, line->first) ? marking_at(scan, i, &value, &end) : -1;
            bool alone = type >= 0 && (ends_item(scan, end) || end >= line->last || type == 0);
            if (alone && from_sentence(job, scan, i, line->last))
                return true;
        }
    }
    return false;
}

/* All words of the line belong to markings. */
static bool is_marking_line(const Scan *scan, const ScanLine *line) {
    size_t i = line->first;
    bool any = false;
    if (line->last - line->first > LINE_WORDS)
        return false;
    while (i < line->last) {
        int32_t value;
        size_t end;
        if (marking_at(scan, i, &value, &end) >= 0) {
            any = true;
            i = end;
        } else if (scan_at(scan, i)->shape == SHAPE_MARK) {
            i++;
        } else {
            return false;
        }
    }
    return any;
}

static void from_head(const RuleJob *job, const Scan *scan) {
    bool level = false;
    for (uint32_t k = 0; k < scan->line_count && k < HEAD_LINES; k++) {
        const ScanLine *line = &scan->lines[k];
        if (line->zone == ZONE_NOTES || line->first == line->last || !is_marking_line(scan, line) ||
            (!level && !scan_is(scan, line->first, CUE(LEVEL)) &&
             !scan_is(scan, line->first + 1, CUE(LEVEL))))
            continue;
        level = true;
        for (size_t i = line->first; i < line->last;) {
            int32_t value;
            size_t end = i + 1;
            if (marking_at(scan, i, &value, &end) >= 0)
                say(job, scan, i, end, IN_HEAD);
            i = end;
        }
    }
}

static void say_marking(const RuleJob *job) {
    const struct document *document = job->document;
    if (document->parts.n == 0 || document->role == ROLE_APPARATUS)
        return;
    const Scan *scan = &job->scans[0];
    if (!from_source(job, scan))
        from_head(job, scan);
}

const RuleRow marking_row = {says, sizeof says / sizeof *says, say_marking, NULL};
