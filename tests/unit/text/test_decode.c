#include "test.h"
#include "text/decode.h"

typedef struct {
    const char *bytes;
    size_t n;
    const char *declared, *encoding, *text;
} Case;

#define BYTES(literal) literal, sizeof(literal) - 1

static const Case cases[] = {
    {BYTES(""), "", "UTF-8", ""},
    {BYTES("plain"), "", "UTF-8", "plain"},
    {BYTES("plain"), "windows-1251", "UTF-8", "plain"},
    {BYTES("\xEF\xBB\xBFz\xC3\xA9"), "", "UTF-8", "zé"},
    {BYTES("\xFF\xFEz\0\xE9\0"), "", "UTF-16LE", "zé"},
    {BYTES("\xFE\xFF\0z\0\xE9"), "", "UTF-16BE", "zé"},
    {BYTES("o\0n\0e\0 \0t\0w\0o\0"), "", "UTF-16LE", "one two"},
    {BYTES("\0o\0n\0e\0 \0t\0w\0o"), "", "UTF-16BE", "one two"},
    {BYTES("\xD1\xEE\xE2\xE5\xF2\xF1\xEA\xE8\xE9 \xEF\xEE\xF1\xEE\xEB \xF1\xEE\xEE\xE1\xF9\xE8\xEB "
           "\xEE \xE1\xE5\xF1\xE5\xE4\xE5"),
     "", "windows-1251", "Советский посол сообщил о беседе"},
    {BYTES("\xF3\xCF\xD7\xC5\xD4\xD3\xCB\xC9\xCA \xD0\xCF\xD3\xCF\xCC \xD3\xCF\xCF\xC2\xDD\xC9\xCC "
           "\xCF \xC2\xC5\xD3\xC5\xC4\xC5"),
     "", "KOI8-R", "Советский посол сообщил о беседе"},
    {BYTES("Le g\xE9n\xE9ral, arriv\xE9 ici"), "", "ISO-8859-1", "Le général, arrivé ici"},
    {BYTES("\x93Na\xEFve\x94 \x96 he said"), "", "windows-1252", "“Naïve” – he said"},
    {BYTES("M\xFCnchen \xFC"
           "ber Stra\xDF"
           "e"),
     "", "ISO-8859-1", "München über Straße"},
    {BYTES("\xCA\xF3\xE1\xE0"), "cp1251", "windows-1251", "Куба"},
    {BYTES("caf\xE9"), "latin1", "windows-1252", "café"},
    {BYTES("caf\xC3\xA9"), "iso-8859-1", "UTF-8", "café"},  // the declaration is not believed
    {BYTES("caf\xE9"),
     "cp\xFF"
     "1251",
     "ISO-8859-1", "café"},  // no name, whatever ICU thinks
    {BYTES("\x82\xA0\x82\xA2"), "shift_jis", "shift_jis", "あい"},
    {BYTES("d\xC3\xA9j\xC3\xA0 vu \xC3\xA0 \xFF l'\xC3\xA9t\xC3\xA9"), "", "UTF-8",
     "déjà vu à \uFFFD l'été"},
};

static void test_each_encoding_is_found(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Decoded decoded;
        Fail fail = {0};
        assert_ok(decode_bytes((Str){cases[i].bytes, cases[i].n}, str_from_c(cases[i].declared),
                               arena, &decoded, &fail));
        assert_str(decoded.text, cases[i].text);
        assert_str(decoded.encoding, cases[i].encoding);
        assert_true(decoded.reason.n > 0 && decoded.certainty >= 500);
    }
    arena_destroy(arena);
}

static void test_broken_utf16_is_damage_with_its_bytes(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Decoded decoded;
    assert_ok(decode_bytes((Str){"\xFF\xFE"
                                 "a\0\x00\xD8"
                                 "b\0c",
                                 9},
                           (Str){NULL, 0}, arena, &decoded, &fail));
    assert_str(decoded.text, "a\uFFFDb\uFFFD");
    assert_int_equal(decoded.damage.n, 2);
    assert_memory_equal(decoded.damage.p[0].bytes.p, "\x00\xD8", 2);
    assert_int_equal(decoded.damage.p[0].start, 1);
    assert_int_equal(decoded.damage.p[1].bytes.n, 1);
    arena_destroy(arena);
}

static void test_junk_is_refused_and_one_zero_is_not(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Decoded decoded;
    char junk[1000];
    uint32_t seed = 3;
    for (size_t i = 0; i < sizeof junk; i++) {
        seed = seed * 1664525U + 1013904223U;
        junk[i] = (char)(seed >> 24);
    }
    assert_false(decode_bytes((Str){junk, sizeof junk}, (Str){NULL, 0}, arena, &decoded, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    assert_ok(decode_bytes((Str){"one zero \0 here", 15}, (Str){NULL, 0}, arena, &decoded, &fail));
    assert_str(decoded.text, "one zero \uFFFD here");
    assert_int_equal(decoded.damage.n, 1);
    arena_destroy(arena);
}

static void test_declarations_are_found_in_markup(void **state) {
    (void)state;
    assert_str(decode_declared_in_markup(STR("<meta charset=\"KOI8-R\">")), "KOI8-R");
    assert_str(decode_declared_in_markup(STR("<?xml version='1.0' encoding='utf-16'?>")), "utf-16");
    assert_str(decode_declared_in_markup(
                   STR("<META http-equiv=Content-Type content=\"text/html; CHARSET=cp1251\">")),
               "cp1251");
    assert_str(decode_declared_in_markup(STR("<p>no word of it")), "");
}

static void test_cut_and_flipped_everywhere_the_text_is_sound(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    ArenaMark mark = arena_mark(arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t cut = 0; cut <= cases[i].n; cut++)
            for (size_t flip = 0; flip < cut; flip++) {
                char *bytes = str_to_c(arena, (Str){cases[i].bytes, cut});
                bytes[flip] = (char)(bytes[flip] ^ (1 << (flip % 8)));
                Decoded decoded;
                Fail fail = {0};
                if (decode_bytes((Str){bytes, cut}, (Str){NULL, 0}, arena, &decoded, &fail))
                    assert_true(utf8_is_text(decoded.text));
                arena_reset(arena, mark);
            }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_encoding_is_found),
        cmocka_unit_test(test_broken_utf16_is_damage_with_its_bytes),
        cmocka_unit_test(test_junk_is_refused_and_one_zero_is_not),
        cmocka_unit_test(test_declarations_are_found_in_markup),
        cmocka_unit_test(test_cut_and_flipped_everywhere_the_text_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
