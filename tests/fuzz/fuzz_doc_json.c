/*
 * Any bytes as a line of a reading: what is accepted is sound and prints the same; as a document,
 * and as a head.
 */
#include "doc/doc_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str line = {(const char *)bytes, size};
    Buf again = {0};
    struct document document;
    ReadingHead head;
    Fail fail;
    if (doc_json_parse(line, arena, &document, &fail)) {
        must(document_check(&document, &fail));
        doc_json_print(&document, &again);
        must(str_equal(line, buf_as_str(&again)));
    }
    buf_clear(&again);
    if (doc_json_parse_head(line, arena, &head, &fail)) {
        must(reading_check_head(&head, &fail));
        doc_json_print_head(&head, &again);
        must(str_equal(line, buf_as_str(&again)));
    }
    buf_free(&again);
    arena_destroy(arena);
    return 0;
}
