/* Thin for now: the lines of a page as paragraphs. */
#include "import/from_html.h"
#include "import/tidy_text.h"
#include "text/html.h"

bool from_html_read(const ImportTask *task, struct arena *results, ReadingHead *head, Fail *fail) {
    TidySource source = {0};
    const struct html_node *root;
    *LIST_ADD(results, &head->rules) = (RuleVersion){STR("html"), 1};
    Str declared = decode_declared_in_markup(task->files->p[0].bytes);
    if (!tidy_text_open(task, declared, results, head, &source, fail) ||
        !html_parse(source.decoded.text, results, &root, fail))
        return false;
    struct part_builder *builder = part_builder_create();
    struct document document = {.local_id = STR("1")};
    part_builder_start(builder, PART_TRANSCRIPT, STR("t1"), results);
    Str rest = html_text(root, results);
    for (Str line; str_next_line(&rest, &line);) {
        part_builder_part_text(builder);
        part_builder_flow(builder, line);
    }
    part_builder_finish(builder, &document.next_block, LIST_ADD(results, &document.parts));
    part_builder_destroy(builder);
    head->document_count = 1;
    return task->visit(task->context, &document, fail);
}
