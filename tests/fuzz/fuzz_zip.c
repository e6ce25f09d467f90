/* Any bytes as a packed frame, within a limit; and any bytes packed and unpacked again. */
#include "base/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str input = {(const char *)bytes, size}, back;
    Fail fail;
    if (zip_unpack(input, 1 << 20, arena, &back, &fail))
        must(back.n <= 1 << 20);
    Buf packed = {0};
    zip_pack(input, 1, &packed);
    must(zip_unpack(buf_as_str(&packed), size, arena, &back, &fail));
    must(str_equal(back, input));
    buf_free(&packed);
    arena_destroy(arena);
    return 0;
}
