/* Any bytes as a page of MIME parts: what is found is no longer than the file, and is read as a
 * page or refused with a reason. */
#include "import/from_html.h"
#include "import/mhtml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool check(void *context, const struct document *document, Fail *fail) {
    (void)context;
    must(document_check(document, fail));
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_create();
    Str bytes = {(const char *)data, size};
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){STR("a.mht"), bytes};
    ImportTask task = {.files = &files, .limits = {1 << 20, 400}, .visit = check};
    ReadingHead head = {0};
    Fail fail = {0};
    Mhtml mhtml;
    if (mhtml_read(bytes, arena, &mhtml, &fail))
        must(mhtml.page.n <= size && mhtml.address.n <= size);
    else
        must((fail.code == FAIL_UNSUPPORTED || fail.code == FAIL_LIMIT) && fail.message[0] != '\0');
    fail = (Fail){0};
    if (from_html_read(&task, arena, &head, &fail))
        must(reading_check_head(&head, &fail));
    else
        must(fail.code != FAIL_CORRUPT && fail.message[0] != '\0');
    arena_destroy(arena);
    return 0;
}
