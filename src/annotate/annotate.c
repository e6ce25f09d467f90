/*
 * One table: rows of rules in the order in which they run. A row may build on what those above it
 * found (translation asks for the language, participants for names), never on those below. Each
 * part is cut into tokens once; what rows mark becomes spans when all have run, so that later rows
 * can hide a mark that they read better.
 */
#include "annotate/annotate.h"
#include "annotate/body_mention.h"
#include "annotate/completeness.h"
#include "annotate/cross_ref.h"
#include "annotate/date_role.h"
#include "annotate/kind.h"
#include "annotate/language.h"
#include "annotate/marking.h"
#include "annotate/mention.h"
#include "annotate/missing_points.h"
#include "annotate/participants.h"
#include "annotate/place_mention.h"
#include "annotate/place_writing.h"
#include "annotate/sender.h"
#include "annotate/source_ref.h"
#include "annotate/talk.h"
#include "annotate/telegram.h"
#include "annotate/translation.h"

static const RuleRow *const rows[] = {
    &language_row,      &completeness_row, &translation_row, &missing_points_row, &date_role_row,
    &place_writing_row, &kind_row,         &sender_row,      &marking_row,        &participants_row,
    &talk_row,          &source_ref_row,   &cross_ref_row,   &telegram_row,       &mention_row,
    &place_mention_row, &body_mention_row,
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

struct annotator {
    ReadingHead head;
    const Lexicon *lexicon;
    struct arena *arena;
    struct token_cutter *cutter;
    struct scanner *scanner;
    uint64_t tokens;
    const void *prepared[ROW_COUNT];
};

RuleTextList annotate_rules(struct arena *results) {
    RuleTextList list = {0};
    for (size_t i = 0; i < ROW_COUNT; i++)
        for (size_t k = 0; k < rows[i]->rule_count; k++) {
            const Rule *rule = &rows[i]->rules[k];
            *LIST_ADD(results, &list) =
                (RuleText){str_from_c(rule->name), rule->version, str_from_c(rule->sentence)};
        }
    return list;
}

struct annotator *annotate_create(const ReadingHead *head, const Lexicon *lexicon) {
    struct arena *arena = arena_create();
    struct annotator *annotator = ARENA_NEW(arena, struct annotator);
    annotator->head = (ReadingHead){.title = head->title,
                                    .source_id = head->source_id,
                                    .description = head->description,
                                    .collections = head->collections};
    annotator->lexicon = lexicon;
    annotator->arena = arena;
    annotator->cutter = token_create();
    annotator->scanner = scan_create(arena);
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i]->prepare != NULL)
            annotator->prepared[i] = rows[i]->prepare(&annotator->head, lexicon, arena);
    return annotator;
}

void annotate_destroy(struct annotator *annotator) {
    if (annotator == NULL)
        return;
    token_destroy(annotator->cutter);
    arena_destroy(annotator->arena);
}

AnnotateSteps annotate_steps(const struct annotator *annotator) {
    return (AnnotateSteps){annotator->tokens, scan_steps(annotator->scanner)};
}

const void *rule_prepared(const RuleJob *job, const RuleRow *row) {
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i] == row)
            return job->annotator->prepared[i];
    return NULL;
}

void rule_scan_words(const RuleJob *job, Str words, Scan *scan) {
    struct document *document = ARENA_NEW(job->job, struct document);
    Part *part = LIST_ADD(job->job, &document->parts);
    *part = (Part){.id = STR("t1"), .text = words};
    *LIST_ADD(job->job, &part->blocks) = (Block){.id = 1, .end = words.n};
    document->next_block = 2;
    scan_part(job->annotator->scanner, document, 0, job->job, scan);
}

/* The list of parts may be shared with whoever holds the document as it was read. */
static void own_parts(struct document *document, struct arena *job) {
    PartList *parts = &document->parts;
    Part *own = ARENA_ARRAY(job, Part, parts->n);
    for (size_t i = 0; i < parts->n; i++)
        own[i] = parts->p[i];
    *parts = (PartList){.p = own, .n = parts->n, .cap = parts->n};
}

static size_t count_spans(const MarkList *marks, uint32_t part) {
    size_t count = 0;
    for (size_t i = 0; i < marks->n; i++)
        count += marks->p[i]->part == part && !marks->p[i]->hidden;
    return count;
}

static void write_spans(const RuleJob *job) {
    for (uint32_t i = 0; i < job->document->parts.n; i++) {
        Part *part = &job->document->parts.p[i];
        size_t more = count_spans(job->marks, i), old = part->spans.n;
        if (more == 0)
            continue;
        SpanList spans = {.p = ARENA_ARRAY(job->job, Span, old + more), .cap = old + more};
        for (size_t k = 0; k < old; k++)
            spans.p[spans.n++] = part->spans.p[k];
        for (size_t k = 0; k < job->marks->n; k++) {
            const Mark *mark = job->marks->p[k];
            if (mark->part != i || mark->hidden)
                continue;
            const Scan *scan = &job->scans[i];
            spans.p[spans.n++] =
                (Span){.kind = mark->kind,
                       .start = scan->toks[mark->first].at,
                       .end = scan->toks[mark->last - 1].end,
                       .source = {SOURCE_RULE, str_from_c(mark->rule->name), mark->rule->version},
                       .certainty = mark->certainty,
                       .attributes = mark->attributes};
        }
        part->spans = spans;
        document_sort_spans(part);
    }
}

enum { TITLE_SURE = 700 };  // below, an importer took the first line for want of a title

/* The title that the file gives, cut as a part of its own; marks cannot stand in it. */
static const Scan *scan_title(struct annotator *annotator, const struct document *document,
                              struct arena *job) {
    const Value *title = description_find(&document->description, FIELD_TITLE, 0);
    if (title == NULL || title->value.n == 0 || title->certainty < TITLE_SURE)
        return NULL;
    struct document alone = {0};
    Part *part = LIST_ADD(job, &alone.parts);
    *part = (Part){.text = title->value};
    *LIST_ADD(job, &part->blocks) = (Block){.kind = BLOCK_HEADING, .id = 1, .end = title->value.n};
    Scan *scan = ARENA_NEW(job, Scan);
    scan_part(annotator->scanner, &alone, 0, job, scan);
    annotator->tokens += scan->n;
    return scan;
}

void annotate_document(struct annotator *annotator, struct document *document, struct arena *job) {
    own_parts(document, job);
    Scan *scans = ARENA_ARRAY(job, Scan, document->parts.n + 1);
    for (uint32_t i = 0; i < document->parts.n; i++) {
        scan_part(annotator->scanner, document, i, job, &scans[i]);
        annotator->tokens += scans[i].n;
    }
    MarkList marks = {0};
    RuleJob rule_job = {.document = document,
                        .head = &annotator->head,
                        .lexicon = annotator->lexicon,
                        .job = job,
                        .cutter = annotator->cutter,
                        .scans = scans,
                        .title = scan_title(annotator, document, job),
                        .marks = &marks,
                        .annotator = annotator};
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const Rule *rule = &rows[i]->rules[0];
        rule_job.source = (Source){SOURCE_RULE, str_from_c(rule->name), rule->version};
        rule_job.prepared = annotator->prepared[i];
        rows[i]->run(&rule_job);
    }
    write_spans(&rule_job);
}
