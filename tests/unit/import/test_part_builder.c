#include "import/part_builder.h"
#include "test.h"

static const Origin nowhere;

typedef struct {
    struct arena *arena;
    struct part_builder *b;
    struct document document;
} World;

static World world_create(void) {
    World w = {.arena = arena_create(), .b = part_builder_create()};
    w.document.local_id = STR("1");
    part_builder_start(w.b, PART_TRANSCRIPT, STR("t1"), w.arena);
    return w;
}

static void world_destroy(World *w) {
    part_builder_destroy(w->b);
    arena_destroy(w->arena);
}

/* Finishes the part, puts it into the document and proves the document. */
static const Part *finish(World *w) {
    Fail fail = {0};
    Part *part = LIST_ADD(w->arena, &w->document.parts);
    part_builder_finish(w->b, &w->document.next_block, part);
    assert_ok(document_check(&w->document, &fail));
    return part;
}

static void paragraph(World *w, const char *text) {
    BlockRef p = part_builder_open(w->b, BLOCK_PARAGRAPH, nowhere);
    part_builder_flow(w->b, str_from_c(text));
    part_builder_close(w->b, p);
}

/* "kind parent:text" of every block. */
static Str blocks_of(World *w, const Part *part) {
    StrList lines = {0};
    for (size_t i = 0; i < part->blocks.n; i++) {
        const Block *b = &part->blocks.p[i];
        Str text = str_slice(part->text, b->start, b->end);
        str_list_add(w->arena, &lines,
                     str_format(w->arena, "%u %s %u:%.*s", b->id, document_block_name(b->kind),
                                b->parent, STR_ARG(text)));
    }
    return str_join(w->arena, lines, STR("|"));
}

static void test_leaves_are_one_newline_apart_and_white_space_is_tidy(void **state) {
    (void)state;
    World w = world_create();
    paragraph(&w, "  First \n paragraph.\t");
    paragraph(&w, " \n ");
    paragraph(&w, "Second.");
    const Part *part = finish(&w);
    assert_str(part->text, "First paragraph.\nSecond.");
    assert_str(blocks_of(&w, part), "1 paragraph 0:First paragraph.|2 paragraph 0:Second.");
    world_destroy(&w);
}

static void test_a_leaf_that_gets_children_keeps_its_text_as_a_paragraph(void **state) {
    (void)state;
    World w = world_create();
    BlockRef list = part_builder_open(w.b, BLOCK_LIST, nowhere);
    BlockRef item = part_builder_open(w.b, BLOCK_ITEM, nowhere);
    part_builder_flow(w.b, STR("one "));
    paragraph(&w, "two");
    part_builder_flow(w.b, STR(" three"));
    part_builder_close(w.b, item);
    part_builder_close(w.b, list);
    assert_str(blocks_of(&w, finish(&w)),
               "1 list 0:one\ntwo\nthree|2 item 1:one\ntwo\nthree|3 paragraph 2:one|"
               "4 paragraph 2:two|5 paragraph 2:three");
    world_destroy(&w);
}

static void test_a_paragraph_with_a_list_inside_is_split_around_it(void **state) {
    (void)state;
    World w = world_create();
    BlockRef p = part_builder_open(w.b, BLOCK_PARAGRAPH, nowhere);
    part_builder_flow(w.b, STR("He asked "));
    BlockRef list = part_builder_open(w.b, BLOCK_LIST, nowhere);
    BlockRef item = part_builder_open(w.b, BLOCK_ITEM, nowhere);
    part_builder_flow(w.b, STR("who"));
    part_builder_close(w.b, item);
    part_builder_close(w.b, list);
    part_builder_flow(w.b, STR(" and why."));
    part_builder_close(w.b, p);
    const Part *part = finish(&w);
    assert_str(blocks_of(&w, part),
               "1 paragraph 0:He asked|2 list 0:who|3 item 2:who|4 paragraph 0:and why.");
    assert_int_equal(part_builder_id(w.b, p), 1);
    world_destroy(&w);
}

