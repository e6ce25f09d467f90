#include "base/zip.h"
#include "test.h"

static void test_what_was_packed_comes_back(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf text = {0}, packed = {0};
    for (int i = 0; i < 20000; i++)
        buf_format(&text, "line %d of the same sort\n", i);
    Str inputs[] = {STR(""), STR("x"), buf_as_str(&text), STR("a\0b")};
    for (size_t i = 0; i < 4; i++)
        for (int level = 1; level <= 19; level += 9) {
            buf_clear(&packed);
            buf_c(&packed, "head");
            zip_pack(inputs[i], level, &packed);
            Str back, frame = str_skip(buf_as_str(&packed), 4);
            Fail fail = {0};
            assert_ok(zip_unpack(frame, inputs[i].n, arena, &back, &fail));
            assert_true(str_equal(back, inputs[i]));
            assert_true(frame.n < inputs[i].n / 3 + 32);
        }
    buf_free(&text);
    buf_free(&packed);
    arena_destroy(arena);
}

static void test_more_than_the_limit_is_not_unpacked(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf packed = {0};
    zip_pack(STR("0123456789"), 3, &packed);
    Str back;
    Fail fail = {0};
    assert_false(zip_unpack(buf_as_str(&packed), 9, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    // A head of 14 bytes may claim any size; the limit is asked before room is made.
    static const char bomb[] = "\x28\xB5\x2F\xFD\xE0\xff\xff\xff\xff\xff\xff\xff\x0f\x01";
    assert_false(zip_unpack((Str){bomb, sizeof bomb - 1}, 1 << 20, arena, &back, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    buf_free(&packed);
    arena_destroy(arena);
}

static void test_other_bytes_are_corrupt(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf twice = {0};
    zip_pack(STR("one"), 3, &twice);
    size_t first = twice.n;
    zip_pack(STR("two"), 3, &twice);
    const Str cases[] = {
        STR(""),
        STR("not packed at all"),
        buf_as_str(&twice),                     // two frames
        {twice.p, first + 1},                   // a byte behind the frame
        STR("\x50\x2A\x4D\x18\x04\0\0\0abcd"),  // a frame to be skipped
        STR("\x28\xB5\x2F\xFD"),                // a magic number alone
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str back;
        Fail fail = {0};
        assert_false(zip_unpack(cases[i], 1 << 20, arena, &back, &fail));
        assert_int_equal(fail.code, FAIL_CORRUPT);
    }
    buf_free(&twice);
    arena_destroy(arena);
}

static void test_cut_and_flipped_frames_never_crash(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf packed = {0};
    zip_pack(STR("a text that has a text that has a text in it"), 19, &packed);
    for (size_t at = 0; at < packed.n; at++) {
        Str back;
        Fail fail = {0};
        assert_false(zip_unpack((Str){packed.p, at}, 1000, arena, &back, &fail));
        for (unsigned bit = 0; bit < 8; bit++) {
            packed.p[at] = (char)(packed.p[at] ^ 1 << bit);
            if (zip_unpack(buf_as_str(&packed), 1000, arena, &back, &fail))
                assert_true(back.n <= 1000);
            packed.p[at] = (char)(packed.p[at] ^ 1 << bit);
        }
    }
    buf_free(&packed);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_packed_comes_back),
        cmocka_unit_test(test_more_than_the_limit_is_not_unpacked),
        cmocka_unit_test(test_other_bytes_are_corrupt),
        cmocka_unit_test(test_cut_and_flipped_frames_never_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
