/* Any bytes as a query: there is always an answer, of valid UTF-8, whose places lie in what was
 * typed. */
#include "query/query_parse.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_node(const struct query_node *node, size_t size) {
    must(node->start <= node->end && node->end <= size);
    must(utf8_is_text(node->text) || node->text.n == 0);
    for (size_t i = 0; i < node->kids.n; i++)
        check_node(node->kids.p[i], size);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Query query;
    query_parse((Str){(const char *)bytes, size}, arena, &query);
    must(utf8_is_text(query.typed) && utf8_is_text(query.understood));
    if (query.root != NULL)
        check_node(query.root, query.typed.n);
    for (size_t i = 0; i < query.notes.n; i++)
        must(query.notes.p[i].at <= query.typed.n && query.notes.p[i].text.n > 0);
    arena_destroy(arena);
    return 0;
}
