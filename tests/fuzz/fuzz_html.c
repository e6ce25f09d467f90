/* Any text as a page: a tree or a refusal; every text of it is valid. */
#include "text/html.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_create();
    Utf8DamageList damage = {0};
    Str text = utf8_repair((Str){(const char *)data, size}, arena, &damage);
    const struct html_node *root;
    Fail fail = {0};
    if (html_parse(text, arena, &root, &fail)) {
        for (const struct html_node *n = root; n != NULL; n = html_next(n, root)) {
            must(utf8_is_text(n->text) && utf8_is_text(n->name));
            must(n->first <= n->last && n->last <= text.n);
            for (size_t i = 0; i < n->attribute_count; i++)
                must(utf8_is_text(n->attributes[i].value));
        }
        must(utf8_is_text(html_text(root, arena)));
    } else {
        must(fail.code == FAIL_LIMIT);
    }
    arena_destroy(arena);
    return 0;
}
