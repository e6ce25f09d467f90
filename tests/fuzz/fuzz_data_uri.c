/* Any text without the contents of its data: addresses: each byte that is left is found again at
 * the place where it stood. */
#include "base/fail.h"
#include "import/data_uri.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_create();
    Utf8DamageList damage = {0};
    DataCutList cuts;
    Str text = utf8_repair((Str){(const char *)data, size}, arena, &damage);
    size_t count = damage.n;
    Str cut = data_uri_cut(text, &damage, arena, &cuts);
    must(cut.n <= text.n && damage.n == count);
    for (size_t i = 0; i < cut.n; i++) {
        size_t place = data_uri_place(&cuts, i);
        must(place < text.n && text.p[place] == cut.p[i]);
    }
    for (size_t i = 0; i < damage.n; i++)
        must(str_starts(str_skip(cut, damage.p[i].start), STR("\xEF\xBF\xBD")) &&
             damage.p[i].end <= cut.n);
    arena_destroy(arena);
    return 0;
}
