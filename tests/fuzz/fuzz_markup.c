/* Any bytes as text, as a value and as an address: what comes out is UTF-8 and holds no markup of
 * theirs. */
#include "base/fail.h"
#include "text/utf8.h"
#include "web/address.h"
#include "web/markup.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_escaped(Str html) {
    must(utf8_is_text(html));
    for (size_t i = 0; i < html.n; i++) {
        char c = html.p[i];
        must(c != '<' && c != '>' && c != '"' && c != '\'');
        must((unsigned char)c >= ' ' || c == '\n' || c == '\t');
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    Str text = {(const char *)bytes, size};
    Buf out = {0};
    markup_escape(&out, text);
    check_escaped(buf_as_str(&out));
    buf_clear(&out);
    Markup m = {.out = &out};
    markup_begin(&m, TAG_A);
    size_t before = out.n;
    markup_link(&m, ATTR_HREF, text);
    if (out.n > before)
        must(text.p[0] == '/' || text.p[0] == '?' || text.p[0] == '#');
    before = out.n;
    if (markup_link_out(&m, ATTR_HREF, text))
        must(out.n > before);
    markup_attr(&m, ATTR_TITLE, text);
    markup_text(&m, text);
    markup_finish(&m);
    must(m.depth == 0 && utf8_is_text(buf_as_str(&out)));
    buf_clear(&out);
    address_encode(&out, text, size % 2 == 0);
    struct arena *arena = arena_create();
    must(str_equal(address_decode(arena, buf_as_str(&out), false), text));
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}
