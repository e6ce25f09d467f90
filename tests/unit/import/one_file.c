#include "import/one_file.h"

static bool keep(void *context, const struct document *document, Fail *fail) {
    struct one_file *one = context;
    if (!document_check(document, fail))
        return false;
    *LIST_ADD(one->arena, &one->documents) = *document;
    return true;
}

void one_file_read(struct one_file *one, OneFileRead read, const char *name, Str bytes) {
    *one = (struct one_file){.arena = arena_create()};
    ImportFileList files = {0};
    *LIST_ADD(one->arena, &files) = (ImportFile){str_from_c(name), str_copy(one->arena, bytes)};
    ImportTask task = {&files, {64U << 20, 400}, keep, one, NULL};
    one->ok = read(&task, one->arena, &one->head, &one->fail);
    if (one->ok && !reading_check_head(&one->head, &one->fail))
        fail_msg("%s", one->fail.message);
    if (one->ok)
        assert_int_equal(one->head.document_count, one->documents.n);
}

void one_file_free(struct one_file *one) {
    arena_destroy(one->arena);
    *one = (struct one_file){0};
}

Str one_file_text(const struct one_file *one) {
    return one->documents.n > 0 && one->documents.p[0].parts.n > 0
               ? one->documents.p[0].parts.p[0].text
               : (Str){NULL, 0};
}

Str one_file_blocks(const struct one_file *one) {
    StrList lines = {0};
    if (one->documents.n == 0 || one->documents.p[0].parts.n == 0)
        return (Str){NULL, 0};
    const Part *part = &one->documents.p[0].parts.p[0];
    for (size_t i = 0; i < part->blocks.n; i++) {
        const Block *b = &part->blocks.p[i];
        if (!document_block_is_container(part, i))
            str_list_add(one->arena, &lines,
                         str_format(one->arena, "%s:%.*s", document_block_name(b->kind),
                                    STR_ARG(str_slice(part->text, b->start, b->end))));
    }
    return str_join(one->arena, lines, STR("|"));
}

Str one_file_value(const struct one_file *one, Field field) {
    return one->documents.n == 0 ? (Str){NULL, 0}
                                 : description_text(&one->documents.p[0].description, field);
}