static void test_notes_stand_last_in_the_order_of_their_anchors(void **state) {
    (void)state;
    World w = world_create();
    BlockRef p = part_builder_open(w.b, BLOCK_PARAGRAPH, nowhere);
    part_builder_flow(w.b, STR("Text"));
    BlockRef first = part_builder_note(w.b, STR("1"), nowhere);
    part_builder_flow(w.b, STR(" goes on"));
    BlockRef second = part_builder_note(w.b, STR("2"), nowhere);
    part_builder_enter_note(w.b, second);
    part_builder_flow(w.b, STR("The second."));
    part_builder_leave_note(w.b);
    part_builder_enter_note(w.b, first);
    part_builder_flow(w.b, STR("The first"));
    BlockRef inner = part_builder_note(w.b, STR("a"), nowhere);
    part_builder_enter_note(w.b, inner);
    part_builder_flow(w.b, STR("inner"));
    part_builder_leave_note(w.b);
    part_builder_leave_note(w.b);
    part_builder_flow(w.b, STR(" and ends."));
    part_builder_close(w.b, p);
    const Part *part = finish(&w);
    assert_str(part->text, "Text goes on and ends.\nThe first\nThe second.\ninner");
    assert_int_equal(part->spans.n, 3);
    assert_int_equal(part->spans.p[0].start, 4);
    assert_str(document_attribute(&part->spans.p[0], "block"), "2");
    assert_str(document_attribute(&part->spans.p[0], "label"), "1");
    assert_int_equal(part->spans.p[1].start, 12);
    world_destroy(&w);
}

static void test_places_without_a_character_wait_for_the_next_one(void **state) {
    (void)state;
    World w = world_create();
    (void)part_builder_point(w.b, SPAN_PAGE);
    BlockRef p = part_builder_open(w.b, BLOCK_PARAGRAPH, nowhere);
    SpanRef whole = part_builder_span(w.b, SPAN_QUOTATION);
    part_builder_flow(w.b, STR("ab "));
    SpanRef bold = part_builder_span(w.b, SPAN_EMPHASIS);
    part_builder_flow(w.b, STR("cd "));
    part_builder_end_span(w.b, bold);
    part_builder_flow(w.b, STR("ef "));
    part_builder_end_span(w.b, whole);
    part_builder_close(w.b, p);
    (void)part_builder_point(w.b, SPAN_PAGE);
    paragraph(&w, "");
    paragraph(&w, "gh");
    (void)part_builder_point(w.b, SPAN_GAP);
    const Part *part = finish(&w);
    assert_str(part->text, "ab cd ef\ngh");
    size_t expected[][2] = {{0, 8}, {0, 0}, {3, 5}, {9, 9}, {11, 11}};
    assert_int_equal(part->spans.n, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(part->spans.p[i].start, expected[i][0]);
        assert_int_equal(part->spans.p[i].end, expected[i][1]);
    }
    world_destroy(&w);
}

static void test_line_breaks_stand_only_between_characters(void **state) {
    (void)state;
    World w = world_create();
    BlockRef p = part_builder_open(w.b, BLOCK_VERSE, nowhere);
    part_builder_line_break(w.b);
    part_builder_flow(w.b, STR("one "));
    part_builder_line_break(w.b);
    part_builder_flow(w.b, STR(" two"));
    part_builder_line_break(w.b);
    part_builder_close(w.b, p);
    assert_str(finish(&w)->text, "one\ntwo");
    world_destroy(&w);
}

static void test_empty_cells_and_notes_are_kept(void **state) {
    (void)state;
    World w = world_create();
    BlockRef table = part_builder_open(w.b, BLOCK_TABLE, nowhere);
    BlockRef row = part_builder_open(w.b, BLOCK_ROW, nowhere);
    for (int i = 0; i < 3; i++) {
        BlockRef cell = part_builder_open(w.b, BLOCK_CELL, nowhere);
        if (i == 1)
            part_builder_flow(w.b, STR("x"));
        part_builder_close(w.b, cell);
    }
    part_builder_close(w.b, row);
    part_builder_close(w.b, table);
    (void)part_builder_note(w.b, STR("*"), nowhere);
    assert_str(blocks_of(&w, finish(&w)),
               "1 table 0:\nx\n|2 row 1:\nx\n|3 cell 2:|4 cell 2:x|5 cell 2:|6 note 0:");
    world_destroy(&w);
}

