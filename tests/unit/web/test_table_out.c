#include "test.h"

#include "web/table_out.h"
#include "web/web_fixture.h"

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

/* A cell with what its source says of it; key NULL: nothing. */
static void cell(uint32_t id, uint32_t row, const char *text, const char *key, const char *value) {
    Block *block = web_fixture_leaf(fixture, id, BLOCK_CELL, row, text);
    if (key == NULL)
        return;
    Span *span = web_fixture_span(fixture, SPAN_OTHER, block->start, block->end, "name", "cell");
    document_set_attribute(fixture->arena, &span->attributes, key, str_from_c(value));
}

static TableShapeList shapes(void) {
    Part *part = web_fixture_part(fixture);
    document_sort_spans(part);
    return table_out_shapes(part, fixture->arena);
}

static void test_a_table_is_as_wide_as_its_widest_row(void **state) {
    (void)state;
    web_fixture_holder(fixture, 1, BLOCK_TABLE, 0);
    web_fixture_holder(fixture, 2, BLOCK_ROW, 1);
    cell(3, 2, "a", NULL, NULL);
    web_fixture_holder(fixture, 4, BLOCK_ROW, 1);
    cell(5, 4, "b", "cols", "2");
    cell(6, 4, "c", NULL, NULL);
    TableShapeList list = shapes();
    const TableShape *table = table_out_find(&list, 1);
    assert_non_null(table);
    assert_int_equal(table->columns, 3);
    assert_int_equal(table->rows, 2);
    const TableShape *wide = table_out_find(&list, 5);
    assert_non_null(wide);
    assert_int_equal(wide->columns, 2);
    assert_int_equal(wide->row, 2);
    assert_null(table_out_find(&list, 3));
    assert_null(table_out_find(&list, 6));
}

static void test_a_label_heads_and_a_cell_never_reaches_below_its_table(void **state) {
    (void)state;
    web_fixture_holder(fixture, 1, BLOCK_TABLE, 0);
    web_fixture_holder(fixture, 2, BLOCK_ROW, 1);
    cell(3, 2, "Year", "role", "label");
    web_fixture_holder(fixture, 4, BLOCK_ROW, 1);
    cell(5, 4, "1962", "rows", "9");
    TableShapeList list = shapes();
    assert_true(table_out_find(&list, 3)->heads);
    assert_int_equal(table_out_find(&list, 3)->row, 1);
    assert_int_equal(table_out_find(&list, 5)->rows, 1);
    assert_false(table_out_find(&list, 5) != NULL && table_out_find(&list, 5)->heads);
}

static void test_a_table_in_a_cell_does_not_end_the_one_around_it(void **state) {
    (void)state;
    web_fixture_holder(fixture, 1, BLOCK_TABLE, 0);
    web_fixture_holder(fixture, 2, BLOCK_ROW, 1);
    web_fixture_holder(fixture, 3, BLOCK_CELL, 2);
    web_fixture_holder(fixture, 4, BLOCK_TABLE, 3);
    web_fixture_holder(fixture, 5, BLOCK_ROW, 4);
    cell(6, 5, "x", NULL, NULL);
    cell(7, 5, "y", NULL, NULL);
    web_fixture_close(fixture, 5);
    web_fixture_close(fixture, 4);
    web_fixture_close(fixture, 3);
    cell(8, 2, "z", NULL, NULL);
    web_fixture_holder(fixture, 9, BLOCK_ROW, 1);
    cell(10, 9, "u", "cols", "3");
    TableShapeList list = shapes();
    assert_int_equal(table_out_find(&list, 4)->columns, 2);
    assert_int_equal(table_out_find(&list, 4)->rows, 1);
    assert_int_equal(table_out_find(&list, 1)->columns, 3);
    assert_int_equal(table_out_find(&list, 1)->rows, 2);
}

static void test_senseless_numbers_cover_one_place_and_large_ones_a_thousand(void **state) {
    (void)state;
    web_fixture_holder(fixture, 1, BLOCK_TABLE, 0);
    web_fixture_holder(fixture, 2, BLOCK_ROW, 1);
    cell(3, 2, "a", "cols", "0");
    cell(4, 2, "b", "cols", "many");
    cell(5, 2, "c", "cols", "4000000000");
    web_fixture_leaf(fixture, 6, BLOCK_CELL, 9, "a cell of no row");
    TableShapeList list = shapes();
    assert_null(table_out_find(&list, 3));
    assert_null(table_out_find(&list, 4));
    assert_int_equal(table_out_find(&list, 5)->columns, 1000);
    assert_int_equal(table_out_find(&list, 1)->columns, 1002);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_table_is_as_wide_as_its_widest_row, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_label_heads_and_a_cell_never_reaches_below_its_table,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_table_in_a_cell_does_not_end_the_one_around_it,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_senseless_numbers_cover_one_place_and_large_ones_a_thousand, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
