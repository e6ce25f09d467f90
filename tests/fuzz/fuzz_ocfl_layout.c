/* Any bytes as the configuration of a layout: what is accepted gives every id a relative place. */
#include "store/ocfl_layout.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str text = {(const char *)bytes, size};
    static const char *const names[] = {OCFL_LAYOUT_0003_NAME, OCFL_LAYOUT_0004_NAME};
    for (size_t i = 0; i < 2; i++) {
        OcflLayout layout;
        Fail fail;
        if (!ocfl_layout_parse(str_from_c(names[i]), text, arena, &layout, &fail))
            continue;
        Str place = ocfl_layout_path(&layout, str_slice(text, 0, 300), arena);
        must(place.n > 0 && place.p[0] != '/' && !str_has(place, STR("..")));
        must(ocfl_layout_print(&layout, arena).n > 0);
    }
    arena_destroy(arena);
    return 0;
}
