/* Proves query/row_table.c: facts as they were written, values that a filter asks for, bytes that
 * are no facts. */
#include "query/row_table.h"
#include "query/small.h"

static void add_value(struct row_table *table, uint64_t number, Field field, const char *value,
                      const char *norm) {
    Fail fail;
    FacetValue one = {field, str_from_c(value), str_from_c(norm)};
    assert_ok(row_table_add_value(table, number, &one, &fail));
}

static void test_rows_are_read_as_they_were_written(void **state) {
    struct small *small = *state;
    struct row_table *table = row_table_create();
    static const uint32_t values[] = {1, 3};
    Fail fail;
    row_table_reserve(table, 20);
    for (uint64_t number = 2; number < 40; number += 3) {
        char local[32];
        (void)snprintf(local, sizeof local, "n%u", (unsigned)number);
        EngineRow row;
        Buf facts = {0};
        engine_row_make(small->analyzer, STR("d"), small_any_document(small, local), 9,
                        small->arena, &row);
        row.visibility = number == 8 ? VISIBLE_WITHDRAWN : VISIBLE_YES;
        row_table_write_facts(&row, values, 2, &facts);
        assert_ok(row_table_add_row(table, number, row.id, buf_as_str(&facts), &fail));
        const RowFacts *read = &table->rows.p[number];
        assert_true(str_equal(read->id, row.id));
        assert_int_equal(read->reading, 9);
        assert_int_equal(read->text_hash, row.text_hash);
        assert_int_equal(read->sort_day, row.sort_day);
        assert_int_equal(read->day_count, row.days.n);
        for (size_t i = 0; i < row.days.n; i++)
            assert_memory_equal(&table->days.p[read->first_day + i].a1, &row.days.p[i].a1,
                                4 * sizeof(int32_t));
        struct row_head head;
        assert_ok(row_table_read_head(buf_as_str(&facts), &head, &fail));
        assert_int_equal(head.text_hash, row.text_hash);
        buf_free(&facts);
    }
    row_table_seal(table);
    add_value(table, 1, FIELD_KIND, "Telegram", "");
    assert_false(row_table_seal_values(table, &fail)); /* there is no value 3 */
    assert_int_equal(fail.code, FAIL_CORRUPT);
    add_value(table, 3, FIELD_PLACE, "Moscow", "");
    assert_ok(row_table_seal_values(table, &fail));
    for (size_t i = 2; i < 40; i += 3) {
        assert_int_equal(table->rows.p[i].value_count, 2);
        assert_int_equal(table->row_values.p[table->rows.p[i].first_value + 1], 3);
    }
    assert_int_equal(row_set_count(table->visible), table->visible_count);
    assert_int_equal(table->visible_count, 12);
    assert_false(row_set_has(table->visible, 8));
    assert_false(row_set_has(table->visible, 3));
    row_table_destroy(table);
}

static void test_facts_cut_or_flipped_are_refused_or_sound(void **state) {
    struct small *small = *state;
    static const uint32_t values[] = {1};
    EngineRow row;
    Buf facts = {0};
    Fail fail;
    engine_row_make(small->analyzer, STR("d"), small_any_document(small, "1"), 1, small->arena,
                    &row);
    row_table_write_facts(&row, values, 1, &facts);
    for (size_t n = 0; n <= facts.n; n++)
        for (int bit = 0; bit < 8 && n < facts.n; bit++) {
            struct row_table *table = row_table_create();
            add_value(table, 1, FIELD_KIND, "Telegram", "");
            if (row_table_add_row(table, 1, row.id, (Str){facts.p, n},
                                  &fail)) /* its values are cut */
                assert_false(row_table_seal_values(table, &fail));
            assert_int_equal(fail.code, FAIL_CORRUPT);
            facts.p[n] = (char)(facts.p[n] ^ (1 << bit));
            if (row_table_add_row(table, 2, row.id, buf_as_str(&facts), &fail)) {
                row_table_seal(table);
                if (row_table_seal_values(table, &fail))
                    for (size_t i = 0; i < table->row_values.n; i++)
                        assert_true(table->row_values.p[i] < table->values.n);
            } else {
                assert_int_equal(fail.code, FAIL_CORRUPT);
            }
            facts.p[n] = (char)(facts.p[n] ^ (1 << bit));
            row_table_destroy(table);
        }
    buf_free(&facts);
}

