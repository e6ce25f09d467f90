#include "import/gap_mark.h"
#include "test.h"

static void test_fenced_ellipses_are_marks_and_bare_dots_are_not(void **state) {
    (void)state;
    static const struct {
        const char *text, *marks;  // with '|' between
    } cases[] = {
        {"He left. / \u2026 /", "/ \u2026 /"},
        {"He left. / ... /", "/ ... /"},
        {"One [...] two [ . . . ] three (\u2026)", "[...]|[ . . . ]|(\u2026)"},
        {"<\u2026> and on", "<\u2026>"},
        {"Well... I do not know \u2026", ""},
        {"[..] [sic] a/b ./.", ""},
        {"he said [1 line illegible] and [two pages missing].",
         "[1 line illegible]|[two pages missing]"},
        {"(illegible) [illegible] (missing) [missing]", "(illegible)|[illegible]|[missing]"},
        {"[he lost two pages] (two lost) [unclosed illegible", ""},
        {". . . .", ". . . ."},
        {"* * *", "* * *"},
        {"**", ""},
        {"[... unclosed", ""},
        {"", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from_c(cases[i].text);
        StrList marks = {0};
        for (size_t at = 0, end; gap_mark_find(text, &at, &end); at = end)
            str_list_add(arena, &marks, str_slice(text, at, end));
        assert_str(str_join(arena, marks, STR("|")), cases[i].marks);
    }
    arena_destroy(arena);
}

static void test_spans_stand_where_the_mark_stands_in_tidied_text(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct part_builder *b = part_builder_create();
    part_builder_start(b, PART_TRANSCRIPT, STR("t1"), arena);
    (void)part_builder_open(b, BLOCK_PARAGRAPH, (Origin){0});
    Str text = STR("two   spaces  [ ...  ] end");
    part_builder_flow(b, text);
    gap_mark_spans(b, 0, text);
    uint32_t next = 1;
    Part part;
    part_builder_finish(b, &next, &part);
    assert_int_equal(part.spans.n, 1);
    assert_str(str_slice(part.text, part.spans.p[0].start, part.spans.p[0].end), "[ ... ]");
    assert_str(document_attribute(&part.spans.p[0], "form"), "[ ...  ]");
    part_builder_destroy(b);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fenced_ellipses_are_marks_and_bare_dots_are_not),
        cmocka_unit_test(test_spans_stand_where_the_mark_stands_in_tidied_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
