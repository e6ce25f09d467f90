#include "test.h"
#include "text/utf8.h"

typedef struct {
    const char *bytes;
    size_t n;
    bool valid;
} Case;

/* Edges of the Unicode Standard's table 3-7, written by hand. */
static const Case cases[] = {
    {"", 0, true},
    {"plain", 5, true},
    {"\x7F", 1, true},
    {"\xC2\x80", 2, true},
    {"\xC1\xBF", 2, false},  // overlong U+007F
    {"\xDF\xBF", 2, true},
    {"\xE0\x9F\xBF", 3, false},  // overlong U+07FF
    {"\xE0\xA0\x80", 3, true},
    {"\xED\x9F\xBF", 3, true},
    {"\xED\xA0\x80", 3, false},  // surrogate
    {"\xEE\x80\x80", 3, true},
    {"\xEF\xBF\xBF", 3, true},
    {"\xF0\x8F\xBF\xBF", 4, false},  // overlong U+FFFF
    {"\xF0\x90\x80\x80", 4, true},
    {"\xF4\x8F\xBF\xBF", 4, true},
    {"\xF4\x90\x80\x80", 4, false},  // above U+10FFFF
    {"\xF5\x80\x80\x80", 4, false},
    {"\x80", 1, false},
    {"a\xC3", 2, false},
    {"12345678\xE2\x82", 10, false},
    {"12345678\xE2\x82\xAC", 11, true},
};

static void test_valid_follows_the_table_of_the_standard(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str s = {cases[i].bytes, cases[i].n};
        if (utf8_valid(s) != cases[i].valid)
            fail_msg("case %zu", i);
    }
    assert_true(utf8_valid((Str){"a\0b", 3}));
    assert_false(utf8_is_text((Str){"a\0b", 3}));
}

static void test_every_character_survives_put_next_and_back(void **state) {
    (void)state;
    for (uint32_t c = 0; c <= UTF8_MAX; c += c < 0x3000 ? 1 : 61) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        Str s = {bytes, utf8_put(c, bytes)};
        size_t at = 0;
        uint32_t got;
        assert_true(utf8_next(s, &at, &got));
        assert_int_equal(got, c);
        assert_int_equal(at, s.n);
        assert_true(utf8_back(s, &at, &got));
        assert_int_equal(got, c);
        assert_int_equal(at, 0);
        assert_false(utf8_back(s, &at, &got));
        assert_true(utf8_valid(s));
        assert_int_equal(utf8_count(s), 1);
    }
}

static void test_boundaries_are_ends_and_lead_bytes(void **state) {
    (void)state;
    Str s = STR("a\xD0\x96z");
    bool expected[] = {true, true, false, true, true, false};
    for (size_t at = 0; at < 6; at++)
        assert_int_equal(utf8_is_boundary(s, at), expected[at]);
    assert_int_equal(utf8_floor(s, 2), 1);
    assert_int_equal(utf8_floor(s, 99), 4);
}

static void test_repair_hands_sound_text_back_uncopied(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Utf8DamageList damage = {0};
    Str s = STR("Карибский кризис");
    assert_ptr_equal(utf8_repair(s, arena, &damage).p, s.p);
    assert_int_equal(damage.n, 0);
    arena_destroy(arena);
}

static void test_repair_names_each_damaged_place_and_its_bytes(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Utf8DamageList damage = {0};
    Str bytes = {"ab\xFF\xE2\x82-\0z\xC3", 9};
    Str text = utf8_repair(bytes, arena, &damage);
    assert_str(text, "ab\uFFFD\uFFFD-\uFFFDz\uFFFD");
    assert_int_equal(damage.n, 3);
    assert_int_equal(damage.p[0].start, 2);  // FF and E2 82 adjoin: one damage, two characters
    assert_int_equal(damage.p[0].end, 8);
    assert_str(damage.p[0].bytes, "\xFF\xE2\x82");
    assert_int_equal(damage.p[1].start, 9);
    assert_int_equal(damage.p[1].bytes.n, 1);
    assert_int_equal(damage.p[2].start, 13);
    assert_int_equal(damage.p[2].from, 8);
    arena_destroy(arena);
}

static void test_cut_and_flipped_everywhere_it_still_ends_and_repairs(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    const char sample[] = "Ж\u20AC\U0001F600a\u0301z";
    for (size_t cut = 0; cut < sizeof sample; cut++)
        for (size_t flip = 0; flip < cut; flip++)
            for (unsigned bit = 0; bit < 8; bit++) {
                char bytes[sizeof sample];
                memcpy(bytes, sample, sizeof sample);
                bytes[flip] = (char)(bytes[flip] ^ (1 << bit));
                Utf8DamageList damage = {0};
                Str text = utf8_repair((Str){bytes, cut}, arena, &damage);
                assert_true(utf8_is_text(text));
                size_t steps = 0, back = 0, at = 0;
                uint32_t c;
                while (utf8_next(text, &at, &c))
                    steps++;
                while (utf8_back(text, &at, &c))
                    back++;
                assert_int_equal(steps, back);
                assert_int_equal(steps, utf8_count(text));
            }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_valid_follows_the_table_of_the_standard),
        cmocka_unit_test(test_every_character_survives_put_next_and_back),
        cmocka_unit_test(test_boundaries_are_ends_and_lead_bytes),
        cmocka_unit_test(test_repair_hands_sound_text_back_uncopied),
        cmocka_unit_test(test_repair_names_each_damaged_place_and_its_bytes),
        cmocka_unit_test(test_cut_and_flipped_everywhere_it_still_ends_and_repairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
