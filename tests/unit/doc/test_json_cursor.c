#include "test.h"

#include "doc/json_cursor.h"

static void test_members_are_taken_in_order(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    JsonCursor cursor = json_cursor(STR("{\"a\":7,\"b\":[\"x\",\"y\"],\"d\":true}"), arena);
    JsonCursor *in = &cursor;
    json_cursor_open(in, '{');
    assert_true(json_cursor_name(in, "a"));
    assert_int_equal(json_cursor_number(in, 7), 7);
    assert_false(json_cursor_name(in, "c"));
    assert_true(json_cursor_name(in, "b"));
    json_cursor_open(in, '[');
    assert_true(json_cursor_item(in));
    assert_str(json_cursor_text(in), "x");
    assert_true(json_cursor_item(in));
    assert_str(json_cursor_text(in), "y");
    assert_false(json_cursor_item(in));
    json_cursor_close(in, ']');
    Str name;
    assert_true(json_cursor_any_name(in, &name));
    assert_str(name, "d");
    assert_true(json_cursor_true(in));
    assert_false(json_cursor_any_name(in, &name));
    json_cursor_close(in, '}');
    assert_ok(json_cursor_done(in, &fail));
    arena_destroy(arena);
}

static void test_texts_and_their_escapes(void **state) {
    (void)state;
    static const struct {
        const char *json, *text;  // NULL: refused
    } cases[] = {
        {"\"\"", ""},
        {"\"plain\"", "plain"},
        {"\"a\\\"b\"", "a\"b"},
        {"\"\\\\\"", "\\"},
        {"\"\\\\\\\"\"", "\\\""},
        {"\"\\b\\t\\n\\f\\r\"", "\b\t\n\f\r"},
        {"\"\\u0001\\u001f\"", "\x01\x1f"},
        {"\"\\u0020\"", NULL},
        {"\"\\ud83d\\ude00\"", NULL},
        {"\"\\x\"", NULL},
        {"\"\\\"", NULL},
        {"\"\\u00\"", NULL},
        {"\"open", NULL},
        {"\"", NULL},
        {"x", NULL},
        {"", NULL},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        size_t n = strlen(cases[i].json);
        JsonCursor in = json_cursor((Str){str_copy(arena, str_from_c(cases[i].json)).p, n}, arena);
        Str text = json_cursor_text(&in);
        bool taken = json_cursor_done(&in, &fail);
        if (taken != (cases[i].text != NULL))
            fail_msg("%s: %s", cases[i].json, taken ? "taken" : fail.message);
        if (taken)
            assert_str(text, cases[i].text);
    }
    arena_destroy(arena);
}

static void test_numbers_have_a_limit(void **state) {
    (void)state;
    static const struct {
        const char *json;
        uint64_t max;
        bool fits;
    } cases[] = {
        {"0", 0, true},
        {"1", 0, false},
        {"255", 255, true},
        {"256", 255, false},
        {"9", 5, false},
        {"18446744073709551615", UINT64_MAX, true},
        {"18446744073709551616", UINT64_MAX, false},
        {"", 9, false},
        {"-1", 9, false},
        {"a", 9, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        JsonCursor in = json_cursor(str_from_c(cases[i].json), NULL);
        (void)json_cursor_number(&in, cases[i].max);
        if (json_cursor_done(&in, &fail) != cases[i].fits)
            fail_msg("%s, at most %llu", cases[i].json, (unsigned long long)cases[i].max);
    }
}

static void test_the_first_error_stays(void **state) {
    (void)state;
    Fail fail = {0};
    JsonCursor in = json_cursor(STR("{\"a\":x}"), NULL);
    json_cursor_open(&in, '{');
    assert_true(json_cursor_name(&in, "a"));
    assert_int_equal(json_cursor_number(&in, 9), 0);
    assert_false(json_cursor_name(&in, "b"));
    assert_false(json_cursor_item(&in));
    json_cursor_close(&in, '}');
    assert_false(json_cursor_done(&in, &fail));
    assert_string_equal(fail.message, "byte 5: expected a whole number");
    assert_int_equal(fail.code, FAIL_CORRUPT);
    in = json_cursor(STR("7 "), NULL);
    (void)json_cursor_number(&in, 9);
    assert_false(json_cursor_done(&in, &fail));
    assert_string_equal(fail.message, "byte 1: something stands behind the end");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_are_taken_in_order),
        cmocka_unit_test(test_texts_and_their_escapes),
        cmocka_unit_test(test_numbers_have_a_limit),
        cmocka_unit_test(test_the_first_error_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
