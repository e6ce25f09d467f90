/* Any bytes as a provenance: what is accepted prints, and that is read again to the same bytes. */
#include "store/provenance.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Provenance provenance, again;
    Fail fail;
    if (provenance_parse((Str){(const char *)bytes, size}, arena, &provenance, &fail)) {
        Buf first = {0}, second = {0};
        provenance_print(&provenance, &first);
        must(provenance_parse(buf_as_str(&first), arena, &again, &fail));
        provenance_print(&again, &second);
        must(str_equal(buf_as_str(&first), buf_as_str(&second)));
        buf_free(&first);
        buf_free(&second);
    }
    arena_destroy(arena);
    return 0;
}
