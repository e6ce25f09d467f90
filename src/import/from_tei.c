/*
 * A file is parsed once into a small tree (tei_tree.c), and what it holds is planned
 * (tei_plan.c) before any text is read: so an id can point forward, a page break finds the
 * document that follows it, and nothing needs to be guessed from what came before. Then document
 * by document is written (tei_block.c), described (tei_describe.c), handed over and forgotten.
 * Only the tree grows with the file, by some 50 bytes an element.
 *
 * How each element is read, and the rules of omission: docs/formats/tei.md.
 */
#include "import/from_tei.h"
#include "import/gap_mark.h"
#include "import/part_builder.h"
#include "import/tei_block.h"
#include "import/tei_describe.h"
#include "import/tei_header.h"
#include "import/tei_pages.h"
#include "import/tei_plan.h"
#include "import/tei_span.h"

enum { FROM_TEI_VERSION = 5 };

struct reading {
    struct tei_tree tree;
    struct tei_plan plan;
    struct tei_report report;
    struct tei_pages pages;
    struct part_builder *builder;
    struct arena *job;  // emptied after each document
    const ImportTask *task;
    ReadingHead *head;
};

static struct tei_writer writer_for(struct reading *r, const TeiUnit *unit) {
    return (struct tei_writer){.tree = &r->tree,
                               .builder = r->builder,
                               .job = r->job,
                               .report = &r->report,
                               .where = unit->local_id};
}

static void write_points(struct tei_writer *w, const struct tei_plan *plan, size_t from,
                         size_t to) {
    for (size_t i = from; i < to; i++)
        tei_block_write(w, plan->points.p[i]);
}

static Str language_of(const struct tei_tree *tree, TeiNodeRef ref) {
    return ref != 0 ? tei_tree_attribute(tree, ref, "xml:lang") : (Str){0};
}

/* Ends a part. Gaps that the text shows by form alone are marked as in every other text. */
static Part *finish_part(struct reading *r, struct document *document) {
    Part *part = LIST_ADD(r->job, &document->parts);
    part_builder_finish(r->builder, &document->next_block, part);
    size_t before = part->spans.n;
    for (size_t i = 0; i < part->blocks.n; i++) {
        if (document_block_is_container(part, i))
            continue;
        const Block *block = &part->blocks.p[i];
        Str text = str_slice(part->text, block->start, block->end);
        for (size_t at = 0, end; gap_mark_find(text, &at, &end); at = end) {
            Span *span = LIST_ADD(r->job, &part->spans);
            *span = (Span){.kind = SPAN_GAP,
                           .start = block->start + at,
                           .end = block->start + end,
                           .certainty = 1000};
            document_set_attribute(r->job, &span->attributes, "form", str_slice(text, at, end));
        }
    }
    if (part->spans.n > before)
        document_sort_spans(part);
    return part;
}

static void add_attachment(struct reading *r, const TeiUnit *unit, TeiAttachment attachment,
                           struct document *document, TeiAttachmentList *more) {
    struct tei_writer w = writer_for(r, unit);
    Str id = str_format(r->job, "t%zu", document->parts.n + 1);
    part_builder_start(r->builder, PART_ATTACHMENT, id, r->job);
    for (size_t i = 0; i < attachment.pages.n; i++)
        tei_span_page(&w, attachment.pages.p[i]);
    tei_block_write_children(&w, attachment.node);
    Part *part = finish_part(r, document);
    TeiNodeRef head = tei_tree_child(&r->tree, attachment.node, TEI_HEAD);
    if (head != 0)
        part->title = tei_tree_words(&r->tree, head, r->job);
    part->language = language_of(&r->tree, unit->language);
    for (size_t i = 0; i < w.attachments.n; i++)
        *LIST_ADD(r->job, more) = w.attachments.p[i];
}