static void test_values_are_found_as_readers_mean_them(void **state) {
    (void)state;
    struct row_table *table = row_table_create();
    struct arena *arena = arena_create();
    add_value(table, 1, FIELD_KIND, "Telegram", "");
    add_value(table, 2, FIELD_KIND, "Circular telegram", "");
    add_value(table, 3, FIELD_AUTHOR, "Andrei A. Gromyko", "");
    add_value(table, 4, FIELD_AUTHOR, "Gromykova", "");
    add_value(table, 5, FIELD_ARCHIVE, "Archive of Foreign Policy", "AVP RF");
    add_value(table, 6, FIELD_MARKING, "Top Secret", "");
    add_value(table, 7, FIELD_PLACE, "Köln", "");
    static const struct {
        Field field;
        const char *text;
        bool whole;
        const char *found;  // numbers
    } cases[] = {
        {FIELD_KIND, "telegram", false, "1"},
        {FIELD_KIND, "TELEGRAM", false, "1"},
        {FIELD_KIND, "telegram", true, "1"},  // capitals do not tell kinds apart
        {FIELD_KIND, "Telegram", true, "1"},
        {FIELD_KIND, "circular  telegram", false, "2"},
        {FIELD_AUTHOR, "gromyko", false, "3"},
        {FIELD_AUTHOR, "a gromyko", false, "3"},
        {FIELD_AUTHOR, "andrei gromyko", false, ""},
        {FIELD_AUTHOR, "Gromyko", true, ""},
        {FIELD_ARCHIVE, "avp rf", false, "5"},
        {FIELD_ARCHIVE, "foreign policy", false, "5"},
        {FIELD_MARKING, "secret", false, ""},
        {FIELD_PLACE, "koln", false, "7"},
        {FIELD_PLACE, "...", false, ""},
        {FIELD_SUBJECT, "telegram", false, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RowSet found = row_set_new(arena, table->values.n);
        row_table_find_values(table, cases[i].field, str_from_c(cases[i].text), cases[i].whole,
                              found);
        size_t number = 0;
        if (cases[i].found[0] == '\0') {
            assert_int_equal(row_set_count(found), 0);
            continue;
        }
        assert_int_equal(row_set_count(found), 1);
        assert_true(row_set_next(found, &number));
        assert_int_equal(number, cases[i].found[0] - '0');
    }
    arena_destroy(arena);
    row_table_destroy(table);
}

static void test_numbers_rise_and_one_value_is_the_same_as_its_like(void **state) {
    (void)state;
    struct row_table *table = row_table_create();
    FacetValue value = {FIELD_KIND, STR("Telegram"), STR("")};
    Fail fail;
    add_value(table, 2, FIELD_KIND, "Telegram", "a");
    add_value(table, 5, FIELD_KIND, "Telegram", "b");
    add_value(table, 6, FIELD_PLACE, "Telegram", "");
    assert_int_equal(table->same_as.p[5], 2);
    assert_int_equal(table->same_as.p[6], 6);
    assert_false(row_table_add_value(table, 4, &value, &fail));
    assert_false(row_table_add_value(table, ROW_VALUES_MAX, &value, &fail));
    assert_true(row_table_weight(ZONE_TITLE) > row_table_weight(ZONE_TEXT));
    assert_true(row_table_weight(ZONE_NOTES) < row_table_weight(ZONE_TEXT));
    row_table_destroy(table);
}

static void test_forms_of_names_find_values_that_hold_them(void **state) {
    struct small *small = *state;
    struct row_table *table = row_table_create();
    add_value(table, 1, FIELD_AUTHOR, "Khrushchev, Nikita S.", "");
    add_value(table, 2, FIELD_AUTHOR, "Nikita Khruschev", "");
    add_value(table, 3, FIELD_RECIPIENT, "Nikita Khruschev", "");
    add_value(table, 4, FIELD_AUTHOR, "Kennedy", "");
    Str family[] = {STR("khrushchev"), STR("khruschev")}, given[] = {STR("nikita")};
    StrList one[] = {{family, 2, 2}}, two[] = {{given, 1, 1}, {family, 2, 2}};
    RowSet found = row_set_new(small->arena, 5);
    row_table_find_forms(table, FIELD_AUTHOR, one, 1, found);
    assert_true(row_set_has(found, 1) && row_set_has(found, 2));
    assert_int_equal(row_set_count(found), 2);
    found = row_set_new(small->arena, 5);
    row_table_find_forms(table, FIELD_AUTHOR, two, 2, found);
    assert_int_equal(row_set_count(found), 1);
    assert_true(row_set_has(found, 2));
    found = row_set_new(small->arena, 5);
    row_table_find_forms(table, FIELD_AUTHOR, one, 0, found);
    row_table_find_forms(table, FIELD_KIND, one, 1, found);
    assert_int_equal(row_set_count(found), 0);
    row_table_destroy(table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows_are_read_as_they_were_written, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_facts_cut_or_flipped_are_refused_or_sound, small_setup,
                                        small_teardown),
        cmocka_unit_test(test_values_are_found_as_readers_mean_them),
        cmocka_unit_test(test_numbers_rise_and_one_value_is_the_same_as_its_like),
        cmocka_unit_test_setup_teardown(test_forms_of_names_find_values_that_hold_them, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
