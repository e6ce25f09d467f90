/* Proves query/engine_row.c: what a document gives, and that a row is read as it was written or
 * refused. */
#include "query/engine_row.h"
#include "query/small.h"

static void test_a_document_gives_its_row(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "d135", "the wall");
    Description *said = &document->description;
    static const struct {
        Field field;
        const char *value, *norm, *role;
    } values[] = {
        {FIELD_DATE, "18 October 1962", "1962-10-18", "written"},
        {FIELD_DATE, "1812", "1812", "quoted"},
        {FIELD_DATE, "some day", "", "given"},
        {FIELD_DATE, "a bad one", "1962-13", "given"},
        {FIELD_KIND, "Telegram", "", ""},
        {FIELD_KIND, "Telegram", "", ""},
        {FIELD_LANGUAGE, "English", "en", ""},
        {FIELD_ARCHIVE, "Archive of Foreign Policy", "AVP RF", ""},
        {FIELD_RIGHTS, "a paragraph", "", ""},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        Value *value =
            description_add(small->arena, said, values[i].field, str_from_c(values[i].value));
        value->norm = str_from_c(values[i].norm);
        value->role = str_from_c(values[i].role);
    }
    str_list_add(small->arena, &document->collections, STR("ch3"));
    EngineRow row;
    engine_row_make(small->analyzer, STR("dabc"), document, 4, small->arena, &row);
    assert_str(row.id, "dabc.d135");
    assert_int_equal(row.reading, 4);
    assert_int_equal(row.visibility, VISIBLE_YES);
    assert_int_equal(row.days.n, 1);
    assert_false(row.undated);
    assert_int_equal(row.sort_day, date_day(1962, 10, 18));
    assert_int_equal(row.collections.n, 1);
    assert_str(row.collections.p[0], "dabc.ch3");
    assert_int_equal(row.facets.n, 3);
    assert_str(row.facets.p[0].value, "telegram");  // of kinds in small letters
    assert_str(row.facets.p[1].value, "en");
    assert_str(row.facets.p[1].norm, "English");
    assert_str(row.facets.p[2].norm, "AVP RF");
    assert_int_equal(row.lengths[ZONE_TEXT], 2);
    assert_true(row.zones[ZONE_TEXT].n > 0);
    assert_int_equal(row.text_hash, engine_row_hash(document));
}

static void test_a_day_that_a_rule_guesses_is_not_certain(void **state) {
    struct small *small = *state;
    static const struct {
        SourceKind source;
        uint16_t certainty;
        uint64_t certain;
    } cases[] = {{SOURCE_RULE, 600, 0}, {SOURCE_RULE, 900, 1}, {SOURCE_FILE, 600, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document *document = small_document(small, "1", "the wall");
        Value *date = description_add(small->arena, &document->description, FIELD_DATE, STR("x"));
        date->norm = STR("1962-10-18");
        date->role = STR("written");
        date->source.kind = cases[i].source;
        date->certainty = cases[i].certainty;
        small_put(small, document, VISIBLE_YES);
        assert_int_equal(small_count(small, "date:1962"), 1);
        assert_int_equal(small_count(small, "date:certain:1962"), cases[i].certain);
    }
}

static void test_the_hash_follows_text_and_description(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "the wall");
    uint64_t before = engine_row_hash(document);
    assert_int_equal(engine_row_hash(small_document(small, "2", "the wall")), before);
    assert_int_not_equal(engine_row_hash(small_document(small, "1", "the walls")), before);
    description_add(small->arena, &document->description, FIELD_TITLE, STR("x"));
    assert_int_not_equal(engine_row_hash(document), before);
}

static void write_any(struct small *small, Buf *out, EngineRow *row) {
    struct document *document = small_any_document(small, "n1");
    str_list_add(small->arena, &document->collections, STR("ch1"));
    engine_row_make(small->analyzer, STR("d"), document, 3, small->arena, row);
    row->visibility = VISIBLE_WITHDRAWN;
    engine_row_write(row, out);
}

static void test_a_row_is_read_as_it_was_written(void **state) {
    struct small *small = *state;
    for (int i = 0; i < 200; i++) {
        Buf bytes = {0}, again = {0};
        EngineRow row, read;
        Fail fail;
        write_any(small, &bytes, &row);
        assert_ok(engine_row_read(buf_as_str(&bytes), small->arena, &read, &fail));
        engine_row_write(&read, &again);
        assert_true(str_equal(buf_as_str(&bytes), buf_as_str(&again)));
        assert_int_equal(read.undated, row.undated);
        buf_free(&bytes);
        buf_free(&again);
    }
}

static void test_a_row_cut_or_flipped_is_refused_or_sound(void **state) {
    struct small *small = *state;
    Buf bytes = {0};
    EngineRow row;
    Fail fail;
    write_any(small, &bytes, &row);
    for (size_t n = 0; n < bytes.n; n++) {
        assert_false(engine_row_read((Str){bytes.p, n}, small->arena, &row, &fail));
        assert_int_equal(fail.code, FAIL_CORRUPT);
    }
    for (size_t i = 0; i < bytes.n; i++)
        for (int bit = 0; bit < 8; bit++) {
            bytes.p[i] = (char)(bytes.p[i] ^ (1 << bit));
            if (engine_row_read(buf_as_str(&bytes), small->arena, &row, &fail)) {
                assert_true(row.id.n > 0 && row.role <= ROLE_APPARATUS);
                for (size_t j = 0; j < row.facets.n; j++)
                    assert_true(row.facets.p[j].field < FIELD_COUNT);
            }
            bytes.p[i] = (char)(bytes.p[i] ^ (1 << bit));
        }
    buf_free(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_document_gives_its_row, small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_a_day_that_a_rule_guesses_is_not_certain, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_the_hash_follows_text_and_description, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_row_is_read_as_it_was_written, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_row_cut_or_flipped_is_refused_or_sound, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
