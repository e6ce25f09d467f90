/* Marks of rows above are bits, made once for all parts; the file's spans are walked beside. */
#include "annotate/name_beside.h"
#include "annotate/name_around.h"

uint64_t **name_beside_take(const RuleJob *job) {
    size_t at = 0, parts = job->document->parts.n;
    uint64_t **taken = ARENA_ARRAY(job->job, uint64_t *, parts + 1);
    for (size_t i = 0; i < parts; i++)
        taken[i] = ARENA_ARRAY(job->job, uint64_t, job->scans[i].n / 64 + 1);
    for (const Mark *mark; (mark = rule_next_mark(job, SPAN_NAME, &at)) != NULL;)
        for (uint32_t i = mark->first; i < mark->last && !mark->hidden; i++)
            taken[mark->part][i / 64] |= (uint64_t)1 << (i % 64);
    return taken;
}

/* A place that the file marks is read like others, so that it gets the name all texts share; but
 * not in a dateline, which names nothing in the text. */
static bool is_left_open(const NameBeside *beside, const Span *span, size_t i) {
    return str_is(document_attribute(span, "type"), "place") &&
           scan_zone(beside->scan, i) != ZONE_DATELINE;
}

/* The file marks names itself. */
static bool is_of_file(NameBeside *beside, size_t i) {
    const SpanList *spans = &beside->scan->part->spans;
    const Tok *tok = &beside->scan->toks[i];
    while (beside->span < spans->n &&
           (spans->p[beside->span].kind != SPAN_NAME || spans->p[beside->span].end <= tok->at))
        beside->span++;
    return beside->span < spans->n && spans->p[beside->span].start < tok->end &&
           !is_left_open(beside, &spans->p[beside->span], i);
}

bool name_beside_is_taken(NameBeside *beside, size_t i) {
    return i < beside->scan->n &&
           ((beside->taken[i / 64] >> (i % 64) & 1) != 0 || is_of_file(beside, i));
}

bool name_beside_is_between(const Scan *scan, size_t i) {
    return scan_is(scan, i,
                   CUE(FROM) | CUE(AT) | CUE(IN) | CUE(OF) | CUE(UNTIL) | CUE(BETWEEN) |
                       CUE(ARTICLE) | CUE(HEAD_WORD) | CUE(BEFORE) | CUE(AFTER) | CUE(ABOUT) |
                       CUE(MONTH) | CUE(WEEKDAY) | CUE(SEE));
}

bool name_beside_is_led(const Scan *scan, size_t i) {
    const CueSet naming = CUE(GIVEN) | CUE(TITLE) | CUE(RANK) | CUE(OFFICE) | CUE(SIDE) |
                          CUE(COUNTRY) | CUE(PLACE) | CUE(NAME_HINT);
    const Tok *before = scan_at(scan, i - 1);
    if (before->shape == SHAPE_NONE || name_around_begins_block(scan, i))
        return false;
    if (before->shape == SHAPE_MARK)
        return before->mark == '&' ||
               (before->mark == '.' &&
                (scan_is_initial(scan, i - 2) || scan_is(scan, i - 2, CUE(TITLE) | CUE(RANK))));
    if (!scan_is_capital(scan, i - 1) || name_beside_is_between(scan, i - 1) ||
        scan_is(scan, i - 1, CUE(BODY)))
        return false;
    return !name_around_begins_sentence(scan, i - 1) || scan_is(scan, i - 1, naming);
}

bool name_beside_goes_on(NameBeside *beside, size_t end) {
    const Scan *scan = beside->scan;
    if (name_around_begins_block(scan, end))
        return false;
    if (scan_is(scan, end, CUE(PARTICLE)) && scan_at(scan, end)->shape == SHAPE_LOWER)
        return scan_is_capital(scan, end + 1);
    return scan_is_capital(scan, end) && !name_beside_is_between(scan, end) &&
           !name_beside_is_taken(beside, end);
}
