#include "annotate/scan_case.h"
#include "base/buf.h"
#include "doc/read_copy.h"
#include "import/from_text.h"

struct keeping {
    struct arena *arena;
    struct document *document;
};

/* The document lives only during the visit: it is kept by way of a read copy. */
static bool keep(void *context, const struct document *document, Fail *fail) {
    struct keeping *keeping = context;
    Buf copy = {0};
    read_copy_write(document, &copy);
    bool ok = read_copy_read(str_copy(keeping->arena, buf_as_str(&copy)), keeping->arena,
                             keeping->document, fail);
    buf_free(&copy);
    return ok;
}

void scan_case_open(ScanCase *scan_case, const char *text) {
    struct arena *arena = arena_create();
    *scan_case = (ScanCase){.arena = arena, .scanner = scan_create(arena)};
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){STR("text.txt"), str_from_c(text)};
    struct keeping keeping = {arena, &scan_case->document};
    ImportTask task = {&files, {64U << 20, 400}, keep, &keeping, NULL};
    ReadingHead head = {0};
    Fail fail;
    must(from_text_read(&task, arena, &head, &fail));
    scan_part(scan_case->scanner, &scan_case->document, 0, arena, &scan_case->scan);
}

void scan_case_close(ScanCase *scan_case) {
    arena_destroy(scan_case->arena);
}

Str scan_case_tokens(const ScanCase *scan_case) {
    Buf list = {0};
    const Scan *scan = &scan_case->scan;
    for (size_t i = 0; i < scan->n; i++) {
        buf_str(&list, scan_text(scan, i, i + 1));
        buf_char(&list, '|');
    }
    Str copy = str_copy(scan_case->arena, buf_as_str(&list));
    buf_free(&list);
    return copy;
}