/* Of a document that is a whole file: what its header says and its text does not. */
static void add_header_values(struct reading *r, const TeiUnit *unit, struct document *document) {
    TeiHeader header;
    Description of_text = document->description;
    tei_header_read(&r->tree, unit->header, r->job, &r->report, &header);
    for (size_t i = 0; i < header.description.n; i++) {
        const Value *value = &header.description.p[i];
        bool said = (value->field == FIELD_TITLE || value->field == FIELD_DATE ||
                     value->field == FIELD_PLACE) &&
                    description_find(&of_text, value->field, 0) != NULL;
        if (!said)
            *LIST_ADD(r->job, &document->description) = *value;
    }
}

static void add_extent(struct reading *r, const TeiUnit *unit, struct document *document) {
    TeiNodeRef last = unit->first;
    while (tei_tree_node(&r->tree, last)->next != unit->end)
        last = tei_tree_node(&r->tree, last)->next;
    Str pages =
        tei_pages_of(&r->pages, &r->tree, unit->first, tei_tree_after(&r->tree, last), r->job);
    if (pages.n == 0)
        return;
    Value *value = description_add(r->job, &document->description, FIELD_EXTENT, pages);
    value->source = (Source){.kind = SOURCE_RULE, .name = STR("pages-of-document"), .version = 1};
    *LIST_ADD(r->job, &value->evidence) =
        (Evidence){.origin = {.file = r->tree.file,
                              .first = tei_tree_node(&r->tree, unit->first)->first,
                              .last = tei_tree_node(&r->tree, last)->last}};
}

/* An entry of a diary has no heading; readers call it by its day. */
static void name_by_date(struct reading *r, struct document *document) {
    const Value *date = description_find(&document->description, FIELD_DATE, 0);
    if (r->tree.pieces == TEI_NO_PIECES || document->role != ROLE_RECORD || date == NULL ||
        date->value.n == 0 || description_find(&document->description, FIELD_TITLE, 0) != NULL)
        return;
    Str words = date->value;
    EvidenceList evidence = date->evidence;
    Value *title = description_add(r->job, &document->description, FIELD_TITLE, words);
    title->source = (Source){.kind = SOURCE_RULE, .name = STR("title-by-date"), .version = 1};
    title->certainty = 400;
    title->evidence = evidence;
}

static bool is_author(const Value *value) {
    return value->field == FIELD_AUTHOR && str_is(value->role, "author") && value->value.n > 0;
}

/* A letter or telegram, which somebody else may have written to the author of the whole. */
static bool is_sent(const struct reading *r, const TeiUnit *unit) {
    static const char *const kinds[] = {"letter", "telegram",   "message", "brief",     "telegramm",
                                        "lettre", "telegramme", "письмо",  "телеграмма"};
    const TeiNodeRef at[] = {unit->first, tei_tree_node(&r->tree, unit->first)->parent};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t k = 0; k < 2; k++)
            if (str_equal_nocase(tei_tree_attribute(&r->tree, at[k], "type"), str_from_c(kinds[i])))
                return true;
    return false;
}

/*
 * An entry of a diary, a letter of a correspondence says neither whose it is nor of what it is one:
 * the whole does, once. So its author is the entry's where it names none, and its title is found
 * together with the entry's words.
 */
static void inherit(struct reading *r, const TeiUnit *unit, struct document *document) {
    const Description *whole = &r->head->description;
    if (r->tree.pieces == TEI_NO_PIECES || !r->plan.is_volume || document->role != ROLE_RECORD)
        return;
    bool named = description_find(&document->description, FIELD_AUTHOR, 0) != NULL ||
                 description_find(&document->description, FIELD_RECIPIENT, 0) != NULL ||
                 is_sent(r, unit);
    for (size_t i = 0; !named && i < whole->n; i++) {
        if (!is_author(&whole->p[i]))
            continue;
        Value *author =
            description_add(r->job, &document->description, FIELD_AUTHOR, whole->p[i].value);
        author->role = whole->p[i].role;
        author->source =
            (Source){.kind = SOURCE_RULE, .name = STR("author-of-the-whole"), .version = 1};
        author->certainty = 900;
    }
    if (r->head->title.n == 0)
        return;
    Value *part = description_add(r->job, &document->description, FIELD_OTHER, r->head->title);
    part->label = STR("Part of");
    part->role = STR("whole");
}

