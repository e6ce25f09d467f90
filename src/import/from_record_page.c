/*
 * Both carriers become lines (page_line), the lines a description and a stretch of text
 * (record_scan); the stretch is then built by the same code that builds plain texts and pages, so
 * that a record's paragraphs, notes and gaps do not depend on how it was handed over.
 */
#include "import/from_record_page.h"
#include "import/html_blocks.h"
#include "import/html_meta.h"
#include "import/page_line.h"
#include "import/record_scan.h"
#include "import/sniff.h"
#include "import/text_paragraphs.h"

enum { VERSION = 1, PAGE_BYTES_MAX = 8 << 20 };

typedef struct {
    TidySource source;
    const struct html_node *root;  // NULL: a copied text
    PageLineList lines;
    struct document document;
    struct arena *results;
} Page;

static bool open_page(const ImportTask *task, ReadingHead *head, Page *page, Fail *fail) {
    const ImportFile *file = &task->files->p[0];
    bool is_html = sniff_bytes(file->name, file->bytes, page->results).kind == SNIFF_HTML;
    Str declared = is_html ? decode_declared_in_markup(file->bytes) : (Str){NULL, 0};
    if (!tidy_text_open(task, declared, page->results, head, &page->source, fail))
        return false;
    if (!is_html)
        return page_line_of_text(&page->source, page->results, &page->lines, fail);
    if (!html_parse(page->source.decoded.text, page->results, &page->root, fail))
        return false;
    page_line_of_html(page->root, page->results, &page->lines);
    return true;
}

/* The lines of the text as the file has them, white space included. */
static TidyLineList lines_of_text(const Page *page, size_t from, size_t to) {
    TidyLineList lines = {0};
    for (size_t i = from; i < to; i++) {
        const PageLine *line = &page->lines.p[i];
        *LIST_ADD(page->results, &lines) =
            (TidyLine){str_slice(page->source.decoded.text, line->first, line->last),
                       line->first,
                       line->last,
                       line->gap,
                       0,
                       false};
    }
    return lines;
}

/* The first leaf repeats the page's date. */
static void mark_dateline(Part *part) {
    for (size_t i = 0; i < part->blocks.n; i++)
        if (!document_block_is_container(part, i)) {
            if (part->blocks.p[i].kind == BLOCK_PARAGRAPH)
                part->blocks.p[i].kind = BLOCK_DATELINE;
            return;
        }
}

static bool build_text(Page *page, const RecordScan *scan, Fail *fail) {
    if (scan->text_from >= scan->text_to)
        return true;
    bool built = true;
    struct part_builder *builder = part_builder_create();
    part_builder_start(builder, PART_TRANSCRIPT, STR("t1"), page->results);
    if (page->root == NULL) {
        TidyLineList lines = lines_of_text(page, scan->text_from, scan->text_to);
        built = text_paragraphs_build(builder, &page->source, &lines, page->results, fail);
    } else {
        HtmlBlocks how = {.source = &page->source,
                          .results = page->results,
                          .first = page->lines.p[scan->text_from].first,
                          .last = page->lines.p[scan->text_to - 1].last};
        html_blocks_build(&how, page->root, builder);
    }
    if (built) {
        Part *part = LIST_ADD(page->results, &page->document.parts);
        part_builder_finish(builder, &page->document.next_block, part);
        if (scan->dateline)
            mark_dateline(part);
    }
    part_builder_destroy(builder);
    return built;
}

bool from_record_page_try(const ImportTask *task, struct arena *results, ReadingHead *head,
                          bool *is_record_page, Fail *fail) {
    Page page = {.results = results, .document = {.local_id = STR("1"), .role = ROLE_RECORD}};
    *is_record_page = false;
    if (task->files->p[0].bytes.n > PAGE_BYTES_MAX)
        return true;
    if (!open_page(task, head, &page, fail))
        return false;
    RecordFields fields = {results, &page.document.description};
    RecordScan scan = record_scan_page(&page.source, &page.lines, &fields);
    if (!scan.is_record_page)
        return true;
    *is_record_page = true;
    *LIST_ADD(results, &head->rules) = (RuleVersion){STR("record-page"), VERSION};
    if (!build_text(&page, &scan, fail))
        return false;
    if (page.root != NULL)
        head->canonical_url = html_meta_address(&page.source, page.root, results);
    if (head->canonical_url.n > 0 && !record_fields_has(&fields, FIELD_URL))
        description_add(results, &page.document.description, FIELD_URL, head->canonical_url);
    head->document_count = 1;
    return task->visit(task->context, &page.document, fail);
}

bool from_record_page_read(const ImportTask *task, struct arena *results, ReadingHead *head,
                           Fail *fail) {
    bool is_record_page;
    if (!from_record_page_try(task, results, head, &is_record_page, fail))
        return false;
    return is_record_page ||
           fail_set(fail, FAIL_INVALID,
                    "this is not the page of a record: too few of the labels that "
                    "archives use stand on it");
}
