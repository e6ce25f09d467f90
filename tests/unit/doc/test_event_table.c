/* Tables of events: with and without a first line of names, and what is refused. */
#include "test.h"

#include "doc/event_table.h"

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static const char whole[] =
    "\xEF\xBB\xBF# accounts of talks\r\n"
    "talk\tA talk\t1962-10-18\tMoscow\tSoviet Union\tcable\td1\textract\t140\r\n"
    "\r\n"
    "dinner\tA dinner\t1961\t\t\t\td9\t\r\n"
    "talk\t\t\t\tUnited States\tmemorandum\tfrus1961-63v15/d135\tpart 1 of 4\r\n";

static EventTable read_table(const char *text) {
    Fail fail = {0};
    EventTable table;
    assert_ok(event_table_read(str_from_c(text), arena, &table, &fail));
    return table;
}

static void test_lines_of_one_event_come_together(void **state) {
    (void)state;
    EventTable table = read_table(whole);
    assert_int_equal(table.n, 2);
    const Event *talk = &table.p[0].event;
    assert_int_equal(table.p[0].line, 2);
    assert_str(talk->key, "talk");
    assert_str(talk->title, "A talk");
    assert_str(talk->when, "1962-10-18");
    assert_str(talk->place, "Moscow");
    assert_int_equal(talk->accounts.n, 2);
    assert_str(talk->accounts.p[0].side, "Soviet Union");
    assert_str(talk->accounts.p[0].completeness, "extract");
    assert_int_equal(talk->accounts.p[0].minutes, 140);
    assert_str(talk->accounts.p[1].label, "memorandum");
    assert_str(talk->accounts.p[1].document, "frus1961-63v15/d135");
    assert_int_equal(talk->accounts.p[1].minutes, 0);
    assert_int_equal(table.p[1].line, 4);
    assert_str(table.p[1].event.accounts.p[0].document, "d9");
}

static void test_a_first_line_of_names_orders_the_columns(void **state) {
    (void)state;
    EventTable table = read_table("Document\tEvent key\tAccount label\tedtf date\n"
                                  "d1\tk\tcable\t1962\n");
    assert_int_equal(table.n, 1);
    assert_str(table.p[0].event.key, "k");
    assert_str(table.p[0].event.when, "1962");
    assert_str(table.p[0].event.accounts.p[0].document, "d1");
    assert_str(table.p[0].event.accounts.p[0].label, "cable");
    /* A line of data that begins like names is data. */
    table = read_table("event\tA\t\t\t\t\td1\n");
    assert_str(table.p[0].event.key, "event");
}

static void test_what_is_wrong_is_named_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"", "no event"},
        {"event\tdocument\n", "no event"},
        {"k\tT\t\t\t\t\t\t\n", "line 1: the column document is empty"},
        {"# c\n\tT\t\t\t\t\td1\t\n", "line 2: the column event is empty"},
        {"k\tT\tsoon\t\t\t\td1\t\n", "line 1: the date \"soon\""},
        {"k\tT\t1962\t\t\t\td1\t\nk\tT\t1963\t\t\t\td2\n",
         "line 2: the date of \"k\" is \"1963\", but \"1962\" in line 1"},
        {"k\tT\t\t\t\t\td1\t\nk\tU\t\t\t\t\td2\n", "line 2: the title of \"k\""},
        {"k\tT\t\tA\t\t\td1\t\nk\t\t\tB\t\t\td2\n", "line 2: the place of \"k\""},
        {"k\tT\t\t\t\t\td1\t\ttwo\n", "line 1: minutes is \"two\""},
        {"k\tT\t\t\t\t\td1\t\t99999999999\n", "line 1: minutes"},
        {"k\tT\t\t\t\t\td1\t\t1\tx\n", "line 1 has more than its 9 cells"},
        {"event\tdocument\nk\td1\tx\n", "line 2 has more than its 2 cells"},
        {"k\t\xFF\t\t\t\t\td1\n", "line 1 is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        EventTable table;
        if (event_table_read(str_from_c(cases[i].text), arena, &table, &fail))
            fail_msg("\"%s\" was read", cases[i].text);
        assert_int_equal(fail.code, FAIL_INVALID);
        if (strstr(fail.message, cases[i].words) == NULL)
            fail_msg("\"%s\" is not in \"%s\"", cases[i].words, fail.message);
    }
}

static void test_a_table_that_is_too_long_is_refused(void **state) {
    (void)state;
    Buf text = {0};
    Fail fail = {0};
    EventTable table;
    for (int i = 0; i <= EVENT_TABLE_LINES_MAX; i++)
        buf_char(&text, '\n');
    assert_false(event_table_read(buf_as_str(&text), arena, &table, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    buf_free(&text);
}

static void test_a_table_cut_or_flipped_anywhere_is_read_or_refused(void **state) {
    (void)state;
    Str text = str_from_c(whole);
    char *bytes = (char *)arena_alloc(arena, text.n);
    for (size_t i = 0; i <= text.n; i++) {
        Fail fail = {0};
        EventTable table;
        if (!event_table_read(str_slice(text, 0, i), arena, &table, &fail))
            assert_true(fail.code == FAIL_INVALID);
    }
    for (size_t i = 0; i < text.n; i++)
        for (int bit = 0; bit < 8; bit++) {
            Fail fail = {0};
            EventTable table;
            memcpy(bytes, text.p, text.n);
            bytes[i] = (char)(bytes[i] ^ (1 << bit));
            if (event_table_read((Str){bytes, text.n}, arena, &table, &fail))
                assert_true(table.n >= 1 && table.p[0].event.accounts.n >= 1);
            else
                assert_true(fail.code == FAIL_INVALID);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_lines_of_one_event_come_together),
        CASE(test_a_first_line_of_names_orders_the_columns),
        CASE(test_what_is_wrong_is_named_with_its_line),
        CASE(test_a_table_that_is_too_long_is_refused),
        CASE(test_a_table_cut_or_flipped_anywhere_is_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
