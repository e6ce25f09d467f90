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

enum { VERSION = 8, PAGE_BYTES_MAX = 8 << 20 };

typedef struct {
    TidySource source;
    const HtmlPage *html;  // NULL: a copied text
    PageLineList lines;
    struct document document;
    struct arena *results;
} Page;

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
    if (page->html == NULL) {
        TidyLineList lines = lines_of_text(page, scan->text_from, scan->text_to);
        built = text_paragraphs_build(builder, &page->source, &lines, page->results, fail);
    } else {
        HtmlBlocks how = {.source = &page->source,
                          .results = page->results,
                          .first = page->lines.p[scan->text_from].first,
                          .last = page->lines.p[scan->text_to - 1].last};
        html_blocks_build(&how, page->html->root, builder);
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

/* The number that the page gives its record. */
static Str record_id(const Description *description) {
    for (size_t i = 0; i < description->n; i++)
        if (description->p[i].field == FIELD_IDENTIFIER && str_is(description->p[i].role, "record"))
            return description->p[i].value;
    return (Str){NULL, 0};
}

/* What the <head> of a page says. */
static RecordHead read_above(const Page *page) {
    RecordHead above = {{NULL, 0}, NULL};
    if (page->html == NULL)
        return above;
    const struct html_node *title = html_find(page->html->root, "title");
    if (title != NULL)
        above.title = html_text(title, page->results);
    Description *said = ARENA_NEW(page->results, Description);
    html_meta_of_record(page->html, page->results, said);
    above.said = record_said_create(said, page->results);
    return above;
}

/* The page whose lines are known, if it is a record's. */
static bool read_lines(const ImportTask *task, Page *page, ReadingHead *head, bool *is_record_page,
                       Fail *fail) {
    struct arena *results = page->results;
    Description *description = &page->document.description;
    RecordFields fields = {.results = results, .description = description};
    RecordHead above = read_above(page);
    RecordScan scan = record_scan_page(&page->source, &page->lines, &above, &fields);
    *is_record_page = scan.is_record_page;
    if (!scan.is_record_page)
        return true;
    *LIST_ADD(results, &head->rules) = (RuleVersion){STR("record-page"), VERSION};
    if (!build_text(page, &scan, fail))
        return false;
    record_said_complete(above.said, &fields);
    if (page->html != NULL) {
        head->canonical_url = html_meta_address(page->html);
        html_page_describe(page->html, head->canonical_url, results, description);
    }
    head->record_id = record_id(description);
    head->document_count = 1;
    return task->visit(task->context, &page->document, fail);
}

static const struct document fresh = {.local_id = {"1", 1}, .role = ROLE_RECORD};

bool from_record_page_try_html(const ImportTask *task, const HtmlPage *html, struct arena *results,
                               ReadingHead *head, bool *is_record_page, Fail *fail) {
    Page page = {.source = html->source, .html = html, .document = fresh, .results = results};
    *is_record_page = false;
    if (html->source.decoded.text.n > PAGE_BYTES_MAX)
        return true;
    page_line_of_html(html->root, results, &page.lines);
    return read_lines(task, &page, head, is_record_page, fail);
}

bool from_record_page_try_text(const ImportTask *task, struct arena *results, ReadingHead *head,
                               bool *is_record_page, Fail *fail) {
    Page page = {.document = fresh, .results = results};
    *is_record_page = false;
    if (task->files->p[0].bytes.n > PAGE_BYTES_MAX)
        return true;
    return tidy_text_open(task, (Str){NULL, 0}, results, head, &page.source, fail) &&
           page_line_of_text(&page.source, results, &page.lines, fail) &&
           read_lines(task, &page, head, is_record_page, fail);
}

bool from_record_page_read(const ImportTask *task, struct arena *results, ReadingHead *head,
                           Fail *fail) {
    bool is_record_page;
    HtmlPage html;
    const ImportFile *file = &task->files->p[0];
    if (sniff_bytes(file->name, file->bytes, results).kind == SNIFF_HTML) {
        if (!html_page_open(task, results, head, &html, fail) ||
            !from_record_page_try_html(task, &html, results, head, &is_record_page, fail))
            return false;
    } else if (!from_record_page_try_text(task, results, head, &is_record_page, fail)) {
        return false;
    }
    return is_record_page ||
           fail_set(fail, FAIL_INVALID,
                    "this is not the page of a record: too few of the labels that "
                    "archives use stand on it; it is read as any other page");
}
