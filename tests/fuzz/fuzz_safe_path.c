/* Any bytes as a name: escaped, it is text that comes back; on disk, no step is too long. */
#include "store/safe_path.h"
#include "text/utf8.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str back, text = {(const char *)bytes, size}, step;
    Fail fail;
    if (safe_path_restore(arena, text, &back, &fail))
        must(str_equal(safe_path_escape(arena, back), text));
    if (size == 0 || memchr(bytes, '\0', size) == NULL) {
        Str escaped = safe_path_escape(arena, text);
        must(utf8_is_text(escaped) && safe_path_restore(arena, escaped, &back, &fail) &&
             str_equal(back, text));
        Str rest = safe_path_on_disk(arena, escaped);
        must(rest.n <= 1000 && utf8_is_text(rest));
        bool more;
        do {
            more = str_cut(rest, '/', &step, &rest);
            must(step.n > 0 && step.n <= 200 && !str_is(step, ".") && !str_is(step, ".."));
        } while (more);
    }
    arena_destroy(arena);
    return 0;
}
