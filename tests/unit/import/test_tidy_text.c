#include "import/tidy_text.h"
#include "test.h"

static void test_white_space_is_squeezed(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(tidy_text_squeeze(STR(" a \t\r\n b\u00A0 c "), arena), "a b\u00A0 c");
    assert_str(tidy_text_squeeze(STR(" \n"), arena), "");
    arena_destroy(arena);
}

static void test_lines_keep_their_places_and_what_parts_them(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    TidyLineList lines = {0};
    Fail fail = {0};
    Str text = STR("one\r\n\r\n \u00A0\n\ttwo \rthree\u2028four\f five");
    assert_ok(tidy_text_lines(text, arena, &lines, &fail));
    static const struct {
        const char *text;
        uint32_t blank;
        uint16_t indent;
        bool page;
    } expected[] = {{"one", 0, 0, false},
                    {"two", 2, 8, false},
                    {"three", 0, 0, false},
                    {"four", 0, 0, false},
                    {"five", 0, 1, true}};
    assert_int_equal(lines.n, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_str(lines.p[i].text, expected[i].text);
        assert_int_equal(lines.p[i].blank_before, expected[i].blank);
        assert_int_equal(lines.p[i].indent, expected[i].indent);
        assert_int_equal(lines.p[i].page_before, expected[i].page);
        assert_str(str_slice(text, lines.p[i].first, lines.p[i].last), expected[i].text);
    }
    arena_destroy(arena);
}

/*
 * A piece with entities resolved finds its damage by order, one of the source's own bytes by place.
 */
static void test_damage_is_found_in_pieces_of_the_source(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct part_builder *b = part_builder_create();
    TidySource source = {.file = STR("a")};
    source.decoded.text =
        utf8_repair(STR("\xFF one &amp; \xC3 two \xFE"), arena, &source.decoded.damage);
    Str text = source.decoded.text;
    part_builder_start(b, PART_TRANSCRIPT, STR("t1"), arena);
    (void)part_builder_open(b, BLOCK_PARAGRAPH, (Origin){0});
    tidy_text_flow(b, &source, STR(" one & \uFFFD two"), 3, text.n - 4, arena);
    tidy_text_flow(b, &source, str_skip(text, text.n - 4), text.n - 4, text.n, arena);
    uint32_t next = 1;
    Part part;
    part_builder_finish(b, &next, &part);
    assert_str(part.text, "one & \uFFFD two \uFFFD");
    assert_int_equal(part.spans.n, 2);
    assert_str(document_attribute(&part.spans.p[0], "bytes"), "c3");
    assert_str(document_attribute(&part.spans.p[1], "bytes"), "fe");
    part_builder_destroy(b);
    arena_destroy(arena);
}

/* Pieces that differ from their stretch of the source, though one of them is as long. */
static void test_damage_never_cuts_a_character(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const char *const pieces[] = {"ab\u00E9\u20AC\uFFFDz.", "\uFFFD\u00E9\u00E9"};
    for (size_t i = 0; i < 2; i++) {
        TidySource source = {.file = STR("a")};
        source.decoded.text = utf8_repair((Str){"<b>\0\0<i>", 8}, arena, &source.decoded.damage);
        struct part_builder *b = part_builder_create();
        part_builder_start(b, PART_TRANSCRIPT, STR("t1"), arena);
        tidy_text_flow(b, &source, str_from_c(pieces[i]), 0, source.decoded.text.n, arena);
        uint32_t next = 1;
        Part part;
        Fail fail = {0};
        struct document document = {.local_id = STR("1")};
        part_builder_finish(b, &next, &part);
        document.next_block = next;
        *LIST_ADD(arena, &document.parts) = part;
        assert_ok(document_check(&document, &fail));
        assert_str(part.text, pieces[i]);
        part_builder_destroy(b);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_white_space_is_squeezed),
        cmocka_unit_test(test_lines_keep_their_places_and_what_parts_them),
        cmocka_unit_test(test_damage_is_found_in_pieces_of_the_source),
        cmocka_unit_test(test_damage_never_cuts_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
