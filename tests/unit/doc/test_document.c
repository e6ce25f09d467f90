#include "test.h"

#include "doc/document.h"
#include "doc/plain_document.h"

static void test_names_go_both_ways(void **state) {
    (void)state;
    for (unsigned i = 0; i < BLOCK_KIND_COUNT; i++) {
        BlockKind kind;
        assert_true(document_block_kind(str_from_c(document_block_name((BlockKind)i)), &kind));
        assert_int_equal(kind, i);
    }
    for (unsigned i = 0; i < SPAN_KIND_COUNT; i++) {
        SpanKind kind;
        assert_true(document_span_kind(str_from_c(document_span_name((SpanKind)i)), &kind));
        assert_int_equal(kind, i);
    }
    for (unsigned i = 0; i < PART_KIND_COUNT; i++) {
        PartKind kind;
        assert_true(document_part_kind(str_from_c(document_part_name((PartKind)i)), &kind));
        assert_int_equal(kind, i);
    }
    for (unsigned i = 0; i < RELATION_KIND_COUNT; i++) {
        RelationKind kind;
        assert_true(
            document_relation_kind(str_from_c(document_relation_name((RelationKind)i)), &kind));
        assert_int_equal(kind, i);
    }
    BlockKind kind;
    assert_false(document_block_kind(STR("Paragraph"), &kind));
    assert_false(document_block_kind(STR(""), &kind));
}

static void test_a_place_stands_in_the_last_block_that_begins_before_it(void **state) {
    (void)state;
    Block blocks[] = {{.id = 3, .start = 0, .end = 4}, {.id = 7, .start = 5, .end = 9}};
    Part part = {.blocks = {.p = blocks, .n = 2}};
    static const uint32_t expected[] = {3, 3, 3, 3, 3, 7, 7, 7, 7, 7, 7};
    for (size_t at = 0; at < sizeof expected / sizeof *expected; at++)
        assert_int_equal(document_block_at(&part, at), expected[at]);
    assert_int_equal(document_block_at(&(Part){0}, 3), 0);
}

static void test_attributes_stay_sorted_and_unique(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Span span = {0};
    document_set_attribute(arena, &span.attributes, "ref", STR("p1"));
    document_set_attribute(arena, &span.attributes, "block", STR("1"));
    document_set_attribute(arena, &span.attributes, "type", STR("person"));
    document_set_attribute(arena, &span.attributes, "block", STR("2"));
    assert_int_equal(span.attributes.n, 3);
    assert_str(span.attributes.p[0].key, "block");
    assert_str(document_attribute(&span, "block"), "2");
    assert_str(span.attributes.p[2].key, "type");
    assert_int_equal(document_attribute(&span, "n").n, 0);
    arena_destroy(arena);
}

static void test_spans_are_sorted_the_longer_first(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Part part = {0};
    static const Span given[] = {
        {.kind = SPAN_DATE, .start = 5, .end = 5}, {.kind = SPAN_DATE, .start = 0, .end = 3},
        {.kind = SPAN_NAME, .start = 0, .end = 9}, {.kind = SPAN_GAP, .start = 0, .end = 3},
        {.kind = SPAN_PAGE, .start = 0, .end = 0},
    };
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        *LIST_ADD(arena, &part.spans) = given[i];
    document_sort_spans(&part);
    static const SpanKind expected[] = {SPAN_NAME, SPAN_GAP, SPAN_DATE, SPAN_PAGE, SPAN_DATE};
    for (size_t i = 0; i < part.spans.n; i++)
        assert_int_equal(part.spans.p[i].kind, expected[i]);
    arena_destroy(arena);
}

static void test_blocks_are_found_by_id(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = plain_document(arena, "h One\n(list\ni a\ni b\n)\np Two\n");
    const Part *part = NULL;
    const Block *block = document_find_block(&document, 4, &part);
    assert_non_null(block);
    assert_str(str_slice(part->text, block->start, block->end), "b");
    assert_null(document_find_block(&document, 6, NULL));
    assert_false(document_block_is_container(part, 0));
    assert_true(document_block_is_container(part, 1));
    assert_false(document_block_is_container(part, 4));
    arena_destroy(arena);
}

/* Each breaks one promise of a sound document: two paragraphs, a list of two items, a note. */
typedef void (*Damage)(struct document *document, Part *part, Block *blocks);

