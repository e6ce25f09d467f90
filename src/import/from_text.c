/*
 * A plain text has no description of its own; its first line stands for a title, said by a rule and
 * not by the file.
 */
#include "import/from_text.h"
#include "import/text_paragraphs.h"
#include "text/utf8.h"

enum { VERSION = 1, TITLE_BYTES_MAX = 160 };

/* The first line, whole words of it: what readers will call a text that has no title. */
static void name_by_first_line(struct document *document, const TidySource *source,
                               const TidyLine *line, struct arena *results) {
    Str title = tidy_text_squeeze(line->text, results);
    if (title.n > TITLE_BYTES_MAX) {
        size_t n = utf8_floor(title, TITLE_BYTES_MAX), space = n;
        while (space > TITLE_BYTES_MAX / 2 && title.p[space] != ' ')
            space--;
        title = str_format(results, "%.*s \xE2\x80\xA6",
                           STR_ARG(str_slice(title, 0, title.p[space] == ' ' ? space : n)));
    }
    Value *value = description_add(results, &document->description, FIELD_TITLE, title);
    value->source = (Source){SOURCE_RULE, STR("title-by-first-line"), 1};
    value->certainty = 500;
    LIST_ADD(results, &value->evidence)->origin = tidy_text_origin(source, line->first, line->last);
}

bool from_text_read(const ImportTask *task, struct arena *results, ReadingHead *head, Fail *fail) {
    TidySource source = {0};
    TidyLineList lines = {0};
    *LIST_ADD(results, &head->rules) = (RuleVersion){STR("text"), VERSION};
    if (!tidy_text_open(task, (Str){NULL, 0}, results, head, &source, fail) ||
        !tidy_text_lines(source.decoded.text, results, &lines, fail))
        return false;
    struct part_builder *builder = part_builder_create();
    struct document document = {.local_id = STR("1"), .role = ROLE_RECORD};
    part_builder_start(builder, PART_TRANSCRIPT, STR("t1"), results);
    bool built = text_paragraphs_build(builder, &source, &lines, results, fail);
    if (built)
        part_builder_finish(builder, &document.next_block, LIST_ADD(results, &document.parts));
    part_builder_destroy(builder);
    if (!built)
        return false;
    name_by_first_line(&document, &source, &lines.p[0], results);
    head->document_count = 1;
    return task->visit(task->context, &document, fail);
}
