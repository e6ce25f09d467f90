#include "test.h"

#include "web/beside.h"
#include "web/web_fixture.h"
#include <string.h>

static WebFixture *fixture;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    web_fixture_destroy(fixture);
    return 0;
}

static const char *words(size_t count) {
    char *text = ARENA_ARRAY(fixture->arena, char, count + 1);
    for (size_t i = 0; i < count; i++)
        text[i] = i % 6 == 5 ? ' ' : 'a';
    return text;
}

static void mark(size_t at, const char *note) {
    web_fixture_span(fixture, SPAN_NOTE, at, at, "block", note);
}

static BesideList beside(void) {
    Part *part = web_fixture_part(fixture);
    document_sort_spans(part);
    return beside_lines(part, fixture->arena);
}

static void test_a_note_stands_as_many_lines_down_as_its_mark(void **state) {
    (void)state;
    Block *block = web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, words(1000));
    size_t start = block->start;
    web_fixture_leaf(fixture, 8, BLOCK_NOTE, 0, "at the head");
    web_fixture_leaf(fixture, 9, BLOCK_NOTE, 0, "in the tenth line");
    mark(start + 10, "8");
    mark(start + 650, "9");  // 69 a line: 9.4 lines
    BesideList list = beside();
    assert_int_equal(beside_find(&list, 8), 0);
    // Its own ninth line below the head, less what the first note takes: 0.68 + 0.60 lines.
    assert_int_equal(beside_find(&list, 9), 8);
    assert_int_equal(beside_find(&list, 1), 0);
}

static void test_a_note_is_never_pushed_further_than_the_one_above_it_asks(void **state) {
    (void)state;
    Block *block = web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, words(400));
    size_t start = block->start;
    web_fixture_leaf(fixture, 8, BLOCK_NOTE, 0,
                     words(900));  // 21 lines of a note: 14.3 of the text
    web_fixture_leaf(fixture, 9, BLOCK_NOTE, 0, "short");
    mark(start + 5, "8");
    mark(start + 390, "9");
    BesideList list = beside();
    assert_int_equal(beside_find(&list, 8), 0);
    assert_int_equal(beside_find(&list, 9), 0);
}

static void test_each_block_begins_anew_at_its_own_head(void **state) {
    (void)state;
    web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, words(5000));
    Block *block = web_fixture_leaf(fixture, 2, BLOCK_PARAGRAPH, 0, words(300));
    size_t start = block->start;
    web_fixture_leaf(fixture, 9, BLOCK_NOTE, 0, "a note");
    mark(start + 150, "9");  // in its third line
    BesideList list = beside();
    assert_int_equal(beside_find(&list, 9), 2);
}

static void test_items_of_a_list_stand_below_each_other(void **state) {
    (void)state;
    web_fixture_holder(fixture, 1, BLOCK_LIST, 0);
    for (uint32_t id = 2; id < 12; id++)
        web_fixture_leaf(fixture, id, BLOCK_ITEM, 1, "an item");
    size_t at = fixture->text.n;
    web_fixture_close(fixture, 1);
    web_fixture_leaf(fixture, 20, BLOCK_NOTE, 0, "on the last item");
    mark(at, "20");
    BesideList list = beside();
    assert_int_equal(beside_find(&list, 20), 10);  // nine items of 1.11 lines
}

static void test_marks_of_no_note_and_second_marks_count_for_nothing(void **state) {
    (void)state;
    Block *block = web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, words(2000));
    size_t start = block->start;
    web_fixture_leaf(fixture, 9, BLOCK_NOTE, 0, "twice");
    mark(start, "7");
    mark(start + 100, "x");
    mark(start + 350, "9");
    mark(start + 1900, "9");
    BesideList list = beside();
    assert_int_equal(list.n, 1);
    assert_int_equal(beside_find(&list, 9), 5);
}

static void test_a_mark_far_down_a_block_is_brought_as_near_as_can_be(void **state) {
    (void)state;
    Block *block = web_fixture_leaf(fixture, 1, BLOCK_PARAGRAPH, 0, words(60000));
    size_t start = block->start;
    web_fixture_leaf(fixture, 9, BLOCK_NOTE, 0, "far down");
    mark(start + 59000, "9");
    BesideList list = beside();
    assert_int_equal(beside_find(&list, 9), BESIDE_LINES_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_note_stands_as_many_lines_down_as_its_mark, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            test_a_note_is_never_pushed_further_than_the_one_above_it_asks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_each_block_begins_anew_at_its_own_head, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_items_of_a_list_stand_below_each_other, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_marks_of_no_note_and_second_marks_count_for_nothing,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_mark_far_down_a_block_is_brought_as_near_as_can_be,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
