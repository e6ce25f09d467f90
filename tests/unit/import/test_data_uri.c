#include "base/buf.h"
#include "base/fail.h"
#include "import/data_uri.h"
#include "test.h"
#include <string.h>

static Str letters(struct arena *arena, char letter, size_t n) {
    char *p = arena_alloc(arena, n);
    memset(p, letter, n);
    return (Str){p, n};
}

static void test_contents_go_and_places_are_found_again(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str a = letters(arena, 'A', 200), b = letters(arena, 'B', 300);
    Str text = str_format(arena,
                          "<img src=data:image/png;base64,%.*s><p>one</p>"
                          "<style>x{src:url(\"data:font/woff2;base64,%.*s\")}</style><p>two</p>",
                          STR_ARG(a), STR_ARG(b));
    Utf8DamageList damage = {0};
    DataCutList cuts;
    Str cut = data_uri_cut(text, &damage, arena, &cuts);
    assert_str(cut, "<img src=data:image/png;base64,><p>one</p>"
                    "<style>x{src:url(\"data:font/woff2;base64,\")}</style><p>two</p>");
    assert_int_equal(cuts.n, 2);
    static const char *const found[] = {"<img", "one", "<style", "</style", "two"};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        size_t before, after;
        assert_true(str_find(text, str_from_c(found[i]), &before));
        assert_true(str_find(cut, str_from_c(found[i]), &after));
        assert_int_equal(data_uri_place(&cuts, after), before);
    }
    arena_destroy(arena);
}

static void test_what_is_short_or_no_address_stays(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str cases[] = {
        STR("<p>the data: they are few</p>"),
        STR("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"),
        str_format(arena, "<p>data: %.*s</p>", STR_ARG(letters(arena, 'w', 500))),
        STR("data:"),
        STR("data:,"),
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Utf8DamageList damage = {0};
        DataCutList cuts;
        Str cut = data_uri_cut(cases[i], &damage, arena, &cuts);
        assert_ptr_equal(cut.p, cases[i].p);
        assert_int_equal(cut.n, cases[i].n);
        assert_int_equal(cuts.n, 0);
        assert_int_equal(data_uri_place(&cuts, 7), 7);
    }
    arena_destroy(arena);
}

static void test_damage_moves_along(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str text = str_format(arena, "\xEF\xBF\xBD<img src=data:x,%.*s>\xEF\xBF\xBD",
                          STR_ARG(letters(arena, 'A', 200)));
    Utf8DamageList damage = {0};
    *LIST_ADD(arena, &damage) = (Utf8Damage){.start = 0, .end = 3};
    *LIST_ADD(arena, &damage) = (Utf8Damage){.start = text.n - 3, .end = text.n};
    DataCutList cuts;
    Str cut = data_uri_cut(text, &damage, arena, &cuts);
    assert_int_equal(damage.p[0].start, 0);
    assert_int_equal(damage.p[1].end, cut.n);
    assert_str(str_slice(cut, damage.p[1].start, damage.p[1].end), "\xEF\xBF\xBD");
    arena_destroy(arena);
}

/* 40 MB of addresses beginning one in another: minutes, were it not linear. */
static void test_hostile_repetition_is_linear(void **state) {
    (void)state;
    static const char *const pieces[] = {"data:", "data:,", "data:x;data:,\"", "data:data:,A("};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena *arena = arena_create();
        Buf text = {0};
        while (text.n < 10000000)
            buf_c(&text, pieces[i]);
        Utf8DamageList damage = {0};
        DataCutList cuts;
        Str cut = data_uri_cut(buf_as_str(&text), &damage, arena, &cuts);
        assert_true(cut.n <= text.n);
        buf_free(&text);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contents_go_and_places_are_found_again),
        cmocka_unit_test(test_what_is_short_or_no_address_stays),
        cmocka_unit_test(test_damage_moves_along),
        cmocka_unit_test(test_hostile_repetition_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