static void test_parted_text_gets_a_leaf_of_its_own_only_if_it_comes(void **state) {
    (void)state;
    World w = world_create();
    BlockRef list = part_builder_open(w.b, BLOCK_LIST, nowhere);
    for (int i = 0; i < 2; i++) {
        BlockRef item = part_builder_open(w.b, BLOCK_ITEM, nowhere);
        part_builder_part_text(w.b);
        part_builder_flow(w.b, STR("a "));
        part_builder_part_text(w.b);
        if (i == 1)
            part_builder_flow(w.b, STR(" b"));
        part_builder_close(w.b, item);
    }
    part_builder_close(w.b, list);
    part_builder_flow(w.b, STR("c"));
    part_builder_part_text(w.b);
    part_builder_flow(w.b, STR("d"));
    assert_str(blocks_of(&w, finish(&w)),
               "1 list 0:a\na\nb|2 item 1:a|3 item 1:a\nb|4 paragraph 3:a|5 paragraph 3:b|"
               "6 paragraph 0:c|7 paragraph 0:d");
    world_destroy(&w);
}

static void test_two_parts_share_one_count_of_ids(void **state) {
    (void)state;
    World w = world_create();
    paragraph(&w, "one");
    (void)finish(&w);
    part_builder_start(w.b, PART_ATTACHMENT, STR("t2"), w.arena);
    paragraph(&w, "two");
    assert_int_equal(finish(&w)->blocks.p[0].id, 2);
    assert_int_equal(w.document.next_block, 3);
    world_destroy(&w);
}

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

/* What is open, in two small stacks. */
typedef struct {
    BlockRef open[8];
    SpanRef spans[8];
    size_t open_n, spans_n;
    unsigned notes;
} Opened;

/* One random call. */
static void random_step(World *w, uint32_t *seed, Opened *o) {
    static const char *const texts[] = {"a ",  " b", "\xD0\x96", "  ", "\xF0\x9F\x98\x80",
                                        "c d", ""};
    BlockKind kind;
    switch (next_random(seed) % 12) {
    case 0:
    case 1:
        kind = (BlockKind)(next_random(seed) % BLOCK_KIND_COUNT);
        if (o->open_n < 8 && kind != BLOCK_NOTE)
            o->open[o->open_n++] = part_builder_open(w->b, kind, nowhere);
        break;
    case 2:
        if (o->open_n > 0)
            part_builder_close(w->b, o->open[--o->open_n]);
        break;
    case 3:
        if (o->spans_n < 8)
            o->spans[o->spans_n++] = part_builder_span(w->b, SPAN_EMPHASIS);
        break;
    case 4:
        if (o->spans_n > 0)
            part_builder_end_span(w->b, o->spans[--o->spans_n]);
        break;
    case 5:
        (void)part_builder_point(w->b, SPAN_PAGE);
        break;
    case 6:
        if (next_random(seed) % 2 == 0)
            part_builder_part_text(w->b);
        part_builder_line_break(w->b);
        break;
    case 7:
        if (o->notes < 3) {
            part_builder_enter_note(w->b, part_builder_note(w->b, STR("n"), nowhere));
            o->notes++;
            o->open_n = 0;
        } else {
            while (o->notes > 0) {
                part_builder_leave_note(w->b);
                o->notes--;
            }
            o->open_n = 0;
        }
        break;
    default:
        part_builder_flow(w->b, str_from_c(texts[next_random(seed) % 7]));
    }
}

static void test_whatever_is_called_the_document_is_sound(void **state) {
    (void)state;
    for (uint32_t round = 0; round < 3000; round++) {
        uint32_t seed = round * 2654435761U + 7;
        World w = world_create();
        Opened opened = {0};
        unsigned steps = next_random(&seed) % 120;
        for (unsigned i = 0; i < steps; i++)
            random_step(&w, &seed, &opened);
        (void)finish(&w);
        world_destroy(&w);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leaves_are_one_newline_apart_and_white_space_is_tidy),
        cmocka_unit_test(test_a_leaf_that_gets_children_keeps_its_text_as_a_paragraph),
        cmocka_unit_test(test_a_paragraph_with_a_list_inside_is_split_around_it),
        cmocka_unit_test(test_notes_stand_last_in_the_order_of_their_anchors),
        cmocka_unit_test(test_places_without_a_character_wait_for_the_next_one),
        cmocka_unit_test(test_line_breaks_stand_only_between_characters),
        cmocka_unit_test(test_empty_cells_and_notes_are_kept),
        cmocka_unit_test(test_parted_text_gets_a_leaf_of_its_own_only_if_it_comes),
        cmocka_unit_test(test_two_parts_share_one_count_of_ids),
        cmocka_unit_test(test_whatever_is_called_the_document_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
