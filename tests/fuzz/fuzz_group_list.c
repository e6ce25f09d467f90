/* Any bytes as a group's list, with a right digest behind them, so that the parser behind it is
 * reached. */
#include "base/digest.h"
#include "store/group_list.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str text = {(const char *)bytes, size};
    GroupList list;
    Fail fail;
    Buf whole = {0};
    Sha512Hex hex = digest_sha512(text);
    buf_str(&whole, text);
    buf_format(&whole, "{\"sha512\":\"%.128s\"}\n", hex.p);
    if (group_list_parse(buf_as_str(&whole), arena, &list, &fail))
        for (size_t i = 0; i < list.objects.n; i++)
            must(list.objects.p[i].id.n > 0 && list.objects.p[i].version > 0);
    bool ignored = group_list_parse(text, arena, &list, &fail);
    (void)ignored;
    buf_free(&whole);
    arena_destroy(arena);
    return 0;
}
