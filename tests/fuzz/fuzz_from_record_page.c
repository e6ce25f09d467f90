/* Any bytes as a record page, as text and as HTML: a document that document_check() accepts, or a
 * failure that is not CORRUPT. */
#include "import/from_record_page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool check(void *context, const struct document *document, Fail *fail) {
    (void)context;
    must(document_check(document, fail));
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_create();
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){STR("a.txt"), {(const char *)data, size}};
    ImportTask task = {&files, {1 << 20, 400}, check, NULL, NULL};
    ReadingHead head = {0};
    Fail fail = {0};
    if (from_record_page_read(&task, arena, &head, &fail))
        must(reading_check_head(&head, &fail));
    else
        must(fail.code != FAIL_CORRUPT && fail.message[0] != '\0');
    arena_destroy(arena);
    return 0;
}
