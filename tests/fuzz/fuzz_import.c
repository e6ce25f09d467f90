/*
 * Any bytes under any name: the first byte chooses what the file is called, the rest is sniffed and
 * read. Covers decoding, HTML, record pages and plain text; what comes out holds what
 * document_check() and reading_check_head() prove.
 */
#include "import/import.h"

static bool visit(void *context, const struct document *document, Fail *fail) {
    uint32_t *count = context;
    (*count)++;
    if (!document_check(document, fail))
        die("%s", fail->message);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const char *const names[] = {"a.txt", "a.html", "a.xml", "a", "a.md", "a.pdf"};
    if (size == 0)
        return 0;
    struct arena *arena = arena_create();
    uint32_t count = 0;
    ImportFileList files = {0};
    Str name = str_from_c(names[bytes[0] % (sizeof names / sizeof *names)]);
    *LIST_ADD(arena, &files) = (ImportFile){name, {(const char *)bytes + 1, size - 1}};
    ImportTask task = {.files = &files,
                       .limits = {.text_bytes = 1 << 20, .depth = 100},
                       .visit = visit,
                       .context = &count};
    ReadingHead head;
    Fail fail = {0};
    if (import_read(&task, arena, &head, &fail)) {
        must(count == head.document_count + head.apparatus_count && count > 0);
        if (!reading_check_head(&head, &fail))
            die("%s", fail.message);
    } else {
        must(fail.code != FAIL_NONE && fail.message[0] != '\0');
    }
    arena_destroy(arena);
    return 0;
}