static void nothing(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, (void)b;
}
static void no_id(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->local_id = STR("");
}
static void odd_id(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->local_id = STR("a/b");
}
static void twin_id(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[1].id = 1;
}
static void zero_id(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[1].id = 0;
}
static void late_next(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->next_block = 6;
}
static void not_utf8(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->text = (Str){"One\nTw\xFF\na\nb\nnote", 16};
}
static void with_nul(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->text = (Str){"One\nTw\0\na\nb\nnote", 16};
}
static void text_behind(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->text = STR("One\nTwo\na\nb\nnote\n");
}
static void text_between(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[1].start++;
}
static void beyond(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[5].end++;
}
static void backwards(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[0].start = 4;
}
static void cut_character(struct document *d, Part *p, Block *b) {
    (void)d, p->text = STR("One\nT\xC3\xA9\na\nb\nnote"), b[1].end--;
}
static void strange_parent(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[3].parent = 77;
}
static void closed_parent(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[4].parent = 1;
}
static void out_of_parent(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[2].end--;
}
static void no_line_break(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->text = STR("One Two\na\nb\nnote");
}
static void note_first(struct document *d, Part *p, Block *b) {
    (void)d, b[0].kind = BLOCK_NOTE, b[5].kind = BLOCK_PARAGRAPH;
    document_set_attribute(NULL, &p->spans.p[0].attributes, "block", STR("1"));
}
static void note_inside(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[3].kind = BLOCK_NOTE;
}
static void no_anchor(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->spans.n = 0;
}
static void anchor_behind(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->spans.p[0].start = p->spans.p[0].end = 16;
}
static void wide_anchor(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->spans.p[0].end = 1;
}
static void anchor_of_none(struct document *d, Part *p, Block *b) {
    (void)d, (void)b;
    document_set_attribute(NULL, &p->spans.p[0].attributes, "block", STR("2"));
}
static void span_beyond(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->spans.p[1].end = 17;
}
static void span_unsorted(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->spans.p[0].start = p->spans.p[0].end = 6;
}
static void span_kind(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->spans.p[1].kind = SPAN_KIND_COUNT;
}
static void certain_twice(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->spans.p[1].certainty = 1001;
}
static void odd_key(struct document *d, Part *p, Block *b) {
    (void)d, (void)b, p->spans.p[0].attributes.p[0].key = STR("Block");
}
static void own_link(struct document *d, Part *p, Block *b) {
    static BlockLink link = {0, 2};
    (void)d, (void)p, b[0].links.p = &link, b[0].links.n = 1;
}
static void odd_origin(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[0].origin.last = 9;
}
static void back_origin(struct document *d, Part *p, Block *b) {
    (void)d, (void)p, b[0].origin = (Origin){STR("a"), 9, 8};
}
static void lost_alive(struct document *d, Part *p, Block *b) {
    static LostBlock lost = {2, 1};
    (void)p, (void)b, d->lost_blocks.p = &lost, d->lost_blocks.n = 1;
}
static void lost_to_none(struct document *d, Part *p, Block *b) {
    static LostBlock lost = {7, 8};
    (void)p, (void)b, d->next_block = 9, d->lost_blocks.p = &lost, d->lost_blocks.n = 1;
}
static void asked_and_given(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->description.p[0].asked_empty = true;
}
static void evidence_beyond(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->description.p[0].evidence.p[0].end = 4;
}
static void evidence_of_none(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->description.p[0].evidence.p[0].block = 99;
}
static void evidence_of_no_block(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->description.p[0].evidence.p[0].block = 0;
}
static void twin_part(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->parts.p[1].id = STR("t1");
}
static void text_without_blocks(struct document *d, Part *p, Block *b) {
    (void)p, (void)b, d->parts.p[1].text = STR("x");
}

