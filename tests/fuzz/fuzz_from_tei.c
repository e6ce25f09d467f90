/*
 * Any bytes as TEI: each document holds what document_check() proves, the head what
 * reading_check_head() does.
 */
#include "import/from_tei.h"

static bool visit(void *context, const struct document *document, Fail *fail) {
    uint32_t *count = context;
    (*count)++;
    if (!document_check(document, fail))
        die("%s", fail->message);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    uint32_t count = 0;
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){STR("a.xml"), {(const char *)bytes, size}};
    ImportTask task = {.files = &files,
                       .limits = {.text_bytes = 1 << 20, .depth = 100},
                       .visit = visit,
                       .context = &count};
    ReadingHead head;
    Fail fail = {0};
    if (from_tei_read(&task, arena, &head, &fail)) {
        must(count == head.document_count + head.apparatus_count && count > 0);
        if (!reading_check_head(&head, &fail))
            die("%s", fail.message);
    } else {
        must(fail.code != FAIL_NONE && fail.message[0] != '\0');
    }
    arena_destroy(arena);
    return 0;
}
