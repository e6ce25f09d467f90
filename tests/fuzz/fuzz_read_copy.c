/*
 * Any bytes as a read copy. The checksum is put right first, or no input would ever get past it;
 * what is accepted is sound, and written again reads as the same document.
 */
#include "base/wire.h"
#include "doc/doc_json.h"
#include "doc/read_copy.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str copy = str_copy(arena, (Str){(const char *)bytes, size});
    Buf first = {0}, second = {0}, again = {0}, sum = {0};
    struct document document, read;
    Fail fail;
    if (size >= 16) {
        wire_put_u64(&sum, wire_checksum(str_skip(copy, 16)));
        memcpy((char *)(uintptr_t)copy.p + 8, sum.p, 8);
    }
    if (read_copy_read(copy, arena, &document, &fail)) {
        must(document_check(&document, &fail));
        read_copy_write(&document, &again);
        must(read_copy_read(buf_as_str(&again), arena, &read, &fail));
        doc_json_print(&document, &first);
        doc_json_print(&read, &second);
        must(str_equal(buf_as_str(&first), buf_as_str(&second)));
    }
    buf_free(&first);
    buf_free(&second);
    buf_free(&again);
    buf_free(&sum);
    arena_destroy(arena);
    return 0;
}