static void fill_document(struct reading *r, const TeiUnit *unit, bool is_last,
                          struct document *document) {
    *document = (struct document){.local_id = unit->local_id, .role = unit->role, .next_block = 1};
    if (unit->collection.n > 0)
        str_list_add(r->job, &document->collections, unit->collection);
    struct tei_writer w = writer_for(r, unit);
    part_builder_start(r->builder, PART_TRANSCRIPT, STR("t1"), r->job);
    write_points(&w, &r->plan, unit->first_point, unit->end_point);
    tei_block_write_row(&w, unit->first, unit->end);
    if (is_last)
        write_points(&w, &r->plan, r->plan.trailing, r->plan.points.n);
    Part *part = finish_part(r, document);
    part->language = language_of(&r->tree, unit->language);
    tei_describe(&w, part, unit->number, document);
    name_by_date(r, document);
    inherit(r, unit, document);
    add_extent(r, unit, document);
    if (unit->header != 0 && unit->role == ROLE_RECORD && !r->plan.is_volume)
        add_header_values(r, unit, document);
    for (size_t i = 0; i < w.attachments.n; i++)
        add_attachment(r, unit, w.attachments.p[i], document, &w.attachments);
}

/*
 * The lists of a volume stand in its front or its back; whoever judges its documents needs them
 * before the first one. So the apparatus is read twice, the first time for its lists alone.
 */
static void begin(struct reading *r, struct arena *results) {
    LexiconEntryList entries = {0};
    struct reading look = *r;
    tei_report_start(&look.report, results);
    look.pages = (struct tei_pages){0};
    for (size_t i = 0; i < r->plan.units.n; i++) {
        if (r->plan.units.p[i].role != ROLE_APPARATUS)
            continue;
        ArenaMark mark = arena_mark(r->job);
        struct document document;
        fill_document(&look, &r->plan.units.p[i], false, &document);
        lexicon_add_entries(&document, results, &entries);
        arena_reset(r->job, mark);
    }
    r->task->begin(r->task->context, r->head, &entries);
}

static bool read_units(struct reading *r, Fail *fail) {
    for (size_t i = 0; i < r->plan.units.n; i++) {
        const TeiUnit *unit = &r->plan.units.p[i];
        ArenaMark mark = arena_mark(r->job);
        struct document document;
        fill_document(r, unit, i + 1 == r->plan.units.n, &document);
        bool ok = r->task->visit(r->task->context, &document, fail);
        arena_reset(r->job, mark);
        if (!ok)
            return false;
        if (unit->role == ROLE_RECORD)
            r->head->document_count++;
        else
            r->head->apparatus_count++;
    }
    return true;
}

static bool read_file(struct reading *r, struct arena *results, Fail *fail) {
    tei_report_start(&r->report, results);
    if (!tei_tree_read(&r->task->files->p[0], r->task->limits, results, &r->tree, fail) ||
        !tei_plan_make(&r->tree, results, &r->report, &r->plan, fail))
        return false;
    TeiHeader header;
    tei_header_read(&r->tree, r->plan.header, results, &r->report, &header);
    r->head->title = header.title;
    r->head->source_id = header.source_id.n > 0 ? header.source_id : r->plan.id;
    r->head->description = header.description;
    r->head->collections = r->plan.collections;
    if (r->task->begin != NULL)
        begin(r, results);
    if (!read_units(r, fail))
        return false;
    tei_report_finish(&r->report);
    r->head->reports = r->report.list;
    return true;
}

bool from_tei_read(const ImportTask *task, struct arena *results, ReadingHead *head, Fail *fail) {
    must(task->files->n > 0);
    *head = (ReadingHead){0};
    *LIST_ADD(results, &head->rules) = (RuleVersion){STR("tei"), FROM_TEI_VERSION};
    struct reading r = {
        .builder = part_builder_create(), .job = arena_create(), .task = task, .head = head};
    bool ok = read_file(&r, results, fail);
    part_builder_destroy(r.builder);
    arena_destroy(r.job);
    return ok;
}
