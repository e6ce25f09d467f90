/* Proves doc/authority_csv.c: what is written is read back; other programs' tables are read;
 * what is no table is refused with its line. */
#include "doc/authority_csv.h"
#include "test.h"

static void test_what_is_written_is_read_back(void **state) {
    (void)state;
    static const AuthorityCsvRow rows[] = {
        {{"d1.p_A", 6}, {"", 0}, {"Gromyko, Andrei A.", 18}, {"Gromyko, \"Grim\"", 15}, {"V", 1}},
        {{"d2.p_A", 6}, {"d1.p_A", 6}, {"two\nlines", 9}, {"cr\rlf\r\n", 7}, {"", 0}},
        {{"d3.p_B", 6}, {"", 0}, {"\xD0\x93", 2}, {" kept ", 6}, {",", 1}},
    };
    struct arena *arena = arena_create();
    Buf out = {0};
    AuthorityCsvRowList read;
    Fail fail;
    authority_csv_head(&out);
    for (size_t i = 0; i < 3; i++)
        authority_csv_row(&rows[i], &out);
    assert_ok(authority_csv_read(buf_as_str(&out), arena, &read, &fail));
    assert_int_equal(read.n, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_true(str_equal(read.p[i].person, rows[i].person));
        assert_true(str_equal(read.p[i].same_as, rows[i].same_as));
        assert_true(str_equal(read.p[i].name, rows[i].name));
        assert_true(str_equal(read.p[i].wording, rows[i].wording));
        assert_true(str_equal(read.p[i].volume, rows[i].volume));
    }
    buf_free(&out);
    arena_destroy(arena);
}

static void test_tables_of_other_programs_are_read(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    AuthorityCsvRowList read;
    Fail fail;
    assert_ok(authority_csv_read(STR("\xEF\xBB\xBFmine,same_as,\"person\"\nx,,d1.p\n\ny,d1.p,d2.p"),
                                 arena, &read, &fail));
    assert_int_equal(read.n, 2);
    assert_str(read.p[1].person, "d2.p");
    assert_str(read.p[1].same_as, "d1.p");
    assert_int_equal(read.p[1].name.n, 0);
    assert_ok(authority_csv_read(STR("person,same_as\r\nd1.p\r\n"), arena, &read, &fail));
    assert_int_equal(read.n, 1);
    arena_destroy(arena);
}

static void test_what_is_no_table_is_refused_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "names no columns"},
        {"name,same_as\n", "names no columns"},
        {"person,same_as\na,b,c\n", "line 2: 3 cells under 2 names"},
        {"person,same_as\n\"a,b\n", "line 2: a quotation mark is not closed"},
        {"person,same_as\na\"b,c\n", "line 2: a quotation mark within"},
        {"person,same_as\n\"a\"b,c\n", "line 2: something stands behind"},
        {"person,same_as\na,\n,b\n", "line 3: names no person"},
        {"person,same_as\n\xff,b\n", "not UTF-8"},
    };
    struct arena *arena = arena_create();
    AuthorityCsvRowList read;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail;
        assert_false(authority_csv_read(str_from_c(cases[i].text), arena, &read, &fail));
        assert_int_equal(fail.code, FAIL_INVALID);
        if (strstr(fail.message, cases[i].message) == NULL)
            fail_msg("%s: %s", cases[i].text, fail.message);
    }
    arena_destroy(arena);
}

static void test_cut_and_flipped_anywhere_it_is_read_or_refused(void **state) {
    (void)state;
    static const char table[] = "person,same_as,name\r\nd1.p,,\"A, \"\"b\"\"\"\r\nd2.p,d1.p,C\r\n";
    Fail fail;
    for (size_t i = 0; i < sizeof table; i++)
        for (int bit = -1; bit < 8; bit++) {
            struct arena *arena = arena_create();
            AuthorityCsvRowList read;
            char bytes[sizeof table];
            memcpy(bytes, table, sizeof table);
            Str text = {bytes, bit < 0 ? i : sizeof table - 1};
            if (bit >= 0 && i < text.n)
                bytes[i] = (char)(bytes[i] ^ (1 << bit));
            if (authority_csv_read(text, arena, &read, &fail))
                for (size_t k = 0; k < read.n; k++)
                    assert_true(read.p[k].person.n > 0);
            else
                assert_int_equal(fail.code, FAIL_INVALID);
            arena_destroy(arena);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_written_is_read_back),
        cmocka_unit_test(test_tables_of_other_programs_are_read),
        cmocka_unit_test(test_what_is_no_table_is_refused_with_its_line),
        cmocka_unit_test(test_cut_and_flipped_anywhere_it_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