static void test_each_broken_promise_is_found(void **state) {
    (void)state;
    static const struct {
        Damage damage;
        const char *message;
    } cases[] = {
        {no_id, "the document has no usable id"},
        {odd_id, "the document has no usable id"},
        {twin_id, "block id 1 stands twice"},
        {zero_id, "block id 0, next block 7"},
        {late_next, "block id 6, next block 6"},
        {not_utf8, "part t1: text is not UTF-8 or holds U+0000"},
        {with_nul, "part t1: text is not UTF-8 or holds U+0000"},
        {text_behind, "part t1: text behind the last block"},
        {text_between, "part t1, block 2: does not begin one line break behind the text before it"},
        {beyond, "part t1, block 6: reaches beyond the text"},
        {backwards, "part t1, block 1: reaches beyond the text"},
        {cut_character, "part t1, block 2: cuts a character"},
        {strange_parent, "part t1, block 4: does not follow its parent"},
        {closed_parent, "part t1, block 5: does not follow its parent"},
        {out_of_parent, "part t1, block 5: reaches out of its parent"},
        {no_line_break,
         "part t1, block 2: does not begin one line break behind the text before it"},
        {note_first, "part t1, block 2: stands behind a note"},
        {note_inside, "part t1, block 4: is a note inside another block"},
        {no_anchor, "part t1, block 6: is a note without an anchor before it"},
        {anchor_behind, "part t1, span 1: spans are not sorted"},
        {wide_anchor, "part t1, span 0: is no anchor of a note"},
        {anchor_of_none, "part t1, span 0: is the anchor of no note of this part"},
        {span_beyond, "part t1, span 1: reaches beyond the text"},
        {span_unsorted, "part t1, span 1: spans are not sorted"},
        {span_kind, "part t1, span 1: unknown kind"},
        {certain_twice, "part t1, span 1: impossible certainty or source"},
        {odd_key, "part t1, span 0: attribute is not a name and a text"},
        {own_link, "part t1, block 1: is linked to no block of another part"},
        {odd_origin, "part t1, block 1: impossible origin"},
        {back_origin, "part t1, block 1: impossible origin"},
        {lost_alive, "lost block 2 was never used or still is"},
        {lost_to_none, "lost block 7 points to no block"},
        {asked_and_given, "value 0 (title): impossible text"},
        {evidence_beyond, "value 0 (title): impossible evidence"},
        {evidence_of_none, "value 0 (title): impossible evidence"},
        {evidence_of_no_block, "value 0 (title): impossible evidence"},
        {twin_part, "part id t1 stands twice"},
        {text_without_blocks, "part t2: text behind the last block"},
        {nothing, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct document document =
            plain_document(arena, "p One\np Two\n(list\ni a\ni b\n)\nn note\n");
        Value *value = description_add(arena, &document.description, FIELD_TITLE, STR("One"));
        *LIST_ADD(arena, &value->evidence) = (Evidence){.block = 1, .end = 3};
        LIST_ADD(arena, &document.parts)->id = STR("t2");
        Part *part = &document.parts.p[0];
        *LIST_ADD(arena, &part->spans) = (Span){.kind = SPAN_GAP, .start = 5, .end = 6};
        cases[i].damage(&document, part, part->blocks.p);
        Fail fail = {0};
        bool sound = document_check(&document, &fail);
        if (sound != (cases[i].message == NULL))
            fail_msg("case %zu: %s", i, sound ? "not found" : fail.message);
        if (!sound)
            assert_string_equal(fail.message, cases[i].message);
        assert_true(sound || fail.code == FAIL_CORRUPT);
        arena_destroy(arena);
    }
}

static void test_notes_stand_in_the_order_of_their_anchors(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = plain_document(arena, "p One\nn first\nn second\n");
    Fail fail = {0};
    Part *part = &document.parts.p[0];
    part->spans.p[0].start = part->spans.p[0].end = 2;  // of block 2
    document_sort_spans(part);
    assert_false(document_check(&document, &fail));
    assert_string_equal(fail.message, "part t1, block 3: is a note out of the order of anchors");
    arena_destroy(arena);
}

static void test_values_without_a_document_name_no_block(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Description description = {0};
    Value *value = description_add(arena, &description, FIELD_TITLE, STR("FRUS"));
    *LIST_ADD(arena, &value->evidence) = (Evidence){.origin = {STR("a.xml"), 1, 5}};
    assert_ok(document_check_description(&description, &fail));
    value->evidence.p[0].block = 1;
    assert_false(document_check_description(&description, &fail));
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_go_both_ways),
        cmocka_unit_test(test_a_place_stands_in_the_last_block_that_begins_before_it),
        cmocka_unit_test(test_attributes_stay_sorted_and_unique),
        cmocka_unit_test(test_spans_are_sorted_the_longer_first),
        cmocka_unit_test(test_blocks_are_found_by_id),
        cmocka_unit_test(test_each_broken_promise_is_found),
        cmocka_unit_test(test_notes_stand_in_the_order_of_their_anchors),
        cmocka_unit_test(test_values_without_a_document_name_no_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
