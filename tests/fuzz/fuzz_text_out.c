/*
 * Any document that can be read from bytes gives markup in which every element that begins also
 * ends. The copy's checksum is put right first, or no input would ever get past it.
 */
#include "base/wire.h"
#include "doc/read_copy.h"
#include "text/utf8.h"
#include "web/text_out.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_balanced(Str html) {
    size_t depth = 0;
    for (size_t i = 0; i + 1 < html.n; i++) {
        if (html.p[i] != '<')
            continue;
        bool end = html.p[i + 1] == '/';
        bool line = str_starts(str_skip(html, i), STR("<br>"));
        must(!end || depth > 0);
        depth = end ? depth - 1 : line ? depth : depth + 1;
    }
    must(depth == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    struct document document;
    Fail fail;
    Str copy = str_copy(arena, (Str){(const char *)bytes, size});
    if (size >= 16) {
        Buf sum = {0};
        wire_put_u64(&sum, wire_checksum(str_skip(copy, 16)));
        memcpy((char *)(uintptr_t)copy.p + 8, sum.p, 8);
        buf_free(&sum);
    }
    if (read_copy_read(copy, arena, &document, &fail)) {
        Buf out = {0};
        Markup m = {.out = &out};
        TextOutRequest request = {.document = &document, .deposit = STR("d0"), .request = arena};
        (void)text_out_write(&m, &request);
        request.address = STR("/d/d0.1");  // beside another, cut short
        request.leaf_max = 3;
        (void)text_out_write(&m, &request);
        must(m.depth == 0 && utf8_is_text(buf_as_str(&out)));
        check_balanced(buf_as_str(&out));
        must(view_plain(&document, arena).n < SIZE_MAX);
        buf_free(&out);
    }
    arena_destroy(arena);
    return 0;
}
