/* Proves web/page_references.c: long lists turn, hostile titles are text. */
#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/page_references.h"

static Str written(struct arena *arena, Buf *out, const PageReferences *page) {
    PageContext context = {.request = arena, .out = out, .archive = STR("The archive")};
    buf_clear(out);
    page_references_write(&context, page);
    const char *problem = check_html(buf_as_str(out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(out)));
    return buf_as_str(out);
}

static void test_long_lists_turn(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf out = {0};
    DocumentRow row = {.id = STR("d0.d1"), .title = STR("A <letter>")};
    ReferralRowList refers = {0};
    ReferrerRowList referrers = {0};
    for (int i = 0; i < 2; i++)
        *LIST_ADD(arena, &referrers) = (ReferrerRow){
            .document = {.id = STR("d0.d2"), .title = STR("A <note>")}, .block = 4, .places = 1};
    PageReferences page = {&row, &refers, &referrers, 900, 200};
    Str html = written(arena, &out, &page);
    assert_has(html, "A &lt;note&gt;</a>");
    assert_has(html, "<a href=\"/d/d0.d2#b4\"");
    assert_has(html, "no other document");
    assert_has(html, "<a href=\"/references/d0.d1?from=1\" rel=\"prev\">");
    assert_has(html, "<a href=\"/references/d0.d1?from=401\" rel=\"next\">");
    page = (PageReferences){&row, &refers, &referrers, 2, 0};
    assert_false(str_has(written(arena, &out, &page), STR("?from=")));
    buf_free(&out);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_long_lists_turn)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
