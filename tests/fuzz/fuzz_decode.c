/* Any bytes as a text file: what comes out is text, every damage lies in it, in order. */
#include "text/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_create();
    Str bytes = {(const char *)data, size};
    Decoded decoded;
    Fail fail = {0};
    if (decode_bytes(bytes, decode_declared_in_markup(bytes), arena, &decoded, &fail)) {
        must(utf8_is_text(decoded.text));
        size_t before = 0;
        for (size_t i = 0; i < decoded.damage.n; i++) {
            const Utf8Damage *damage = &decoded.damage.p[i];
            must(damage->start >= before && damage->start < damage->end);
            must(damage->end <= decoded.text.n);
            must(utf8_is_boundary(decoded.text, damage->start));
            before = damage->end;
        }
    }
    arena_destroy(arena);
    return 0;
}
