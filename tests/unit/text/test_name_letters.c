/* Proves text/name_letters.c: what of a word is compared. */
#include "base/buf.h"
#include "test.h"
#include "text/name_letters.h"
#include "text/utf8.h"

static Str spelled(struct arena *arena, const char *word) {
    NameLetters letters = name_letters_of(str_from_c(word));
    Buf out = {0};
    for (size_t i = 0; i < letters.n; i++) {
        char bytes[4];
        buf_add(&out, bytes, utf8_put(letters.p[i], bytes));
    }
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void test_case_apostrophes_and_hyphens_do_not_count(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"Khrushchev", "khrushchev"},
        {"O'Neill", "oneill"},
        {"O\u2019Neill", "oneill"},
        {"Solov\u02b9ev", "solovev"},
        {"Ben-Gurion", "bengurion"},
        {"\u0416\u0423\u041a\u041e\u0412", "\u0436\u0443\u043a\u043e\u0432"},
        {"S\u030c", "\u0161"},
        {"B52", ""},
        {"Khrush\u0447ev", ""},
        {"", ""},
        {"\xff\xfe", ""},
        {"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(spelled(arena, cases[i][0]), cases[i][1]);
    arena_destroy(arena);
}

static void test_script_and_marks_are_told(void **state) {
    (void)state;
    assert_false(name_letters_of(STR("Chruscev")).marked);
    assert_true(name_letters_of(STR("Chru\u0161\u010dev")).marked);
    assert_int_equal(name_letters_of(STR("\u0451\u0436")).script, NAME_CYRILLIC);
    assert_false(name_letters_of(STR("\u0451\u0436")).marked);
    assert_int_equal(name_letters_plain(0x0161), 's');
    assert_int_equal(name_letters_plain(0x0142), 'l');
    assert_int_equal(name_letters_plain('s'), 's');
}

static void test_the_first_cluster_that_fits_is_taken(void **state) {
    (void)state;
    static const NameCluster table[] = {{"sch", "w"}, {"sh", "w"}, {"s", "s"}};
    static const struct {
        const uint32_t plain[5];
        size_t n;
        const char *as;
    } cases[] = {
        {{'s', 'c', 'h', 'u'}, 3, "w"}, {{'s', 'c', 0}, 1, "s"}, {{'s', 'h', 0}, 2, "w"},
        {{'c', 'h', 0}, 0, "none"},     {{0}, 0, "none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *as = "none";
        assert_int_equal(name_letters_cluster(cases[i].plain, table, 3, &as), cases[i].n);
        assert_string_equal(as, cases[i].as);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_case_apostrophes_and_hyphens_do_not_count),
        cmocka_unit_test(test_script_and_marks_are_told),
        cmocka_unit_test(test_the_first_cluster_that_fits_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
