#include "import/html_blocks.h"
#include "test.h"

typedef struct {
    struct arena *arena;
    TidySource source;
    Part part;
} World;

/* Builds the part of a page; only what stands between `from` and `to`, where these are given. */
static World build(const char *html, const char *from, const char *to) {
    World w = {.arena = arena_create(), .source = {.file = STR("a.html")}};
    w.source.decoded.text = str_from_c(html);
    const struct html_node *root = NULL;
    Fail fail = {0};
    assert_ok(html_parse(w.source.decoded.text, w.arena, &root, &fail));
    HtmlBlocks how = {.source = &w.source, .results = w.arena, .keep_all = true};
    if (from != NULL) {
        assert_true(str_find(w.source.decoded.text, str_from_c(from), &how.first));
        assert_true(str_find(w.source.decoded.text, str_from_c(to), &how.last));
    }
    struct part_builder *builder = part_builder_create();
    part_builder_start(builder, PART_TRANSCRIPT, STR("t1"), w.arena);
    html_blocks_build(&how, root, builder);
    uint32_t next = 1;
    part_builder_finish(builder, &next, &w.part);
    part_builder_destroy(builder);
    return w;
}

static void assert_span(const World *w, size_t i, SpanKind kind, const char *text) {
    assert_true(i < w->part.spans.n);
    const Span *span = &w->part.spans.p[i];
    assert_int_equal(span->kind, kind);
    assert_str(str_slice(w->part.text, span->start, span->end), text);
}

static void test_inline_elements_become_spans(void **state) {
    (void)state;
    World w = build(
        "<p>a <b>bold</b> <a href='/x'>link</a> <q>said</q> <time datetime=1911-09>then</time>"
        "<img src=m.png alt=Map>",
        NULL, NULL);
    assert_str(w.part.text, "a bold link said then");
    assert_span(&w, 0, SPAN_EMPHASIS, "bold");
    assert_span(&w, 1, SPAN_REFERENCE, "link");
    assert_str(document_attribute(&w.part.spans.p[1], "target"), "/x");
    assert_span(&w, 2, SPAN_QUOTATION, "said");
    assert_span(&w, 3, SPAN_DATE, "then");
    assert_span(&w, 4, SPAN_FIGURE, "");
    assert_str(document_attribute(&w.part.spans.p[4], "description"), "Map");
    arena_destroy(w.arena);
}

static void test_only_the_range_is_built_and_nothing_empty_around_it(void **state) {
    (void)state;
    World w = build("<table><tr><td>head</table><p>one<ul><li>two</ul><p>three", "one", "three");
    assert_str(w.part.text, "one\ntwo");
    assert_int_equal(w.part.blocks.n, 3);
    arena_destroy(w.arena);
}

static void test_gaps_and_masks_are_marked_where_they_stand(void **state) {
    (void)state;
    World w = build("<p>x  <i>y</i>  [...]   z [email&nbsp;protected]</p><div>a</div> / ... / ",
                    NULL, NULL);
    assert_str(w.part.text, "x y [...] z [email\u00A0protected]\na\n/ ... /");
    assert_span(&w, 1, SPAN_GAP, "[...]");
    assert_span(&w, 2, SPAN_HIDDEN, "[email\u00A0protected]");
    assert_span(&w, 3, SPAN_GAP, "/ ... /");
    arena_destroy(w.arena);
}

static void test_headings_have_levels_and_blocks_their_ids_and_origins(void **state) {
    (void)state;
    World w = build("<h3 id=h>T</h3>loose", NULL, NULL);
    assert_int_equal(w.part.blocks.p[0].level, 3);
    assert_str(w.part.blocks.p[0].source_id, "h");
    assert_int_equal(w.part.blocks.p[0].origin.last, 15);
    assert_int_equal(w.part.blocks.p[1].origin.first, 15);
    arena_destroy(w.arena);
}

static void test_rows_and_items_out_of_place_are_paragraphs(void **state) {
    (void)state;
    World w = build("<li>a<dd>b", NULL, NULL);
    assert_int_equal(w.part.blocks.p[0].kind, BLOCK_PARAGRAPH);
    arena_destroy(w.arena);
}

static void test_addresses_that_act_are_not_kept(void **state) {
    (void)state;
    static const char *const good[] = {"http://x", "HTTPS://x", "#n1",
                                       "a/b:c",    "?q=a:b",    "mailto:a@b"};
    static const char *const bad[] = {"javascript:x", "data:x", "x\ny", "", "blob:x", "vbscript:x"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(html_blocks_is_safe_address(str_from_c(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(html_blocks_is_safe_address(str_from_c(bad[i])));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inline_elements_become_spans),
        cmocka_unit_test(test_only_the_range_is_built_and_nothing_empty_around_it),
        cmocka_unit_test(test_gaps_and_masks_are_marked_where_they_stand),
        cmocka_unit_test(test_headings_have_levels_and_blocks_their_ids_and_origins),
        cmocka_unit_test(test_rows_and_items_out_of_place_are_paragraphs),
        cmocka_unit_test(test_addresses_that_act_are_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
