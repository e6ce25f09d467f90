/* Any bytes become text and come back; on disk no step is too long and no two names meet. */
#include "base/file.h"
#include "store/safe_path.h"
#include "test.h"
#include "text/utf8.h"

static void test_names_are_escaped_as_the_format_says(void **state) {
    (void)state;
    static const struct {
        Str path;
        const char *escaped;
    } cases[] = {
        {STR("original/a.xml"), "original/a.xml"},
        {STR("Письмо Хрущёву, 1962.txt"), "Письмо Хрущёву, 1962.txt"},
        {STR("\xf0\x9f\x93\x9c/\xe2\x80\xae.txt"), "\xf0\x9f\x93\x9c/\xe2\x80\xae.txt"},
        {STR("two\nlines\x7f\x01"), "two%0Alines%7F%01"},
        {STR("100%"), "100%25"},
        {STR("a%20b"), "a%2520b"},
        {STR("C:\\TEMP"), "C:%5CTEMP"},
        {STR(".."), "%2E%2E"},
        {STR("../../etc/passwd"), "%2E%2E/%2E%2E/etc/passwd"},
        {STR("./a/."), "%2E/a/%2E"},
        {STR("..."), "..."},
        {STR("/etc"), "%00/etc"},
        {STR("a//b/"), "a/%00/b/%00"},
        {STR(""), "%00"},
        {STR("caf\xe9"), "caf%E9"},
        {STR("\xed\xa0\x80"), "%ED%A0%80"},
        {STR("\xc0\xaf"), "%C0%AF"},
        {STR("\xf4\x90\x80\x80"), "%F4%90%80%80"},
        {STR("\xe2\x82"), "%E2%82"},
        {STR("\xef\xbf\xbd"), "\xef\xbf\xbd"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail;
        Str back, escaped = safe_path_escape(arena, cases[i].path);
        assert_str(escaped, cases[i].escaped);
        assert_ok(safe_path_restore(arena, escaped, &back, &fail));
        assert_true(str_equal(back, cases[i].path));
    }
    arena_destroy(arena);
}

static void test_what_escaping_does_not_write_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {"",    "..",  "a//b", "/a",     "a/",   "%41",
                                        "%0a", "%",   "a%2",  "a%00b",  "%2E",  "%2E%2Ea",
                                        "\n",  "%ZZ", "a\\b", "%C3%A9", "\xff", "%00%00"};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Fail fail;
        Str path;
        bool dot = str_is(str_from_c(texts[i]), "%2E");
        if (safe_path_restore(arena, str_from_c(texts[i]), &path, &fail) != dot)
            fail_msg("\"%s\"", texts[i]);
    }
    arena_destroy(arena);
}

static void test_random_bytes_come_back(void **state) {
    (void)state;
    static const char alphabet[] = "a/.%\\\n\x7f\xc3\xa9\xff\xf0\x9f\x93\x9c\xed\xa0\x80~2E";
    uint64_t seed = 20261124;
    struct arena *arena = arena_create();
    for (int round = 0; round < 100000; round++) {
        Fail fail;
        char bytes[24];
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        size_t n = (seed >> 33) % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            bytes[i] = alphabet[(seed >> 33) % (sizeof alphabet - 1)];
        }
        ArenaMark mark = arena_mark(arena);
        Str path = {bytes, n}, back, escaped = safe_path_escape(arena, path);
        assert_true(utf8_is_text(escaped) && escaped.n > 0);
        assert_ok(safe_path_restore(arena, escaped, &back, &fail));
        assert_true(str_equal(back, path));
        arena_reset(arena, mark);
    }
    arena_destroy(arena);
}

static Str repeated(struct arena *arena, const char *part, size_t times) {
    StrList parts = {0};
    for (size_t i = 0; i < times; i++)
        str_list_add(arena, &parts, str_from_c(part));
    return str_join(arena, parts, STR(""));
}

static void test_long_steps_and_paths_fit_on_disk(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(safe_path_on_disk(arena, STR("original/a.xml")), "original/a.xml");
    Str just = repeated(arena, "x", 200);
    assert_true(str_equal(safe_path_on_disk(arena, just), just));
    /* 300 bytes: 160 of them, then %~ and half a SHA-512. */
    Str step = safe_path_on_disk(arena, repeated(arena, "x", 300));
    assert_int_equal(step.n, 160 + 2 + 32);
    /* Cut at whole characters (three bytes each) and whole escapes. */
    step = safe_path_on_disk(arena, repeated(arena, "\xe2\x82\xac", 100));
    assert_int_equal(step.n, 159 + 2 + 32);
    assert_true(utf8_valid(step));
    step = safe_path_on_disk(arena, safe_path_escape(arena, repeated(arena, "x\n", 100)));
    assert_int_equal(step.n, 160 + 2 + 32);
    assert_true(str_has(step, STR("%0A%~")));
    Str deep = repeated(arena, "folder/", 200);
    assert_int_equal(safe_path_on_disk(arena, str_slice(deep, 0, deep.n - 1)).n, 2 + 64);
    /* Names that differ only behind the cut stay two. */
    Str a =
        safe_path_on_disk(arena, str_format(arena, "%.*sa", STR_ARG(repeated(arena, "x", 300))));
    Str b =
        safe_path_on_disk(arena, str_format(arena, "%.*sb", STR_ARG(repeated(arena, "x", 300))));
    assert_false(str_equal(a, b));
    arena_destroy(arena);
}

static void test_naughty_strings_come_back(void **state) {
    (void)state;
    Fail fail;
    struct arena *arena = arena_create();
    Str text, line, path = STR("../shared/conformance/naughty");
    FileEntryList entries = {0};
    size_t n = 0;
    if (!file_exists(path)) {
        print_message("skipped: ../shared/conformance/naughty is not here\n");
        arena_destroy(arena);
        return;
    }
    assert_ok(file_list(path, arena, &entries, &fail));
    for (size_t i = 0; i < entries.n; i++) {
        assert_ok(
            file_read(file_join(arena, path, entries.p[i].name), 1 << 20, arena, &text, &fail));
        for (; str_next_line(&text, &line); n++) {
            Str back, escaped = safe_path_escape(arena, line);
            assert_ok(safe_path_restore(arena, escaped, &back, &fail));
            assert_true(str_equal(back, line));
        }
    }
    assert_true(n > 300);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_escaped_as_the_format_says),
        cmocka_unit_test(test_what_escaping_does_not_write_is_refused),
        cmocka_unit_test(test_random_bytes_come_back),
        cmocka_unit_test(test_long_steps_and_paths_fit_on_disk),
        cmocka_unit_test(test_naughty_strings_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
