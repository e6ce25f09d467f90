/* Any bytes as a row of the index: what is read is written and read again as the same bytes. */
#include "query/engine_row.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    EngineRow row;
    Fail fail = {0};
    if (engine_row_read((Str){(const char *)bytes, size}, arena, &row, &fail)) {
        Buf once = {0}, twice = {0};
        engine_row_write(&row, &once);
        must(engine_row_read(buf_as_str(&once), arena, &row, &fail));
        engine_row_write(&row, &twice);
        must(str_equal(buf_as_str(&once), buf_as_str(&twice)));
        buf_free(&once);
        buf_free(&twice);
    } else {
        must(fail.code == FAIL_CORRUPT);
    }
    arena_destroy(arena);
    return 0;
}
