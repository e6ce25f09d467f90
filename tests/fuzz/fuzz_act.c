/*
 * Any bytes as an act; one that is understood is printed, and what was printed is understood and
 * prints the same.
 */
#include "doc/act.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Act act, again;
    Fail fail;
    if (act_parse((Str){(const char *)bytes, size}, arena, &act, &fail)) {
        act_print(&act, arena);
        must(act_parse(act.line, arena, &again, &fail));
        Str line = again.line;
        act_print(&again, arena);
        must(str_equal(line, again.line));
    }
    arena_destroy(arena);
    return 0;
}
