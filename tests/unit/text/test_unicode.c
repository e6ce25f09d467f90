#include "test.h"
#include "text/unicode.h"
#include "text/utf8.h"

typedef struct {
    const char *in, *out;
} Pair;

static void test_fold_takes_away_case_diacritics_and_compatibility_forms(void **state) {
    (void)state;
    static const Pair pairs[] = {
        {"Kennedy", "kennedy"},
        {"MÜNCHEN", "munchen"},
        {"Straße", "strasse"},
        {"Ångström e\u0301te\u0301", "angstrom ete"},
        {"Łódź Ærø Đilas", "lodz aero dilas"},
        {"O\u2019Neill", "o'neill"},
        {"ﬁle №2", "file no2"},
        {"ХРУЩЁВ Андрей", "хрущев андрей"},
        {"Анд\u0440е\u0438\u0306", "андрей"},  // short i in two characters
        {"ΆΛΦΑ", "αλφα"},
        {"ｱｲ", "アイ"},
        {"co\u00ADoperate", "cooperate"},
        {"\u1112\u1161\u11AB", "\uD55C"},  // three jamo make one syllable
        {"", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_str(unicode_fold(str_from_c(pairs[i].in), arena), pairs[i].out);
    arena_destroy(arena);
}

static void test_fold_is_the_same_the_second_time(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (uint32_t c = 1; c < 0x30000; c += c < 0x2600 ? 1 : 17) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        Str once = unicode_fold((Str){bytes, utf8_put(c, bytes)}, arena);
        assert_true(utf8_valid(once));
        if (!str_equal(unicode_fold(once, arena), once))
            fail_msg("U+%04X", c);
    }
    arena_destroy(arena);
}

static void test_nfc_joins_and_hands_back_what_is_joined(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(unicode_nfc(STR("e\u0301"), arena), "é");
    Str s = STR("déjà, уже");
    assert_ptr_equal(unicode_nfc(s, arena).p, s.p);
    arena_destroy(arena);
}

static void test_decode_reads_old_encodings_and_refuses_unknown_names(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Str text;
    assert_ok(unicode_decode(STR("\xCA\xF3\xE1\xE0"), STR("windows-1251"), arena, &text, &fail));
    assert_str(text, "Куба");
    assert_ok(unicode_decode(STR("\xEB\xD5\xC2\xC1"), STR("KOI8-R"), arena, &text, &fail));
    assert_str(text, "Куба");
    assert_ok(
        unicode_decode((Str){"\x1A\x04\x43\x04\x31", 5}, STR("UTF-16LE"), arena, &text, &fail));
    assert_str(text, "Ку\uFFFD");
    assert_false(unicode_decode(STR("x"), STR("klingon-7"), arena, &text, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    arena_destroy(arena);
}

static void test_decode_of_more_than_one_piece_loses_nothing(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    size_t n = 300000;
    char *bytes = arena_alloc(arena, n);
    memset(bytes, '\xE6', n);  // small zhe in windows-1251
    Str text;
    assert_ok(unicode_decode((Str){bytes, n}, STR("windows-1251"), arena, &text, &fail));
    assert_int_equal(text.n, 2 * n);
    assert_int_equal(utf8_count(text), n);
    arena_destroy(arena);
}

static void test_classes_of_characters(void **state) {
    (void)state;
    assert_int_equal(unicode_class('a'), UNICODE_LETTER);
    assert_int_equal(unicode_class('7'), UNICODE_DIGIT);
    assert_int_equal(unicode_class(0x0301), UNICODE_MARK);
    assert_int_equal(unicode_class(0x4E2D), UNICODE_IDEOGRAPH);
    assert_int_equal(unicode_class(0xAC00), UNICODE_LETTER);
    assert_int_equal(unicode_class(0x00AD), UNICODE_IGNORED);
    assert_int_equal(unicode_class(0x2014), UNICODE_OTHER);
    assert_true(unicode_is_upper(0x0416));
    assert_true(unicode_is_space(0x00A0));
}

/* What is kept of a character is what was found at its first meeting. */
static void test_a_character_folds_alike_each_time(void **state) {
    (void)state;
    for (uint32_t c = 0x80; c < 0x2200; c++) {
        char first[UNICODE_FOLD_MAX], again[UNICODE_FOLD_MAX];
        size_t n = unicode_fold_one(c, first);
        assert_int_equal(unicode_fold_one(c, again), n);
        assert_memory_equal(first, again, n);
    }
    char out[UNICODE_FOLD_MAX];
    assert_int_equal(unicode_fold_one(0x00C4, out), 1);  // Ä
    assert_int_equal(out[0], 'a');
    assert_int_equal(unicode_fold_one(0x0301, out), 0);
    assert_int_equal(unicode_fold_one(0x0416, out), 2);  // Ж
    assert_memory_equal(out, "ж", 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fold_takes_away_case_diacritics_and_compatibility_forms),
        cmocka_unit_test(test_fold_is_the_same_the_second_time),
        cmocka_unit_test(test_nfc_joins_and_hands_back_what_is_joined),
        cmocka_unit_test(test_decode_reads_old_encodings_and_refuses_unknown_names),
        cmocka_unit_test(test_decode_of_more_than_one_piece_loses_nothing),
        cmocka_unit_test(test_classes_of_characters),
        cmocka_unit_test(test_a_character_folds_alike_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
